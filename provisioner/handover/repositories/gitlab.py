from typing import Annotated, Literal

from provisioner.handover import rules, text
from provisioner.handover.reference import Reference
from provisioner.handover.repositories import base

ProjectPath = Annotated[
    str,
    text.form(
        rf"{text.SEGMENT}(/{text.SEGMENT})+",
        "the full path of a project: group/name, with all its groups",
        "group/subgroup/name",
    ),
]


class Declaration(base.Repository, frozen=True, kw_only=True, tag="gitlab"):
    """A project on gitlab.com or on your own GitLab.

    `url` is the address of its web pages and API: `https://host[:port][/prefix]`; `project` is the
    full path, `group/subgroup/name`. `credential` refers to an access token with the scopes `api`
    and `write_repository`, of at least a Maintainer of the project: it changes deploy keys and
    pushes, over HTTPS, and never enters a cluster. `known_hosts` are OpenSSH lines of the host's
    SSH server; without any, the run is refused unless `trust_on_first_use` is set. `ca_file` is a
    PEM file of the certificate authorities to trust instead of the system's. With `sync="token"`
    clusters read over HTTPS as `sync_user` with the token that `sync_credential` refers to,
    preferably a deploy token. Every cluster stores it, so it should only read. No deploy keys are
    made then.
    """

    url: text.HttpsUrl = "https://gitlab.com"
    project: ProjectPath
    credential: Reference = Reference(env="GITLAB_TOKEN")
    known_hosts: list[text.Line] = []
    trust_on_first_use: bool = False
    ca_file: text.Line | None = None
    sync: Literal["deploy-key", "token"] = "deploy-key"
    sync_user: text.Line = ""
    sync_credential: Reference | None = None

    @property
    def place(self) -> tuple[str, ...]:
        return (self.url, self.project)

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
