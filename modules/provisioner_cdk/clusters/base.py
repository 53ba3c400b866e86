"""What all cluster kinds share."""

from __future__ import annotations

from typing import Any

from provisioner_cdk import cdk
from provisioner_cdk.fleet import Named


class Cluster(Named):
    """A cluster of the fleet. Its name in the handover is made from its id."""

    def __init__(self, scope: cdk.Construct, id: str) -> None:
        super().__init__(scope, id)
        # The path of a Flux distribution, for kinds that bring one.
        self.distribution: str | None = None

    def is_cluster(self, entry: dict[str, Any]) -> None:
        """Add `entry` to the handover; its strings are Terraform text."""
        self.declare("clusters", entry, "is cluster", self.name)
