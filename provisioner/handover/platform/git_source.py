"""Another Git repository that a cluster reads from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Annotated, Any

from provisioner.base.errors import BadInput
from provisioner.handover import delivery, rules, text
from provisioner.handover.platform import base
from provisioner.handover.platform.base import SemVer
from provisioner.handover.reference import Reference
from provisioner.handover.verification import SignedCommits

Commit = Annotated[
    str, text.form(r"([0-9a-f]{40}|[0-9a-f]{64})", "the SHA of a commit in full", "0" * 40)
]
Url = Annotated[
    str,
    text.published(
        rf"([hH][tT][tT][pP][sS]|[sS][sS][hH])://[^\s{text.HIDDEN}?#]+",
        "https://git.example.com/team/apps.git",
    ),
]
REVISIONS = ("branch", "tag", "semver", "commit")


# What says how a repository is read without a deploy key of its own.
READING = ("url", "credential", "known_hosts", "ca_file")
DEPLOY_KEY = "a deploy key is made for it"


class Declaration(base.Source, frozen=True, kw_only=True, tag="git_source"):
    """A Git repository at `url`, https:// or ssh://. Its revision is at most one of `branch` (by
    default main), `tag`, `semver` (the newest tag in a range) and `commit`.

    With `deploy_key` it is `repository` instead, one of the fleet's by name: the cluster gets a
    read-only deploy key of its own there. `branch` is by default that of the repository.

    Over HTTPS the cluster signs in as `username` with the token that `credential` refers to;
    without one it reads anonymously. Over SSH it uses the private key that `credential` refers to,
    and trusts `known_hosts`. `ca_file` is a PEM file of the authorities to trust instead of the
    system's. `sparse` names the only folders to fetch. `verify`: whose signatures are demanded.
    """

    url: Url | None = None
    repository: text.Line | None = None
    deploy_key: bool = False
    branch: text.Branch | None = None
    tag: text.Branch | None = None
    semver: SemVer | None = None
    commit: Commit | None = None
    username: text.Line = "git"
    credential: Reference | None = None
    known_hosts: list[text.Line] = []
    ca_file: text.ReadFile | None = None
    interval: text.Duration = "1m0s"
    timeout: text.Duration | None = None
    sparse: list[text.RepositoryPath] = []
    recurse_submodules: bool = False
    verify: SignedCommits | None = None

    @property
    def over_ssh(self) -> bool:
        return over_ssh(self.url or "")

    @property
    def receiver(self) -> str:
        return self.url or ""

    @property
    def follows_branch(self) -> bool:
        return not (self.tag or self.semver or self.commit)

    def keyed(self) -> Collection[str]:
        return [self.repository] if self.repository else ()

    def objects(self) -> Sequence[base.Object]:
        return [("GitRepository", self.name), *super().objects()]

    def needs(self) -> Collection[str]:
        return {"source-controller", *super().needs()}

    def requires(self) -> Sequence[base.Requirement]:
        return [("sparse", "v2.6.0")] if self.sparse else []

    def check(self, where: str) -> None:
        super().check(where)
        base.at_most_one(self, REVISIONS, where)
        check_readable(self, where)
        if self.verify:
            self.verify.check(f"{where}.verify")
            tagged = bool(self.tag or self.semver)
            self.verify.check_tag(f"{where}.verify", tagged=tagged)
        for index, one in enumerate(self.deliver):
            if isinstance(one, delivery.HelmRelease):
                base.chart_named(one, "the path of the chart", f"{where}.deliver[{index}]")


# What `check` asks for, for the JSON Schema.
URL_OR_REPOSITORY = {"anyOf": [{"required": ["url"]}, {"required": ["repository"]}]}


def over_ssh(url: str) -> bool:
    return url.lower().startswith("ssh://")


def check_readable(piece: Any, where: str) -> None:
    """Which repository a piece reads, and how."""
    if piece.deploy_key or piece.repository:
        _check_keyed(piece, where)
    elif piece.url:
        check_reading(piece, piece.url, where)
    else:
        hint = "Give the URL, or `repository`, one of the fleet, with deploy_key."
        raise BadInput(where, "missing required field `url`", hint)


def _check_keyed(piece: Any, where: str) -> None:
    if not piece.repository:
        hint = "Name the repository of the fleet that the key is for."
        raise BadInput(f"{where}.repository", "missing with deploy_key", hint)
    if not piece.deploy_key:
        cause = "of no use without deploy_key"
        raise BadInput(f"{where}.repository", cause, "Set deploy_key, or give `url` instead.")
    for name in READING:
        if getattr(piece, name):
            cause = f"of no use with repository: {DEPLOY_KEY}"
            raise BadInput(f"{where}.{name}", cause, "Leave it out.")


def check_reading(piece: Any, url: str, where: str) -> None:
    """How a piece reads the repository at `url`."""
    if over_ssh(url):
        _check_ssh(piece, url, where)
    else:
        rules.https_url(url, f"{where}.url")
        if piece.known_hosts:
            raise BadInput(f"{where}.known_hosts", "of no use over HTTPS", "Leave it out.")
    if piece.credential:
        piece.credential.check(f"{where}.credential")


def _check_ssh(piece: Any, url: str, where: str) -> None:
    rules.ssh_url(url, f"{where}.url")
    if not piece.credential:
        hint = "Refer to a private key that may read the repository."
        raise BadInput(f"{where}.credential", "missing: SSH needs a private key", hint)
    rules.host_keys(piece.known_hosts, where, trust_on_first_use=False)
    if piece.ca_file:
        raise BadInput(f"{where}.ca_file", "of no use over SSH", "Leave it out.")
