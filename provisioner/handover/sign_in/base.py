from provisioner.handover.strict import Strict


class SignIn(Strict, frozen=True, kw_only=True, tag_field="kind"):
    """What all ways share: the tag. None of them holds a secret."""
