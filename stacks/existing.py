"""An existing cluster, and a repository on any Git server over SSH. Copy this and change four
values.

The key that may push is read from a file when pairing runs. The public half of the deploy key is
printed, for you to install on the server with read access.
"""

from __future__ import annotations

from provisioner_cdk import App, DeployKey, ExistingCluster, FleetStack, GitOps, SshRepository


class Existing(FleetStack):
    def __init__(self, app: App, id: str = "existing") -> None:
        super().__init__(app, id, fleet="example")
        cluster = ExistingCluster(self, "production", context="production")
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
    Existing(app)
