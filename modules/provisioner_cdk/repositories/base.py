"""What all Git hosts share."""

from __future__ import annotations

from typing import Any

from provisioner_cdk.fleet import Named


class Repository(Named):
    """A Git repository of the fleet. Its name in the handover is made from its id."""

    def is_repository(self, entry: dict[str, Any]) -> None:
        """Make `entry` this repository's entry of the handover; its strings are Terraform text."""
        self.declare("repositories", entry, "is repository", self.name)
