"""Provider blocks: the user's own if there is one, else ours, one per type and settings.

No credential is ever written: providers read theirs from the environment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from provisioner.handover.rules import printable
from provisioner_cdk import cdk, text


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where Terraform finds a provider; `version` is a constraint. `blocks`: names of blocks that
    it demands, although they may be empty."""

    type: str
    source: str
    version: str
    blocks: tuple[str, ...] = ()


class Providers:
    """The provider blocks of one stack, as resources refer to them."""

    def __init__(self, stack: cdk.TerraformStack) -> None:
        self._stack = stack
        self._ours: dict[tuple[str, tuple[tuple[str, str], ...]], Any] = {}

    def of(self, wanted: Source, **settings: str) -> Any:
        """A reference to a block for `wanted`, known when the stack is written. A block of the user
        without an alias, declared before, serves all. An only block of ours has no alias: when the
        stack no longer declares it, Terraform can still destroy its last resources, with a provider
        configured from the environment. Of several, each is named after its settings, so that
        Terraform never takes one of them for another that has left, and looks for what that one
        made, or destroys what has the same name, in the wrong place."""
        printable(settings, self._stack.node.path)
        key = (wanted.type, tuple(sorted(settings.items())))
        if key not in self._ours:
            self._ours[key] = self._users(wanted.type) or self._make(wanted, settings)
        return self._ours[key]

    def _users(self, type: str) -> str:
        ours = f"provisioner_{type}"
        for node in self._stack.node.find_all():
            if not isinstance(node, cdk.TerraformProvider) or node.node.id.startswith(ours):
                continue
            if node.terraform_resource_type == type and not node.alias:
                return type
        return ""

    def _make(self, wanted: Source, settings: dict[str, str]) -> Any:
        type, name = wanted.type, text.name("-".join(settings.values())).replace(".", "-")

        def alias() -> str | None:
            return f"provisioner-{name}" if settings and self._count(type) > 1 else None

        cdk.provider(
            self._stack,
            f"provisioner_{type}_{self._count(type)}",
            type,
            source=wanted.source,
            version=wanted.version,
            alias=cdk.later(alias),
            **{name: [{}] for name in wanted.blocks},
            **text.literal(settings),
        )
        return cdk.later(lambda: f"{type}.{known}" if (known := alias()) else type)

    def _count(self, type: str) -> int:
        return sum(key[0] == type for key in self._ours)
