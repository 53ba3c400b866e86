"""Whatever is on a cluster when it leaves: the writes and deletions of the run are exactly those
that its plan named. tests/real/test_two_fleets.py is the same on real clusters.

Each situation is a cluster of one fleet, which all leave in one run, but for the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest

from provisioner.base.events import Action, Change
from tests.fakes.fleet import FakeFleet
from tests.fakes.journal import Request
from tests.support import leaving_effects
from tests.support.leaving_cases import SITUATIONS, Object, Situation

How = Literal["keep", "drain", "gone"]
CLUSTERS = {f"c{number}": situation for number, situation in enumerate(SITUATIONS, 1)}
STAYS = f"c{len(SITUATIONS) + 1}"
STRANGERS = {"demo/c1 older": "ssh-ed25519 AAAA1", "demo/c1 0d5bfc20 abcdefgh": "ssh-ed25519 AAAA2"}


class Run:
    """One fleet that is paired, planned to leave, and left; and what there was before and after."""

    def __init__(self, fleet: FakeFleet, how: How) -> None:
        self.fleet, self.how = fleet, how
        self._come()
        named = {"drain": how == "drain", "gone": how == "gone"}
        before = self._everything()
        self.planned_code = fleet.unpair(*CLUSTERS, planning=True, **named).exit_code
        self.moved_by_plan = self._everything() != before
        self.written_by_plan = [name for name in CLUSTERS if fleet.clusters[name].journal.writes]
        self.planned = {name: self._changing(name) for name in CLUSTERS}
        self.objects, self.files, self.titles = before
        self.code = fleet.unpair(*CLUSTERS, **named).exit_code
        self.changed = {name: self._changing(name) for name in CLUSTERS}
        self.objects_after, self.files_after, self.titles_after = self._everything()

    def _come(self) -> None:
        fleet = self.fleet
        for title, public in STRANGERS.items():
            fleet.host.put(title, public)
        delivered = {"README.md": "Not for machines.\n"}
        for name, situation in CLUSTERS.items():
            delivered |= situation.files_of(name)
            for one in situation.before:
                fleet.clusters[name].put(one)
        fleet.repository.commit(delivered)
        assert fleet.pair().exit_code == 0
        for name, situation in CLUSTERS.items():
            self._live(name, situation)

    def _live(self, name: str, situation: Situation) -> None:
        """Others work on the cluster."""
        cluster, there = self.fleet.clusters[name], self._objects(name)
        for one in situation.theirs_of(name):
            if leaving_effects.place(one) in there:
                cluster.edit(one, one)
            else:
                cluster.put(one)
        self.fleet.flux[name].tick()
        for lost in situation.lost:
            kind, _, own = lost.partition(" ")
            cluster.server.delete(cluster.peek(kind, own) or {})

    def _everything(self) -> tuple[dict[str, dict[str, Object]], set[str], set[str]]:
        """All objects by cluster, the files in Git, and the titles of keys on the host."""
        tree = set(self.fleet.repository.tree(self.fleet.repository.head("main") or ""))
        return {name: self._objects(name) for name in CLUSTERS}, tree, set(self.fleet.host.titles)

    def _objects(self, name: str) -> dict[str, Object]:
        """By `Kind namespace/name`."""
        server = self.fleet.clusters[name].server
        held = [
            {"apiVersion": resource.api_version, "kind": resource.kind, **found}
            for resource in server.resources()
            for found in server.all(resource.group, resource.kind)
        ]
        moving = ("Lease", "Event")
        return {leaving_effects.place(one): one for one in held if one["kind"] not in moving}

    def _changing(self, name: str) -> dict[str, Change]:
        """The steps that change something, but for the announcement of a plan."""
        unchanged = (Action.UNCHANGED, Action.SKIPPED)
        return {
            one.step: one
            for one in self.fleet.events
            if isinstance(one, Change)
            and one.cluster == name
            and one.step != "unpair"
            and one.action not in unchanged
        }


@pytest.fixture(scope="module", params=["keep", "drain", "gone"])
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp(request.param)
        yield Run(FakeFleet(folder, len(SITUATIONS) + 1).installed(patch), request.param)


def subjects(requests: list[Request], *, deletes: bool) -> list[str]:
    return [one.subject for one in requests if (one.verb == "delete") is deletes]


def going(run: Run, name: str) -> set[str]:
    """What the table of leaving says must go from a cluster."""
    if run.how == "gone":
        return set()
    situation, before = CLUSTERS[name], run.objects[name]
    flux = leaving_effects.of_flux(situation, list(before.values()))
    return flux | (leaving_effects.beneath(situation, before) if run.how == "drain" else set())


def test_both_end_well_and_the_plan_changes_nothing(run: Run) -> None:
    assert (run.planned_code, run.code) == (0, 0)
    assert not run.moved_by_plan
    assert run.written_by_plan == []


def test_a_cluster_that_stays_is_not_asked(run: Run) -> None:
    assert len(run.fleet.clusters[STAYS].journal) == 0


@pytest.mark.parametrize("name", CLUSTERS, ids=lambda name: CLUSTERS[name].name)
def test_the_plan_names_what_a_drain_deletes(name: str, run: Run) -> None:
    situation, step = CLUSTERS[name], run.planned[name].get("drain")
    wanted = situation.drained | situation.children | situation.counted
    places = {one.partition(" ")[2] for one in wanted if run.how == "drain"}
    assert leaving_effects.named(step.detail if step else "") == places


@pytest.mark.parametrize("name", CLUSTERS, ids=lambda name: CLUSTERS[name].name)
def test_exactly_that_is_written_and_deleted(name: str, run: Run) -> None:
    requests = run.fleet.clusters[name].journal.writes
    faults = leaving_effects.wrong(
        going=going(run, name),
        deletes=subjects(requests, deletes=True),
        writes=subjects(requests, deletes=False),
        before=run.objects[name],
        after=run.objects_after[name],
    )
    assert list(faults) == []
    assert run.changed[name].keys() == run.planned[name].keys()
    if run.how == "gone":
        assert len(run.fleet.clusters[name].journal) == 0


def test_the_keys_and_files_that_the_plan_names_go_and_no_others(run: Run) -> None:
    steps = run.planned.values()
    assert run.titles - run.titles_after == {one["deploy key"].subject for one in steps}
    assert run.files - run.files_after == {
        f"{one['files'].subject}/{file}"
        for one in steps
        for file in one["files"].detail.split(", ")
    }
    assert STRANGERS.keys() <= run.titles_after
    assert run.files_after - run.files == set()
