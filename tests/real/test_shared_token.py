"""Clusters that read over HTTPS with a token in place of a key each, on a real Gitea with real Flux. In this order."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import pytest

from tests.real.gitea import Gitea
from tests.real.project import Project, Run
from tests.real.test_gitea import NAME, OWNER, REPOSITORY, Fleet

pytestmark = [pytest.mark.real, pytest.mark.gitea, pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    server = Gitea(tmp_path_factory.mktemp("gitea"))
    server.organisation(OWNER)
    server.repository(OWNER, NAME)
    token = server.user("platform")
    server.user("reader")
    server.team(OWNER, "platform", "admin", "platform")
    server.team(OWNER, "readers", "read", "reader")
    (folder := tmp_path_factory.mktemp("fleet") / "project").mkdir()
    project = Project(folder)
    assert project.provisioner("sandbox", "start", "--cluster", "c1").code == 0
    made = Fleet(project, server, token)
    made.hold(token)
    made.declare("c1")
    yield made
    project.provisioner("sandbox", "clean")
    server.stop()
    assert project.processes() == []


def reading(fleet: Fleet, token: str) -> Run:
    (fleet.project.folder.parent / "reading").write_text(f"{token}\n")
    where = {"file": str(fleet.project.folder.parent / "reading")}
    fleet.declare("c1", sync="token", sync_user="reader", sync_credential=where, known_hosts=[])
    return fleet.pair()


def entries(fleet: Fleet) -> dict[str, str]:
    line = "{{range $k, $v := .data}}{{$k}} {{$v}};{{end}}"
    found = fleet.project.kubectl(
        "c1", "get", "secret", "-n", "flux-system", "flux-system", "-o", f"go-template={line}"
    )
    pairs = (one.split() for one in found.split(";") if one)
    return {name: base64.b64decode(value).decode() for name, value in pairs}


def actions(done: Run) -> dict[str, str]:
    return {step["step"]: step["action"] for step in done.steps("c1")}


def test_from_a_key_to_a_token(fleet: Fleet) -> None:
    assert fleet.pair().code == 0
    assert len(fleet.keys()) == 1
    token = fleet.server.token_of("reader", "read:repository")
    done = reading(fleet, token)
    assert done.code == 0, done.out
    warnings = [event["text"] for event in done.events if event["type"] == "note" and event["level"] == "warning"]
    assert len(warnings) == 1
    assert "everyone who may read Secrets" in warnings[0]
    ca = fleet.server.ca.read_text()
    assert entries(fleet) == {"username": "reader", "password": token, "ca.crt": ca}
    assert fleet.keys() == {}
    assert fleet.ready("c1") == "TrueTrue"
    assert actions(done)["deploy key"] == "unchanged"
    assert token not in done.out + done.err


def test_again_changes_nothing(fleet: Fleet) -> None:
    done = fleet.pair()
    assert done.code == 0, done.out
    assert set(actions(done).values()) == {"unchanged"}


def test_another_token_takes_its_place(fleet: Fleet) -> None:
    token = fleet.server.token_of("reader", "read:repository")
    done = reading(fleet, token)
    assert done.code == 0, done.out
    changed = {step: action for step, action in actions(done).items() if action != "unchanged"}
    assert changed == {"secret": "configured"}
    assert entries(fleet)["password"] == token


def test_the_token_that_writes_is_refused_before_anything_is_touched(fleet: Fleet) -> None:
    before = entries(fleet)
    done = reading(fleet, fleet.token)
    assert done.code == 4
    assert "never enters a cluster" in done.clusters["c1"]["cause"]
    assert entries(fleet) == before


def test_rotate_says_whose_turn_it_is(fleet: Fleet) -> None:
    reading(fleet, entries(fleet)["password"])
    done = fleet.project.json("rotate", "handover.json")
    assert done.code == 4
    assert "reads with a credential that is not ours to replace" in done.clusters["c1"]["cause"]


def test_and_back_to_a_key(fleet: Fleet) -> None:
    fleet.declare("c1")
    done = fleet.pair()
    assert done.code == 0, done.out
    assert sorted(entries(fleet)) == ["identity", "identity.pub", "known_hosts"]
    assert set(fleet.keys()) == {"c1"}
    assert fleet.ready("c1") == "TrueTrue"
    assert REPOSITORY in done.clusters["c1"]["repository"]
