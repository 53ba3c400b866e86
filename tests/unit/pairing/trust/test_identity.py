"""A run proves which cluster it has reached before it writes, revokes or deletes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from provisioner.base.errors import Unreachable
from provisioner.clusters import faults
from provisioner.pairing.branch import identity_file
from provisioner.pairing.run.snapshot import RECORD
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.trust.others import item
from tests.unit.pairing.trust.untouched import FOLDER, recorded, state, writes

CRD = "gitrepositories.source.toolkit.fluxcd.io"


def test_the_cluster_is_recorded_in_git_and_again_only_if_it_moved(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.pair()
    system = fleet.only.peek("Namespace", "kube-system", "") or {}
    assert recorded(fleet) == system["metadata"]["uid"]
    before = state(fleet)
    assert not fleet.pair().changed
    assert state(fleet) == before


@pytest.mark.parametrize("story", ["pair", "rotate", "unpair"])
def test_another_cluster_under_the_same_name_is_not_touched(
    story: str, fake_fleet: FleetMaker
) -> None:
    """As where a kubeconfig context leads elsewhere than at the last run."""
    fleet = fake_fleet()
    fleet.pair()
    before = state(fleet)
    fleet.build("c1", again=1)
    report = getattr(fleet, story)()
    assert report.exit_code == 4
    assert "is not the cluster that was paired" in report_of(report).cause
    assert "--new-cluster c1" in report_of(report).hint
    assert writes(fleet) == []
    assert state(fleet) == before


def test_a_cluster_that_git_does_not_record_is_not_upgraded(fake_fleet: FleetMaker) -> None:
    """Its stored objects are not written again either: that comes before the commit."""
    fleet = fake_fleet()
    fleet.pair()
    crd = fleet.only.peek("CustomResourceDefinition", CRD, "") or {}
    (version,) = crd["spec"]["versions"]
    older = {**version, "name": "v1beta2", "storage": False}
    fleet.only.patch(crd, {"spec": {"versions": [version, older]}})
    unsettled = {"status": {"storedVersions": ["v1beta2", "v1"]}}
    fleet.only.patch(crd, unsettled, subresource="status")
    path = f"{FOLDER}/{identity_file.NAME}"
    text = fleet.repository.tree(fleet.repository.head("main") or "")[path]
    fleet.repository.commit({path: text.replace(recorded(fleet), "another")})
    before = state(fleet)
    fleet.only.journal.clear()
    report = fleet.upgrade()
    assert report.exit_code == 4
    assert "is not the cluster that was paired" in report_of(report).cause
    assert fleet.only.journal.writes == []
    assert state(fleet) == before


@pytest.mark.parametrize("story", ["rotate", "unpair"])
def test_another_cluster_that_runs_the_flux_of_somebody_else_is_not_touched(
    story: str, fake_fleet: FleetMaker
) -> None:
    """Paired by a version that kept no record in Git, and the context leads elsewhere now."""
    fleet = fake_fleet()
    fleet.pair()
    fleet.repository.commit({f"{FOLDER}/{identity_file.NAME}": None})
    before = state(fleet)
    other = fleet.build("c1", again=1)
    labels = {"app.kubernetes.io/part-of": "flux"}
    other.put(item("v1", "Namespace", "flux-system", metadata={"labels": labels}))
    other.put(
        item(
            "apps/v1", "Deployment", "source-controller", "flux-system", metadata={"labels": labels}
        )
    )
    report = getattr(fleet, story)()
    assert report.exit_code == 4
    assert "neither the cluster nor the repository says" in report_of(report).cause
    assert writes(fleet) == []
    assert state(fleet) == before


def test_the_record_on_the_cluster_proves_it_where_git_has_none(fake_fleet: FleetMaker) -> None:
    """As after a pairing by a version that kept no record in Git."""
    fleet = fake_fleet()
    fleet.pair()
    fleet.repository.commit({f"{FOLDER}/{identity_file.NAME}": None})
    assert fleet.unpair().exit_code == 0
    assert fleet.only.names("Deployment") == []


@pytest.mark.parametrize("proven", [True, False])
def test_where_git_cannot_be_read_only_a_proven_cluster_loses_its_flux(
    proven: bool, fake_fleet: FleetMaker
) -> None:
    fleet = fake_fleet()
    fleet.pair()
    if not proven:
        fleet.only.server.delete(fleet.only.peek("ConfigMap", RECORD) or {})
    before = state(fleet)
    fleet.only.journal.clear()
    fleet.host.journal.fail(Unreachable("the host", "does not respond"), times=None, verb="check")
    report = fleet.unpair(force=True)
    assert state(fleet) == before
    assert (fleet.only.names("Deployment") == []) is proven
    if not proven:
        assert report.exit_code == 4
        assert "does not respond" in report_of(report).cause
        assert writes(fleet) == []


def test_a_cluster_that_was_made_again_is_paired_when_the_user_says_so(
    fake_fleet: FleetMaker,
) -> None:
    fleet = fake_fleet()
    fleet.pair()
    old = recorded(fleet)
    fleet.build("c1", again=1)
    assert fleet.pair(new_clusters=frozenset({"c1"})).exit_code == 0
    assert recorded(fleet) != old
    assert len(fleet.host.titles) == 1, "the key of the cluster that is gone was revoked"


ELSEWHERE: dict[str, tuple[str, dict[str, Any], str]] = {
    "repository": ("GitRepository", {"url": "ssh://elsewhere/x"}, "ssh://elsewhere/x"),
    "branch": ("GitRepository", {"ref": {"branch": "release"}}, "branch release of"),
    "path": ("Kustomization", {"path": "./other"}, "path other"),
    "kind of source": (
        "Kustomization",
        {"sourceRef": {"kind": "OCIRepository", "name": "flux-system"}},
        "OCIRepository flux-system/flux-system",
    ),
}


@pytest.mark.parametrize("case", ELSEWHERE)
def test_a_flux_that_nobody_has_recorded_and_that_syncs_something_else_is_refused(
    case: str, fake_fleet: FleetMaker
) -> None:
    """`flux bootstrap` made it, for another purpose than this fleet's."""
    fleet, (kind, spec, words) = fake_fleet(), ELSEWHERE[case]
    fleet.pair()
    fleet.only.server.delete(fleet.only.peek("ConfigMap", RECORD) or {})
    fleet.repository.commit({f"{FOLDER}/{identity_file.NAME}": None})
    fleet.flux["c1"].hung = True  # or it would put right what somebody changes
    fleet.only.edit(fleet.only.peek(kind, "flux-system") or {}, {"spec": spec})
    fleet.only.journal.clear()
    before = state(fleet)
    for story in (FakeFleet.plan, FakeFleet.pair):
        assert f"already synchronises {words}" in report_of(story(fleet)).cause
    assert (writes(fleet), state(fleet)) == ([], before)


