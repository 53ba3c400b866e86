"""A team that shares a cluster with others: namespaces of its own, and what it may do there."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Annotated, Literal

from provisioner.base.errors import BadInput
from provisioner.handover import rules, text
from provisioner.handover.platform import base, egress, git_source
from provisioner.handover.platform.git_source import Url
from provisioner.handover.reference import Reference
from provisioner.handover.verification import SignedCommits

RoleName = Annotated[
    str,
    text.form(
        r"[A-Za-z0-9]([A-Za-z0-9:._-]{0,251}[A-Za-z0-9])?", "the name of a ClusterRole", "admin"
    ),
]
QuotaName = Annotated[
    str,
    text.form(
        r"([a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?/)?[a-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?",
        "what a ResourceQuota limits",
        "requests.cpu",
    ),
]
Quantity = Annotated[
    str,
    text.form(r"[0-9]{1,18}(\.[0-9]{1,9})?(m|[kMGTPE]i?|Ki)?", "a quantity of Kubernetes", "10Gi"),
]
RESERVED = r"^(default$|kube-)"  # Kubernetes' own namespaces
# What says how a repository is read, and so is of no use without one.
READING = ("credential", "known_hosts", "ca_file", "verify")


class Declaration(base.Piece, frozen=True, kw_only=True, tag="tenant"):
    """The team `name` in its `namespaces` (by default one of its name). Its ServiceAccount, in the
    first of them, has the ClusterRole `role` in these namespaces and nowhere else.

    With `url`, or with `repository` and `deploy_key`, Flux applies `path` of that Git repository as
    that ServiceAccount; the other fields are those of a `git_source`. With one namespace everything
    goes there; with several each object names its own. `quota` limits each namespace.
    `network_policy`: pods are reached from the tenant's own namespaces only. They connect to no
    address in the networks `egress_denied`, but for those in `egress_allowed`. `workloads`: what
    becomes of its namespaces, with everything in them, once it is declared no more.
    """

    namespaces: list[text.Namespace] = []
    role: RoleName = "admin"
    url: Url | None = None
    repository: text.Line | None = None
    deploy_key: bool = False
    branch: text.Branch | None = None
    path: text.RepositoryPath = "."
    username: text.Line = "git"
    credential: Reference | None = None
    known_hosts: list[text.Line] = []
    ca_file: text.ReadFile | None = None
    interval: text.Duration = "1m0s"
    sync_interval: text.Duration = "10m0s"
    wait: bool = False
    quota: dict[QuotaName, Quantity] = {}
    network_policy: bool = False
    egress_denied: list[base.Network] = []
    egress_allowed: list[base.Network] = []
    verify: SignedCommits | None = None
    workloads: Literal["keep", "drain"] = "keep"

    @property
    def spaces(self) -> list[str]:
        return self.namespaces or [self.name]

    @property
    def over_ssh(self) -> bool:
        return git_source.over_ssh(self.url or "")

    @property
    def receiver(self) -> str:
        return self.url or ""

    @property
    def has_repository(self) -> bool:
        return bool(self.url or self.repository)

    @property
    def follows_branch(self) -> bool:
        return True

    def keyed(self) -> Collection[str]:
        return [self.repository] if self.repository else ()

    def objects(self) -> Sequence[base.Object]:
        """Nothing in Flux's namespace; but no other piece has one of its namespaces."""
        return [("Namespace", space) for space in self.spaces]

    def check(self, where: str) -> None:
        self._check_namespaces(where)
        self._check_egress(where)
        if self.has_repository or self.deploy_key:
            git_source.check_readable(self, where)
            if self.verify:
                self.verify.check(f"{where}.verify")
                self.verify.check_tag(f"{where}.verify", tagged=False)
            return
        for name in READING:
            if getattr(self, name):
                cause = "of no use without url"
                raise BadInput(f"{where}.{name}", cause, "Give the URL, or leave it out.")

    def _check_egress(self, where: str) -> None:
        egress.check_networks(self.egress_denied, f"{where}.egress_denied")
        egress.check_networks(self.egress_allowed, f"{where}.egress_allowed")
        if self.egress_allowed and not self.egress_denied:
            cause = "of no use without egress_denied"
            raise BadInput(f"{where}.egress_allowed", cause, "Everything is allowed as it is.")

    def _check_namespaces(self, where: str) -> None:
        named: list[str] = []
        for index, space in enumerate(self.namespaces):
            rules.distinct(named, space, f"{where}.namespaces[{index}]")
        if not self.namespaces and re.search(RESERVED, self.name):
            cause = f"namespace {self.name!r} is Kubernetes' own"
            raise BadInput(f"{where}.name", cause, "Name namespaces of the tenant's own.")

    def check_flux(
        self, namespace: str, *, lockdown: bool, network_policy: bool, where: str
    ) -> None:
        if namespace in self.spaces:
            cause = f"namespace {namespace!r} is Flux's own"
            raise BadInput(f"{where}.namespaces", cause, "Give the tenant one of its own.")
        if not lockdown:
            cause = f"{self.title} needs gitops.lockdown"
            hint = (
                "Set it to true. Without it a tenant can have Flux apply anything anywhere, with "
                "the rights of the controllers."
            )
            raise BadInput(where, cause, hint)
