"""A cluster on Azure Kubernetes Service and its delivery, in one `up`: copy it, and change what is
yours. Credentials come from the environment: ARM_SUBSCRIPTION_ID, Azure's login, GITHUB_TOKEN."""

from provisioner_cdk import (
    AksCluster,
    AksNodes,
    App,
    DeployKey,
    FleetStack,
    GithubRepository,
    GitOps,
)


class Aks(FleetStack):
    def __init__(self, app: App) -> None:
        super().__init__(app, "aks", fleet="example-aks")
        repository = GithubRepository(self, "fleet", owner="example", name="fleet-aks")
        cluster = AksCluster(
            self,
            "production",
            location="westeurope",
            resource_group="fleet",  # it exists
            # Who may reach the API server: the office and the runners of the pipeline.
            public_access_cidrs=["192.0.2.0/24"],
            # Pairs, whoever runs it: a group with administrators and the pipeline's identity.
            principal_id="11111111-2222-3333-4444-555555555555",
            nodes=AksNodes(vm_size="Standard_D4s_v5", minimum=3, maximum=6),
        )
        key = DeployKey(self, "production-key", cluster=cluster, repository=repository)
        GitOps(self, "production-gitops", cluster=cluster, repository=repository, deploy_key=key)


def build(app: App) -> None:
    Aks(app)
