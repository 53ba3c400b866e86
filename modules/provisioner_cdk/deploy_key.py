"""DeployKey: the key that one cluster reads its repository with."""

from __future__ import annotations

from typing import Any, Literal

from provisioner.base.errors import BadInput
from provisioner.handover import convert
from provisioner.handover import fleet as handover
from provisioner_cdk import cdk
from provisioner_cdk.clusters.base import Cluster
from provisioner_cdk.fleet import Member
from provisioner_cdk.providers import Source
from provisioner_cdk.repositories.base import Repository

TLS = Source(type="tls", source="hashicorp/tls", version="~> 4.1")
# As pairing makes them: what `flux bootstrap` takes.
ALGORITHMS: dict[str, dict[str, Any]] = {
    "ed25519": {"algorithm": "ED25519"},
    "ecdsa": {"algorithm": "ECDSA", "ecdsa_curve": "P384"},
    "rsa": {"algorithm": "RSA", "rsa_bits": 4096},
}


class DeployKey(Member):
    """An SSH key pair of one cluster for one repository. `write=True` only for image automation,
    which pushes.

    It is made on the cluster when pairing runs: Terraform and its state never see it. With
    `custody="terraform"`, for those whose rules want it there, Terraform makes it
    (`tls_private_key`) and tells the Git host. The private half then lies in clear in Terraform's
    state and in plan files, and whoever may run `terraform output -json` reads it from the output
    `provisioner_keys`; keep the state as you would keep the key. `provisioner rotate` leaves it to
    Terraform.
    """

    def __init__(
        self,
        scope: cdk.Construct,
        id: str,
        *,
        cluster: Cluster,
        repository: Repository,
        algorithm: Literal["ed25519", "ecdsa", "rsa"] = "ed25519",
        write: bool = False,
        custody: Literal["cluster", "terraform"] = "cluster",
    ) -> None:
        super().__init__(scope, id)
        self.same_fleet(cluster, "cluster")
        self.same_fleet(repository, "repository")
        self.cluster: Cluster = cluster
        self.repository: Repository = repository
        given = {"algorithm": algorithm, "write": write, "custody": custody}
        self.declaration: handover.DeployKey = convert.to(handover.DeployKey, given, self.path)
        self._used_by: str = ""
        if custody == "terraform":
            self._keep()

    def _keep(self) -> None:
        """Have Terraform make the pair and tell the host; the private half goes out by the
        sensitive output."""
        attributes = ALGORITHMS[self.declaration.algorithm]
        made = cdk.resource(
            self, "pair", "tls_private_key", provider=self.stack.providers.of(TLS), **attributes
        )
        self.repository.admits(
            self,
            title=f"{self.stack.fleet}/{self.cluster.name} of Terraform",
            # Hosts keep it without the line's end, and would see a change in it for ever.
            public=f"${{trimspace(tls_private_key.{made.friendly_unique_id}.public_key_openssh)}}",
            write=self.declaration.write,
        )
        self.stack.keep_key(
            self.path, self.cluster.name, made.get_string_attribute("private_key_openssh")
        )

    def used_by(self, pairing: str, cluster: Cluster, repository: Repository) -> None:
        """Give the key to the pairing at that path, once and only where it belongs."""
        if self._used_by:
            raise BadInput(
                pairing,
                f"deploy key {self.path} is used by {self._used_by} already",
                "Declare one for each.",
            )
        if self.cluster is not cluster or self.repository is not repository:
            raise BadInput(
                pairing,
                f"deploy key {self.path} is for {self.cluster.path} and {self.repository.path}",
                f"Use one for {cluster.path} and {repository.path}.",
            )
        self._used_by = pairing
