"""Which finalizers are removed, and from which objects."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.pairing.flux_on_cluster import finalizers, inventory
from tests.unit.pairing.writable import Writable

Object = dict[str, Any]
CRD: Object = {
    "spec": {
        "group": "example.com",
        "names": {"kind": "Shop"},
        "versions": [{"name": "v1beta1", "storage": False}, {"name": "v1", "storage": True}],
    }
}


def shop(*held: str, **meta: str) -> Object:
    return {"kind": "Shop", "metadata": {"name": "a", "finalizers": list(held), **meta}}


def test_objects_are_listed_in_the_version_of_the_storage() -> None:
    assert finalizers.version_of(CRD) == "example.com/v1"


@pytest.mark.parametrize(
    ("item", "deleted_only", "left"),
    [
        pytest.param(shop(finalizers.FLUX), False, None, id="Flux's"),
        pytest.param(shop("theirs", finalizers.FLUX), False, ["theirs"], id="beside another's"),
        pytest.param(shop("theirs"), False, "untouched", id="another's alone"),
        pytest.param(shop(finalizers.FLUX), True, "untouched", id="not being deleted"),
    ],
)
def test_release(item: Object, deleted_only: bool, left: Any) -> None:
    client: Any = Writable(item)
    finalizers.release(client, CRD, deleted_only=deleted_only)
    changes = [change["metadata"]["finalizers"] for _, _, change in client.writes]
    assert changes == ([] if left == "untouched" else [left])


def test_all_are_dropped_when_none_is_named() -> None:
    client: Any = Writable(shop("a", "b"))
    finalizers.drop(client, shop("a", "b"))
    assert client.writes == [("patch", "Shop/a", {"metadata": {"finalizers": None}})]


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (shop(), "Shop a"),
        (shop("x", "y", namespace="default"), "Shop default/a (finalizer x, y)"),
        ({"kind": "Shop", "metadata": {"name": "a"}}, "Shop a"),
    ],
)
def test_an_object_is_described(item: Object, text: str) -> None:
    assert finalizers.describe(item) == text


def test_an_inventory_is_read() -> None:
    entries = [
        {"id": "shop_web_apps_Deployment", "v": "v1"},
        {"id": "_system__controller_rbac.authorization.k8s.io_ClusterRole", "v": "v1beta1"},
        {"id": "_shop__Namespace"},
    ]
    found = inventory.entries({"status": {"inventory": {"entries": entries}}})
    assert [
        (one["apiVersion"], one["kind"], one["metadata"]["namespace"], one["metadata"]["name"])
        for one in found
    ] == [
        ("apps/v1", "Deployment", "shop", "web"),
        ("rbac.authorization.k8s.io/v1beta1", "ClusterRole", "", "system:controller"),
        ("v1", "Namespace", "", "shop"),
    ]
    assert inventory.entries(None) == inventory.entries({"status": {"inventory": None}}) == []
