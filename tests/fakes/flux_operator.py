"""A fake flux-operator: while its Deployment is available, it installs Flux and its sync from the
FluxInstance of a fake cluster at once. Like the real one it looks again only when the FluxInstance
changes or a request is put on it, or at the end of an interval (`tick`)."""

from __future__ import annotations

from typing import Any

from provisioner.flux import render
from provisioner.handover.fleet import COMPONENTS, GitOps
from tests.fakes import distributions, garbage
from tests.fakes.api_server import ApiServer
from tests.fakes.cluster import FakeCluster

Object = dict[str, Any]
GROUP = "fluxcd.controlplane.io"
API, KIND, NAMESPACE = f"{GROUP}/v1", "FluxInstance", "flux-system"
FINALIZER = f"{GROUP}/finalizer"
SWITCH = f"{GROUP}/reconcile"
REQUESTED = "reconcile.fluxcd.io/requestedAt"
OF_FLUX = {"kustomize.toolkit.fluxcd.io/ssa": "Ignore"}
NAMED = {"app.kubernetes.io/name": "flux-operator"}


def definition() -> Object:
    schema = {"openAPIV3Schema": {"type": "object", "x-kubernetes-preserve-unknown-fields": True}}
    version = {"name": "v1", "served": True, "storage": True, "schema": schema}
    names = {"kind": KIND, "plural": "fluxinstances", "singular": "fluxinstance"}
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": f"fluxinstances.{GROUP}", "labels": NAMED},
        "spec": {
            "group": GROUP,
            "scope": "Namespaced",
            "names": names,
            "versions": [{**version, "subresources": {"status": {}}}],
        },
    }


def deployment() -> Object:
    container = {"name": "manager", "image": "ghcr.io/example/flux-operator:v0.59.0"}
    template = {"metadata": {"labels": NAMED}, "spec": {"containers": [container]}}
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": "flux-operator", "namespace": NAMESPACE, "labels": NAMED},
        "spec": {"replicas": 1, "selector": {"matchLabels": NAMED}, "template": template},
    }


class FakeOperator:
    """Installed on a cluster, as with its manifests. `refuses`: why it cannot build what a
    FluxInstance asks for."""

    def __init__(self, cluster: FakeCluster) -> None:
        self.server: ApiServer = cluster.server
        self.refuses = ""
        self._due = False
        space = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": NAMESPACE}}
        for item in (space, definition(), deployment()):
            self.server.create(item)
        self.server.controllers.append(self.reconcile)

    @property
    def instance(self) -> Object | None:
        return next(iter(self.server.all(GROUP, KIND)), None)

    def tick(self) -> None:
        self._due = True
        self.server.settle()

    def reconcile(self) -> None:
        item, running = self.instance, self.server.all("apps", "Deployment", NAMESPACE)
        if item is None or not any(_is_up(one) for one in running):
            return
        if garbage.ending(item):
            self._end(item)
        elif FINALIZER not in garbage.finalizers(item):
            self.server.patch(item, {"metadata": {"finalizers": [FINALIZER]}})
        elif not _disabled(item):
            self._look(item)

    def _end(self, item: Object) -> None:
        """Uninstalls Flux with its kinds, whoever has objects of them."""
        if not _disabled(item):
            self._delete("apps", "Deployment")
            for resource, one in self.server.everything():
                if resource.group.endswith("toolkit.fluxcd.io"):
                    self.server.patch(one, {"metadata": {"finalizers": None}})
            self._delete("apiextensions.k8s.io", "CustomResourceDefinition")
        garbage.release(self.server, item, FINALIZER)

    def _delete(self, group: str, kind: str) -> None:
        for one in self.server.all(group, kind, labels="app.kubernetes.io/part-of=flux"):
            self.server.delete(one)

    def _look(self, item: Object) -> None:
        status, meta = item.get("status") or {}, item["metadata"]
        asked = (meta.get("annotations") or {}).get(REQUESTED)
        conditions = status.get("conditions") or []
        observed = [one["observedGeneration"] for one in conditions if one["type"] == "Ready"]
        seen = next(iter(observed), 0), status.get("lastHandledReconcileAt")
        if seen == (meta["generation"], asked) and not self._due:
            return
        self._due = False
        if not self.refuses:
            for one in _made(item):
                self.server.apply(one, manager="flux-operator")
        conditions = [_condition(item, "Ready", "False" if self.refuses else "True", self.refuses)]
        if self.refuses:
            conditions.append(_condition(item, "Stalled", "True", self.refuses))
        told = {"conditions": conditions, **({"lastHandledReconcileAt": asked} if asked else {})}
        self.server.patch(item, {"status": told}, subresource="status")


def _is_up(item: Object) -> bool:
    named = item["metadata"]["name"] == "flux-operator"
    return named and bool(item.get("status", {}).get("readyReplicas"))


def _disabled(item: Object) -> bool:
    return (item["metadata"].get("annotations") or {}).get(SWITCH) == "disabled"


def _condition(item: Object, kind: str, status: str, message: str) -> Object:
    return {
        "type": kind,
        "status": status,
        "reason": "BuildFailed" if message else "ReconciliationSucceeded",
        "message": message or "Reconciliation finished",
        "observedGeneration": item["metadata"]["generation"],
    }


def _made(item: Object) -> list[Object]:
    """Flux as its version is, and the sync objects."""
    spec = item["spec"]
    version = f"v{spec['distribution']['version'].removeprefix('v')}"
    gitops = GitOps(flux_version=version, components=spec.get("components") or list(COMPONENTS))
    manifests = distributions.manifests(version)
    return [*map(_labelled, render.components(gitops, manifests)), *_sync(spec.get("sync"))]


def _labelled(item: Object) -> Object:
    meta = item["metadata"]
    labels = {**meta.get("labels", {}), f"{GROUP}/name": "flux", f"{GROUP}/namespace": NAMESPACE}
    notes = {**meta.get("annotations", {}), **OF_FLUX}
    return {**item, "metadata": {**meta, "labels": labels, "annotations": notes}}


def _sync(sync: Object | None) -> list[Object]:
    if sync is None:
        return []
    meta = {"name": NAMESPACE, "namespace": NAMESPACE, "annotations": OF_FLUX}
    source = {
        "interval": sync.get("interval", "1m"),
        "ref": {"name": sync["ref"]},
        "url": sync["url"],
        **({"secretRef": {"name": sync["pullSecret"]}} if "pullSecret" in sync else {}),
    }
    root = {
        "interval": "10m0s",
        "path": sync["path"],
        "prune": True,
        "sourceRef": {"kind": sync["kind"], "name": NAMESPACE},
    }
    return [
        {**_head("source.toolkit.fluxcd.io/v1", "GitRepository"), "metadata": meta, "spec": source},
        {
            **_head("kustomize.toolkit.fluxcd.io/v1", "Kustomization"),
            "metadata": meta,
            "spec": root,
        },
    ]


def _head(api_version: str, kind: str) -> Object:
    return {"apiVersion": api_version, "kind": kind}
