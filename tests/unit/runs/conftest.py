"""Runs without programs: Terraform is a stand-in with the same methods, pairing records its
calls."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest

from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Event, Sink
from provisioner.handover.fleet import OUTPUT, Fleet
from provisioner.pairing.run.options import Options
from provisioner.pairing.saved_plan import ClusterPlan
from provisioner.reports.model import ClusterReport, Report, Result
from provisioner.runs.project import Project, Settings
from provisioner.runs.run import Pairing, Run
from provisioner.terraform.plans import PlanResult, ResourceChange, StateVersion
from provisioner.terraform.runner import Terraform
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
class FakeProject(Project):
    """The one stack of `directory`, whatever is asked for."""

    directory: Path
    fake: FakeTerraform

    def synthesised(self, settings: Settings, sink: Sink) -> Stack:
        return Stack(name="s", directory=self.directory, project=self.directory)

    def existing(self, settings: Settings, sink: Sink) -> Stack:
        return self.synthesised(settings, sink)

    def terraform(self, stack: Stack, settings: Settings, sink: Sink) -> Terraform:
        return cast(Terraform, self.fake)


@dataclass
class FakePairing(Pairing):
    """Records what is asked of it. `failing` holds causes by cluster, `codes` exit codes by
    result, `plans` what the clusters are found to be like."""

    said: list[Any]
    codes: dict[str, int] = field(default_factory=dict)
    failing: dict[str, str] = field(default_factory=dict)
    plans: list[ClusterPlan] = field(default_factory=list)
    error: ProvisionerError | None = None
    predicted: list[tuple[list[str], bool]] = field(default_factory=list)

    def pair(self, fleet: Fleet, sink: Sink, options: Options) -> Report:
        self.said.append(("pair", sorted(fleet.pairings)))
        return self._report(Result.PAIRED, fleet, fleet.pairings)

    def plan(
        self, fleet: Fleet, sink: Sink, options: Options, *, new: frozenset[str]
    ) -> tuple[Report, list[ClusterPlan]]:
        self.said.append(("plan pairing", sorted(fleet.pairings), sorted(new)))
        return self._report(Result.PLANNED, fleet, fleet.pairings), list(self.plans)

    def unpair(
        self, fleet: Fleet, names: Collection[str], sink: Sink, options: Options, *, doomed: bool
    ) -> Report:
        self.said.append(("unpair", sorted(names), doomed))
        if self.error:
            raise self.error
        return self._report(Result.UNPAIRED, fleet, names)

    def plan_unpair(
        self, fleet: Fleet, names: Collection[str], sink: Sink, options: Options, *, doomed: bool
    ) -> Report:
        self.predicted.append((sorted(names), doomed))
        return self._report(Result.PLANNED, fleet, names)

    def _report(self, result: Result, fleet: Fleet, names: Iterable[str]) -> Report:
        clusters = [
            ClusterReport(cluster=name, result=Result.FAILED, cause=self.failing[name])
            if name in self.failing
            else ClusterReport(cluster=name, result=result)
            for name in sorted(names)
        ]
        return Report(fleet=fleet.fleet, clusters=clusters, exit_code=self.codes.get(result, 0))


@dataclass
class World:
    """What a run meets, what it did in order, and the events it emitted."""

    directory: Path
    said: list[Any] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    terraform: FakeTerraform = field(init=False)
    pairing: FakePairing = field(init=False)
    settings: Settings = field(default_factory=lambda: Settings(pairing=Options()))

    def __post_init__(self) -> None:
        self.terraform = FakeTerraform(said=self.said)
        self.pairing = FakePairing(said=self.said)

    @property
    def run(self) -> Run:
        return Run(
            settings=self.settings,
            sink=self.events.append,
            project=FakeProject(directory=self.directory, fake=self.terraform),
            pairing=self.pairing,
        )

    def confirm(self, _plan: PlanResult) -> None:
        self.said.append("confirm")


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(directory=tmp_path)
