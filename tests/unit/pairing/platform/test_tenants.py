"""Tenants from the first to the last, on fakes."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.events import Change
from tests.fakes.fleet import FakeFleet, report_of
from tests.unit.conftest import FleetMaker
from tests.unit.pairing.platform import conftest
from tests.unit.pairing.test_kills import killed

APPS = """\
apiVersion: v1
kind: ConfigMap
metadata: {name: app, namespace: team-a}
data: {colour: blue}
"""
TENANT: dict[str, Any] = {
    "kind": "tenant",
    "name": "team-a",
    "url": "ssh://git@git.example.com/team-a.git",
    "credential": {"env": "TEAM_KEY"},
    "known_hosts": ["git.example.com ssh-ed25519 AAAA"],
    "path": "apps",
    "quota": {"pods": "10"},
}
DRAINED = {**TENANT, "workloads": "drain"}


@pytest.fixture
def fleet(fake_fleet: FleetMaker, monkeypatch: pytest.MonkeyPatch) -> FakeFleet:
    made = conftest.reading_itself(fake_fleet, APPS)
    monkeypatch.setenv("TEAM_KEY", conftest.OWN.private.reveal())
    declare(made, TENANT)
    return made


def declare(fleet: FakeFleet, *pieces: dict[str, Any]) -> None:
    conftest.declare(fleet, *pieces, lockdown=True)


def detail(fleet: FakeFleet, step: str) -> str:
    return " ".join(
        one.detail for one in fleet.events if isinstance(one, Change) and one.step == step
    )


def there(fleet: FakeFleet, kind: str, name: str, namespace: str = "team-a") -> bool:
    return fleet.only.peek(kind, name, namespace) is not None


def test_its_namespace_and_secret_come_before_its_objects(fleet: FakeFleet) -> None:
    report = report_of(fleet.pair())
    assert (report.result, report.cause) == ("paired", "")
    order = [f"{one.kind}/{one.name}" for one in fleet.only.journal.writes]
    places = [order.index(f"{kind}") for kind in ("Namespace/team-a", "Secret/tenant-team-a")]
    assert places == sorted(places)
    assert places[1] < order.index("GitRepository/flux-system")
    assert there(fleet, "ConfigMap", "app")
    sync = fleet.only.peek("Kustomization", "team-a", "team-a") or {}
    assert sync["spec"]["serviceAccountName"] == "team-a"


def test_again_nothing_changes(fleet: FakeFleet) -> None:
    conftest.unchanged_by_another_run(fleet)


def test_a_plan_shows_it_before_anything_exists(fleet: FakeFleet) -> None:
    fleet.plan()
    steps = fleet.steps()
    names = ("platform namespaces", "platform secrets", "platform")
    assert [steps[name] for name in names] == ["created"] * 3
    assert fleet.only.peek("Namespace", "team-a") is None


@pytest.mark.parametrize(
    ("kind", "name", "change"),
    [
        ("Kustomization", "team-a", {"spec": {"serviceAccountName": "another"}}),
        ("GitRepository", "team-a", {"spec": {"url": "ssh://git@elsewhere.example.com/x.git"}}),
        ("Secret", "tenant-team-a", {"data": {"known_hosts": "eA=="}}),
    ],
)
def test_drift_is_seen_and_mended(
    fleet: FakeFleet, kind: str, name: str, change: dict[str, Any]
) -> None:
    fleet.pair()
    before = fleet.only.peek(kind, name, "team-a") or {}
    fleet.only.edit(before, change)
    assert report_of(fleet.status()).result == "drifted"
    assert report_of(fleet.pair()).result == "paired"
    after = fleet.only.peek(kind, name, "team-a") or {}
    assert (after.get("spec"), after.get("data")) == (before.get("spec"), before.get("data"))
    fleet.only.server.delete(after)
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.only.peek(kind, name, "team-a")
    assert fleet.pair().changed is False


def test_taken_out_it_leaves_its_workloads_and_nothing_else(fleet: FakeFleet) -> None:
    fleet.pair()
    declare(fleet)
    fleet.plan()
    assert "Kustomization team-a/team-a," in detail(fleet, "files")
    assert "Namespace" not in detail(fleet, "files")
    assert report_of(fleet.pair()).result == "paired"
    assert there(fleet, "ConfigMap", "app")
    for kind, name in (
        ("Kustomization", "team-a"),
        ("GitRepository", "team-a"),
        ("RoleBinding", "team-a-reconciler"),
        ("ServiceAccount", "team-a"),
        ("ResourceQuota", "team-a-tenant"),
        ("Secret", "tenant-team-a"),
    ):
        assert not there(fleet, kind, name), kind
    assert fleet.pair().changed is False


def test_with_drain_its_namespace_goes_with_it(fleet: FakeFleet) -> None:
    declare(fleet, DRAINED)
    fleet.pair()
    declare(fleet)
    fleet.plan()
    assert "Namespace team-a and everything in it" in detail(fleet, "files")
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.only.peek("Namespace", "team-a", "") is None
    assert not there(fleet, "ConfigMap", "app")


@pytest.mark.parametrize("drain", [True, False])
def test_when_its_cluster_leaves(fleet: FakeFleet, drain: bool) -> None:
    fleet.pair()
    report = report_of(fleet.unpair(drain=drain))
    assert (report.result, report.cause) == ("unpaired", "")
    assert there(fleet, "ConfigMap", "app") is not drain
    assert not there(fleet, "Secret", "tenant-team-a")
    assert fleet.only.peek("Namespace", "flux-system", "") is None


@pytest.mark.parametrize(
    ("piece", "labels", "refused"),
    [
        (TENANT, {}, False),
        (DRAINED, {}, True),
        (DRAINED, {"provisioner/tenant": "team-a"}, False),
        (DRAINED, {"provisioner/tenant": "another"}, True),
    ],
)
def test_a_namespace_that_was_there_is_never_one_to_drain(
    fleet: FakeFleet, piece: dict[str, Any], labels: dict[str, str], refused: bool
) -> None:
    meta = {"name": "team-a", "labels": {"kubernetes.io/metadata.name": "team-a", **labels}}
    fleet.only.put({"apiVersion": "v1", "kind": "Namespace", "metadata": meta})
    declare(fleet, piece)
    assert ("namespace team-a exists" in report_of(fleet.pair()).cause) is refused


def of_another_fleet(fleet: FakeFleet, name: str) -> None:
    """A tenant's namespace with a Secret, delivered by a Flux in the namespace `b`."""
    by = {f"kustomize.toolkit.fluxcd.io/{key}": to for key, to in BY_ANOTHER.items()}
    labels = {"kubernetes.io/metadata.name": name, "provisioner/tenant": name, **by}
    fleet.only.put(
        {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name, "labels": labels}}
    )
    meta = {
        "name": "tenant-b",
        "namespace": name,
        "labels": {"provisioner/platform": "tenant"},
        "annotations": {"provisioner/made": f"{name}/tenant-b"},
    }
    fleet.only.put({"apiVersion": "v1", "kind": "Secret", "metadata": meta, "data": {}})


