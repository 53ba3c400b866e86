from typing import Literal

from provisioner.handover import rules, text
from provisioner.handover.reference import Reference
from provisioner.handover.repositories import base


class Declaration(base.Repository, frozen=True, kw_only=True, tag="gitea"):
    """A repository on Gitea or Forgejo.

    `url` is the address of its web pages and API: `https://host[:port][/prefix]`; `owner` is a user
    or an organisation. `credential` refers to an access token with the scope `write:repository`,
    whose user administers the repository: it changes deploy keys and pushes, over HTTPS, and never
    enters a cluster. `known_hosts` are OpenSSH lines of the host's SSH server; without any, the run
    is refused unless `trust_on_first_use` is set. `ca_file` is a PEM file of the certificate
    authorities to trust instead of the system's. With `sync="token"` clusters read over HTTPS as
    `sync_user` with the token that `sync_credential` refers to. Every cluster stores it, so it
    should only read. No deploy keys are made then.
    """

    url: text.HttpsUrl
    owner: text.Segment
    name: text.Segment
    credential: Reference = Reference(env="GITEA_TOKEN")
    known_hosts: list[text.Line] = []
    trust_on_first_use: bool = False
    ca_file: text.Line | None = None
    sync: Literal["deploy-key", "token"] = "deploy-key"
    sync_user: text.Line = ""
    sync_credential: Reference | None = None

    @property
    def place(self) -> tuple[str, ...]:
        return (self.url, self.owner, self.name)

    @property
    def reads_with(self) -> base.ReadsWith:
        return self.sync

    def check(self, where: str) -> None:
        super().check(where)
        rules.https_url(self.url, f"{where}.url")
        self.credential.check(f"{where}.credential")
        rules.reading_token(self.sync, self.sync_credential, self.credential, where)
        if self.sync == "deploy-key":
            rules.host_keys(self.known_hosts, where, trust_on_first_use=self.trust_on_first_use)
