"""From results to an exit code: the worst counts, and a fault of a repository counts once."""

from __future__ import annotations

import itertools

import pytest

from provisioner.base import errors
from provisioner.base.exit_codes import ExitCode
from provisioner.reports import summary
from provisioner.reports.model import UNFINISHED, ClusterReport, Report, Result, result_of

CODES = [
    (Result.NOT_STARTED, 8),
    (Result.FAILED, 4),
    (Result.INTERRUPTED, 130),
    (Result.HELD, 6),
    (Result.DELIVERY_FAILING, 5),
    (Result.WAITING, 7),
    *((result, 0) for result in list(Result)[6:]),
]
ERRORS = [
    (errors.ProvisionerError, Result.FAILED),
    (errors.BadInput, Result.FAILED),
    (errors.Unreachable, Result.FAILED),
    (errors.Refused, Result.FAILED),
    (errors.TimedOut, Result.FAILED),
    (errors.DeliveryFailing, Result.DELIVERY_FAILING),
    (errors.NotStarted, Result.NOT_STARTED),
    (errors.Held, Result.HELD),
    (errors.Pending, Result.WAITING),
    (errors.Interrupted, Result.INTERRUPTED),
]


def cluster(name: str, result: Result) -> ClusterReport:
    return ClusterReport(cluster=name, result=result)


def test_every_result_has_a_code() -> None:
    assert [result for result, _ in CODES] == list(Result)


@pytest.mark.parametrize(("result", "code"), CODES)
def test_exit_codes(result: Result, code: int) -> None:
    clusters = [cluster("a", Result.PAIRED), cluster("b", result)]
    assert summary.summary("f", clusters, changed=False, seconds=0).exit_code == code


@pytest.mark.parametrize(("worse", "better"), list(itertools.combinations(CODES[:7], 2)))
def test_the_worst_counts(worse: tuple[Result, int], better: tuple[Result, int]) -> None:
    clusters = [cluster("a", better[0]), cluster("b", worse[0])]
    assert summary.summary("f", clusters, changed=False, seconds=0).exit_code == worse[1]


def test_nothing_at_all_is_a_success() -> None:
    assert summary.summary("f", [], changed=False, seconds=0.126) == Report(
        fleet="f", clusters=[], seconds=0.13
    )


@pytest.mark.parametrize(("kind", "result"), ERRORS)
def test_the_kind_of_an_error_is_kept(kind: type[errors.ProvisionerError], result: Result) -> None:
    error = kind("lock", "held", "Wait.")
    assert result_of(error) is result
    report = summary.failed_cluster("c", error)
    assert (report.result, report.cause, report.hint) == (result, "lock: held", "Wait.")


def test_work_that_was_not_done() -> None:
    done = {Result.DELIVERY_FAILING, Result.WAITING}
    assert {result for result, code in CODES if code} - done == UNFINISHED


def test_a_fault_of_a_repository() -> None:
    error = errors.Held("repository fleet", "its branch is locked", "Unlock it.")
    fault = summary.failed_repository("fleet", error, ["b", "a"])
    assert (fault.result, fault.clusters) == (Result.HELD, ["a", "b"])
    report = summary.summary("f", [], changed=False, seconds=0, repositories=[fault])
    assert (report.exit_code, report.repositories) == (6, [fault])


def test_the_clusters_that_a_repository_stops() -> None:
    error = errors.Refused("fleet", "no access")
    clusters = [
        summary.failed_cluster("b", error),
        summary.failed_cluster("a", error),
        summary.failed_cluster("c", errors.Refused("cluster c", "another cause")),
        summary.failed_cluster("d", error),
        cluster("e", Result.PAIRED),
    ]
    owners = {"a": "r", "b": "r", "c": "r", "d": "other", "e": "r"}
    (fault,) = summary.failed_repositories({"r": error}, clusters, owners)
    assert (fault.repository, fault.clusters) == ("r", ["a", "b"])


def test_reports_of_one_run() -> None:
    fault = summary.failed_repository("r", errors.Refused("r", "no"), ["b"])
    first = Report(fleet="old", clusters=[cluster("a", Result.UNPAIRED)], changed=True)
    second = Report(
        fleet="f", clusters=[cluster("b", Result.FAILED)], exit_code=4, repositories=[fault]
    )
    joined = summary.joined([first, second], changed=False, seconds=1.23456)
    assert (joined.fleet, joined.exit_code, joined.changed) == ("f", 4, True)
    assert [report.cluster for report in joined.clusters] == ["a", "b"]
    assert (joined.repositories, joined.seconds) == ([fault], 1.235)


def test_each_code_explains_itself() -> None:
    assert all(code.meaning for code in ExitCode)
    assert {kind.exit_code for kind, _ in ERRORS} < set(ExitCode)
