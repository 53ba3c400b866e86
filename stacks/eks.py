"""A cluster on Amazon EKS and its delivery, in one `up`: copy it, and change what is yours.
Credentials come from the environment: those of AWS, which may assume the role `pairing`, and
GITHUB_TOKEN."""

from provisioner_cdk import (
    App,
    DeployKey,
    EksCluster,
    EksNetwork,
    EksNodes,
    FleetStack,
    GithubRepository,
    GitOps,
)

REGION = "eu-central-1"


class Eks(FleetStack):
    def __init__(self, app: App, id: str = "eks") -> None:
        # Manifests use them as `${vpc_id}`. A cluster without one of them fails the synthesis.
        facts = {"region": str, "vpc_id": str, "cluster_arn": str}
        super().__init__(app, id, fleet="example-eks", facts=facts)
        repository = GithubRepository(self, "fleet", owner="example", name="fleet-eks")
        cluster = EksCluster(
            self,
            "production",
            region=REGION,
            version="1.33",
            # Who may reach the API server: the office and the runners of the pipeline.
            public_access_cidrs=["192.0.2.0/24"],
            # Pairs, whoever runs it: administrators and the pipeline assume it.
            role="arn:aws:iam::123456789012:role/pairing",
            network=EksNetwork(cidr="10.20.0.0/16", egress="nat-gateway-per-zone"),
            nodes=EksNodes(instance_types=["m7i.large"], minimum=3, maximum=6),
        )
        key = DeployKey(self, "production-key", cluster=cluster, repository=repository)
        GitOps(
            self,
            "production-gitops",
            cluster=cluster,
            repository=repository,
            deploy_key=key,
            facts={
                "region": REGION,
                "vpc_id": cluster.resource.get_string_attribute("vpc_config[0].vpc_id"),
                "cluster_arn": cluster.resource.get_string_attribute("arn"),
            },
        )


def build(app: App) -> None:
    Eks(app)
