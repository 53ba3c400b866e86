"""What a drain has to wait for outside the cluster, by the kind of its cloud; cases in
outside.json."""

from __future__ import annotations

import json
from typing import Any

import pytest

from provisioner.clusters import outside
from provisioner.clusters.outside.base import Outside, parts_of
from provisioner.handover import clusters, kinds
from tests.conftest import CASES

Case = dict[str, Any]


def live(given: dict[str, Any]) -> dict[str, Any]:
    driver = {"csi": {"driver": given["driver"]}} if "driver" in given else {}
    return {
        "kind": given["kind"],
        "metadata": {
            "name": "a",
            "namespace": "shop",
            "finalizers": given.get("finalizers"),
            "annotations": given.get("annotations"),
        },
        "spec": {
            "type": given.get("type"),
            "persistentVolumeReclaimPolicy": given.get("policy"),
            **driver,
        },
    }


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case["name"])
        for case in json.loads((CASES / "pairing" / "outside.json").read_text())
    ],
)
def test_what_stands_outside(case: Case) -> None:
    for kind in case["kinds"]:
        known = outside.of(kind)
        if "disk" in case:
            assert known.has_disk(live(case["item"])) is case["disk"], kind
        else:
            assert known.is_balancer(live(case["item"])) is case["balancer"], kind


def test_each_cloud_is_a_kind_of_cluster() -> None:
    assert set(outside.names()) <= set(kinds.names(clusters))


def volume(name: str, **given: Any) -> dict[str, Any]:
    item = live({"kind": "PersistentVolume", "driver": "d", "policy": "Delete"})
    item["metadata"] = {"name": name, **given.get("metadata", {})}
    item["spec"]["claimRef"] = {"namespace": "shop", "name": name}
    return {**item, "status": {"phase": given.get("phase", "Bound")}}


def test_a_disk_goes_with_its_claim_or_namespace() -> None:
    known = Outside(drivers=("d",))
    held, freed = volume("held"), volume("freed", phase="Released")
    going = volume("going", metadata={"deletionTimestamp": "2026-01-01T00:00:00Z"})
    stuck = volume("stuck", phase="Failed")
    volumes = [held, freed, stuck, going]
    assert known.disks(volumes, [], set()) == [freed, stuck, going]
    assert known.disks(volumes, [("shop", "held")], set()) == volumes
    assert known.disks(volumes, [("other", "held")], {"other"}) == [freed, stuck, going]
    assert known.disks(volumes, [], {"shop"}) == volumes


def test_a_part_goes_with_its_service() -> None:
    owner = {"kind": "Service", "name": "web"}
    part = {"metadata": {"name": "a", "namespace": "shop", "ownerReferences": [owner]}}
    going = {"metadata": {"name": "b", "deletionTimestamp": "2026-01-01T00:00:00Z"}}
    alone = {"metadata": {"name": "c"}}
    assert parts_of([part, going, alone], [("shop", "web")]) == [part, going]
    assert parts_of([part, going, alone], [("other", "web")]) == [going]
