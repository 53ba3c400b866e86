"""A delivery platform on an existing cluster: secrets, a tenant, webhooks, alerts, dashboards.

Terraform creates two repositories of your organisation on GitHub: one for the fleet, and one that
the team `shop` writes to and that its part of the cluster is read from. Copy this, leave out what
you do not need, and change the names. Both Terraform and pairing read GITHUB_TOKEN, a token of
somebody who may create repositories in the organisation.
"""

from __future__ import annotations

from provisioner_cdk import (
    Alert,
    App,
    DeployKey,
    ExistingCluster,
    FleetStack,
    GithubRepository,
    GitOps,
    Image,
    ImageAutomation,
    Monitoring,
    Receiver,
    Reference,
    Sops,
    Tenant,
)

from provisioner.handover.fleet import COMPONENTS

# Of a key that you keep elsewhere: files stay readable when the cluster is gone.
RECOVERY = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
IMAGES = ("image-reflector-controller", "image-automation-controller")


class Platform(FleetStack):
    def __init__(self, app: App, id: str = "platform") -> None:
        super().__init__(app, id, fleet="example-platform")
        fleet = GithubRepository(self, "fleet", owner="example", name="fleet")
        team = GithubRepository(self, "shop", owner="example", name="shop", teams={"shop": "push"})
        cluster = ExistingCluster(self, "production", context="production")
        key = DeployKey(self, "production-key", cluster=cluster, repository=fleet)
        GitOps(
            self,
            "production-gitops",
            cluster=cluster,
            repository=fleet,
            deploy_key=key,
            components=[*COMPONENTS, *IMAGES],
            lockdown=True,
            facts={"flux_host": "flux.example.com"},
            platform=[
                Sops(age=True, recovery=[RECOVERY]),
                Tenant(name="shop", repository=team, deploy_key=True, path="deploy"),
                Receiver(
                    name="pushes", type="github", repository=fleet, url="https://${flux_host}"
                ),
                Alert(name="chat", provider="slack", address=Reference(env="SLACK_WEBHOOK")),
                Alert(name="commits", provider="github", token=Reference(env="STATUS_TOKEN")),
                # The Kustomization that brings the Prometheus Operator is your own.
                Monitoring(depends_on=["prometheus-operator"], fleet=True),
                ImageAutomation(
                    name="images",
                    images=[Image(name="web", image="ghcr.io/example/web", semver="1.x")],
                    path="apps",
                ),
            ],
        )


def build(app: App) -> None:
    Platform(app)
