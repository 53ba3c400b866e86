from provisioner.handover import text
from provisioner.handover.clusters import base


class Declaration(base.Cluster, frozen=True, kw_only=True, tag="sandbox"):
    """A cluster of the sandbox on this machine. `directory` is the sandbox's own, absolute."""

    name: text.Line
    directory: text.SandboxFolder

    def resource(self) -> str:
        """As provisioner_cdk writes it: one block for all, with an instance per name."""
        return f'terraform_data.provisioner_sandbox_clusters["{self.name}"]'
