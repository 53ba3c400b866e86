"""A fleet whose commits must be signed, on fakes."""

from __future__ import annotations

import msgspec
import pytest

from provisioner.base import keys
from provisioner.git import clone
from provisioner.git.hosts.base import Access, Remote
from provisioner.handover.fleet import Fleet
from provisioner.handover.reference import Reference
from provisioner.handover.repositories.base import Delivery, Signing
from provisioner.handover.verification import SignedCommits
from provisioner.pairing import plan
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.conftest import FleetMaker

OURS, THEIRS = keys.make("ed25519"), keys.make("ed25519")
SIGNING = Signing(format="ssh", key=Reference(env="OURS"))
VERIFY = SignedCommits(keys=[Reference(env="OURS_PUBLIC")])
NAME = "flux-system-keys"


@pytest.fixture
def fleet(fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch) -> FakeFleet:
    monkeypatch.setenv("OURS", OURS.private.reveal())
    monkeypatch.setenv("OURS_PUBLIC", OURS.public)
    monkeypatch.setenv("THEIRS_PUBLIC", THEIRS.public)
    return fake_fleet(1, repository={"signing": SIGNING}, verify=VERIFY)


def sign(fleet: FakeFleet) -> None:
    access = Access(remote=Remote(url=fleet.repository.url))
    with clone.opened(access, "main", Delivery(signing=SIGNING)) as work:
        work.publish(lambda: {"note": f"after {work.head}"}, lambda: "Signed")


def verifying(fleet: FakeFleet, verify: SignedCommits | None) -> Fleet:
    pairing = fleet.fleet.pairings["c1"]
    gitops = msgspec.structs.replace(pairing.gitops, verify=verify)
    changed = msgspec.structs.replace(pairing, gitops=gitops)
    return msgspec.structs.replace(fleet.fleet, pairings={"c1": changed})


def test_it_is_not_switched_on_while_the_head_would_not_pass(fleet: FakeFleet) -> None:
    head = fleet.repository.head("main")
    report = report_of(fleet.pair())
    assert report.result == "failed", report
    assert f"commit {str(head)[:12]} by" in report.cause
    assert fleet.repository.head("main") == head
    assert fleet.only.journal.writes == []


def test_the_keys_come_before_the_source_and_a_second_run_changes_nothing(
    fleet: FakeFleet,
) -> None:
    sign(fleet)
    assert report_of(fleet.pair()).result == "paired"
    order = [f"{one.kind}/{one.name}" for one in fleet.only.journal.writes]
    assert order.index(f"Secret/{NAME}") < order.index("GitRepository/flux-system")
    source = fleet.only.peek("GitRepository", "flux-system") or {}
    assert source["spec"]["verify"] == {"mode": "HEAD", "secretRef": {"name": NAME}}
    again = fleet.pair()
    assert (again.changed, set(fleet.steps().values())) == (False, {"unchanged"})


def test_status_names_a_forged_commit_and_nothing_is_put_on_top(fleet: FakeFleet) -> None:
    sign(fleet)
    fleet.pair()
    forged = fleet.repository.commit({"clusters/c1/x.yaml": "{}\n"})
    for report in (report_of(fleet.status()), report_of(fleet.pair())):
        assert f"commit {forged[:12]} by" in report.cause
    assert fleet.repository.head("main") == forged


def test_keys_that_no_longer_accept_ours(fleet: FakeFleet) -> None:
    sign(fleet)
    theirs = SignedCommits(keys=[*VERIFY.keys, Reference(env="THEIRS_PUBLIC")])
    fleet.fleet = verifying(fleet, theirs)
    assert report_of(fleet.pair()).result == "paired"
    fleet.fleet = verifying(fleet, SignedCommits(keys=theirs.keys[1:]))
    report = report_of(fleet.pair())
    assert report.result == "failed"
    assert "is not signed with a key that cluster c1 accepts" in report.cause


def test_switched_off_nothing_of_it_is_left(fleet: FakeFleet) -> None:
    sign(fleet)
    fleet.pair()
    fleet.fleet = verifying(fleet, None)
    assert report_of(fleet.pair()).result == "paired"
    assert "verify" not in (fleet.only.peek("GitRepository", "flux-system") or {})["spec"]
    assert fleet.only.peek("Secret", NAME) is None
    assert fleet.pair().changed is False


def test_drift_is_mended(fleet: FakeFleet) -> None:
    sign(fleet)
    fleet.pair()
    live = fleet.only.peek("GitRepository", "flux-system") or {}
    fleet.only.edit(live, {"spec": {"verify": None}})
    assert report_of(fleet.status()).result == "drifted"
    assert report_of(fleet.pair()).result == "paired"
    assert "verify" in (fleet.only.peek("GitRepository", "flux-system") or {})["spec"]


def test_a_plan_of_what_is_not_there_names_the_keys(fleet: FakeFleet) -> None:
    plan.plan(fleet.fleet, fleet.events.append, fleet.options(), new=frozenset({"c1"}))
    assert fleet.steps()["platform secrets"] == "created"
