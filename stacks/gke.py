"""A cluster on Google Kubernetes Engine and its delivery, in one `up`: copy it, and change what is
yours. Credentials come from the environment: Google's application default credentials and
GITHUB_TOKEN."""

from provisioner_cdk import (
    App,
    DeployKey,
    FleetStack,
    GithubRepository,
    GitOps,
    GkeCluster,
    GkeNodes,
)


class Gke(FleetStack):
    def __init__(self, app: App) -> None:
        super().__init__(app, "gke", fleet="example-gke")
        repository = GithubRepository(self, "fleet", owner="example", name="fleet-gke")
        cluster = GkeCluster(
            self,
            "production",
            project="example-production",
            location="europe-west1",
            # Who may reach the API server: the office and the runners of the pipeline.
            public_access_cidrs=["192.0.2.0/24"],
            # Pairs, whoever runs it: administrators and the pipeline impersonate it.
            impersonate="pairing@example-production.iam.gserviceaccount.com",
            nodes=GkeNodes(machine_type="e2-standard-4", minimum=1, maximum=3),
        )
        key = DeployKey(self, "production-key", cluster=cluster, repository=repository)
        GitOps(self, "production-gitops", cluster=cluster, repository=repository, deploy_key=key)


def build(app: App) -> None:
    Gke(app)
