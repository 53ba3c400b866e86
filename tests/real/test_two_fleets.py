"""All situations of tests/support/leaving_cases.py, and the identity cases beside them, on two real
clusters with a second fleet: what the audit logs of the API servers have is exactly what the plan
named. Many situations leave in one run, and each is judged for itself. In this order."""

from __future__ import annotations

import re

import pytest

from tests.real import two_fleets
from tests.real.leaving_fleet import CLUSTERS, Fleet, names
from tests.real.project import Project
from tests.real.two_fleets import LEAVING, ROUNDS, STRANGERS, Left, Rounds
from tests.real.unproven import REFUSED, Trials
from tests.support import leaving_crowd, leaving_effects
from tests.support.identity_cases import CASES, EARLIER
from tests.support.leaving_cases import Situation

pytestmark = [pytest.mark.real, pytest.mark.timeout(200)]

PARTS = r"(\d+) (?:namespace|workload|volume|load balancer|other object)s?\b"


@pytest.fixture(scope="module")
def fleet(project: Project) -> Fleet:
    return two_fleets.started(project)


@pytest.fixture(scope="module")
def trials(fleet: Fleet) -> Trials:
    return Trials(fleet)


@pytest.mark.parametrize(("name", "story"), REFUSED.values(), ids=REFUSED)
def test_a_cluster_that_is_not_proven_is_left_alone(name: str, story: str, trials: Trials) -> None:
    tried = trials.of(name)
    assert (tried.writes, tried.moved) == ([], False)
    done, cause = tried.runs[story], CASES[name].cause
    report = done.clusters["c1"]
    assert (done.code, report["result"]) == (4, "failed"), done.out
    assert re.search(f"{cause}|{EARLIER.get(story, cause)}", report["cause"])


@pytest.fixture(scope="module")
def rounds(fleet: Fleet) -> Rounds:
    return Rounds(fleet)


def going(left: Left, situation: Situation) -> set[str]:
    """What the table of leaving says must go."""
    if left.crowd.how == "gone":
        return set()
    flux = leaving_effects.of_flux(situation, list(left.before.values()))
    drained = leaving_effects.beneath(situation, left.before)
    return flux | (drained if left.crowd.how == "drain" else set())


def wanted(left: Left, situation: Situation) -> set[str]:
    """What a drain's plan must name."""
    if left.crowd.how != "drain":
        return set()
    return set(names(situation.drained | situation.children | situation.counted))


@pytest.mark.parametrize(
    ("how", "cluster", "space"),
    LEAVING.values(),
    ids=LEAVING,
)
def test_a_situation(how: str, cluster: str, space: str, rounds: Rounds) -> None:
    left = rounds.played(how).left[cluster]
    situation, whole = left.crowd.situations[space], left.crowd.all

    def share(places: set[str]) -> set[str]:
        return {one for one in places if leaving_crowd.belongs(one, space)}

    here = share(going(left, whole))
    assert share(left.before.keys() - left.after.keys()) == here
    assert share(left.deleted_by_all) <= here
    assert share(set(left.deletes)) <= here
    assert share(set(left.writes)) <= here
    inside = leaving_effects.beneath(situation, left.before)
    expected = situation.children | (inside if left.crowd.how == "drain" else frozenset())
    assert here == (set(expected) if left.crowd.how != "gone" else set())
    shown = leaving_effects.named(left.planned.get("drain", ""))
    assert {one for one in shown if leaving_crowd.belongs(f" {one}", space)} <= wanted(
        left, situation
    )


@pytest.mark.parametrize("how", ROUNDS)
@pytest.mark.parametrize("cluster", CLUSTERS)
def test_all_of_them_and_nothing_else(how: str, cluster: str, rounds: Rounds) -> None:
    played = rounds.played(how)
    left = played.left[cluster]
    assert (played.codes, left.written_by_plan) == ((0, 0), 0)
    faults = leaving_effects.wrong(
        going=going(left, left.crowd.all),
        deletes=left.deletes,
        writes=left.writes,
        before=left.before,
        after=left.after,
    )
    assert list(faults) == []
    assert left.changed.keys() == left.planned.keys()
    counts = re.findall(PARTS, left.planned.get("drain", ""))
    assert sum(map(int, counts)) == len(wanted(left, left.crowd.all))
    if left.crowd.how == "gone":
        assert (left.writes, left.deletes) == ([], [])


@pytest.mark.parametrize("how", ROUNDS)
def test_keys_and_files_of_the_fleet_go_and_no_others(
    how: str, rounds: Rounds, fleet: Fleet
) -> None:
    played = rounds.played(how)
    assert {one.rpartition("/")[0] for one in played.files} == {
        f"clusters/{name}/flux-system" for name in CLUSTERS
    }
    assert sorted(one.partition(" ")[0] for one in played.keys) == ["own/c1", "own/c2"]
    assert set(STRANGERS) <= fleet.keys()


def test_the_second_fleet_has_noticed_nothing(fleet: Fleet) -> None:
    done = two_fleets.rival(fleet.project)
    assert (done.code, done.report["changed"]) == (0, False), done.out