BY_ANOTHER = {"name": "platform", "namespace": "b"}


def test_the_tenants_of_another_fleet_on_the_cluster_keep_their_secrets(fleet: FakeFleet) -> None:
    of_another_fleet(fleet, "team-b")
    for _ in range(2):
        assert report_of(fleet.pair()).result == "paired"
        assert there(fleet, "Secret", "tenant-b", "team-b")
    assert report_of(fleet.unpair(drain=True)).result == "unpaired"
    assert there(fleet, "Secret", "tenant-b", "team-b")


@pytest.mark.parametrize("piece", [TENANT, DRAINED])
def test_a_namespace_of_another_fleet_is_not_taken_over(
    fleet: FakeFleet, piece: dict[str, Any]
) -> None:
    of_another_fleet(fleet, "team-a")
    declare(fleet, piece)
    cause = report_of(fleet.pair()).cause
    assert "namespace team-a is of a tenant whose Flux runs in namespace b" in cause


def test_of_a_namespace_to_drain_that_was_there_nothing_is_pushed(fleet: FakeFleet) -> None:
    """Flux would take it over meanwhile, and then it would count as the tenant's."""
    conftest.declare(fleet, lockdown=True)
    fleet.pair()
    head = fleet.repository.head("main")
    fleet.only.put({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "team-a"}})
    declare(fleet, DRAINED)
    assert "namespace team-a exists" in report_of(fleet.pair()).cause
    assert fleet.repository.head("main") == head


