"""Provider blocks: the user's own if there is one, else ours, one per type and settings.

No credential is ever written: providers read theirs from the environment.
"""

from __future__ import annotations

from dataclasses import dataclass

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
        self._ours: dict[tuple[str, tuple[tuple[str, str], ...]], str] = {}

    def of(self, wanted: Source, **settings: str) -> str:
        """A reference to a block for `wanted`. A block of the user without an alias, declared
        before, serves all. Our first block has no alias: when the stack no longer declares it,
        Terraform can still destroy its last resources, with a provider configured from the
        environment."""
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
            **{name: [{}] for name in wanted.blocks},
            **text.literal(settings),
        )
        return f"{wanted.type}.{alias['alias']}" if alias else wanted.type
