from provisioner.handover.strict import Strict


class Cluster(Strict, frozen=True, kw_only=True, tag_field="kind"):
    """What all kinds share: nothing but the tag."""


class Unknown(Cluster, frozen=True, kw_only=True, tag="unknown"):
    """A cluster of a plan, of which something is known only after the apply. No other handover
    may hold it."""
