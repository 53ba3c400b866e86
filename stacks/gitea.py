"""Existing clusters, and a repository of an organisation on your Gitea or Forgejo that Terraform
creates.

The team writes to it, and one person outside the team reads it. Copy this and change the values;
the host keys are what `ssh-keyscan` prints, compared with the files on the server. Both Terraform
and pairing read GITEA_TOKEN, a token with the scopes `write:organization` and `write:repository` of
an owner of the organisation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from provisioner_cdk import App, DeployKey, ExistingCluster, FleetStack, GiteaRepository, GitOps

KNOWN_HOSTS = (
    "git.example.com ssh-ed25519 "
    "AAAAC3NzaC1lZDI1NTE5AAAAIJ2kTrQ2VgGGa1zVvZ5aPIzWb8yO0mVrY7rG0hZrN0vK",
)
CLUSTERS = {"production": "~/.kube/config", "staging": "~/.kube/config"}


class Gitea(FleetStack):
    """`clusters`: the kubeconfig file of each context. `custody`: see `DeployKey`."""

    def __init__(
        self,
        app: App,
        id: str = "gitea",
        *,
        url: str = "https://git.example.com",
        known_hosts: Sequence[str] = KNOWN_HOSTS,
        ca_file: str | None = None,
        clusters: Mapping[str, str] = CLUSTERS,
        custody: Literal["cluster", "terraform"] = "cluster",
        **options: Any,
    ) -> None:
        super().__init__(app, id, fleet="example-gitea")
        repository = GiteaRepository(
            self,
            "fleet",
            url=url,
            owner="example",
            name="fleet",
            known_hosts=known_hosts,
            ca_file=ca_file,
            teams={"platform": "write"},
            members={"platform": ["ann", "bob"]},
            collaborators={"auditor": "read"},
        )
        for name, kubeconfig in clusters.items():
            cluster = ExistingCluster(self, name, context=name, kubeconfig=kubeconfig)
            key = DeployKey(
                self, f"{name}-key", cluster=cluster, repository=repository, custody=custody
            )
            GitOps(
                self,
                f"{name}-gitops",
                cluster=cluster,
                repository=repository,
                deploy_key=key,
                **options,
            )


def build(app: App) -> None:
    Gitea(app)
