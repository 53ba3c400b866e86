"""A cluster that cannot be proven to be the one that was paired: no command writes to it, revokes
its key or removes its files. Each case is a cluster of one fleet, on which each command runs once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.clusters import faults
from provisioner.pairing.branch import identity_file
from provisioner.pairing.run.desired_state import Names
from provisioner.pairing.run.snapshot import RECORD
from provisioner.reports.model import Report
from tests.fakes.fleet import FakeFleet, report_of
from tests.support.identity_cases import ADOPTED, CASES, EARLIER, Case
from tests.support.leaving_cases import deployment, space

ERRORS: dict[str, ProvisionerError] = {
    "401": faults.Unauthorized("the cluster", "as the case says: 401"),
    "403": faults.Forbidden("the cluster", "as the case says: 403"),
    "silence": Unreachable("the cluster", "as the case says: it does not answer"),
}


def alter(fleet: FakeFleet, name: str, case: Case) -> None:
    if case.git is not None:
        record_in_git(fleet, name, case.git)
    cluster = fleet.build(name, again=1) if case.another else fleet.clusters[name]
    if case.flux:
        labels = {"app.kubernetes.io/part-of": "flux"}
        cluster.put(space("flux-system", labels=labels))
        cluster.put(deployment("source-controller", "flux-system"))
    if case.record:
        cluster.edit(cluster.peek("ConfigMap", RECORD) or {}, {"data": dict(case.record)})
    if case.answer:
        cluster.fail(ERRORS[case.answer], times=None)
    if case.nameless:
        cluster.server.delete(cluster.peek("Namespace", "kube-system", "") or {})


def record_in_git(fleet: FakeFleet, name: str, uid: str) -> None:
    """Let Git say that this cluster was paired; empty: nothing."""
    path = identity_file.path(Names(fleet="demo", pairing=fleet.fleet.pairings[name]))
    text = fleet.repository.tree(fleet.repository.head("main") or "")[path]
    system = fleet.clusters[name].peek("Namespace", "kube-system", "") or {}
    changed = text.replace(system["metadata"]["uid"], uid) if uid else None
    fleet.repository.commit({path: changed})


CLUSTERS = {f"c{number}": case for number, case in enumerate(CASES, 1)}
STORIES: dict[str, Callable[[FakeFleet], Report]] = {
    "pair": FakeFleet.pair,
    "plan": lambda fleet: fleet.pair(planning=True),
    "rotate": FakeFleet.rotate,
    "upgrade": FakeFleet.upgrade,
    "unpair": FakeFleet.unpair,
    "unpair --force": lambda fleet: fleet.unpair(force=True),
    "unpair --drain": lambda fleet: fleet.unpair(drain=True),
    "unpair --plan": lambda fleet: fleet.unpair(drain=True, planning=True),
}


class Run:
    def __init__(self, fleet: FakeFleet, story: str) -> None:
        self.fleet, self.story = fleet, story
        assert fleet.pair().exit_code == 0
        for name, case in CLUSTERS.items():
            alter(fleet, name, CASES[case])
        self.before = {name: self.held(name) for name in CLUSTERS}
        self.report = STORIES[story](fleet)

    def held(self, name: str) -> tuple[list[str], dict[str, str]]:
        """A cluster's keys on the host, and its files in Git."""
        tree = self.fleet.repository.tree(self.fleet.repository.head("main") or "")
        files = {path: text for path, text in tree.items() if path.startswith(f"clusters/{name}/")}
        titles = [one for one in self.fleet.host.titles if one.startswith(f"demo/{name} ")]
        return titles, files


@pytest.fixture(scope="module", params=STORIES)
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    with pytest.MonkeyPatch.context() as patch:
        fleet = FakeFleet(tmp_path_factory.mktemp("fleet"), len(CLUSTERS)).installed(patch)
        yield Run(fleet, request.param)


@pytest.mark.parametrize("name", CLUSTERS, ids=CLUSTERS.get)
def test_nothing_of_it_is_touched(name: str, run: Run) -> None:
    cause = CASES[CLUSTERS[name]].cause
    report = report_of(run.report, name)
    if not cause or (run.story, CLUSTERS[name]) in ADOPTED:
        assert report.result != "failed", report.cause
        return
    assert report.result == "failed"
    assert re.search(f"{cause}|{EARLIER.get(run.story, cause)}", report.cause)
    writes = [one for one in run.fleet.clusters[name].journal if one.writes]
    assert (writes, run.held(name)) == ([], run.before[name])
