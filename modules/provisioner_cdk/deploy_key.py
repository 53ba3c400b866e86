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
# The same parameters as pairing and `flux bootstrap` use.
ALGORITHMS: dict[str, dict[str, Any]] = {
    "ed25519": {"algorithm": "ED25519"},
    "ecdsa": {"algorithm": "ECDSA", "ecdsa_curve": "P384"},
    "rsa": {"algorithm": "RSA", "rsa_bits": 4096},
}


class DeployKey(Member):
    """An SSH key pair of one cluster for one repository. `write=True` only for image automation,
    which pushes.

    It is made on the cluster when pairing runs: Terraform and its state never see it. With
    `custody="terraform"`, for organisations that require it, Terraform makes it
    (`tls_private_key`) and installs it on the Git host. The private half is then in clear in
    Terraform's state and in plan files, and whoever may run `terraform output -json` can read it
    from the output `provisioner_keys`. Protect the state as you would protect the key.
    `provisioner rotate` leaves such a key to Terraform.
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
        self._used_by: str = ""  # the path of the pairing
        if custody == "terraform":
            self._keep()

    def _keep(self) -> None:
        """Have Terraform make the pair and install it; the private half leaves by the sensitive
        output."""
        attributes = ALGORITHMS[self.declaration.algorithm]
        pair = cdk.resource(
            self, "pair", "tls_private_key", provider=self.stack.providers.of(TLS), **attributes
        )
        self.repository.admits(
            self,
            title=f"{self.stack.fleet}/{self.cluster.name} of Terraform",
            # Hosts store it without the line break, which would be a change in every plan.
            public=f"${{trimspace(tls_private_key.{pair.friendly_unique_id}.public_key_openssh)}}",
            write=self.declaration.write,
        )
        private = pair.get_string_attribute("private_key_openssh")
        self.stack.keep_key(self.path, self.cluster.name, private)

    def used_by(self, pairing: str, cluster: Cluster, repository: Repository) -> None:
        """Reserve the key for the pairing at that path: one pairing only, and the right one."""
        if self._used_by:
            cause = f"deploy key {self.path} is already used by {self._used_by}"
            raise BadInput(pairing, cause, "Declare a key for each pairing.")
        if self.cluster is not cluster or self.repository is not repository:
            cause = f"deploy key {self.path} is for {self.cluster.path} and {self.repository.path}"
            raise BadInput(pairing, cause, f"Use one for {cluster.path} and {repository.path}.")
        self._used_by = pairing
