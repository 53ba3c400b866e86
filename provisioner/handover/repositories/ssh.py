from typing import ClassVar

from provisioner.handover import rules, text
from provisioner.handover.reference import Reference
from provisioner.handover.repositories import base


class Declaration(base.Repository, frozen=True, kw_only=True, tag="ssh"):
    """Any Git server over SSH whose deploy keys its owner installs.

    `url` is `ssh://[user@]host[:port]/path`. `known_hosts` are OpenSSH lines; without any, the run
    is refused unless `trust_on_first_use` is set. `push_key` refers to the private key that may
    write; without it the user's own ssh-agent and configuration are used.
    """

    url: text.SshUrl
    known_hosts: list[text.Line] = []
    trust_on_first_use: bool = False
    push_key: Reference | None = None

    proposes: ClassVar[bool] = False

    @property
    def place(self) -> tuple[str, ...]:
        return (self.url,)

    def check(self, where: str) -> None:
        super().check(where)
        rules.ssh_url(self.url, f"{where}.url")
        rules.host_keys(self.known_hosts, where, trust_on_first_use=self.trust_on_first_use)
        if self.push_key:
            self.push_key.check(f"{where}.push_key")
