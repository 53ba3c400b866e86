"""DeployKey: the key that one cluster reads its repository with."""

from __future__ import annotations

from typing import Literal

from provisioner.base.errors import BadInput
from provisioner.handover import convert
from provisioner.handover import fleet as handover
from provisioner_cdk import cdk
from provisioner_cdk.clusters.base import Cluster
from provisioner_cdk.fleet import Member
from provisioner_cdk.repositories.base import Repository


class DeployKey(Member):
    """An SSH key pair of one cluster for one repository. It is made on the cluster when pairing runs: Terraform and
    its state never see it. `write=True` only for image automation, which pushes."""

    def __init__(
        self,
        scope: cdk.Construct,
        id: str,
        *,
        cluster: Cluster,
        repository: Repository,
        algorithm: Literal["ed25519", "ecdsa", "rsa"] = "ed25519",
        write: bool = False,
    ) -> None:
        super().__init__(scope, id)
        self.same_fleet(cluster, "cluster")
        self.same_fleet(repository, "repository")
        self.cluster: Cluster = cluster
        self.repository: Repository = repository
        given = {"algorithm": algorithm, "write": write}
        self.declaration: handover.DeployKey = convert.to(handover.DeployKey, given, self.path)
        self._used_by: str = ""

    def used_by(self, pairing: str, cluster: Cluster, repository: Repository) -> None:
        """Give the key to the pairing at that path, once and only where it belongs."""
        if self._used_by:
            raise BadInput(
                pairing, f"deploy key {self.path} is used by {self._used_by} already", "Declare one for each."
            )
        if self.cluster is not cluster or self.repository is not repository:
            raise BadInput(
                pairing,
                f"deploy key {self.path} is for {self.cluster.path} and {self.repository.path}",
                f"Use one for {cluster.path} and {repository.path}.",
            )
        self._used_by = pairing
