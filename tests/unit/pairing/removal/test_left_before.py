"""What proves that a silent cluster has been unpaired already."""

from __future__ import annotations

import pytest

from provisioner.base.errors import Unreachable
from provisioner.clusters.faults import Forbidden, Unauthorized
from provisioner.git.hosts.base import HostKey
from provisioner.handover.fleet import Pairing
from provisioner.pairing.branch import identity_file
from provisioner.pairing.removal import left_before
from provisioner.pairing.run.desired_state import Names
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.conftest import FleetMaker

NAMES = Names(fleet="f", pairing=Pairing(cluster="c1", repository="r", path="clusters/c1"))


def key(title: str) -> HostKey:
    return HostKey(id=title, title=title, public="ssh-ed25519 AAAA", write=False)


@pytest.mark.parametrize(
    ("listed", "paths", "proven"),
    [
        ([], [], True),
        ([key("f/c10 SHA256:x"), key("g/c1 SHA256:x")], [], True),
        ([key("f/c1 SHA256:x")], [], False),
        ([], ["clusters/c1/flux-system/gotk-sync.yaml"], False),
        (None, [], False),
    ],
)
def test_left_before(listed: list[HostKey] | None, paths: list[str], proven: bool) -> None:
    assert left_before.proven(NAMES, listed, paths) is proven


@pytest.mark.parametrize("name", ["gotk-sync.yaml", "gotk-components.yaml", identity_file.NAME])
def test_a_file_of_ours_in_git_is_evidence_that_it_has_not_been_left(
    name: str, fake_fleet: FleetMaker
) -> None:
    fleet = fake_fleet()
    fleet.pair()
    path = f"clusters/c1/flux-system/{name}"
    held = fleet.repository.tree(fleet.repository.head("main") or "")[path]
    assert fleet.unpair().exit_code == 0
    fleet.repository.commit({path: held})
    silence(fleet, Unreachable("cluster c1", "does not respond"))
    assert report_of(fleet.unpair()).result == "failed"


def silence(fleet: FakeFleet, error: Unreachable) -> None:
    for verb in ("get", "list"):
        fleet.only.fail(error, verb=verb)


@pytest.mark.parametrize("refusal", [Unauthorized, Forbidden])
def test_a_cluster_that_refuses_us_is_there(
    refusal: type[Unreachable], fake_fleet: FleetMaker
) -> None:
    fleet = fake_fleet()
    fleet.pair()
    assert fleet.unpair().exit_code == 0
    silence(fleet, refusal("cluster c1", "the credential is refused"))
    assert report_of(fleet.unpair()).result == "failed"


def test_a_run_that_is_repeated_ends_well_where_the_cluster_is_destroyed_by_now(
    fake_fleet: FleetMaker,
) -> None:
    fleet = fake_fleet()
    fleet.pair()
    assert fleet.unpair().exit_code == 0
    silence(fleet, Unreachable("cluster c1", "does not respond"))
    again = fleet.unpair()
    assert (again.exit_code, report_of(again).result) == (0, "unpaired")
    assert set(fleet.steps().values()) == {"unchanged"}


def test_a_host_that_does_not_answer_ends_in_the_report(
    fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    fleet = fake_fleet()
    fleet.pair()

    def silent(*_declaration: object) -> None:
        raise Unreachable("git.example.com", "does not answer")

    monkeypatch.setattr(fleet.host, "remote", silent)
    silence(fleet, Unreachable("cluster c1", "does not respond"))
    report = fleet.unpair()
    assert (report.exit_code, report_of(report).result) == (4, "failed")
