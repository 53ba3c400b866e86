from provisioner.handover.reference import Reference
from provisioner.handover.repositories import base


class Declaration(base.Repository, frozen=True, kw_only=True, tag="ssh"):
    """Any Git server over SSH whose deploy keys its owner installs.

    `url` is `ssh://[user@]host[:port]/path`. `known_hosts` are OpenSSH lines; without any, the run
    is refused unless `trust_on_first_use` is set. `push_key` refers to the private key that may
    write; without it the user's own ssh-agent and configuration are used.
    """

    url: str
    known_hosts: list[str] = []
    trust_on_first_use: bool = False
    push_key: Reference | None = None
