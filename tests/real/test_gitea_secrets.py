"""What runs with a Gitea leave: its tokens are nowhere but where they belong, and the writing one
is in no cluster. In this order.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.real import gitea_fleet
from tests.real.evidence import (
    Evidence,
    for_a_moment,
    into_arguments,
    into_environment,
    into_file,
    into_output,
    objects,
    recorded,
    secrets_of,
)
from tests.real.gitea_fleet import OWNER, REPOSITORY, Fleet
from tests.real.secrets import Finding, Search

pytestmark = [pytest.mark.real, pytest.mark.gitea, pytest.mark.timeout(240)]

WRITES, READS, WRONG = "the token that writes", "the token that reads", "a wrong token"
TOKEN = "FLEET_TOKEN"  # the name of a variable


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    with gitea_fleet.started(tmp_path_factory.mktemp("gitea"), "c1") as made:
        yield made


@pytest.fixture(scope="module")
def evidence(fleet: Fleet, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evidence]:
    with recorded(fleet.project, tmp_path_factory.mktemp("recorded")) as made:
        yield made


def test_everything_is_run_once(fleet: Fleet, evidence: Evidence) -> None:
    """The token from each place it may come from; well ended, refused, and crashed in the middle of
    git."""
    beside = fleet.project.folder.parent
    reading = fleet.server.user("reader", "read:repository")
    fleet.server.team(OWNER, "readers", "read", "reader")
    (beside / "reading").write_text(reading)
    evidence.command("pair", "handover.json")
    keys, held = secrets_of(fleet.project), {TOKEN: fleet.token}
    own = "clusters/c1/flux-system/gotk-sync.yaml"
    fleet.declare("c1", credential={"env": TOKEN})
    fleet.server.delete(REPOSITORY, own)
    evidence.command("pair", "handover.json", "--json", env=held)
    fleet.declare("c1", credential={"command": ["cat", str(beside / "token")]})
    evidence.command("rotate", "handover.json")
    keys |= {f"{name}, rotated": value for name, value in secrets_of(fleet.project).items()}
    fleet.declare("c1", credential={"stdin": True})
    evidence.command("status", "handover.json", stdin=fleet.token)
    fleet.declare("c1", credential={"env": TOKEN})
    wrong = fleet.server.token_of("platform", "read:user")
    evidence.command("pair", "handover.json", code=4, env={TOKEN: wrong}, name="refused")
    crash = {**held, "CRASH_AT": "git", "PROVISIONER_DEBUG": "1"}
    evidence.command("pair", "handover.json", code=4, env=crash, name="crashed")
    fleet.declare("c1", sync="token", sync_credential={"file": str(beside / "reading")})
    evidence.command("pair", "handover.json", name="shared")
    evidence.own = [f"{TOKEN}={token}" for token in (fleet.token, wrong)]
    evidence.known = {
        **keys,
        WRITES: fleet.token.encode(),
        READS: reading.encode(),
        WRONG: wrong.encode(),
    }


def stored(fleet: Fleet) -> bytes:
    """The repository's objects, as the host keeps them."""
    return objects(fleet.server.folder / "data" / "gitea-repositories" / f"{REPOSITORY}.git")


def found(fleet: Fleet, evidence: Evidence) -> list[Finding]:
    more = [("objects of the host", stored(fleet))]
    return evidence.search() + Search(evidence.known).all(more)


def test_the_evidence_is_whole(fleet: Fleet, evidence: Evidence) -> None:
    names = [name for name, _ in evidence.everything()]
    for start in (
        "output of pair",
        "output of rotate",
        "output of refused",
        "output of shared",
        "program shim-git-",
        "program shim-ssh-keygen-",
        f"temporary provisioner-{os.getuid()}/",
        "file handover.json",
    ):
        assert any(name.startswith(start) for name in names), start
    assert "unexpected" in evidence.said["crashed"]
    assert b"gotk-sync" in stored(fleet)


def test_secrets_are_nowhere_else(fleet: Fleet, evidence: Evidence) -> None:
    assert found(fleet, evidence) == []


def test_the_token_that_writes_is_in_no_object_of_the_cluster(
    fleet: Fleet, evidence: Evidence
) -> None:
    kinds = ",".join(
        fleet.project.kubectl("c1", "api-resources", "--verbs=list", "-o", "name").split()
    )
    dumped = fleet.project.kubectl(
        "c1", "get", kinds, "-A", "-o", "json", "--show-managed-fields"
    ).encode()
    names = {one.what for one in Search(evidence.known).found("the cluster", dumped)}
    assert READS in names
    assert WRITES not in names
    assert WRITES in {
        one.what for one in Search(evidence.known).found("planted", dumped + fleet.token.encode())
    }


PLACES = {
    "file tmp/planted": into_file("tmp/planted"),
    "program shim-git-": into_arguments,
    "program shim-ssh-": into_environment,
    "temporary moment": for_a_moment,
    "output of planted": into_output,
}


def test_planted_tokens_are_found(fleet: Fleet, evidence: Evidence) -> None:
    for plant in PLACES.values():
        plant(evidence, fleet.token.encode())
    places = [one.place for one in found(fleet, evidence) if one.what == WRITES]
    assert [start for start in PLACES if not any(place.startswith(start) for place in places)] == []
    assert {
        place for place in places if not place.startswith((*PLACES, "temporary planted"))
    } == set()
