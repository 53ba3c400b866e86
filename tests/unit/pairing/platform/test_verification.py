"""A fleet whose commits must be signed, on fakes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from provisioner.base import keys
from provisioner.base.events import Note
from provisioner.base.run_context import RunContext
from provisioner.flux import platform
from provisioner.flux.platform.base import Placement
from provisioner.git import clone
from provisioner.git.hosts.base import Access, Remote
from provisioner.handover.fleet import Fleet, GitOps, Piece
from provisioner.handover.reference import Reference
from provisioner.handover.repositories.base import Delivery, Signing
from provisioner.handover.verification import SignedCommits
from provisioner.pairing import plan
from provisioner.pairing.credentials import source_heads
from provisioner.pairing.platform import authors
from provisioner.pairing.platform.readiness import Problem
from tests.fakes.fleet import FakeFleet, report_of
from tests.fakes.repositories import BareRepository
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.platform.conftest import declare
from tests.unit.pairing.test_kills import killed

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


@pytest.mark.parametrize("writes", range(1, 18, 2))
def test_a_run_that_was_killed_is_simply_run_again(fleet: FakeFleet, writes: int) -> None:
    sign(fleet)
    killed(fleet, FakeFleet.pair, writes)
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.only.peek("Secret", NAME)
    assert fleet.pair().changed is False


@pytest.mark.parametrize("drain", [True, False])
def test_when_its_cluster_leaves_its_keys_go(fleet: FakeFleet, drain: bool) -> None:
    sign(fleet)
    fleet.pair()
    assert report_of(fleet.unpair(drain=drain)).result == "unpaired"
    assert fleet.only.peek("Secret", NAME) is None
    assert fleet.only.peek("Namespace", "flux-system") is None


def test_drift_is_mended(fleet: FakeFleet) -> None:
    sign(fleet)
    fleet.pair()
    live = fleet.only.peek("GitRepository", "flux-system") or {}
    fleet.only.edit(live, {"spec": {"verify": None}})
    assert report_of(fleet.status()).result == "drifted"
    assert report_of(fleet.pair()).result == "paired"
    assert "verify" in (fleet.only.peek("GitRepository", "flux-system") or {})["spec"]


SOURCE: dict[str, Any] = {
    "kind": "git_source",
    "name": "apps",
    "url": "https://git.example.com/apps.git",
    "verify": {"keys": [{"env": "OURS_PUBLIC"}]},
}


TENANT: dict[str, Any] = {key: one for key, one in SOURCE.items() if key != "deliver"}
TENANT["kind"] = "tenant"


@pytest.fixture
def source(fleet: FakeFleet, monkeypatch: pytest.MonkeyPatch) -> BareRepository:
    """The repository of a source of a fleet whose own commits need no signature."""
    made = BareRepository(fleet.folder / "apps.git")
    access = Access(remote=Remote(url=made.url))
    monkeypatch.setattr(source_heads, "_access", lambda _run, _piece: access)
    declare(fleet, {**SOURCE, "verify": None})
    fleet.fleet = verifying(fleet, None)
    fleet.pair()
    return made


@pytest.mark.parametrize("piece", [SOURCE, TENANT])
def test_a_source_whose_newest_commit_would_not_pass(
    fleet: FakeFleet, source: BareRepository, piece: dict[str, Any]
) -> None:
    declare(fleet, piece, lockdown=True)
    head = fleet.repository.head("main")
    for report in (report_of(fleet.status()), report_of(fleet.pair())):
        assert f"commit {str(source.head('main'))[:12]} by" in report.cause
    assert fleet.repository.head("main") == head
    assert fleet.only.peek("Secret", "git-source-apps-keys") is None
    assert fleet.only.peek("Secret", "tenant-apps-keys", "apps") is None


def test_a_tag_is_left_to_flux(fleet: FakeFleet, source: BareRepository) -> None:
    declare(fleet, {**SOURCE, "tag": "v1"})
    fleet.pair()
    assert fleet.only.peek("Secret", "git-source-apps-keys")


def test_a_source_that_is_out_of_reach_is_warned_of(
    fleet: FakeFleet, source: BareRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = Access(remote=Remote(url=f"{source.url}-away"))
    monkeypatch.setattr(source_heads, "_access", lambda _run, _piece: away)
    declare(fleet, SOURCE)
    fleet.pair()
    notes = [one.text for one in fleet.events if isinstance(one, Note)]
    assert [text for text in notes if "git_source apps is verified from now on" in text]
    assert fleet.only.peek("Secret", "git-source-apps-keys")


@pytest.mark.parametrize("known", [True, False])
def test_the_author_of_a_commit_that_flux_does_not_accept(
    fleet: FakeFleet, source: BareRepository, known: bool
) -> None:
    forged = source.commit({"x": "y"}) if known else "0" * 40
    at = Placement(fleet="demo", cluster="c1", gitops=GitOps())
    rendered = platform.render(msgspec.convert(SOURCE, Piece), at)
    desired, run = SimpleNamespace(platform=[rendered]), SimpleNamespace(context=RunContext())
    target: Any = SimpleNamespace(desired=desired, run=run)
    cause = f"signature verification of commit '{forged}' failed: none"
    (problem,) = authors.named(target, [Problem(item=rendered.objects[0], cause=cause)])
    assert problem.cause.startswith(cause)
    assert ("(by " in problem.cause) == known


def test_a_plan_of_what_is_not_there_names_the_keys(fleet: FakeFleet) -> None:
    plan.plan(fleet.fleet, fleet.events.append, fleet.options(), new=frozenset({"c1"}))
    assert fleet.steps()["platform secrets"] == "created"
