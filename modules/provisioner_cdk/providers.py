"""Provider blocks: the user's own where there is one, else one of ours per type and settings.

No credential is ever written: providers read theirs from the environment.
"""

from __future__ import annotations

from dataclasses import dataclass

from provisioner.handover.rules import printable
from provisioner_cdk import cdk, text


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where Terraform finds a provider; `version` is a constraint."""

    type: str
    source: str
    version: str


class Providers:
    """The provider blocks of one stack, as resources refer to them."""

    def __init__(self, stack: cdk.TerraformStack) -> None:
        self._stack = stack
        self._ours: dict[tuple[str, tuple[tuple[str, str], ...]], str] = {}

    def of(self, wanted: Source, **settings: str) -> str:
        """A block for `wanted`. The user's, declared before and without an alias, serves everybody;
        of ours the first has no alias, so that Terraform can go on from the environment when its
        last resource has left."""
        printable(settings, self._stack.node.path)
        key = (wanted.type, tuple(sorted(settings.items())))
        if key not in self._ours:
            self._ours[key] = self._users(wanted.type) or self._make(wanted, settings)
        return self._ours[key]

    def _users(self, type: str) -> str:
        known = [
            found
            for found in self._stack.node.find_all()
            if isinstance(found, cdk.TerraformProvider)
        ]
        ours = f"provisioner_{type}"
        users = [found for found in known if not found.node.id.startswith(ours)]
        return (
            type
            if any(found.terraform_resource_type == type and not found.alias for found in users)
            else ""
        )

    def _make(self, wanted: Source, settings: dict[str, str]) -> str:
        others = [key for key in self._ours if key[0] == wanted.type]
        name = text.name("-".join(settings.values())).replace(".", "-")
        alias = {"alias": f"provisioner-{name}"} if others else {}
        cdk.provider(
            self._stack,
            f"provisioner_{wanted.type}" + (f"_{len(others)}" if others else ""),
            wanted.type,
            source=wanted.source,
            version=wanted.version,
            **alias,
            **text.literal(settings),
        )
        return f"{wanted.type}.{alias['alias']}" if alias else wanted.type
