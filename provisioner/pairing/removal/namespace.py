"""Flux's namespace is deleted when Flux's install made it and nothing else is in it; otherwise only
what is ours is deleted from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from provisioner.base.events import Action, Note
from provisioner.clusters.client import Client, Object
from provisioner.flux import facts, secret
from provisioner.flux.platform.base import LABEL
from provisioner.pairing.flux_on_cluster import deletion, finalizers, installation
from provisioner.pairing.platform import decryption_key
from provisioner.pairing.removal.workloads import order
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import (
    PART,
    PLATFORM,
    RECORD,
    Place,
    platform_objects,
    platform_secrets,
)
from provisioner.pairing.run.target import Target

MARKS = (
    "app.kubernetes.io/instance",
    "app.kubernetes.io/part-of",
    "app.kubernetes.io/version",
    "kustomize.toolkit.fluxcd.io/name",
    "kustomize.toolkit.fluxcd.io/namespace",
)
# What Kubernetes itself puts into every namespace.
GENERATED = (("ServiceAccount", "default"), ("ConfigMap", "kube-root-ca.crt"))
# What comes and goes with other objects.
DEPENDENT = ("Event", "Endpoints", "EndpointSlice", "Lease", "Pod", "PodMetrics")
FLUX_GROUP = "toolkit.fluxcd.io/"


@dataclass(frozen=True, kw_only=True)
class NamespaceState:
    """`kept`: what is in it that neither Flux's install nor we put there. `ours`: whether anything
    of ours is left in it. `secrets`: the Secrets with which Flux reads the repository are known to
    be ours. `elsewhere`: what pieces have outside of it."""

    namespace: Object | None
    kept: Sequence[Object] = field(default=(), repr=False)
    ours: bool = False
    secrets: bool = False
    elsewhere: Sequence[Object] = field(default=(), repr=False)


@dataclass(frozen=True, kw_only=True)
class Clearing:
    """Delete the whole namespace, or only what is ours in it; first what is elsewhere. `secrets`
    and `kept` as in the state."""

    namespace: Object
    whole: bool
    secrets: bool = False
    kept: Sequence[Object] = field(default=(), repr=False)
    elsewhere: Sequence[Object] = field(default=(), repr=False)


def look(target: Target, facts: Facts) -> NamespaceState:
    client, desired = target.client, target.desired
    namespace = client.get("v1", "Namespace", desired.namespace)
    if namespace is None:
        return NamespaceState(namespace=None)
    held = _of_pieces(target, facts)
    elsewhere = [item for item in held if not _is_in(item, desired.namespace)]
    # Its marks are removed last, so after a kill they may be all that is left of ours.
    marked = installation.belongs_to_flux(namespace) or installation.kept(namespace)
    within = [item for item in held if _is_in(item, desired.namespace)]
    secrets = marked or bool(facts.cluster.record)
    ours = put_there(client, desired, within, secrets=secrets)
    return NamespaceState(
        namespace={**namespace, "apiVersion": "v1", "kind": "Namespace"},
        kept=_of_others(target, facts, {_key(item) for item in ours}),
        ours=marked or bool(ours or elsewhere),
        secrets=secrets,
        elsewhere=elsewhere,
    )


def decide(desired: Desired, state: NamespaceState) -> Decision[Clearing]:
    name, namespace = desired.namespace, state.namespace
    if namespace is None:
        return Decision(action=Action.UNCHANGED, subject=name)
    whole = installation.belongs_to_flux(namespace) and not state.kept
    work = Clearing(
        namespace=namespace,
        whole=whole,
        secrets=state.secrets,
        kept=state.kept,
        elsewhere=state.elsewhere,
    )
    also = _named(state.elsewhere)
    if whole:
        return Decision(action=Action.DELETED, subject=name, detail=f"removed{also}", work=work)
    if not state.ours:
        return Decision(action=Action.UNCHANGED, subject=name, detail="stays")
    detail = f"stays, without what pairing put there{also}"
    return Decision(action=Action.CONFIGURED, subject=name, detail=detail, work=work)


def _named(elsewhere: Sequence[Object]) -> str:
    """All that is deleted outside of the namespace."""
    return f"; also {', '.join(map(finalizers.describe, elsewhere))}" if elsewhere else ""


def act(target: Target, facts: Facts, decision: Decision[Clearing]) -> Facts:
    work = decision.work
    if work is None:
        return facts
    for held in work.elsewhere:
        target.client.delete(held)
    if work.whole:
        target.client.delete(work.namespace)
        deletion.wait(target, [work.namespace], "namespace")
        return facts
    if work.kept:
        name, item = target.desired.namespace, finalizers.describe(work.kept[0])
        text = f"cluster {target.name}: namespace {name} stays, because {item} is in it"
        target.run.sink(Note(text=text))
    _clear(target, facts, work)
    return facts


def _of_pieces(target: Target, facts: Facts) -> list[Object]:
    """What was made for the pieces of the platform. The record tells whether there were any."""
    secrets = _secrets_of_pieces(target.client, target.desired)
    pieces = facts.cluster.record.get(PLATFORM, "")
    return [*secrets.values(), *platform_objects(target.client, target.desired.namespace, pieces)]


def _is_in(item: Object, namespace: str) -> bool:
    return bool(item["metadata"].get("namespace") == namespace)


def _of_others(target: Target, facts: Facts, ours: set[tuple[str, str]]) -> list[Object]:
    """What neither Flux's install nor we put into the namespace: a Secret of the user's for
    example, such as a SOPS key."""
    # The uninstallation removes the root with all that is ours, and stops the controllers. What is
    # left of Flux's kinds belongs to others, and there is no controller to remove its finalizers.
    uninstalled = facts.cluster.root is None or bool(target.desired.hub)
    return [
        item
        for item in target.client.everything(target.desired.namespace)
        if _key(item) not in ours
        and not _comes_with_flux(item)
        and (uninstalled or not _delivered(target.desired, item))
    ]


def _delivered(desired: Desired, item: Object) -> bool:
    """For a plan: an object of Flux's own kinds that Flux delivered, or a sync object."""
    sync = {
        (wanted["kind"], wanted["metadata"]["name"]) for wanted in (desired.source, desired.root)
    }
    labels = item["metadata"].get("labels") or {}
    marked = any(f"{prefix}/name" in labels for prefix in order.OWNERS.values())
    return FLUX_GROUP in item["apiVersion"] and (marked or _key(item) in sync)


