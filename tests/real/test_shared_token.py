"""Clusters that read over HTTPS with a token in place of a key each, on a real Gitea with real
Flux. In this order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.real import gitea_fleet
from tests.real.gitea_fleet import OWNER, REPOSITORY, Fleet
from tests.real.project import Run

pytestmark = [pytest.mark.real, pytest.mark.gitea, pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    with gitea_fleet.started(tmp_path_factory.mktemp("gitea"), "c1") as made:
        made.server.user("reader")
        made.server.team(OWNER, "readers", "read", "reader")
        yield made


def reading(fleet: Fleet, token: str) -> Run:
    (fleet.project.folder.parent / "reading").write_text(f"{token}\n")
    where = {"file": str(fleet.project.folder.parent / "reading")}
    fleet.declare("c1", sync="token", sync_user="reader", sync_credential=where, known_hosts=[])
    return fleet.pair()


def actions(done: Run) -> dict[str, str]:
    return {step["step"]: step["action"] for step in done.steps("c1")}


def test_from_a_key_to_a_token(fleet: Fleet) -> None:
    assert fleet.pair().code == 0
    assert len(fleet.keys()) == 1
    token = fleet.server.token_of("reader", "read:repository")
    done = reading(fleet, token)
    assert done.code == 0, done.out
    warnings = [
        event["text"]
        for event in done.events
        if event["type"] == "note" and event["level"] == "warning"
    ]
    assert len(warnings) == 1
    assert "everyone who may read Secrets" in warnings[0]
    ca = fleet.server.ca.read_text()
    assert fleet.secret("c1") == {"username": "reader", "password": token, "ca.crt": ca}
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
    assert fleet.secret("c1")["password"] == token


def test_the_token_that_writes_is_refused_before_anything_is_touched(fleet: Fleet) -> None:
    before = fleet.secret("c1")
    done = reading(fleet, fleet.token)
    assert done.code == 4
    assert "never enters a cluster" in done.clusters["c1"]["cause"]
    assert fleet.secret("c1") == before


def test_a_token_that_cannot_read_is_refused_before_anything_is_touched(fleet: Fleet) -> None:
    before = fleet.secret("c1")
    done = reading(fleet, fleet.server.user("stranger"))
    assert done.code == 4
    assert "does not open" in done.clusters["c1"]["cause"]
    assert fleet.secret("c1") == before


def test_rotate_says_whose_turn_it_is(fleet: Fleet) -> None:
    reading(fleet, fleet.secret("c1")["password"])
    done = fleet.project.json("rotate", "handover.json")
    assert done.code == 4
    assert "reads with a credential that provisioner does not make" in done.clusters["c1"]["cause"]


def test_and_back_to_a_key(fleet: Fleet) -> None:
    fleet.declare("c1")
    done = fleet.pair()
    assert done.code == 0, done.out
    assert sorted(fleet.secret("c1")) == ["identity", "identity.pub", "known_hosts"]
    assert set(fleet.keys()) == {"c1"}
    assert fleet.ready("c1") == "TrueTrue"
    assert REPOSITORY in done.clusters["c1"]["repository"]
