"""What needs attention is said once for all clusters that have it, the most urgent first."""

from __future__ import annotations

import pytest

from provisioner.reports.html import problems
from provisioner.reports.model import ClusterReport, Report, RepositoryReport, Result

FAILED = Result.FAILED


def cluster(name: str, cause: str = "", hint: str = "", result: Result = FAILED) -> ClusterReport:
    return ClusterReport(cluster=name, result=result, cause=cause, hint=hint)


def report(*clusters: ClusterReport, repositories: list[RepositoryReport] | None = None) -> Report:
    return Report(fleet="f", clusters=list(clusters), repositories=repositories or [])


@pytest.mark.parametrize(
    ("causes", "expected"),
    [
        pytest.param(
            {"a": "cluster a: no route", "b": "cluster b: no route"},
            [("no route", ("a", "b"))],
            id="the name of the cluster does not differ",
        ),
        pytest.param(
            {"a": "https://10.0.0.1:6443 is late", "b": "https://10.0.0.2:6443 is late"},
            [("… is late", ("a", "b"))],
            id="nor does its address",
        ),
        pytest.param(
            {"a": "lock of a: held", "ab": "lock of ab: held"},
            [("lock of …: held", ("a", "ab"))],
            id="nor its name within the text",
        ),
        pytest.param(
            {"a": "no route", "b": "no DNS", "c": "no DNS"},
            [("no DNS", ("b", "c")), ("no route", ("a",))],
            id="the one of more clusters first",
        ),
    ],
)
def test_clusters_with_the_same_cause(
    causes: dict[str, str], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    shown = report(*(cluster(name, cause) for name, cause in causes.items()))
    assert [(one.cause, one.clusters) for one in problems.problems(shown)] == expected


def test_different_next_steps_are_different_problems() -> None:
    shown = report(cluster("a", "late", "wait"), cluster("b", "late", "end it"))
    assert [one.hint for one in problems.problems(shown)] == ["wait", "end it"]


def test_a_fault_of_a_repository_is_not_repeated_for_its_clusters() -> None:
    fault = RepositoryReport(repository="fleet", result=FAILED, cause="no push", clusters=["a"])
    (problem,) = problems.problems(report(cluster("a", "no push"), repositories=[fault]))
    assert (problem.subject, problem.clusters) == ("repository fleet", ("a",))


def test_what_was_not_started_and_what_has_drifted_come_after_failures() -> None:
    shown = report(
        cluster("a", result=Result.PAIRED),
        cluster("b", "not started: wave canary failed", "run again", Result.NOT_STARTED),
        cluster("c", result=Result.DRIFTED),
        cluster("d", "late"),
    )
    results = [one.result for one in problems.problems(shown)]
    assert results == [Result.FAILED, Result.DRIFTED, Result.NOT_STARTED]


def test_a_healthy_fleet_needs_none() -> None:
    assert problems.problems(report(cluster("a", result=Result.PAIRED))) == []
