"""One look at a cluster: each object is read at most once."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.snapshot import Snapshot
from tests.unit.pairing.targets import Objects


def named(kind: str, name: str, namespace: str = "flux-system", **more: Any) -> dict[str, Any]:
    return {"kind": kind, "metadata": {"name": name, "namespace": namespace}, **more}


def record(**data: str) -> dict[str, Any]:
    return named("ConfigMap", "provisioner-pairing", data=data)


def controller(namespace: str) -> dict[str, Any]:
    made = named("Deployment", "source-controller", namespace)
    made["metadata"]["labels"] = {"app.kubernetes.io/part-of": "flux"}
    return made


@pytest.fixture
def client(desired: Desired) -> Objects:
    system: dict[str, Any] = {"kind": "Namespace", "metadata": {"name": "kube-system", "uid": "u"}}
    return Objects(
        [
            desired.source,
            desired.root,
            system,
            named("Secret", "flux-system"),
            controller("flux-system"),
            controller("elsewhere"),
            named("Deployment", "web"),
        ]
    )


def snapshot(client: Objects, desired: Desired) -> Snapshot:
    reached: Any = client
    return Snapshot(reached, desired)


def look_at_all(cluster: Snapshot) -> None:
    for name in ("record", "source", "root", "source_secret", "staging_secret", "uid", "namespace"):
        getattr(cluster, name)
    assert cluster.components
    assert cluster.deployments


def test_each_object_is_read_once(client: Objects, desired: Desired) -> None:
    cluster = snapshot(client, desired)
    look_at_all(cluster)
    reads = list(client.reads)
    assert len(reads) == len(set(reads)), reads
    look_at_all(cluster)
    assert client.reads == reads


def test_a_new_look_reads_again(client: Objects, desired: Desired) -> None:
    cluster = snapshot(client, desired)
    assert cluster.record == {}
    client.apply(record(fleet="demo"))
    assert cluster.record == {}
    assert cluster.again().record == {"fleet": "demo"}


@pytest.mark.parametrize(
    ("data", "asked"),
    [
        pytest.param({"rotation": ""}, False, id="the record knows of none"),
        pytest.param({"rotation": "under way"}, True, id="under way"),
        pytest.param({"fleet": "demo"}, True, id="a record of a version that kept no track"),
        pytest.param(None, True, id="no record"),
    ],
)
def test_a_staging_secret_is_looked_for_unless_the_record_rules_it_out(
    data: dict[str, str] | None, *, asked: bool, client: Objects, desired: Desired
) -> None:
    staged = named("Secret", "flux-system-rotation")
    client.apply(staged)
    if data is not None:
        client.apply(record(**data))
    assert snapshot(client, desired).staging_secret == (staged if asked else None)
    assert ("Secret/flux-system-rotation" in client.reads) is asked


def test_the_deployments_of_another_flux_are_not_ours(client: Objects, desired: Desired) -> None:
    cluster = snapshot(client, desired)
    assert len(cluster.flux_deployments) == 2
    assert list(cluster.deployments) == ["source-controller"]
    assert cluster.uid == "u"