def test_two_entries_of_one_cluster_are_refused(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(2)
    fleet.clusters["c2"] = fleet.clusters["c1"]
    report = fleet.pair()
    assert report.exit_code == 4
    assert all("leads to the same cluster" in one.cause for one in report.clusters)
    assert writes(fleet) == []


def test_a_cluster_that_refuses_us_is_not_gone(fake_fleet: FleetMaker) -> None:

    fleet = fake_fleet()
    fleet.pair()
    before = state(fleet)
    fleet.only.fail(
        faults.Unauthorized("cluster c1", "the credential is refused (401)"), verb="get"
    )
    report = fleet.unpair(force=True)
    assert report.exit_code == 4
    assert report_of(report).result == "failed"
    assert state(fleet) == before


def test_of_a_cluster_that_is_gone_nothing_is_asked(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet(2)
    fleet.pair()
    report = fleet.unpair("c1", gone=True)
    assert report_of(report).result == "gone"
    assert [request.verb for request in fleet.clusters["c1"].journal.of()] == []
    assert [title.split()[0] for title in fleet.host.titles] == ["demo/c2"]
    assert recorded(fleet, "c2")


def test_a_second_fleet_of_the_same_names_keeps_its_keys(fake_fleet: FleetMaker) -> None:
    fleet = fake_fleet()
    fleet.host.put("demo/c1 0d5bfc20 abcdefgh", "ssh-ed25519 AAAA1")
    fleet.host.put("demo/c1 older", "ssh-ed25519 AAAA2")
    fleet.pair()
    fleet.rotate()
    fleet.unpair()
    assert fleet.host.titles == ["demo/c1 0d5bfc20 abcdefgh", "demo/c1 older"]


@pytest.mark.parametrize("story", ["pair", "status"])
def test_a_revision_in_a_status_runs_nothing(
    story: str, fake_fleet: FleetMaker, tmp_path: Path
) -> None:
    fleet = fake_fleet()
    fleet.pair()
    canary = tmp_path / "canary"
    fleet.flux["c1"].hung = True
    root = fleet.only.peek("Kustomization", "flux-system", "flux-system") or {}
    status = {"lastAppliedRevision": f"main@sha1:--upload-pack=touch {canary}"}
    fleet.only.patch(root, {"status": status}, subresource="status")
    before = state(fleet)
    report = getattr(fleet, story)()
    assert report.exit_code == 4
    assert "reports a revision that is no commit of Git" in report_of(report).cause
    assert not canary.exists()
    assert state(fleet)[1] == before[1]
