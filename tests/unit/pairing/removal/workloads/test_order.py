"""Who is pruned first: every case is data in tests/cases/pairing/removal_order.json."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.flux import pruning
from provisioner.pairing.removal.workloads import order
from tests.unit.pairing.cases import Case, cases


def made(case: Case, text: str) -> dict[str, Any]:
    kind, _, rest = text.partition(" ")
    namespace, _, name = rest.partition("/")
    labels = {}
    if text in case.get("by", {}):
        where, _, parent = case["by"][text].partition(" ")[2].partition("/")
        labels = {
            "kustomize.toolkit.fluxcd.io/name": parent,
            "kustomize.toolkit.fluxcd.io/namespace": where,
        }
    depends = [_reference(name) for name in case.get("depends", {}).get(text, [])]
    meta = {"name": name, "namespace": namespace, "labels": labels}
    return {"kind": kind, "metadata": meta, "spec": {"dependsOn": depends}}


def _reference(text: str) -> dict[str, str]:
    """From `name` or `namespace/name`."""
    namespace, _, name = text.rpartition("/")
    return {"name": name} | ({"namespace": namespace} if namespace else {})


@pytest.mark.parametrize("case", cases("removal_order"))
def test_last(case: Case) -> None:
    items = [made(case, text) for text in case["items"]]
    last = [
        f"{kind} {namespace}/{name}" for kind, namespace, name in map(order.key, order.last(items))
    ]
    assert last == case["last"]


KUSTOMIZE, HELM = "kustomize.toolkit.fluxcd.io", "helm.toolkit.fluxcd.io"
GROUPS = {"Kustomization": KUSTOMIZE, "HelmRelease": HELM}


def child(kind: str, name: str, *delivered: str, **more: Any) -> dict[str, Any]:
    """`delivered`: `Kind name` of each object in its inventory."""
    entries = []
    for text in delivered:
        other, _, other_name = text.partition(" ")
        group = GROUPS.get(other, "")
        entries.append({"id": f"apps_{other_name}_{group}_{other}", "v": "v1"})
    meta = {"name": name, "namespace": "apps", **more.pop("metadata", {})}
    spec = {"prune": True, **more.pop("spec", {})}
    status = {"inventory": {"entries": entries}}
    return {"kind": kind, "metadata": meta, "spec": spec, "status": status, **more}


def descendants(root: dict[str, Any] | None, *items: dict[str, Any]) -> list[str]:
    return [one["metadata"]["name"] for one in order.descendants(root, items)]


ROOT = child("Kustomization", "root", "Kustomization a", "Kustomization root")


def test_descendants_are_found_through_inventories() -> None:
    first = child("Kustomization", "a", "Kustomization b", "Kustomization a")
    second, theirs = child("Kustomization", "b"), child("Kustomization", "theirs")
    assert descendants(ROOT, theirs, second, first, ROOT) == ["a", "b"]
    assert descendants(None, first, second) == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        pytest.param({}, ["a", "b"], id="as it is"),
        pytest.param({"spec": {"prune": False}}, ["a"], id="prunes nothing"),
        pytest.param({"spec": {"deletionPolicy": "Orphan"}}, ["a"], id="leaves its objects"),
        pytest.param({"metadata": {"annotations": {pruning.PRUNE: "Disabled"}}}, [], id="kept"),
        pytest.param({"metadata": {"labels": {pruning.SSA: "ignore"}}}, [], id="ignored"),
    ],
)
def test_what_flux_would_leave_is_left(changes: dict[str, Any], found: list[str]) -> None:
    first = child("Kustomization", "a", "Kustomization b", **changes)
    assert descendants(ROOT, first, child("Kustomization", "b")) == found


def test_a_release_delivers_what_helm_has_labelled() -> None:
    root = child("Kustomization", "root", "HelmRelease a")
    labels = {f"{HELM}/name": "a", f"{HELM}/namespace": "apps"}
    items = [
        child("HelmRelease", "a"),
        child("Kustomization", "labelled", metadata={"labels": labels}),
        child("Kustomization", "other", metadata={"labels": {f"{HELM}/name": "a"}}),
    ]
    assert descendants(root, *items) == ["a", "labelled"]


def test_a_label_alone_proves_no_delivery_by_a_kustomization() -> None:
    """Anybody may have copied it: an inventory says what was applied."""
    root = child("Kustomization", "root", "Kustomization a")
    labels = {f"{KUSTOMIZE}/name": "a", f"{KUSTOMIZE}/namespace": "apps"}
    labelled = child("Kustomization", "labelled", metadata={"labels": labels})
    assert descendants(root, child("Kustomization", "a"), labelled) == ["a"]


@pytest.mark.parametrize(
    ("kind", "spec", "expected"),
    [
        ("Kustomization", {"prune": True}, True),
        ("Kustomization", {"prune": False}, False),
        ("Kustomization", {}, False),
        ("HelmRelease", {}, True),
        ("Kustomization", {"prune": False, "deletionPolicy": "MirrorPrune"}, False),
        ("Kustomization", {"prune": False, "deletionPolicy": "Delete"}, True),
        ("Kustomization", {"prune": False, "deletionPolicy": "WaitForTermination"}, True),
        ("Kustomization", {"prune": True, "deletionPolicy": "Orphan"}, False),
        ("Kustomization", {"prune": True, "kubeConfig": {"secretRef": {"name": "x"}}}, False),
        ("HelmRelease", {"kubeConfig": {"secretRef": {"name": "x"}}}, False),
    ],
)
def test_what_flux_prunes(kind: str, spec: dict[str, Any], expected: bool) -> None:
    assert order.prunes({"kind": kind, "spec": spec}) is expected


@pytest.mark.parametrize("where", ["annotations", "labels"])
@pytest.mark.parametrize(("name", "value"), pruning.LEFT_ALONE)
def test_marks_of_what_is_left_alone(where: str, name: str, value: str) -> None:
    assert pruning.left_alone({"metadata": {where: {name: value}}})
    assert not pruning.left_alone({"metadata": {where: {name: "other"}}})
    assert not pruning.left_alone({"metadata": {where: None}})


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ({f"{KUSTOMIZE}/name": "root", f"{KUSTOMIZE}/namespace": "apps"}, True),
        ({f"{KUSTOMIZE}/name": "root", f"{KUSTOMIZE}/namespace": "x"}, False),
        ({f"{KUSTOMIZE}/name": "x", f"{KUSTOMIZE}/namespace": "apps"}, False),
        ({f"{HELM}/name": "root", f"{HELM}/namespace": "apps"}, False),
        (None, False),
    ],
)
def test_delivered_by(labels: dict[str, str] | None, expected: bool) -> None:
    assert order.delivered_by({"metadata": {"labels": labels}}, ROOT) is expected


def test_what_an_item_needs_is_not_last() -> None:
    labels = {f"{HELM}/name": "release", f"{HELM}/namespace": "apps"}
    release = child("HelmRelease", "release")
    inner = child("Kustomization", "inner", metadata={"labels": labels})
    assert order.last([release, inner]) == [inner]
    itself = child("Kustomization", "self", spec={"dependsOn": [{"name": "self"}]})
    assert order.last([itself]) == [itself]


@pytest.mark.parametrize(
    ("kind", "spec", "annotations", "pruned"),
    [
        ("Kustomization", {}, {}, True),
        ("Kustomization", {"prune": False}, {}, False),
        ("Kustomization", {"deletionPolicy": "Orphan"}, {}, False),
        ("Kustomization", {}, {pruning.PRUNE: "disabled"}, False),
        ("Kustomization", {}, {order.HELM_POLICY: "keep"}, True),
        ("HelmRelease", {}, {}, True),
        ("HelmRelease", {}, {order.HELM_POLICY: "keep"}, False),
        ("HelmRelease", {}, {pruning.PRUNE: "disabled"}, True),
    ],
)
def test_what_goes_with_its_deliverer(
    kind: str, spec: dict[str, Any], annotations: dict[str, str], pruned: bool
) -> None:
    labels = {f"{GROUPS[kind]}/name": "data", f"{GROUPS[kind]}/namespace": "apps"}
    meta = {"name": "v", "namespace": "apps", "labels": labels, "annotations": annotations}
    volume = {"kind": "PersistentVolumeClaim", "metadata": meta}
    held = "PersistentVolumeClaim v"
    assert order.pruned_by(volume, child(kind, "data", held, spec=spec)) is pruned
    assert not order.pruned_by(volume, child(kind, "other", held, spec=spec))


@pytest.mark.parametrize(("kind", "pruned"), [("Kustomization", False), ("HelmRelease", True)])
def test_a_label_alone_says_nothing_of_a_kustomization(kind: str, pruned: bool) -> None:
    """It outlives a pairing whose workloads were kept. Helm has no inventory."""
    labels = {f"{GROUPS[kind]}/name": "data", f"{GROUPS[kind]}/namespace": "apps"}
    meta = {"name": "v", "namespace": "apps", "labels": labels}
    volume = {"kind": "PersistentVolumeClaim", "metadata": meta}
    assert order.pruned_by(volume, child(kind, "data")) is pruned
