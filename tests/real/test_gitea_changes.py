"""A fleet on a protected branch of a real Gitea: changes are proposed, somebody else merges them.
In this order."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.real import gitea_fleet
from tests.real.gitea_fleet import OWNER, REPOSITORY, Fleet
from tests.real.project import Run

pytestmark = [pytest.mark.real, pytest.mark.gitea, pytest.mark.timeout(240)]

BRANCH = "provisioner/gitea"
CLUSTERS = ("c1", "c2")


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    with gitea_fleet.started(tmp_path_factory.mktemp("gitea"), *CLUSTERS) as made:
        made.server.file(REPOSITORY, "README.md", "A fleet.\n")
        made.server.api(
            "POST", f"/repos/{REPOSITORY}/branch_protections", rule_name="main", enable_push=False
        )
        made.declare(*CLUSTERS, changes="change-request")
        yield made


@pytest.fixture(scope="module")
def approver(fleet: Fleet) -> str:
    """The token of somebody else, who may merge."""
    token = fleet.server.user("approver")
    fleet.server.team(OWNER, "approvers", "write", "approver")
    return token


def requests(fleet: Fleet, state: str) -> list[dict[str, Any]]:
    return list(fleet.server.api("GET", f"/repos/{REPOSITORY}/pulls?state={state}"))


def waits(done: Run) -> set[str]:
    assert done.code == 7, done.out
    return {cluster["cause"].rpartition(" ")[2] for cluster in done.clusters.values()}


def proven(fleet: Fleet, done: Run) -> None:
    assert done.code == 0, done.out
    head = fleet.head()
    assert {cluster["revision"] for cluster in done.clusters.values()} == {f"main@sha1:{head}"}
    assert {fleet.ready(name) for name in CLUSTERS} == {"TrueTrue"}
    assert requests(fleet, "open") == []
    assert fleet.server.api("GET", f"/repos/{REPOSITORY}/branches/{BRANCH}", expect=False) == 404


def test_what_needs_files_waits_and_all_else_is_done(fleet: Fleet) -> None:
    head = fleet.head()
    done = fleet.pair()
    (request,) = requests(fleet, "open")
    assert waits(done) == {request["html_url"]}
    assert request["head"]["ref"] == BRANCH
    assert all(name in request["body"] for name in CLUSTERS)
    assert fleet.head() == head
    assert set(fleet.keys()) == set(CLUSTERS)


def test_waiting_again_makes_nothing_new(fleet: Fleet) -> None:
    proposed = fleet.server.api("GET", f"/repos/{REPOSITORY}/branches/{BRANCH}")["commit"]["id"]
    assert len(waits(fleet.pair())) == 1
    assert len(requests(fleet, "all")) == 1
    assert (
        fleet.server.api("GET", f"/repos/{REPOSITORY}/branches/{BRANCH}")["commit"]["id"]
        == proposed
    )


def test_squashed_by_somebody_else_it_goes_on_and_is_proven(fleet: Fleet, approver: str) -> None:
    (request,) = requests(fleet, "open")
    keys = fleet.keys()
    fleet.server.merge(REPOSITORY, request["number"], token=approver, how="squash", delete=False)
    proven(fleet, fleet.pair())
    assert fleet.keys() == keys
    assert {step["action"] for step in fleet.pair().steps()} == {"unchanged"}


def test_a_run_that_waits_goes_on_by_itself(fleet: Fleet, approver: str) -> None:
    fleet.declare(*CLUSTERS, changes="change-request", gitops={"sync_interval": "5m0s"})
    with ThreadPoolExecutor() as pool:
        running = pool.submit(fleet.pair, "--wait", "2m")
        while not (opened := requests(fleet, "open")):
            assert not running.done(), running.result().out
            time.sleep(0.2)
        fleet.server.merge(REPOSITORY, opened[0]["number"], token=approver, how="rebase")
        proven(fleet, running.result())


def test_one_that_was_closed_is_not_opened_again(fleet: Fleet) -> None:
    fleet.declare(*CLUSTERS, changes="change-request")
    waits(fleet.pair())
    (request,) = requests(fleet, "open")
    fleet.server.api("PATCH", f"/repos/{REPOSITORY}/pulls/{request['number']}", state="closed")
    done = fleet.pair()
    assert done.code == 4, done.out
    assert "closed" in done.clusters["c1"]["cause"]
    assert requests(fleet, "open") == []
