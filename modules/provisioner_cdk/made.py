"""Resources that one construct makes in a cloud, all with one provider block."""

from __future__ import annotations

import hashlib
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


def part(scope: cdk.Construct, sort: str, value: str) -> str:
    """The id of one part among several of a sort, made of its value: with a number it would become
    another when an earlier one is taken out, and Terraform would replace both."""
    return f"{sort}-{digest(cdk.written(scope, value))}"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def addresses(*made: cdk.TerraformResource) -> list[str]:
    """As `depends_on` takes them."""
    return [cdk.address(resource) for resource in made]
