"""The default: a fleet on this machine. `--context clusters=N` sets the number of clusters."""

from __future__ import annotations

from provisioner_cdk import App, DeployKey, FleetStack, GitOps, SandboxCluster, SandboxRepository

from provisioner.base.errors import BadInput

MOST = 64


class Sandbox(FleetStack):
    def __init__(self, app: App, id: str = "sandbox") -> None:
        super().__init__(app, id)
        repository = SandboxRepository(self, "fleet")
        for number in range(1, _clusters(app) + 1):
            cluster = SandboxCluster(self, f"c{number}")
            key = DeployKey(self, f"c{number}-key", cluster=cluster, repository=repository)
            GitOps(
                self, f"c{number}-gitops", cluster=cluster, repository=repository, deploy_key=key
            )


def build(app: App) -> None:
    Sandbox(app)


def _clusters(app: App) -> int:
    given = app.node.try_get_context("clusters")
    text = "1" if given is None else str(given).strip()
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST):
        raise BadInput(
            "context clusters",
            f"{given!r} is not a number from 1 to {MOST}",
            "Example: `--context clusters=4`.",
        )
    return int(text)
