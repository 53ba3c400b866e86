"""What a drain deletes, counted and named."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.pairing.removal.workloads import loss
from provisioner.pairing.removal.workloads.loss import Part


def item(kind: str, name: str, namespace: str = "default", **more: Any) -> dict[str, Any]:
    meta = {"name": name, "namespace": namespace, "uid": f"uid-{name}", **more}
    return {"kind": kind, "metadata": meta}


def child(*entries: str) -> dict[str, Any]:
    status = {"inventory": {"entries": [{"id": entry, "v": "v1"} for entry in entries]}}
    spec = {"prune": True}
    return {**item("Kustomization", "apps", "flux-system"), "spec": spec, "status": status}


CHILD = child("shop_web_apps_Deployment", "_shop__Namespace", "shop_data__PersistentVolumeClaim")
BALANCER = item("Service", "web", "shop")


def test_each_part_is_counted_and_named() -> None:
    own = [item("ConfigMap", "own"), item("Service", "internal")]
    lost = loss.of([CHILD, *own], [BALANCER, item("PersistentVolumeClaim", "data", "shop")])
    assert lost.namespaces == Part(count=1, names=("shop",))
    assert lost.workloads == Part(count=1, names=("shop/web",))
    assert lost.volumes == Part(count=1, names=("shop/data",))
    assert lost.load_balancers == Part(count=1, names=("shop/web",))
    assert lost.others.names == ("default/internal", "default/own", "flux-system/apps")
    assert str(lost) == (
        "1 namespace (shop), 1 workload (shop/web), 1 volume (shop/data), "
        "1 load balancer (shop/web), "
        "3 other objects (default/internal, default/own, flux-system/apps)"
    )


def test_what_flux_leaves_in_a_namespace_that_goes_is_lost_too() -> None:
    spared = [
        item("PersistentVolumeClaim", "theirs", "shop"),
        item("PersistentVolumeClaim", "elsewhere", "kept"),
        BALANCER,
        item("Service", "elsewhere", "kept"),
    ]
    lost = loss.of([CHILD], [], spared)
    assert lost.volumes.names == ("shop/data", "shop/theirs")
    assert lost.load_balancers.names == ("shop/web",)


@pytest.mark.parametrize(("space", "named"), [("shop", ("shop/kept",)), ("default", ())])
def test_a_delivered_volume_that_flux_leaves_goes_only_with_its_namespace(
    space: str, named: tuple[str, ...]
) -> None:
    entries = [f"{space}_kept__PersistentVolumeClaim", "_shop__Namespace"]
    spared = [item("PersistentVolumeClaim", "kept", space)]
    assert loss.of([child(*entries)], [], spared).volumes.names == named


def test_more_than_ten_are_only_counted() -> None:
    part = loss.of([item("ConfigMap", f"c{number:02}") for number in range(13)], []).others
    assert (part.count, len(part.names), part.names[0]) == (13, 10, "default/c00")
    assert part.text("other object").endswith("default/c09, 3 more)")


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ([item("ConfigMap", "b"), item("ConfigMap", "a")], True),
        ([item("ConfigMap", "a"), item("ConfigMap", "c")], False),
        ([item("ConfigMap", "a"), item("ConfigMap", "b", uid="made again")], False),
        ([item("ConfigMap", "a"), item("Secret", "b")], False),
    ],
)
def test_the_digest_is_of_these_very_objects(other: list[dict[str, Any]], same: bool) -> None:
    first = loss.of([item("ConfigMap", "a"), item("ConfigMap", "b")], [])
    assert (loss.of(other, []).digest == first.digest) is same
