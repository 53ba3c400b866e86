"""Two existing clusters, and a repository of your organisation on GitHub that Terraform creates.

The team maintains it, everyone on call may read it, and changes of `main` need an approval. Only
administrators may push to it; pairing pushes as one of them. Copy this and change the names. Both
Terraform and pairing read GITHUB_TOKEN, a token of somebody who may create repositories in the
organisation.
"""

from __future__ import annotations

from provisioner_cdk import (
    App,
    DeployKey,
    ExistingCluster,
    FleetStack,
    GithubProtection,
    GithubRepository,
    GitOps,
)

CLUSTERS = ("production", "staging")


class GithubTeam(FleetStack):
    def __init__(self, app: App, id: str = "github_team") -> None:
        super().__init__(app, id, fleet="example-github")
        repository = GithubRepository(
            self,
            "fleet",
            owner="example",
            name="fleet",
            description="What runs on our clusters",
            teams={"platform": "maintain", "on-call": "pull"},
            protect=GithubProtection(approvals=1),
        )
        for name in CLUSTERS:
            cluster = ExistingCluster(self, name, context=name)
            key = DeployKey(self, f"{name}-key", cluster=cluster, repository=repository)
            GitOps(self, f"{name}-gitops", cluster=cluster, repository=repository, deploy_key=key)


def build(app: App) -> None:
    GithubTeam(app)
