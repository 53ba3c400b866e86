"""Flux's namespace is deleted when Flux's install made it and no workload to be kept runs in it;
otherwise only what is ours is deleted from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from provisioner.base.events import Action, Note
from provisioner.clusters.client import Client, Object
from provisioner.flux import secret
from provisioner.pairing.flux_on_cluster import deletion, finalizers, installation
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import PART, RECORD
from provisioner.pairing.run.target import Target

MARKS = (
    "app.kubernetes.io/instance",
    "app.kubernetes.io/part-of",
    "app.kubernetes.io/version",
    "kustomize.toolkit.fluxcd.io/name",
    "kustomize.toolkit.fluxcd.io/namespace",
)
WORKLOADS = (
    ("apps/v1", "Deployment"),
    ("apps/v1", "StatefulSet"),
    ("apps/v1", "DaemonSet"),
    ("batch/v1", "CronJob"),
    ("batch/v1", "Job"),
    ("v1", "PersistentVolumeClaim"),
)


@dataclass(frozen=True, kw_only=True)
class NamespaceState:
    """`kept`: workloads in it that are not Flux's and are to stay. `ours`: whether anything of ours
    is left in it."""

    namespace: Object | None
    kept: Sequence[Object] = field(default=(), repr=False)
    ours: bool = False


@dataclass(frozen=True, kw_only=True)
class Clearing:
    """Delete the whole namespace, or only what is ours in it."""

    namespace: Object
    whole: bool
    kept: Sequence[Object] = field(default=(), repr=False)


def step(*, drained: bool) -> Step[Any, Any]:
    """`drained`: the workloads of the cluster have been deleted."""

    def look(target: Target, facts: Facts) -> NamespaceState:
        namespace = target.client.get("v1", "Namespace", target.desired.namespace)
        if namespace is None:
            return NamespaceState(namespace=None)
        kept = [] if drained else _workloads(target.client, target.desired)
        # Its marks are removed last, so after a kill they may be all that is left of ours.
        marked = installation.belongs_to_flux(namespace) or installation.kept(namespace)
        ours = marked or any(_ours(target.client, target.desired))
        named = {**namespace, "apiVersion": "v1", "kind": "Namespace"}
        return NamespaceState(namespace=named, kept=kept, ours=ours)

    return Step(name="namespace", look=look, decide=decide, act=act)


def decide(desired: Desired, state: NamespaceState) -> Decision[Clearing]:
    name, namespace = desired.namespace, state.namespace
    if namespace is None:
        return Decision(action=Action.UNCHANGED, subject=name)
    whole = installation.belongs_to_flux(namespace) and not state.kept
    work = Clearing(namespace=namespace, whole=whole, kept=state.kept)
    if whole:
        return Decision(action=Action.DELETED, subject=name, detail="removed", work=work)
    if not state.ours:
        return Decision(action=Action.UNCHANGED, subject=name, detail="stays")
    detail = "stays, without what pairing put there"
    return Decision(action=Action.CONFIGURED, subject=name, detail=detail, work=work)


def act(target: Target, facts: Facts, decision: Decision[Clearing]) -> Facts:
    work = decision.work
    if work is None:
        return facts
    if work.whole:
        target.client.delete(work.namespace)
        deletion.wait(target, [work.namespace], "namespace")
        return facts
    if work.kept:
        name, workload = target.desired.namespace, finalizers.describe(work.kept[0])
        text = f"cluster {target.name}: namespace {name} stays, because {workload} is in it"
        target.run.sink(Note(text=text))
    _clear(target, work.namespace)
    return facts


def _workloads(client: Client, desired: Desired) -> list[Object]:
    """What runs in Flux's namespace and is not Flux."""
    listed = [
        item
        for version, kind in WORKLOADS
        for item in client.list(version, kind, desired.namespace, names=True)
    ]
    return [
        item
        for item in listed
        if (item["metadata"].get("labels") or {}).get("app.kubernetes.io/part-of") != "flux"
    ]


def _ours(client: Client, desired: Desired) -> list[Object]:
    """What the install and the pairing put into the namespace. Our record is last: it tells whose
    the rest is."""
    kinds = {
        (item["apiVersion"], item["kind"])
        for item in desired.components
        if "namespace" in item["metadata"]
    }
    listed = [
        item
        for version, kind in sorted(kinds)
        for item in client.list(version, kind, desired.namespace, labels=PART, names=True)
    ]
    named = (("Secret", desired.secret), ("Secret", secret.STAGING), ("ConfigMap", RECORD))
    for kind, name in named:
        if client.get("v1", kind, name, desired.namespace):
            meta = {"name": name, "namespace": desired.namespace}
            listed.append({"apiVersion": "v1", "kind": kind, "metadata": meta})
    return listed


def _clear(target: Target, namespace: Object) -> None:
    for item in _ours(target.client, target.desired):
        target.client.delete(item)
    labels, annotations = dict.fromkeys(MARKS), {installation.KEEP: None}
    change = {"metadata": {"labels": labels, "annotations": annotations}}
    target.client.patch(namespace, change)
