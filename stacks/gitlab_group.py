"""Two existing clusters, and a project of a group on your own GitLab that Terraform creates.

Maintainers push and merge, and another group may read. Copy this and change the names; the host
keys are those that your GitLab shows under Help, Instance configuration. Both Terraform and pairing
read GITLAB_TOKEN, a token with the scopes `api` and `write_repository` of a maintainer of the
group.
"""

from __future__ import annotations

from provisioner_cdk import (
    App,
    DeployKey,
    ExistingCluster,
    FleetStack,
    GitlabProtection,
    GitlabRepository,
    GitOps,
)

CLUSTERS = ("production", "staging")


class GitlabGroup(FleetStack):
    def __init__(self, app: App, id: str = "gitlab_group") -> None:
        super().__init__(app, id, fleet="example-gitlab")
        repository = GitlabRepository(
            self,
            "fleet",
            url="https://gitlab.example.com",
            project="example/platform/fleet",
            description="What runs on our clusters",
            known_hosts=[
                "gitlab.example.com ssh-ed25519 "
                "AAAAC3NzaC1lZDI1NTE5AAAAIJ2kTrQ2VgGGa1zVvZ5aPIzWb8yO0mVrY7rG0hZrN0vK",
            ],
            groups={"example/on-call": "reporter"},
            protect=GitlabProtection(push="maintainer"),
        )
        for name in CLUSTERS:
            cluster = ExistingCluster(self, name, context=name)
            key = DeployKey(self, f"{name}-key", cluster=cluster, repository=repository)
            GitOps(self, f"{name}-gitops", cluster=cluster, repository=repository, deploy_key=key)


def build(app: App) -> None:
    GitlabGroup(app)