@pytest.mark.parametrize("there_before", [True, False])
def test_one_that_it_has_taken_over_is_not_drained_from_then_on(
    fleet: FakeFleet, there_before: bool
) -> None:
    if there_before:
        fleet.only.put({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "team-a"}})
    fleet.pair()
    fleet.pair()
    head = fleet.repository.head("main")
    declare(fleet, DRAINED)
    report = report_of(fleet.pair())
    assert (report.result == "paired") is not there_before
    assert (fleet.repository.head("main") == head) is there_before
    if there_before:
        assert "kubectl annotate namespace team-a provisioner/made=team-a" in report.hint
        live = fleet.only.peek("Namespace", "team-a", "") or {}
        fleet.only.edit(live, {"metadata": {"annotations": {"provisioner/made": "team-a"}}})
        assert report_of(fleet.pair()).result == "paired"


def test_a_secret_of_the_users_own_in_its_namespace_is_not_overwritten(fleet: FakeFleet) -> None:
    meta = {"name": "tenant-team-a", "namespace": "team-a"}
    theirs = {"theirs": "eA=="}
    fleet.only.put({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "team-a"}})
    fleet.only.put({"apiVersion": "v1", "kind": "Secret", "metadata": meta, "data": theirs})
    assert "Secret team-a/tenant-team-a exists" in report_of(fleet.pair()).cause
    assert (fleet.only.peek("Secret", "tenant-team-a", "team-a") or {})["data"] == theirs


@pytest.mark.parametrize("writes", range(1, 23, 3))
def test_a_run_that_was_killed_is_simply_run_again(fleet: FakeFleet, writes: int) -> None:
    killed(fleet, FakeFleet.pair, writes)
    assert report_of(fleet.pair()).result == "paired"
    assert fleet.pair().changed is False


SYNC = """\
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps, namespace: flux-system}
spec: {path: ./apps, prune: true, sourceRef: {kind: GitRepository, name: flux-system}}
"""


def lock(fleet: FakeFleet, *, locked: bool) -> None:
    conftest.declare(fleet, lockdown=locked)


def arguments(fleet: FakeFleet) -> list[str]:
    item = fleet.only.peek("Deployment", "kustomize-controller") or {}
    args: list[str] = item["spec"]["template"]["spec"]["containers"][0]["args"]
    return [one for one in args if one.startswith(("--no-", "--default-"))]


@pytest.mark.parametrize("first", [True, False])
def test_a_lockdown_can_be_turned_on_and_off(fleet: FakeFleet, first: bool) -> None:
    for locked in (first, not first, first):
        lock(fleet, locked=locked)
        assert report_of(fleet.pair()).result == "paired"
        assert bool(arguments(fleet)) is locked
        root = fleet.only.peek("Kustomization", "flux-system") or {}
        assert root["spec"].get("serviceAccountName") == (
            "kustomize-controller" if locked else None
        )
        assert fleet.pair().changed is False


def test_what_a_lockdown_would_stop_is_named_before_anything_is_pushed(fleet: FakeFleet) -> None:
    lock(fleet, locked=False)
    fleet.pair()
    fleet.repository.commit({"clusters/c1/apps.yaml": SYNC})
    head = fleet.repository.head("main")
    lock(fleet, locked=True)
    cause = report_of(fleet.pair()).cause
    assert "clusters/c1/apps.yaml: Kustomization apps names no serviceAccountName" in cause
    assert (fleet.repository.head("main"), arguments(fleet)) == (head, [])


def test_a_kustomization_of_the_users_own_has_to_have_the_lockdown(fleet: FakeFleet) -> None:
    lock(fleet, locked=False)
    fleet.pair()
    path = "clusters/c1/flux-system/kustomization.yaml"
    head = fleet.repository.head("main") or ""
    text = fleet.repository.tree(head)[path]
    fleet.repository.commit({path: f"{text}commonAnnotations: {{}}\n"})
    lock(fleet, locked=True)
    assert "does not lock the controllers down" in report_of(fleet.pair()).cause
