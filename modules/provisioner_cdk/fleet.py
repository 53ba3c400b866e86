"""FleetStack: a stack that collects the fleet's constructs and emits the handover.

Every check is made when a construct is created, so that a traceback leads to the user's line. The
output itself is computed when the stack is written, so that it holds what is added late.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from provisioner.base.errors import BadInput
from provisioner.handover import convert
from provisioner.handover import fleet as handover
from provisioner.handover.text import Name
from provisioner_cdk import cdk, sandbox, text
from provisioner_cdk.facts import Types, check_types
from provisioner_cdk.providers import Providers
from provisioner_cdk.waves import Wave, entries

SORTS = ("clusters", "repositories", "pairings")


@dataclass
class Declared:
    """Everything of one sort: the entries of the handover by name, and the path of the construct
    that declared each."""

    entries: dict[str, Any] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, path: str, entry: dict[str, Any], clash: str) -> None:
        if name in self.entries:
            cause = f"{self.paths[name]} already {clash} {name!r}"
            raise BadInput(path, cause, "Give it another id.")
        self.entries[name], self.paths[name] = text.without_nulls(entry), path


class FleetStack(cdk.TerraformStack):
    """A Terraform stack that is a fleet. Pairing reads nothing but its output
    `provisioner_handover`.

    `fleet` is the fleet's id, by default made from the stack's id. It marks what belongs to this
    fleet in clusters and on Git hosts, so it must never change. `sandbox=True` keeps the sandbox's
    resource blocks even while no sandbox cluster or repository is declared: set it if the last one
    may be removed. `waves`: in which order the clusters get something new; without them, all at
    once. `facts` are names and types (str, int, bool, or Reference for secret ones) of the facts
    that every cluster must have; a missing, misspelt or other fact fails the synthesis. If you
    declare no back end, the state is beside `cdktf.out`, whichever tool runs the stack.
    """

    def __init__(
        self,
        scope: cdk.Construct,
        id: str,
        *,
        fleet: str | None = None,
        sandbox: bool = False,
        waves: Sequence[Wave] = (),
        facts: Types | None = None,
    ) -> None:
        super().__init__(scope, id)
        self.fleet: str = fleet or text.name(id)
        convert.to(Name, self.fleet, f"{self.node.path}.fleet")
        self._waves: list[dict[str, Any]] = entries(waves, f"{self.node.path}.waves")
        self.fact_types: Types | None = facts
        check_types(facts or {}, self.node.path)
        self.declared: dict[str, Declared] = {sort: Declared() for sort in SORTS}
        self.providers: Providers = Providers(self)
        self._sandbox: list[str] = []
        self._forgotten: list[str] = []
        self._keys: dict[str, str] = {}
        self._unique()
        self._output = cdk.TerraformOutput(self, handover.OUTPUT, value=cdk.later(self.handover))
        self._output.override_logical_id(handover.OUTPUT)
        if sandbox:
            self.use_sandbox()

    def handover(self) -> dict[str, Any]:
        """The output's value as declared so far, with the engine's references."""
        sorts = {sort: self.declared[sort].entries for sort in SORTS}
        waves = {"waves": self._waves} if self._waves else {}
        return {"version": handover.VERSION, "fleet": self.fleet, **sorts, **waves}

    def use_sandbox(self) -> None:
        """Write the resource blocks of sandbox clusters and repositories, once."""
        if self._sandbox:
            return
        for sort in sandbox.SORTS:
            directories = functools.partial(self._in_sandbox, sort)
            self._sandbox.append(sandbox.block(self, sort, directories))
        # So Terraform writes the handover only after it has started them.
        self._output.add_override("depends_on", self._sandbox)

    def forget(self, address: str) -> None:
        """If the resource is in the state, Terraform drops it there and does not destroy it."""
        self._forgotten.append(address)
        keep = {"lifecycle": {"destroy": False}}
        removed = [{"from": address, **keep} for address in self._forgotten]
        self.add_override("removed", removed)

    def keep_key(self, path: str, cluster: str, private: str) -> None:
        """Pass on the private key of a cluster, in the output that only the Secret step reads."""
        if not self._keys:
            output = cdk.TerraformOutput(
                self, handover.KEYS, value=cdk.later(lambda: self._keys), sensitive=True
            )
            output.override_logical_id(handover.KEYS)
        if cluster in self._keys:
            cause = f"Terraform already keeps a key of cluster {cluster!r}"
            raise BadInput(path, cause, "Declare one per cluster.")
        self._keys[cluster] = private

    def _in_sandbox(self, sort: str) -> dict[str, str]:
        entries = self.declared[sort].entries.items()
        return {name: entry["directory"] for name, entry in entries if entry["kind"] == "sandbox"}

    def ensure_backend_exists(self) -> cdk.TerraformBackend:
        """The engine's default is an absolute path on this machine; ours is relative to the stack's
        folder."""
        if not any(isinstance(node, cdk.TerraformBackend) for node in self.node.find_all()):
            cdk.LocalBackend(self, path=f"../../../terraform.{self.node.id}.tfstate")
        return super().ensure_backend_exists()

    def _unique(self) -> None:
        for other in self.node.root.node.find_all():
            # A stack whose own checks failed has no fleet.
            if other is not self and getattr(other, "fleet", None) == self.fleet:
                cause = f"{other.node.path} is already the fleet {self.fleet!r}"
                raise BadInput(self.node.path, cause, "Give one of them another `fleet`.")


def of(construct: cdk.Construct) -> FleetStack:
    """The FleetStack that contains a construct."""
    for scope in reversed(construct.node.scopes):
        if isinstance(scope, FleetStack):
            return scope
        if isinstance(scope, cdk.TerraformStack):
            break
    hint = "Create it in the scope of a FleetStack."
    raise BadInput(construct.node.path, "not inside a FleetStack", hint)


class Member(cdk.Construct):
    """A construct that is part of a fleet. It knows its stack and, for messages, its path."""

    def __init__(self, scope: cdk.Construct, id: str) -> None:
        super().__init__(scope, id)
        self.path: str = self.node.path
        self.stack: FleetStack = of(self)

    def declare(self, sort: str, entry: dict[str, Any], clash: str, name: str) -> None:
        """Add `entry` to the handover; its strings are Terraform text."""
        self.stack.declared[sort].add(name, self.path, entry, clash)

    def same_fleet(self, other: Member, role: str) -> None:
        """Refuse a construct of another stack: its references mean nothing in this one."""
        if other.stack is not self.stack:
            hint = f"Declare it in {self.stack.node.path}, or pair it there."
            raise BadInput(self.path, f"{role} {other.path} belongs to another stack", hint)


class Named(Member):
    """A member with a name in the handover: its id and those of its scopes below the stack."""

    def __init__(self, scope: cdk.Construct, id: str) -> None:
        super().__init__(scope, id)
        inner = self.path.removeprefix(f"{self.stack.node.path}/")
        self.name: str = text.name(inner)
        convert.to(Name, self.name, self.path)
