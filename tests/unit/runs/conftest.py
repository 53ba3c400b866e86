"""Runs without programs: Terraform is a stand-in with the same methods, pairing records its
calls."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from provisioner.base.events import ClusterReport, Event, Report
from provisioner.handover.fleet import OUTPUT, Fleet
from provisioner.pairing import pair, plan, unpair
from provisioner.pairing.run.options import Options
from provisioner.runs import settings
from provisioner.runs.settings import Settings
from provisioner.terraform.plans import PlanResult, ResourceChange, StateVersion
from provisioner.terraform.stacks import Stack


@dataclass
class FakeTerraform:
    """`before` is applied; `after` is what a plan and then an apply would hand over."""

    said: list[Any]
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    changes: bool = True
    state: StateVersion = StateVersion(lineage="l", serial=7)

    def output(self) -> dict[str, Any]:
        return {} if self.before is None else {OUTPUT: {"value": self.before}}

    def plan(self, out: Path | None = None, *, destroy: bool = False) -> PlanResult:
        self.said.append("plan destroy" if destroy else "plan")
        if out:
            out.write_bytes(b"the plan")
        return self._planned(destroy=destroy)

    def show(self, planfile: Path, *, changes: bool) -> PlanResult:
        assert planfile.read_text() == "the plan"
        self.said.append("show")
        return self._planned()

    def version(self) -> StateVersion:
        return self.state

    def _planned(self, *, destroy: bool = False) -> PlanResult:
        resources = (ResourceChange(address="a.b", action="create"),) if self.changes else ()
        return PlanResult(
            changes=self.changes, resources=resources, handover=None if destroy else self.after
        )

    def apply(self, planfile: Path) -> None:
        assert planfile.read_text() == "the plan"
        self.said.append("apply")
        self.before = self.after


@dataclass
class World:
    """What a run meets and what it did, in order."""

    said: list[Any] = field(default_factory=list)
    told: list[Event] = field(default_factory=list)
    codes: dict[str, int] = field(default_factory=dict)
    failing: dict[str, str] = field(default_factory=dict)
    terraform: FakeTerraform = field(init=False)
    settings: Settings = field(default_factory=lambda: Settings(pairing=Options()))

    def __post_init__(self) -> None:
        self.terraform = FakeTerraform(said=self.said)

    def report(self, verb: str, fleet: Fleet, names: list[str]) -> Report:
        clusters = [
            ClusterReport(cluster=name, result="failed", cause=self.failing[name])
            if name in self.failing
            else ClusterReport(cluster=name, result=verb)
            for name in names
        ]
        return Report(fleet=fleet.fleet, clusters=clusters, exit_code=self.codes.get(verb, 0))

    def confirm(self, _plan: PlanResult) -> None:
        self.said.append("confirm")


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> World:
    world = World()
    stack = Stack(name="s", directory=tmp_path, project=tmp_path)

    def pairing(fleet: Fleet, _sink: object, _options: object) -> Report:
        world.said.append(("pair", sorted(fleet.pairings)))
        return world.report("paired", fleet, sorted(fleet.pairings))

    def planning(
        fleet: Fleet, _sink: object, _options: object, *, new: frozenset[str], inspect: object
    ) -> Report:
        world.said.append(("plan pairing", sorted(fleet.pairings), sorted(new)))
        return world.report("planned", fleet, sorted(fleet.pairings))

    def unpairing(
        fleet: Fleet, leaving: list[str], _sink: object, _options: object, *, doomed: bool
    ) -> Report:
        world.said.append(("unpair", list(leaving), doomed))
        return world.report("unpaired", fleet, list(leaving))

    monkeypatch.setattr(pair, "pair", pairing)
    monkeypatch.setattr(plan, "plan", planning)
    monkeypatch.setattr(unpair, "unpair", unpairing)
    monkeypatch.setattr(settings, "synthesised", lambda *_: stack)
    monkeypatch.setattr(settings, "existing", lambda *_: stack)
    monkeypatch.setattr(settings, "initialised", lambda *_: world.terraform)
    return world
