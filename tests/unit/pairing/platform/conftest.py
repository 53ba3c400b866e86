"""A fleet of one fake cluster with a piece."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from provisioner.base import keys
from provisioner.handover import fleet as handover
from tests.fakes.fleet import FakeFleet
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
    """Its one repository is also that of the piece."""
    monkeypatch.setenv("APPS_KEY", OWN.private.reveal())
    made = fake_fleet(1)
    made.repository.commit({"apps/app.yaml": APPS})
    made.host.add(title="the user's own", public=OWN.public, write=False)
    declare(made, GIT)
    return made


def declare(fleet: FakeFleet, *pieces: dict[str, Any]) -> None:
    declared = [msgspec.convert(one, handover.Piece) for one in pieces]
    pairing = msgspec.structs.replace(fleet.fleet.pairings["c1"], platform=declared)
    fleet.fleet = msgspec.structs.replace(fleet.fleet, pairings={"c1": pairing})


def files(fleet: FakeFleet) -> dict[str, str]:
    head = fleet.repository.head("main") or ""
    return dict(fleet.repository.tree(head))
