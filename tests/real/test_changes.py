"""Two clusters whose branch takes no push: by change request on a real Gitea, merged by somebody
else, and through a folder. In this order.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests.real import gitea_fleet, own
from tests.real.gitea_fleet import OWNER, REPOSITORY, Fleet
from tests.real.project import Run

pytestmark = [pytest.mark.real, pytest.mark.gitea, pytest.mark.timeout(240)]

CLUSTERS = ("c1", "c2")
BRANCH = "provisioner/gitea"
PULLS = f"/repos/{REPOSITORY}/pulls"
PROPOSE: dict[str, Any] = {
    "changes": "change-request",
    "author": {"name": "Bot", "email": "bot@example.com"},
}


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    with gitea_fleet.started(tmp_path_factory.mktemp("changes"), *CLUSTERS) as made:
        made.declare(*CLUSTERS, **PROPOSE)
        yield made


@pytest.fixture(scope="module")
def merger(fleet: Fleet) -> str:
    """The token of somebody who may merge, and is not who we are."""
    token = fleet.server.user("merger")
    fleet.server.team(OWNER, "mergers", "write", "merger")
    return token


def branches(fleet: Fleet) -> list[str]:
    found = fleet.server.api("GET", f"/repos/{REPOSITORY}/branches")
    return [branch["name"] for branch in found]


def merge(fleet: Fleet, number: int, token: str, how: str) -> None:
    """The branch stays, as it does on hosts that are not told to delete it."""
    path, body = f"{PULLS}/{number}/merge", {"Do": how, "delete_branch_after_merge": False}
    until = time.monotonic() + 30  # Gitea takes a moment to find out whether it can
    while (code := fleet.server.api("POST", path, token=token, expect=False, **body)) != 200:
        assert time.monotonic() < until, code
        time.sleep(0.3)


def changed(fleet: Fleet, cluster: str, log_level: str, **repository: Any) -> None:
    """Something to deliver to one cluster."""
    fleet.declare(*CLUSTERS, **repository)
    path = fleet.project.folder / "handover.json"
    given = json.loads(path.read_text())
    given["pairings"][cluster]["gitops"]["log_level"] = log_level
    path.write_text(json.dumps(given))


def results(done: Run) -> dict[str, str]:
    return {name: one["result"] for name, one in done.clusters.items()}


def test_a_repository_without_a_commit_is_refused(fleet: Fleet) -> None:
    done = fleet.pair()
    assert done.code == 4, done.out
    assert "no commit yet" in done.clusters["c1"]["cause"]
    fleet.server.file(REPOSITORY, "README.md", "Fleet\n")
    fleet.server.api(
        "POST", f"/repos/{REPOSITORY}/branch_protections", rule_name="main", enable_push=False
    )


def test_what_needs_no_file_is_done_and_the_rest_proposed(fleet: Fleet) -> None:
    head = fleet.head()
    done = fleet.pair()
    assert done.code == 7, done.out + done.err
    assert results(done) == dict.fromkeys(CLUSTERS, "waiting")
    (request,) = fleet.server.api("GET", f"{PULLS}?state=open")
    assert done.clusters["c1"]["cause"].endswith(f"waiting for merge: {request['html_url']}")
    assert "### c1" in request["body"]
    assert "### c2" in request["body"]
    assert request["title"] == "Pair c1, c2 with Flux v2.9.4"
    (commit,) = fleet.server.api("GET", f"{PULLS}/{request['number']}/commits")
    assert commit["commit"]["author"]["name"] == "Bot"
    assert fleet.head() == head
    assert set(fleet.keys()) == set(CLUSTERS)
    for name in CLUSTERS:
        assert own.get(fleet.project, name, "Secret", "flux-system")
        assert own.get(fleet.project, name, "GitRepository", "flux-system") is None


def proposed(fleet: Fleet) -> list[tuple[str, ...]]:
    """What open requests say; Gitea works out in its own time whether they can be merged."""
    found = fleet.server.api("GET", f"{PULLS}?state=open")
    return [(one["html_url"], one["title"], one["body"], one["head"]["sha"]) for one in found]


def test_nothing_new_is_made_while_it_waits(fleet: Fleet) -> None:
    before = fleet.keys(), proposed(fleet)
    done = fleet.pair()
    assert done.code == 7, done.out
    moved = {
        step["step"] for step in done.steps() if step["action"] not in ("unchanged", "skipped")
    }
    assert moved == {"controllers"}  # until Flux keeps itself
    assert (fleet.keys(), proposed(fleet)) == before
    plan = fleet.project.json("status", "handover.json")
    assert results(plan) == dict.fromkeys(CLUSTERS, "drifted")


def test_who_waits_goes_on_when_somebody_else_squashes(fleet: Fleet, merger: str) -> None:
    argv = [sys.executable, "-m", "provisioner", "pair", "handover.json", "--json", "--wait", "3m"]
    folder, env = fleet.project.folder, fleet.project.own_env()
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True, cwd=folder, env=env) as running:
        events = (json.loads(line) for line in running.stdout or ())
        told = next(
            event for event in events if event["type"] == "waiting" and event["subject"] == "merge"
        )
        merge(fleet, int(told["detail"].rpartition("/")[2]), merger, "squash")
        report = list(events)[-1]
    assert running.returncode == 0, report
    assert {one["result"] for one in report["clusters"]} == {"paired"}
    assert {fleet.ready(name) for name in CLUSTERS} == {"TrueTrue"}
    assert branches(fleet) == ["main"]
    again = fleet.pair()
    assert again.code == 0, again.out
    assert {step["action"] for step in again.steps()} == {"unchanged"}


def test_only_those_wait_whose_files_change(fleet: Fleet, merger: str) -> None:
    changed(fleet, "c1", "debug", **PROPOSE)
    done = fleet.pair()
    assert done.code == 7, done.out
    assert results(done) == {"c1": "waiting", "c2": "paired"}
    (request,) = fleet.server.api("GET", f"{PULLS}?state=open")
    assert "`gotk-components.yaml` changed" in request["body"]
    assert "### c2" not in request["body"]
    merge(fleet, request["number"], merger, "rebase")
    done = fleet.pair()
    assert done.code == 0, done.out
    assert results(done) == dict.fromkeys(CLUSTERS, "paired")
    assert branches(fleet) == ["main"]


def test_a_request_that_was_closed_is_not_opened_again(fleet: Fleet) -> None:
    changed(fleet, "c1", "error", **PROPOSE)
    assert fleet.pair().code == 7
    (request,) = fleet.server.api("GET", f"{PULLS}?state=open")
    fleet.server.api("PATCH", f"{PULLS}/{request['number']}", state="closed")
    done = fleet.pair()
    assert done.code == 4, done.out
    assert "closed without being merged" in done.clusters["c1"]["cause"]
    fleet.server.api("DELETE", f"/repos/{REPOSITORY}/branches/{BRANCH.replace('/', '%2F')}")
    changed(fleet, "c1", "debug", **PROPOSE)
    assert fleet.pair().code == 0


def test_what_somebody_put_on_our_branch_is_not_overwritten(fleet: Fleet) -> None:
    changed(fleet, "c1", "error", **PROPOSE)
    assert fleet.pair().code == 7
    fleet.server.file(REPOSITORY, "theirs", "text\n", branch=BRANCH)
    waiting = fleet.pair()
    assert waiting.code == 7, waiting.out  # what we propose is still in it
    changed(fleet, "c2", "error", **PROPOSE)
    done = fleet.pair()
    assert done.code == 4, done.out
    assert f"branch {BRANCH} ends in a commit by" in done.clusters["c2"]["cause"]
    assert fleet.server.api("GET", f"/repos/{REPOSITORY}/contents/theirs?ref={BRANCH}")["size"]
    fleet.server.api("DELETE", f"/repos/{REPOSITORY}/branches/{BRANCH.replace('/', '%2F')}")


def test_through_a_folder(fleet: Fleet) -> None:
    changed(fleet, "c1", "info", changes="none", folder="for-git")
    changed(fleet, "c2", "error", changes="none", folder="for-git")
    done = fleet.pair()
    assert done.code == 7, done.out
    assert results(done) == {"c1": "waiting", "c2": "waiting"}
    folder = fleet.project.folder / "for-git"
    assert f"files in {folder} into branch main" in done.clusters["c2"]["cause"]
    files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    own_files = [f"clusters/{name}/flux-system" for name in CLUSTERS]
    assert {path.rpartition("/")[0] for path in files} == set(own_files)
    fleet.server.api("DELETE", f"/repos/{REPOSITORY}/branch_protections/main")
    for path in files:
        commit(fleet, path, (folder / path).read_text())
    done = fleet.pair()
    assert done.code == 0, done.out
    assert results(done) == dict.fromkeys(CLUSTERS, "paired")


def commit(fleet: Fleet, path: str, text: str) -> None:
    """As somebody does who takes over what lies in the folder."""
    where = f"/repos/{REPOSITORY}/contents/{path}"
    known = fleet.server.api("GET", where)
    content = base64.b64encode(text.encode()).decode()
    if known["content"] != content:
        fleet.server.api(
            "PUT",
            where,
            sha=known["sha"],
            content=content,
            branch="main",
            message=f"Take over {path}",
        )


def test_what_leaves_is_proposed_too(fleet: Fleet, merger: str) -> None:
    changed(fleet, "c2", "error", **PROPOSE)
    done = fleet.project.json("unpair", "handover.json", "c2", "--yes")
    assert done.code == 0, done.out
    (told,) = [step for step in done.steps("c2") if step["step"] == "files"]
    (request,) = fleet.server.api("GET", f"{PULLS}?state=open")
    assert told["detail"] == f"removal proposed: {request['html_url']}"
    merge(fleet, request["number"], merger, "squash")
    left = fleet.server.api("GET", f"/repos/{REPOSITORY}/contents/clusters")
    assert [one["name"] for one in left] == ["c1"]
