"""What is refused of a hub and its spokes before anything is touched, on fakes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.fakes.fleet import FEW, report_of
from tests.fakes.spokes import FakeSpokes
from tests.unit.pairing.spokes.test_stories import files, results

Object = dict[str, Any]
NAMED = (
    "kind: Kustomization\napiVersion: kustomize.config.k8s.io/v1beta1\nresources: [flux-system]\n"
)


def own(spokes: FakeSpokes) -> None:
    """Declare c2 with controllers of its own."""
    spokes.declare("c2", components=list(FEW), distribution=str(spokes.fleet.distribution))


def half_paired_becomes_own(spokes: FakeSpokes) -> None:
    spokes.fleet.pair()
    record = spokes.cluster("c2").peek("ConfigMap", "provisioner-pairing") or {}
    spokes.cluster("c2").server.delete(record)
    own(spokes)


def with_a_flux_of_somebody(spokes: FakeSpokes) -> None:
    labels = {"app.kubernetes.io/part-of": "flux"}
    meta = {"name": "source-controller", "namespace": "default", "labels": labels}
    spec = {"replicas": 0, "template": {"metadata": {"labels": {}}, "spec": {}}}
    deployment = {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": meta, "spec": spec}
    spokes.cluster("c2").server.create(deployment)


def with_a_role_of_somebody(spokes: FakeSpokes) -> None:
    role = {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "rules": []}
    spokes.cluster("c2").server.create({**role, "metadata": {"name": "provisioner-spoke"}})


def with_a_secret_of_somebody_on_the_hub(spokes: FakeSpokes) -> None:
    spokes.fleet.pair(only=frozenset({"c1"}))
    meta = {"name": "spoke-c2-kubeconfig", "namespace": "flux-system"}
    spokes.cluster("c1").server.create({"apiVersion": "v1", "kind": "Secret", "metadata": meta})


def with_a_file_of_somebody(spokes: FakeSpokes) -> None:
    spokes.fleet.repository.commit({"clusters/c1/spokes/c2.yaml": "# mine\n"})


def with_a_kustomization_yaml(spokes: FakeSpokes) -> None:
    spokes.fleet.repository.commit({"clusters/c1/kustomization.yaml": NAMED})


CASES: dict[Callable[[FakeSpokes], None], str] = {
    half_paired_becomes_own: "is paired as a spoke of 'c1'",
    with_a_flux_of_somebody: "runs Flux itself, in namespace 'default'",
    with_a_role_of_somebody: "ClusterRole/provisioner-spoke is somebody else's",
    with_a_secret_of_somebody_on_the_hub: "Secret spoke-c2-kubeconfig on c1 is not of this pairing",
    with_a_file_of_somebody: "clusters/c1/spokes/c2.yaml in",
    with_a_kustomization_yaml: "kustomization.yaml: does not name spokes/c2.yaml",
}


@pytest.mark.parametrize("prepare", CASES, ids=lambda one: one.__name__)
def test_refused(spokes: FakeSpokes, prepare: Callable[[FakeSpokes], None]) -> None:
    prepare(spokes)
    before, delivered = files(spokes).get("clusters/c1/spokes/c2.yaml"), spokes.token("c2")
    report = spokes.fleet.pair()
    assert results(report)["c2"] == "failed", report
    assert CASES[prepare] in report_of(report, "c2").cause
    assert report_of(report, "c2").hint
    assert results(report)["c1"] == "paired"
    assert files(spokes).get("clusters/c1/spokes/c2.yaml") == before
    assert spokes.token("c2") == delivered
