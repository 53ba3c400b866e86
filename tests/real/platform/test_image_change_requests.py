"""Image automation beside a protected branch of a real Gitea, with a real registry: new images are
pushed to a branch of their own, a run proposes it, and what is merged is rolled out. In this order.
"""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest

from provisioner.sandbox.building import builder, parts
from tests.real import gitea_fleet
from tests.real.gitea_fleet import OWNER, REPOSITORY, Fleet
from tests.real.platform import web
from tests.real.project import Run
from tests.support import registry, waiting

pytestmark = [pytest.mark.real, pytest.mark.gitea, pytest.mark.timeout(400)]

BRANCH = "image-updates"
FILE = "clusters/c1/web.yaml"
ITSELF = "provisioner/gitea"  # what provisioner proposes files from


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    builder.build(parts.IMAGE_CONTROLLERS, lambda _event: None)
    with gitea_fleet.started(tmp_path_factory.mktemp("gitea"), "c1") as made:
        yield made


@pytest.fixture(scope="module")
def host(fleet: Fleet) -> Iterator[str]:
    with registry.serving(fleet.project.folder.parent / "registry") as host:
        registry.push(host, "example/web", "1.0.0")
        fleet.server.file(REPOSITORY, FILE, web.manifest(host))
        place = f"/repos/{REPOSITORY}/branch_protections"
        fleet.server.api("POST", place, rule_name="main", enable_push=False)
        declare(fleet, host)
        yield host


@pytest.fixture(scope="module")
def approver(fleet: Fleet) -> str:
    """The token of somebody else, who may merge."""
    token = fleet.server.user("approver")
    fleet.server.team(OWNER, "approvers", "write", "approver")
    return token


def declare(fleet: Fleet, host: str) -> None:
    gitops = {"interval": "1s", "components": web.COMPONENTS}
    fleet.declare("c1", gitops=gitops, changes="change-request")
    piece = {
        "kind": "image_automation",
        "name": "images",
        "images": [web.declared(host)],
        "path": "clusters/c1",
        "push_branch": BRANCH,
        "change_request": True,
    }
    file = fleet.project.folder / "handover.json"
    handover = json.loads(file.read_text())
    handover["pairings"]["c1"]["platform"] = [piece]
    file.write_text(json.dumps(handover))


def requests(fleet: Fleet, branch: str = BRANCH, state: str = "open") -> list[dict[str, Any]]:
    listed = fleet.server.api("GET", f"/repos/{REPOSITORY}/pulls?state={state}")
    return [one for one in listed if one["head"]["ref"] == branch]


def text(fleet: Fleet, branch: str) -> str:
    """Of the manifest; empty where there is no such branch."""
    place = f"/repos/{REPOSITORY}/contents/{FILE}?ref={branch}"
    if fleet.server.api("GET", place, expect=False) != 200:
        return ""
    return base64.b64decode(fleet.server.api("GET", place)["content"]).decode()


def pushed(fleet: Fleet, host: str, tag: str) -> None:
    """A new image, and the automation's commit on its own branch alone."""
    before = fleet.head()
    registry.push(host, "example/web", tag)
    waiting.until(lambda: f"web:{tag} #" in text(fleet, BRANCH))
    assert fleet.head() == before


def action(done: Run) -> str:
    return next(str(one["action"]) for one in done.steps("c1") if one["step"] == "change requests")


def proposal(fleet: Fleet) -> str:
    """What a run has done about change requests."""
    done = fleet.pair()
    assert done.code == 0, done.err + done.out
    return action(done)


def test_it_is_paired_by_a_change_request_of_its_own(
    fleet: Fleet, host: str, approver: str
) -> None:
    assert fleet.pair().code == 7
    (request,) = requests(fleet, ITSELF)
    fleet.server.merge(REPOSITORY, request["number"], token=approver)
    assert proposal(fleet) == "unchanged"
    rights = sorted(key["read_only"] for key in fleet.server.keys(REPOSITORY))
    assert rights == [False, True]
    waiting.until(lambda: web.image(fleet.project, "c1") == f"{host}/example/web:1.0.0")


def test_a_new_image_becomes_a_change_request(fleet: Fleet, host: str) -> None:
    pushed(fleet, host, "1.1.0")
    planned = fleet.project.json("plan", "handover.json")
    assert action(planned) == "created"
    assert requests(fleet) == []
    assert proposal(fleet) == "created"
    (request,) = requests(fleet)
    assert request["base"]["ref"] == "main"
    files = fleet.server.api("GET", f"/repos/{REPOSITORY}/pulls/{request['number']}/files")
    assert [one["filename"] for one in files] == [FILE]
    assert proposal(fleet) == "unchanged"


def test_a_newer_one_is_in_the_request_that_is_open(fleet: Fleet, host: str) -> None:
    (before,) = requests(fleet)
    pushed(fleet, host, "1.2.0")
    assert proposal(fleet) == "unchanged"
    (after,) = requests(fleet)
    assert after["number"] == before["number"]
    assert after["head"]["sha"] != before["head"]["sha"]


def test_what_is_merged_is_rolled_out(fleet: Fleet, host: str, approver: str) -> None:
    (request,) = requests(fleet)
    fleet.server.merge(REPOSITORY, request["number"], token=approver)
    waiting.until(lambda: web.image(fleet.project, "c1") == f"{host}/example/web:1.2.0")
    assert proposal(fleet) == "unchanged"


def test_one_that_was_closed_stays_closed_until_there_are_newer_images(
    fleet: Fleet, host: str, approver: str
) -> None:
    pushed(fleet, host, "1.3.0")
    assert proposal(fleet) == "created"
    (closed,) = requests(fleet)
    place = f"/repos/{REPOSITORY}/pulls/{closed['number']}"
    fleet.server.api("PATCH", place, state="closed")
    assert proposal(fleet) == "skipped"
    time.sleep(1.1)  # Git and Gitea count in seconds
    pushed(fleet, host, "1.4.0")
    assert proposal(fleet) == "created"
    (request,) = requests(fleet)
    fleet.server.merge(REPOSITORY, request["number"], token=approver)
    waiting.until(lambda: web.image(fleet.project, "c1") == f"{host}/example/web:1.4.0")
