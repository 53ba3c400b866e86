"""Where the resources of one cluster are on Azure, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from provisioner_cdk import cdk
from provisioner_cdk.made import Resources


@dataclass(frozen=True, kw_only=True)
class Place:
    """`name`: of the cluster. All are Terraform text."""

    resources: Resources
    group: str
    location: str
    name: str
    tags: Mapping[str, str] = field(default_factory=dict)

    def make(self, part: str, type: str, /, **attributes: Any) -> cdk.TerraformResource:
        """A resource in this place, with its tags, and named after the cluster and its part."""
        common = {
            "resource_group_name": self.group,
            "location": self.location,
            "name": f"{self.name}-{part}",
            "tags": dict(self.tags) or None,
        }
        return self.resources.make(part, type, **{**common, **attributes})
