from __future__ import annotations

from provisioner_cdk import cdk, sandbox
from provisioner_cdk.clusters.base import Cluster

__all__ = ["SandboxCluster"]


class SandboxCluster(Cluster):
    """A Kubernetes control plane on this machine, started and removed by Terraform.

    `directory` is the sandbox's folder, absolute; by default `.provisioner/sandbox` beside
    cdktf.out.
    """

    def __init__(self, scope: cdk.Construct, id: str, *, directory: str | None = None) -> None:
        super().__init__(scope, id)
        self.directory: str = sandbox.directory(directory, self.path)
        self.distribution = f"{self.directory}/distribution"
        self.is_cluster({"kind": "sandbox", "name": self.name, "directory": self.directory})
        self.stack.use_sandbox()
