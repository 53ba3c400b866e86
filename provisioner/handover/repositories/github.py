from typing import Annotated, Literal

from provisioner.base.errors import BadInput
from provisioner.handover import rules, text
from provisioner.handover.reference import Reference
from provisioner.handover.repositories import base
from provisioner.handover.strict import Strict

AppId = Annotated[
    str,
    text.form(r"[A-Za-z0-9._-]+", "an id as GitHub shows it in the App's settings", "123456"),
]


class App(Strict, frozen=True, kw_only=True):
    """An installed GitHub App: its id, the installation's id (both as text), and a reference to its
    private key (PEM)."""

    id: AppId
    installation: AppId
    key: Reference


class Declaration(base.Repository, frozen=True, kw_only=True, tag="github"):
    """A repository on github.com or a GitHub Enterprise Server (`host`, with `:port` where it is
    not 443).

    It is written over HTTPS, with the token that `credential` refers to, or as `app` if set. Either
    needs contents and pull requests, and administration for deploy keys, and never enters a
    cluster. `known_hosts` are OpenSSH lines; those of github.com are read from its API when none
    are given. `ca_file` is a PEM file of the authorities to trust instead of the system's. `sync`
    is what clusters read with: a deploy key each, the token that `sync_credential` refers to, or
    `sync_app`. Every cluster stores the latter two, so they should only read. `sync_url` is the
    URL that clusters with deploy keys read, where it is not `ssh://git@HOST/OWNER/NAME.git`: as
    `flux bootstrap` wrote it, or by another port.
    """

    owner: text.Segment
    name: text.Segment
    host: text.HostName = "github.com"
    credential: Reference = Reference(env="GITHUB_TOKEN")
    app: App | None = None
    known_hosts: list[text.Line] = []
    ca_file: text.ReadFile | None = None
    sync: Literal["deploy-key", "token", "app"] = "deploy-key"
    sync_credential: Reference | None = None
    sync_app: App | None = None
    sync_url: text.SshUrl | None = None

    @property
    def place(self) -> tuple[str, ...]:
        return (self.host, self.owner, self.name)

    @property
    def reads_with(self) -> base.ReadsWith:
        return self.sync

    def check(self, where: str) -> None:
        super().check(where)
        self.credential.check(f"{where}.credential")
        for field, app in (("app", self.app), ("sync_app", self.sync_app)):
            if app:
                app.key.check(f"{where}.{field}.key")
        writing = None if self.app else self.credential
        rules.reading_token(self.sync, self.sync_credential, writing, where)
        self._check_reading_app(f"{where}.sync_app")
        rules.sync_url(self.sync_url, f"{self.owner}/{self.name}", self.sync, where)
        if self.sync == "deploy-key" and not self._publishes_host_keys():
            rules.host_keys(self.known_hosts, where)

    def _publishes_host_keys(self) -> bool:
        """The API of an Enterprise Server does not return the keys of its SSH server."""
        return self.host == "github.com" or self.host.endswith(".ghe.com")

    def _check_reading_app(self, where: str) -> None:
        if self.sync != "app":
            if self.sync_app:
                raise BadInput(where, f"of no use with sync {self.sync!r}", "Leave it out.")
            return
        if self.sync_app is None:
            raise BadInput(
                where,
                "missing: with sync 'app' every cluster stores the key of an App",
                "Name an App that may only read.",
            )
        if self.app and (self.sync_app.id == self.app.id or self.sync_app.key == self.app.key):
            raise BadInput(
                where,
                "the App that writes, which never enters a cluster",
                "Name another App that may only read.",
            )