def _comes_with_flux(item: Object) -> bool:
    """Labelled as Flux's, generated by Kubernetes, or dependent on something that is."""
    meta = item["metadata"]
    return (
        (meta.get("labels") or {}).get("app.kubernetes.io/part-of") == "flux"
        or _key(item) in GENERATED
        or item["kind"] in DEPENDENT
        or bool(meta.get("ownerReferences"))
    )


def _key(item: Object) -> tuple[str, str]:
    return item["kind"], item["metadata"]["name"]


def _secrets_of_pieces(client: Client, desired: Desired) -> dict[Place, Object]:
    """But for those with keys of age that somebody has put beside ours: they may be the only copies
    of them."""
    held = platform_secrets(client, desired.namespace, names=True)
    return {place: item for place, item in held.items() if not _shared(client, item)}


def _shared(client: Client, item: Object) -> bool:
    meta = item["metadata"]
    if meta["labels"][LABEL] != decryption_key.KIND:
        return False
    live = client.get("v1", "Secret", meta["name"], meta["namespace"])
    return bool(live and decryption_key.added(live))


def put_there(
    client: Client, desired: Desired, platform: Sequence[Object] = (), *, secrets: bool = True
) -> list[Object]:
    """What the install and the pairing put into the namespace; `platform`: what pieces have there.
    Our record is last: it tells whose the rest is. `secrets`: also the Secrets with which Flux
    reads the repository, which have nothing but their names to be known by."""
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
    listed += platform
    # A spoke reads no repository: a Secret of these names is somebody else's there.
    read = secrets and not desired.hub
    secrets_of_flux = (desired.secret, secret.STAGING) if read else ()
    named = (*(("Secret", name) for name in secrets_of_flux), ("ConfigMap", RECORD))
    for kind, name in named:
        if client.get("v1", kind, name, desired.namespace):
            meta = {"name": name, "namespace": desired.namespace}
            listed.append({"apiVersion": "v1", "kind": kind, "metadata": meta})
    return _facts(client, desired) + listed


def _facts(client: Client, desired: Desired) -> list[Object]:
    named = [facts.named(kind, desired.namespace) for kind in ("ConfigMap", "Secret")]
    return [
        item
        for item in named
        if facts.ours(client.get("v1", item["kind"], item["metadata"]["name"], desired.namespace))
    ]


def _clear(target: Target, facts: Facts, work: Clearing) -> None:
    client, desired = target.client, target.desired
    held = _of_pieces(target, facts)
    platform = [item for item in held if _is_in(item, desired.namespace)]
    for item in put_there(client, desired, platform, secrets=work.secrets):
        client.delete(item)
    labels, annotations = dict.fromkeys(MARKS), {installation.KEEP: None}
    change = {"metadata": {"labels": labels, "annotations": annotations}}
    target.client.patch(work.namespace, change)


STEP = Step(name="namespace", look=look, decide=decide, act=act)
