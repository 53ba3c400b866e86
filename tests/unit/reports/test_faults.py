"""A fault of a repository that stops many clusters is one event and one report."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from provisioner.base.errors import Held, ProvisionerError, Refused
from provisioner.base.events import Action, Change, Event
from provisioner.reports.faults import RepositoryFaults
from provisioner.reports.model import Result


@pytest.fixture
def events() -> list[Event]:
    return []


@pytest.fixture
def faults(events: list[Event]) -> RepositoryFaults:
    return RepositoryFaults(events.append)


def fail(faults: RepositoryFaults, repository: str, error: ProvisionerError) -> None:
    with faults.of(repository, ["c2", "c1"]):
        raise error


def test_one_event_and_one_report(faults: RepositoryFaults, events: list[Event]) -> None:
    error = Held("repository fleet", "its branch is locked", "Unlock it.")
    for _ in range(2):
        with pytest.raises(Held):
            fail(faults, "fleet", error)
    assert events == [
        Change(
            cluster="",
            step="repository",
            subject="repository fleet",
            action=Action.FAILED,
            detail="its branch is locked",
        )
    ]
    (report,) = faults.reports()
    assert (report.repository, report.result, report.clusters) == (
        "fleet",
        Result.HELD,
        ["c1", "c2"],
    )


def test_an_equal_error_of_a_cluster_is_another_one(faults: RepositoryFaults) -> None:
    error = Refused("r", "no access")
    with pytest.raises(Refused):
        fail(faults, "r", error)
    assert faults.has(error)
    assert not faults.has(Refused("r", "no access"))


def test_work_that_succeeds_is_no_fault(faults: RepositoryFaults, events: list[Event]) -> None:
    with faults.of("r", ["c1"]):
        pass
    assert (events, faults.reports()) == ([], [])


def test_many_repositories_at_once(faults: RepositoryFaults, events: list[Event]) -> None:
    def work(number: int) -> None:
        with pytest.raises(Refused):
            fail(faults, f"r{number % 10}", Refused(f"r{number % 10}", "no access"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(100)))
    assert len(events) == len(faults.reports()) == 10
