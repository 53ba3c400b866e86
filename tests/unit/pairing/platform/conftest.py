"""A fleet of one fake cluster with a piece."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from provisioner.base import keys
from provisioner.handover import fleet as handover
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.conftest import FleetMaker

APPS = """\
apiVersion: v1
kind: ConfigMap
metadata: {name: app, namespace: default}
data: {colour: blue}
"""
OWN = keys.make("ed25519")
GIT: dict[str, Any] = {
    "kind": "git_source",
    "name": "apps",
    "url": "ssh://git@git.example.com/apps.git",
    "credential": {"env": "APPS_KEY"},
    "known_hosts": ["git.example.com ssh-ed25519 AAAA"],
    "deliver": [{"kind": "kustomization", "path": "apps"}],
}


@pytest.fixture
def fleet(fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch) -> FakeFleet:
    made = reading_itself(fake_fleet, APPS)
    monkeypatch.setenv("APPS_KEY", OWN.private.reveal())
    declare(made, GIT)
    return made


def reading_itself(fake_fleet: FleetMaker, apps: str) -> FakeFleet:
    """Its one repository is also that of a piece, which reads with the key OWN."""
    made = fake_fleet(1)
    made.repository.commit({"apps/app.yaml": apps})
    made.host.add(title="the user's own", public=OWN.public, write=False)
    return made


def declare(fleet: FakeFleet, *pieces: dict[str, Any], **gitops: Any) -> None:
    """These pieces alone on every cluster. `gitops`: other options of its Flux."""
    declared = [msgspec.convert(one, handover.Piece) for one in pieces]
    replace = msgspec.structs.replace
    pairings = {
        name: replace(one, platform=declared, gitops=replace(one.gitops, **gitops))
        for name, one in fleet.fleet.pairings.items()
    }
    fleet.fleet = replace(fleet.fleet, pairings=pairings)


def files(fleet: FakeFleet) -> dict[str, str]:
    head = fleet.repository.head("main") or ""
    return dict(fleet.repository.tree(head))


def unchanged_by_another_run(fleet: FakeFleet) -> None:
    """A second run changes nothing, and writes nothing to the cluster or its Git host."""
    fleet.pair()
    again = fleet.pair()
    assert (again.changed, set(fleet.steps().values())) == (False, {"unchanged"})
    assert fleet.only.journal.writes == []
    asked = {one.verb for one in fleet.host.journal.requests}
    assert asked <= {"check", "push", "list", "get"}
    assert report_of(fleet.status()).result == "paired"


def drift_is_mended(fleet: FakeFleet, kind: str, name: str, change: dict[str, Any]) -> None:
    """`change`: of the spec of an object that Flux has applied. `status` tells it, a run mends
    it."""
    fleet.pair()
    before = fleet.only.peek(kind, name) or {}
    fleet.only.edit(before, {"spec": change})
    assert report_of(fleet.status()).result == "drifted"
    assert report_of(fleet.pair()).result == "paired"
    assert (fleet.only.peek(kind, name) or {})["spec"] == before["spec"]
    assert fleet.pair().changed is False
