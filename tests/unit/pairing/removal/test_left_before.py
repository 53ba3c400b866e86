"""What proves that a silent cluster has been unpaired already."""

from __future__ import annotations

import pytest

from provisioner.clusters import faults
from provisioner.git.hosts.base import HostKey
from provisioner.handover.fleet import Pairing
from provisioner.pairing.removal import left_before
from provisioner.pairing.run.desired_state import Names
from tests.fakes.fleet import report_of
from tests.unit.conftest import FleetMaker

NAMES = Names(fleet="f", pairing=Pairing(cluster="c1", repository="r", path="clusters/c1"))


def key(title: str) -> HostKey:
    return HostKey(id=title, title=title, public="ssh-ed25519 AAAA", write=False)


@pytest.mark.parametrize(
    ("listed", "held", "proven"),
    [
        ([], [], True),
        ([], ["kustomization.yaml"], True),  # the user's own, which unpairing leaves
        ([key("f/c10 SHA256:x"), key("g/c1 SHA256:x")], [], True),
        ([key("f/c1 SHA256:x")], [], False),
        ([], ["gotk-sync.yaml"], False),
        ([], ["gotk-components.yaml"], False),
        ([], ["provisioner-identity.json"], False),
        (None, [], False),
    ],
)
def test_left_before(listed: list[HostKey] | None, held: list[str], proven: bool) -> None:
    assert left_before.proven(NAMES, listed, held) is proven


def test_a_run_that_is_repeated_ends_well_where_the_cluster_is_destroyed_by_now(
    fake_fleet: FleetMaker,
) -> None:
    fleet = fake_fleet()
    fleet.pair()
    assert fleet.unpair().exit_code == 0
    silent = faults.Unauthorized("cluster c1", "401")
    for verb in ("get", "list"):
        fleet.only.fail(silent, verb=verb)
    again = fleet.unpair()
    assert (again.exit_code, report_of(again).result) == (0, "unpaired")
    assert set(fleet.steps().values()) == {"unchanged"}
