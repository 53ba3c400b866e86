"""Leaving deletes nothing that only has the name or the path of something of ours."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.errors import Unreachable
from provisioner.base.events import Change
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.platform.conftest import files
from tests.unit.pairing.removal.test_left_before import silence

FOLDER = "clusters/c1/flux-system"
BOOTSTRAPPED = {
    f"{FOLDER}/gotk-components.yaml": "kind: A\n",
    f"{FOLDER}/gotk-sync.yaml": "kind: B\n",
    f"{FOLDER}/kustomization.yaml": "resources: [gotk-components.yaml, gotk-sync.yaml]\n",
}
SECRET: dict[str, Any] = {
    "apiVersion": "v1",
    "kind": "Secret",
    "metadata": {"name": "flux-system", "namespace": "flux-system"},
    "data": {"identity": "eA=="},
}


@pytest.fixture
def fleet(fake_fleet: FleetMaker) -> FakeFleet:
    """It is declared, and nothing of it was ever paired."""
    return fake_fleet(1)


def held(fleet: FakeFleet) -> list[str]:
    return sorted(path for path in files(fleet) if path.startswith(FOLDER))


@pytest.mark.parametrize("gone", [True, False])
def test_files_that_git_does_not_record_as_ours_stay(fleet: FakeFleet, gone: bool) -> None:
    """Somebody else bootstrapped the cluster that reads them: without them its Flux would go."""
    fleet.repository.commit(BOOTSTRAPPED)
    fleet.unpair(gone=gone)
    assert held(fleet) == sorted(BOOTSTRAPPED)
    (said,) = [one for one in fleet.events if isinstance(one, Change) and one.step == "files"]
    assert (said.action, "no record of this pairing" in said.detail) == ("skipped", True)


def test_a_cluster_that_is_silent_has_not_left_because_its_files_are_not_ours(
    fleet: FakeFleet,
) -> None:
    fleet.repository.commit(BOOTSTRAPPED)
    silence(fleet, Unreachable("cluster c1", "does not respond"))
    assert report_of(fleet.unpair()).result == "failed"


def test_files_of_ours_go_also_where_the_record_of_the_cluster_was_lost(fleet: FakeFleet) -> None:
    """The mark in kustomization.yaml says whose they are."""
    fleet.pair()
    identity = f"{FOLDER}/provisioner-identity.json"
    fleet.repository.commit({identity: None})
    fleet.unpair()
    assert held(fleet) == []


def test_a_secret_in_a_namespace_that_no_flux_has_made_is_the_users(fleet: FakeFleet) -> None:
    meta = {"name": "flux-system"}
    fleet.only.server.create({"apiVersion": "v1", "kind": "Namespace", "metadata": meta})
    fleet.only.server.create(SECRET)
    for planning in (True, False):
        fleet.unpair(planning=planning)
        assert fleet.steps()["namespace"] == "unchanged"
    assert fleet.only.peek("Secret", "flux-system")
