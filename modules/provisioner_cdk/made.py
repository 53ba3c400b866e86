"""Resources that one construct makes in a cloud, all with one provider block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from provisioner_cdk import cdk


@dataclass(frozen=True, kw_only=True)
class Resources:
    """`provider`: a reference to the block."""

    scope: cdk.Construct
    provider: str

    def make(self, part: str, type: str, /, **attributes: Any) -> cdk.TerraformResource:
        """A resource. What is None is left out; text of a user must be escaped."""
        given = {name: value for name, value in attributes.items() if value is not None}
        return cdk.resource(self.scope, part, type, provider=self.provider, **given)

    def look_up(self, part: str, type: str, /, **attributes: Any) -> cdk.TerraformDataSource:
        return cdk.data(self.scope, part, type, provider=self.provider, **attributes)


def addresses(*made: cdk.TerraformResource) -> list[str]:
    """As `depends_on` takes them."""
    return [cdk.address(resource) for resource in made]
