from provisioner.handover.repositories import base


class Declaration(base.Repository, frozen=True, kw_only=True, tag="sandbox"):
    """A repository of the sandbox's Git host: `directory` is the sandbox's, absolute."""

    name: str
    directory: str
