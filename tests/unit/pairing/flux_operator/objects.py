"""What tests of flux-operator look at, and a FluxInstance of somebody else's."""

from __future__ import annotations

from typing import Any

from provisioner.base import yaml_reader
from tests.fakes.fleet import FakeFleet, report_of
from tests.fakes.flux_operator import API, KIND, NAMESPACE, FakeOperator

FILE = "clusters/c1/flux-system/flux-instance.yaml"
NAMED: dict[str, Any] = {
    "apiVersion": API,
    "kind": KIND,
    "metadata": {"name": "flux", "namespace": NAMESPACE},
}
PATCH = {"patches": [{"target": {"kind": "Deployment"}, "patch": "- op: test\n"}]}


def held(fleet: FakeFleet) -> dict[str, Any]:
    text = fleet.repository.tree(fleet.repository.head("main") or "")[FILE]
    found: dict[str, Any] = yaml_reader.load(text, FILE)[0]
    return found


def live(operator: FakeOperator) -> dict[str, Any]:
    assert operator.instance
    return operator.instance


def there(fleet: FakeFleet, kind: str, name: str) -> dict[str, Any]:
    found = fleet.only.peek(kind, name)
    assert found
    return found


def instance(fleet: FakeFleet, **spec: Any) -> dict[str, Any]:
    """As somebody has made it, leading to where the cluster is declared to be paired."""
    sync = {
        "kind": "GitRepository",
        "url": fleet.repository.url,
        "ref": "refs/heads/main",
        "path": "clusters/c1",
        "pullSecret": "flux-system",
        **spec.pop("sync", {}),
    }
    distribution = {"version": "2.9.4", "registry": "ghcr.io/fluxcd"}
    few = ["kustomize-controller", "source-controller"]
    own = {"distribution": distribution, "components": few, "sync": sync, **spec}
    return {**NAMED, "spec": own}


def cause(fleet: FakeFleet) -> str:
    return report_of(fleet.pair()).cause
