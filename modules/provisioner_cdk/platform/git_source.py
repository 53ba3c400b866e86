from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import ClassVar

from provisioner.handover.reference import Reference
from provisioner_cdk.fleet import Member
from provisioner_cdk.platform.base import Delivery, HelmDelivery, Piece, Values, keyed
from provisioner_cdk.repositories.base import Repository
from provisioner_cdk.verification import SignedCommits

__all__ = ["GitSource"]


@dataclasses.dataclass(frozen=True, kw_only=True)
class GitSource(Piece):
    """A Git repository beside the one that the cluster is paired with, and what Flux delivers from
    it.

    `url` begins with https:// or ssh://. With `deploy_key` it is left out, and `repository` is one
    of the same stack: the cluster gets a read-only deploy key of its own there. The revision is at
    most one of `branch` (by default main), `tag`, `semver` (the newest tag in a range) and
    `commit`. `credential` refers to a token (over HTTPS, for `username`) or a private key (over
    SSH, with `known_hosts`); pairing puts it into a Secret of the cluster. `ca_file` is a PEM file
    of the authorities to trust. `sparse` names the only folders to fetch. `verify`: whose
    signatures are demanded.
    """

    url: str | None = None
    repository: Repository | None = None
    deploy_key: bool = False
    branch: str | None = None
    tag: str | None = None
    semver: str | None = None
    commit: str | None = None
    username: str = "git"
    credential: Reference | None = None
    known_hosts: Sequence[str] = ()
    ca_file: str | None = None
    interval: str = "1m0s"
    timeout: str | None = None
    sparse: Sequence[str] = ()
    recurse_submodules: bool = False
    verify: SignedCommits | None = None
    deliver: Sequence[Delivery | HelmDelivery] = ()

    kind: ClassVar[str] = "git_source"

    def given(self, member: Member) -> Values:
        return keyed(self, self.repository, member)
