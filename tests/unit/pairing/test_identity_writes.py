"""A cluster that cannot be proven to be the one that was paired: no command writes to it, revokes
its key or removes its files. Each case is a cluster of one fleet, on which each command runs once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.clusters import faults
from provisioner.pairing.branch import identity_file
from provisioner.pairing.run.desired_state import Names
from provisioner.pairing.run.snapshot import RECORD
from provisioner.reports.model import Report
from tests.fakes.fleet import FakeFleet, report_of
from tests.support.leaving_cases import deployment, space

Alter = Callable[[FakeFleet, str], None]


def another(fleet: FakeFleet, name: str) -> None:
    """As where a kubeconfig context leads elsewhere than at the last run."""
    fleet.build(name, again=1)


def another_with_flux(fleet: FakeFleet, name: str) -> None:
    """Paired by a version that kept no record in Git."""
    recorded(fleet, name, None)
    cluster = fleet.build(name, again=1)
    labels = {"app.kubernetes.io/part-of": "flux"}
    cluster.put(space("flux-system", labels=labels))
    cluster.put(deployment("source-controller", "flux-system"))


def recorded(fleet: FakeFleet, name: str, uid: str | None) -> None:
    """Let Git say that this cluster was paired; None: nothing."""
    path = identity_file.path(Names(fleet="demo", pairing=fleet.fleet.pairings[name]))
    text = fleet.repository.tree(fleet.repository.head("main") or "")[path]
    system = fleet.clusters[name].peek("Namespace", "kube-system", "") or {}
    changed = None if uid is None else text.replace(system["metadata"]["uid"], uid)
    fleet.repository.commit({path: changed})


def record(**data: str) -> Alter:
    """The ConfigMap on the cluster says so."""

    def change(fleet: FakeFleet, name: str) -> None:
        held = fleet.clusters[name].peek("ConfigMap", RECORD) or {}
        fleet.clusters[name].edit(held, {"data": data})

    return change


def refusing(error: Callable[[str, str], ProvisionerError]) -> Alter:
    def change(fleet: FakeFleet, name: str) -> None:
        fleet.clusters[name].fail(error(f"cluster {name}", "as the case says"), times=None)

    return change


def nameless(fleet: FakeFleet, name: str) -> None:
    cluster = fleet.clusters[name]
    cluster.server.delete(cluster.peek("Namespace", "kube-system", "") or {})


def as_it_was(_fleet: FakeFleet, _name: str) -> None:
    """The one that every command works on."""


CASES: dict[str, tuple[Alter, str]] = {
    "as it was": (as_it_was, ""),
    "another cluster": (another, "is not the cluster that was paired"),
    "another cluster with a Flux": (another_with_flux, "neither the cluster nor the repository"),
    "Git names another": (
        lambda fleet, name: recorded(fleet, name, "0d5bfc20-0000-4000-8000-000000000000"),
        "is not the cluster that was paired",
    ),
    "the record of another fleet": (record(fleet="theirs"), "belongs to fleet 'theirs'"),
    "the record of another entry": (record(cluster="other"), "already paired as cluster 'other'"),
    "401": (refusing(faults.Unauthorized), "as the case says"),
    "403": (refusing(faults.Forbidden), "as the case says"),
    "silence": (refusing(Unreachable), "as the case says"),
    "no kube-system": (nameless, "UID"),
}
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


# What some commands find out before.
EARLIER = {"upgrade": "has no Flux of a known version"}
# A cluster that neither Git nor its own record knows is adopted: its Flux stays as it is.
ADOPTED = {("pair", "another cluster with a Flux"), ("plan", "another cluster with a Flux")}


class Run:
    def __init__(self, fleet: FakeFleet, story: str) -> None:
        self.fleet, self.story = fleet, story
        assert fleet.pair().exit_code == 0
        for name, case in CLUSTERS.items():
            CASES[case][0](fleet, name)
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
    _, cause = CASES[CLUSTERS[name]]
    report = report_of(run.report, name)
    if not cause or (run.story, CLUSTERS[name]) in ADOPTED:
        assert report.result != "failed", report.cause
        return
    assert report.result == "failed"
    assert cause in report.cause or EARLIER.get(run.story, cause) in report.cause
    writes = [one for one in run.fleet.clusters[name].journal if one.writes]
    assert (writes, run.held(name)) == ([], run.before[name])
