from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from provisioner.handover.reference import Reference
from provisioner_cdk.fleet import Member
from provisioner_cdk.platform.base import Piece, Values, keyed
from provisioner_cdk.repositories.base import Repository
from provisioner_cdk.verification import SignedCommits

__all__ = ["Tenant"]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Tenant(Piece):
    """A team that shares the cluster with others. The GitOps needs `lockdown=True`.

    Its `namespaces` are by default one of its name. Its ServiceAccount, in the first of them, has
    the ClusterRole `role` in these namespaces and nowhere else.

    With `url` (https:// or ssh://) Flux applies `path` of that Git repository as that
    ServiceAccount. With `deploy_key` it is left out, and `repository` is one of the same stack: the
    cluster gets a read-only deploy key of its own there. `branch` is by default that of the
    repository, else main. `verify`: whose signatures are demanded. With one namespace everything
    goes there; with several each object names its own. `credential` refers to a token (over HTTPS,
    for `username`) or a private key (over SSH, with `known_hosts`); pairing puts it into a Secret
    of the tenant. `ca_file` is a PEM file of the authorities to trust. `wait`: until everything is
    ready.

    `quota` limits each namespace, such as `{"requests.cpu": "10"}`. `network_policy`: pods are
    reached from the tenant's own namespaces only. They connect to no address in the networks
    `egress_denied`, but for those in `egress_allowed`. `workloads`: "keep" or "drain", what becomes
    of the namespaces, with everything in them, once the tenant is taken out of the stack.
    """

    namespaces: Sequence[str] = ()
    role: str = "admin"
    url: str | None = None
    repository: Repository | None = None
    deploy_key: bool = False
    branch: str | None = None
    path: str = "."
    username: str = "git"
    credential: Reference | None = None
    known_hosts: Sequence[str] = ()
    ca_file: str | None = None
    interval: str = "1m0s"
    sync_interval: str = "10m0s"
    wait: bool = False
    quota: Mapping[str, str] = dataclasses.field(default_factory=dict)
    network_policy: bool = False
    egress_denied: Sequence[str] = ()
    egress_allowed: Sequence[str] = ()
    verify: SignedCommits | None = None
    workloads: Literal["keep", "drain"] = "keep"

    kind: ClassVar[str] = "tenant"

    def given(self, member: Member) -> Values:
        return keyed(self, self.repository, member)
