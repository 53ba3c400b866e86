"""The platform of a cluster from its first piece to its last, on fakes."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.events import Change
from provisioner.pairing import plan
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.pairing.platform.conftest import APPS, GIT, declare, files, unchanged_by_another_run
from tests.unit.pairing.test_kills import killed

FOLDER = "clusters/c1/platform"
SOURCE = {"kind": "GitRepository", "name": "flux-system"}


def test_a_piece_is_in_git_its_secret_is_not_and_the_run_proves_both(fleet: FakeFleet) -> None:
    report = report_of(fleet.pair())
    assert (report.result, report.cause) == ("paired", "")
    steps = fleet.steps()
    assert steps["platform secrets"] == "created"
    order = [f"{one.kind}/{one.name}" for one in fleet.only.journal.writes]
    assert order.index("Secret/git-source-apps") < order.index("GitRepository/flux-system")
    held = files(fleet)
    assert sorted(path for path in held if path.startswith(FOLDER)) == [
        f"{FOLDER}/kustomization.yaml",
        f"{FOLDER}/pieces/git_source-apps.yaml",
        f"{FOLDER}/pieces/kustomization.yaml",
        f"{FOLDER}/platform.yaml",
    ]
    assert not any("PRIVATE KEY" in text for text in held.values())
    live = fleet.only.peek("Secret", "git-source-apps") or {}
    assert sorted(live["data"]) == ["identity", "identity.pub", "known_hosts"]
    assert fleet.only.peek("ConfigMap", "app", "default")


def test_again_nothing_changes(fleet: FakeFleet) -> None:
    unchanged_by_another_run(fleet)


def test_a_run_that_changes_nothing_asks_once_for_secrets_and_for_each_kind(
    fleet: FakeFleet,
) -> None:
    declare(fleet)
    fleet.pair()
    fleet.pair()
    plain = fleet.only.journal.counts()
    declare(fleet, GIT, {**GIT, "name": "other"})
    fleet.pair()
    fleet.pair()
    counts = fleet.only.journal.counts()
    assert {name: count for name, count in counts.items() if plain.get(name) != count} == {
        "list Namespace": plain["list Namespace"] + 1,  # those of tenants
        "list Secret flux-system": 1,
        "list GitRepository flux-system": 1,
        "list Kustomization flux-system": 1,
    }


def test_a_plan_shows_everything_before_anything_exists(fleet: FakeFleet) -> None:
    fleet.plan()
    assert {name: fleet.steps()[name] for name in ("platform secrets", "platform")} == {
        "platform secrets": "created",
        "platform": "created",
    }
    assert fleet.only.peek("Namespace", "flux-system") is None

    plan.plan(fleet.fleet, fleet.events.append, fleet.options(), new=frozenset({"c1"}))
    planned = [one for one in fleet.events if isinstance(one, Change)]
    details = {one.step: one.detail for one in planned}
    assert details["platform"] == details["platform secrets"] == "git_source apps"


@pytest.mark.parametrize(
    ("kind", "name", "change"),
    [
        ("GitRepository", "apps", {"spec": {"url": "ssh://git@elsewhere.example.com/x.git"}}),
        ("Kustomization", "apps", {"spec": {"path": "./elsewhere"}}),
        ("Kustomization", "platform", {"spec": {"prune": False}}),
        ("Secret", "git-source-apps", {"data": {"known_hosts": "eA==", "more": "eA=="}}),
    ],
)
def test_drift_is_mended(fleet: FakeFleet, kind: str, name: str, change: dict[str, Any]) -> None:
    fleet.pair()
    before = fleet.only.peek(kind, name) or {}
    fleet.only.edit(before, change)
    assert report_of(fleet.status()).result == "drifted"
    assert report_of(fleet.pair()).result == "paired"
    after = fleet.only.peek(kind, name) or {}
    assert after.get("spec") == before.get("spec")
    assert after.get("data") == before.get("data")


@pytest.mark.parametrize("kind", ["GitRepository", "Kustomization", "Secret"])
def test_what_was_deleted_comes_back(fleet: FakeFleet, kind: str) -> None:
    fleet.pair()
    name = "git-source-apps" if kind == "Secret" else "apps"
    fleet.only.server.delete(fleet.only.peek(kind, name) or {})
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.pair().changed is False


def test_a_piece_that_fails_is_named(fleet: FakeFleet) -> None:
    failing = {**GIT, "branch": "gone"}
    declare(fleet, failing)
    report = report_of(fleet.pair())
    assert report.result == "delivery-failing"
    assert "git_source apps: GitRepository apps: couldn't find remote ref" in report.cause


def test_a_piece_that_is_no_longer_declared_leaves_nothing(fleet: FakeFleet) -> None:
    other = {**GIT, "name": "other", "deliver": []}
    declare(fleet, GIT, other)
    fleet.pair()
    declare(fleet, other)
    fleet.plan()
    assert "Kustomization flux-system/apps and what it delivered" in " ".join(
        one.detail for one in fleet.events if isinstance(one, Change) and one.step == "files"
    )
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.only.peek("ConfigMap", "app", "default") is None
    assert fleet.only.peek("Secret", "git-source-apps") is None
    assert fleet.only.peek("Secret", "git-source-other")

    declare(fleet)
    assert report_of(fleet.pair()).result == "paired"
    assert not [path for path in files(fleet) if path.startswith(FOLDER)]
    for kind, name in (
        ("Kustomization", "platform"),
        ("GitRepository", "other"),
        ("Secret", "git-source-other"),
    ):
        assert fleet.only.peek(kind, name) is None, (kind, name)
    again = fleet.pair()
    assert (again.changed, "platform" in fleet.steps()) == (False, False)


@pytest.mark.parametrize("drain", [True, False])
def test_leaving_takes_it_along(fleet: FakeFleet, drain: bool) -> None:
    fleet.pair()
    assert report_of(fleet.unpair(drain=drain)).result == "unpaired"
    assert (fleet.only.peek("ConfigMap", "app", "default") is None) is drain
    assert fleet.only.peek("Namespace", "flux-system") is None
    assert not [path for path in files(fleet) if path.startswith("clusters/c1")]


def test_manifests_of_the_users_own_in_its_folder_are_not_hidden(fleet: FakeFleet) -> None:
    fleet.repository.commit({f"{FOLDER}/redis.yaml": APPS})
    report = report_of(fleet.pair())
    assert f"{FOLDER}/redis.yaml" in report.cause
    assert fleet.only.journal.writes == []


def test_a_secret_of_the_users_own_is_not_overwritten(fleet: FakeFleet) -> None:
    declare(fleet)
    fleet.pair()
    meta = {"name": "git-source-apps", "namespace": "flux-system"}
    theirs = {"theirs": "eA=="}
    fleet.only.put({"apiVersion": "v1", "kind": "Secret", "metadata": meta, "data": theirs})
    declare(fleet, GIT)
    report = report_of(fleet.pair())
    assert "Secret flux-system/git-source-apps exists" in report.cause
    assert (fleet.only.peek("Secret", "git-source-apps") or {})["data"] == theirs


def test_a_kustomization_of_the_users_own_has_to_name_the_folder(fleet: FakeFleet) -> None:
    fleet.repository.commit({"clusters/c1/kustomization.yaml": "resources: [flux-system]\n"})
    assert "does not name platform" in report_of(fleet.pair()).cause


def test_a_kustomization_of_the_users_own_of_that_name_is_left_alone(fleet: FakeFleet) -> None:
    declare(fleet)
    fleet.pair()
    theirs = {
        "apiVersion": "kustomize.toolkit.fluxcd.io/v1",
        "kind": "Kustomization",
        "metadata": {"name": "platform", "namespace": "flux-system"},
        "spec": {"path": "./apps", "prune": True, "sourceRef": SOURCE},
    }
    fleet.only.put(theirs)
    declare(fleet, GIT)
    report = report_of(fleet.pair())
    assert "Kustomization flux-system/platform exists" in report.cause
    assert not [path for path in files(fleet) if path.startswith(FOLDER)]
    live = fleet.only.peek("Kustomization", "platform") or {}
    assert live["spec"]["path"] == "./apps"


@pytest.mark.parametrize("writes", range(1, 20))
def test_a_run_that_was_killed_is_simply_run_again(fleet: FakeFleet, writes: int) -> None:
    killed(fleet, FakeFleet.pair, writes)
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.pair().changed is False


@pytest.mark.parametrize("writes", [1, 2, 3])
def test_the_end_of_a_platform_that_was_killed_goes_on(fleet: FakeFleet, writes: int) -> None:
    fleet.pair()
    declare(fleet)
    killed(fleet, FakeFleet.pair, writes)
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.only.peek("Secret", "git-source-apps") is None
    assert fleet.pair().changed is False
