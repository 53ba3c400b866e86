"""A cluster that Terraform makes in the same run. Copy this and put your own resource or module in
the place of `made`.

Its address and CA are known only after the apply: `up` reads them then, signs in and pairs. Nothing
has to be written in between, and no provider is configured with them.
"""

from __future__ import annotations

from provisioner_cdk import (
    App,
    AwsSignIn,
    DeployKey,
    EndpointCluster,
    FleetStack,
    GitOps,
    SshRepository,
    cdk,
)

REGION = "eu-central-1"
ROLE = "arn:aws:iam::123456789012:role/pairing"


class Endpoint(FleetStack):
    def __init__(self, app: App, id: str = "endpoint") -> None:
        super().__init__(app, id, fleet="example")
        made = cdk.resource(
            self,
            "made",
            "terraform_data",
            input={"endpoint": "https://api.example.com", "name": "production"},
        )
        cluster = EndpointCluster(
            self,
            "production",
            server=made.get_string_attribute("output.endpoint"),
            sign_in=AwsSignIn(
                cluster_name=made.get_string_attribute("output.name"), region=REGION, role=ROLE
            ),
            made_by=made,
        )
        repository = SshRepository(
            self,
            "fleet",
            url="ssh://git@git.example.com/platform/fleet.git",
            known_hosts=[
                "git.example.com ssh-ed25519 "
                "AAAAC3NzaC1lZDI1NTE5AAAAIJ2kTrQ2VgGGa1zVvZ5aPIzWb8yO0mVrY7rG0hZrN0vK",
            ],
            push_key_file="~/.ssh/id_ed25519",
        )
        key = DeployKey(self, "production-key", cluster=cluster, repository=repository)
        GitOps(
            self,
            "production-gitops",
            cluster=cluster,
            repository=repository,
            deploy_key=key,
            path="clusters/production",
        )


def build(app: App) -> None:
    Endpoint(app)
