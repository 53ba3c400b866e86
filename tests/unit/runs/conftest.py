"""Runs without programs: Terraform is a stand-in with the same methods, pairing records its
calls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest

from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Action, Change, Event, Sink
from provisioner.handover.fleet import OUTPUT, Cluster, Fleet
from provisioner.pairing import renames
from provisioner.pairing.leaving_plan import LeavingPlan
from provisioner.pairing.removal.leaving import Departure
from provisioner.pairing.removal.workloads.loss import Loss
from provisioner.pairing.renames import Rename
from provisioner.pairing.run.options import Options
from provisioner.pairing.saved_plan import ClusterPlan
from provisioner.reports.model import ClusterReport, Report, Result
from provisioner.runs.project import Project, Settings
from provisioner.runs.run import Pairing, Run
from provisioner.sandbox import sandbox
from provisioner.terraform.plans import PlanResult, ResourceChange, StateVersion
from provisioner.terraform.runner import Terraform
from provisioner.terraform.stacks import Stack


@dataclass
class FakeTerraform:
    """`before` is applied; `after` is what a plan and then an apply would hand over, `applied` what
    the apply hands over if the plan did not know all of it. `held`: addresses in its state.
    `shows`: whether an apply prints the outputs. `asked`: how often it was asked for them."""

    said: list[Any]
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    changes: bool = True
    state: StateVersion = StateVersion(lineage="l", serial=7)
    resources: tuple[ResourceChange, ...] = (ResourceChange(address="a.b", action="create"),)
    held: frozenset[str] = frozenset()
    applied: dict[str, Any] | None = None
    shows: bool = True
    asked: int = 0

    def output(self) -> dict[str, Any]:
        self.asked += 1
        return self._outputs()

    def _outputs(self) -> dict[str, Any]:
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
        deletions = [ResourceChange(address=one, action="delete") for one in sorted(self.held)]
        changes = tuple(deletions) if destroy else self.resources
        return PlanResult(
            changes=self.changes,
            resources=changes if self.changes else (),
            handover=None if destroy else self.after,
            state=self.held,
        )

    def apply(self, planfile: Path) -> dict[str, Any]:
        assert planfile.read_text() == "the plan"
        self.said.append("apply")
        self.before = self.applied or self.after
        return self._outputs() if self.shows else {OUTPUT: {"sensitive": True}}


@dataclass
class FakeProject(Project):
    """The one stack of `directory`, whatever is asked for."""

    directory: Path
    fake: FakeTerraform

    def synthesised(self, settings: Settings, sink: Sink) -> Stack:
        project = self.directory.with_name(f"{self.directory.name}-project")
        return Stack(name="s", directory=self.directory, project=project)

    def existing(self, settings: Settings, sink: Sink) -> Stack:
        return self.synthesised(settings, sink)

    def terraform(self, stack: Stack, settings: Settings, sink: Sink) -> Terraform:
        return cast(Terraform, self.fake)


@dataclass
class FakePairing(Pairing):
    """Records what is asked of it. `failing` holds causes by cluster, `codes` exit codes by
    result, `plans` what the clusters are found to be like; `changing`: what every report says."""

    said: list[Any]
    codes: dict[str, int] = field(default_factory=dict)
    failing: dict[str, str] = field(default_factory=dict)
    plans: list[ClusterPlan] = field(default_factory=list)
    error: ProvisionerError | None = None
    predicted: list[list[str]] = field(default_factory=list)
    asked: list[tuple[list[str], list[str]]] = field(default_factory=list)
    uids: dict[str, str] = field(default_factory=dict)
    losses: dict[str, Loss] = field(default_factory=dict)
    options: list[Options] = field(default_factory=list)
    changing: bool = False

    def pair(self, fleet: Fleet, sink: Sink, options: Options) -> Report:
        self.options.append(options)
        self.said.append(("pair", sorted(fleet.pairings)))
        return self._report(Result.PAIRED, fleet, fleet.pairings)

    def mark_renamed(self, fleet: Fleet, sink: Sink, options: Options) -> Report:
        assert options.renamed == set(options.chosen(fleet.pairings))
        self.said.append(("mark", sorted(fleet.pairings)))
        return self._report(Result.PAIRED, fleet, fleet.pairings)

    def plan(
        self, fleet: Fleet, sink: Sink, options: Options, *, new: frozenset[str]
    ) -> tuple[Report, list[ClusterPlan]]:
        self.said.append(("plan pairing", sorted(fleet.pairings), sorted(new)))
        return self._report(Result.PLANNED, fleet, fleet.pairings), list(self.plans)

    def unpair(
        self, fleet: Fleet, departures: Mapping[str, Departure], sink: Sink, options: Options
    ) -> Report:
        self.said.append(("unpair", shown(departures)))
        self.options.append(options)
        if self.error:
            raise self.error
        return self._report(Result.UNPAIRED, fleet, departures)

    def plan_unpair(
        self, fleet: Fleet, departures: Mapping[str, Departure], sink: Sink, options: Options
    ) -> tuple[Report, list[LeavingPlan]]:
        self.predicted.append(shown(departures))
        plans = [
            LeavingPlan(
                cluster=name,
                drain=one.drain,
                gone=one.gone,
                uid=self.uids.get(name, f"uid-{name}"),
                loss=self.losses.get(name, Loss()),
            )
            for name, one in departures.items()
        ]
        for name in departures:
            action = Action.DELETED
            change = Change(
                cluster=name, step="unpair", subject="pairing", action=action, planned=True
            )
            sink(change)
        return self._report(Result.PLANNED, fleet, departures), plans

    def renames(
        self,
        fleet: Fleet,
        departures: Mapping[str, Departure],
        added: Mapping[str, Cluster],
        sink: Sink,
        options: Options,
    ) -> list[Rename]:
        self.asked.append((sorted(departures), sorted(added)))
        old = {name: {self.uids.get(name, f"uid-{name}")} for name in departures}
        new = {name: self.uids.get(name, f"uid-{name}") for name in added}
        return renames.same(old, new)

    def _report(self, result: Result, fleet: Fleet, names: Iterable[str]) -> Report:
        clusters = [
            ClusterReport(cluster=name, result=Result.FAILED, cause=self.failing[name])
            if name in self.failing
            else ClusterReport(cluster=name, result=result)
            for name in sorted(names)
        ]
        code = self.codes.get(result, 0)
        return Report(fleet=fleet.fleet, clusters=clusters, exit_code=code, changed=self.changing)


def shown(departures: Mapping[str, Departure]) -> list[str]:
    """Names, with what is not the rule: `a`, `b drained`, `c gone`."""
    words = {(False, False): "", (True, False): " drained", (False, True): " gone"}
    return [f"{name}{words[one.drain, one.gone]}" for name, one in sorted(departures.items())]


@dataclass
class World:
    """What a run finds, what it did in order, and the events it emitted."""

    directory: Path
    said: list[Any] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    terraform: FakeTerraform = field(init=False)
    pairing: FakePairing = field(init=False)
    settings: Settings = field(default_factory=lambda: Settings(pairing=Options()))
    agreed: list[LeavingPlan] = field(default_factory=list)
    renamed: list[Rename] = field(default_factory=list)

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

    def confirm(
        self,
        _plan: PlanResult | None,
        leaving: Sequence[LeavingPlan],
        renamed: Sequence[Rename] = (),
        /,
    ) -> None:
        self.said.append("confirm")
        self.agreed, self.renamed = list(leaving), list(renamed)


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """Whatever this machine has built of the sandbox."""
    monkeypatch.setattr(sandbox, "all_built", lambda: None)
    return World(directory=tmp_path)
