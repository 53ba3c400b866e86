"""Objects of a cluster that Flux delivers, and what a drain makes of them."""

from __future__ import annotations

from typing import Any

from provisioner.pairing.removal.workloads import drain, pruning
from provisioner.pairing.removal.workloads.delivered import Workloads
from provisioner.pairing.run.engine import Facts
from tests.unit.pairing.targets import FreeTarget

Object = dict[str, Any]
KUSTOMIZE, HELM = "kustomize.toolkit.fluxcd.io", "helm.toolkit.fluxcd.io"
VERSIONS = {"Kustomization": f"{KUSTOMIZE}/v1", "HelmRelease": f"{HELM}/v2"}
ROOT = {f"{KUSTOMIZE}/name": "flux-system", f"{KUSTOMIZE}/namespace": "flux-system"}
SHOP = {f"{KUSTOMIZE}/name": "shop", f"{KUSTOMIZE}/namespace": "flux-system"}
ENDING = "2026-01-01T00:00:00Z"


def item(
    kind: str, name: str, labels: dict[str, str] | None = None, spec: Any = None, **meta: Any
) -> Object:
    namespace = "flux-system" if kind in VERSIONS else "default"
    place = {"name": name, "namespace": namespace, "labels": labels or {}, **meta}
    version = VERSIONS.get(kind, "v1")
    return {"apiVersion": version, "kind": kind, "metadata": place, "spec": spec or {}}


def entry(one: Object) -> dict[str, str]:
    group, _, version = one["apiVersion"].rpartition("/")
    meta = one["metadata"]
    return {"id": f"{meta['namespace']}_{meta['name']}_{group}_{one['kind']}", "v": version}


def deliverer(kind: str, name: str, *delivered: Object, **spec: Any) -> Object:
    made = item(kind, name, spec={"prune": True, **spec})
    made["status"] = {"inventory": {"entries": [entry(one) for one in delivered]}}
    return made


def controller(kind: str, ready: int = 1) -> Object:
    made = item("Deployment", pruning.CONTROLLERS[kind])
    made["metadata"]["namespace"] = "flux-system"
    return {**made, "status": {"readyReplicas": ready}}


def balancer(name: str, labels: dict[str, str] | None = None, **meta: Any) -> Object:
    return item("Service", name, labels, {"type": "LoadBalancer"}, **meta)


def look(subject: FreeTarget) -> Workloads:
    return drain.look(subject, Facts(cluster=subject.first_look))


def act(subject: FreeTarget) -> None:
    state = look(subject)
    facts = Facts(cluster=subject.first_look)
    assert drain.act(subject, facts, drain.decide(subject.desired, state)) is facts


def names(items: Any) -> list[str]:
    return [one["metadata"]["name"] for one in items]


def children(*delivered: Object, **meta: Any) -> list[Object]:
    base = deliverer("Kustomization", "base")
    shop = deliverer("Kustomization", "shop", *delivered, dependsOn=[{"name": "base"}])
    shop["metadata"].update(meta)
    return [deliverer("Kustomization", "flux-system", base, shop), base, shop]
