"""The GitRepository and the Kustomization that Flux starts from, and the one that delivers the
platform: asking their controllers to act."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection, Iterator

from provisioner.base.errors import ProvisionerError, Refused
from provisioner.clusters.client import Client, Object
from provisioner.clusters.faults import NotReady
from provisioner.flux import platform_files
from provisioner.flux.conditions import condition as condition
from provisioner.flux.platform.base import KUSTOMIZE, MADE, TENANT
from provisioner.handover.platform.base import PLATFORM
from provisioner.pairing.flux_on_cluster import finalizers
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.snapshot import MARK, current, of_another_flux
from provisioner.pairing.run.target import Target

REQUESTED = "reconcile.fluxcd.io/requestedAt"
WHOLE_EXISTS = "Rename yours; with `prune: false` while it is renamed, what it delivered stays."
EXISTS = (
    "Give the piece another name, or remove this object; whoever delivers it must stop doing so."
)
FORMER = "Give the piece its former name again, or this object another one."
WITH_TENANT = "What is in it would be deleted with the tenant. Keep the workloads, or rename it."
AS_TENANTS = (
    "Keep the workloads; or look at what is in it, and say that all of it is the tenant's: "
    "`kubectl annotate namespace {name} {mark}={name}`."
)
REVISION = re.compile(r"(?:.*@)?sha(?:1|256):([0-9a-f]{40}|[0-9a-f]{64})")


def request(target: Target, item: Object, *more: str) -> str:
    """Ask a controller to reconcile an object now, as `flux reconcile` does. When it has, the
    status holds the token that is returned. `more`: other annotations that get it."""
    return request_of(target.flux, item, *more)


def request_of(client: Client, item: Object, *more: str) -> str:
    token = secrets.token_hex(8)
    client.patch(item, {"metadata": _asking(token, *more)})
    return token


def request_first(target: Target, item: Object) -> None:
    """Of an object that has just been made. A controller that has to put its finalizer on rests
    for most of a second after it."""
    changes = _asking(secrets.token_hex(8)) | {"finalizers": [finalizers.FLUX]}
    target.flux.patch(item, {"metadata": changes})


def _asking(token: str, *more: str) -> Object:
    return {"annotations": dict.fromkeys((REQUESTED, *more), token)}


def handled(item: Object | None) -> str:
    """The token of the last request that a controller has handled."""
    return str((item or {}).get("status", {}).get("lastHandledReconcileAt", ""))


def commit_of(revision: str) -> str:
    """The commit of `branch@sha1:COMMIT`; empty if it names none. Whoever can write to the cluster
    can write anything into a status, and what is returned here becomes an argument of git."""
    match = REVISION.fullmatch(revision) if revision.isprintable() else None
    return match[1] if match else ""


def fetched_revision(source: Object | None) -> str:
    """What the GitRepository's artifact holds."""
    artifact = (source or {}).get("status", {}).get("artifact") or {}
    return str(artifact.get("revision", ""))


def of_platform(desired: Desired) -> Object:
    """The Kustomization that delivers the platform."""
    return platform_files.delivery(desired.placement, desired.base)


def place(item: Object) -> tuple[str, str, str, str]:
    """As `Client.get` takes it."""
    meta = item["metadata"]
    return item["apiVersion"], item["kind"], meta["name"], meta["namespace"]


def marks(name: str, namespace: str) -> dict[str, str]:
    """The labels of what the Kustomization of that name delivers."""
    return {f"{MARK}/name": name, f"{MARK}/namespace": namespace}


def delivered_by(item: Object, name: str, namespace: str) -> bool:
    """Whether the Kustomization of that name has delivered an object."""
    labels = item["metadata"].get("labels") or {}
    return marks(name, namespace).items() <= labels.items()


def applied_by_root(item: Object, desired: Desired) -> bool:
    """Whether Flux's root has delivered an object."""
    return delivered_by(item, desired.root["metadata"]["name"], desired.namespace)


def name_taken(target: Target, written: Collection[str]) -> ProvisionerError | None:
    """The refusal where an object of the user's has the name of one that these files of the
    platform, by their paths in the repository, add to the cluster: Flux would put ours in its
    place, and delete it with the piece."""
    folder = target.desired.platform_folder
    whole = of_platform(target.desired)
    if f"{folder}/{platform_files.DELIVERY}" in written and current(target.client, whole):
        cause = f"{_where(whole)} exists, and the platform is delivered by one of that name"
        return Refused(f"cluster {target.name}", cause, WHOLE_EXISTS)
    for item, deliverer in _added(target, written):
        live = current(target.client, item)
        if item["kind"] == "Namespace":
            if refusal := namespace_refused(target.desired, item, live):
                return refusal
        elif live and not delivered_by(live, deliverer, target.desired.namespace):
            return Refused(f"cluster {target.name}", *_exists(target, item, live))
    return None


def _exists(target: Target, item: Object, live: Object) -> tuple[str, str]:
    """Cause and hint. A piece whose name has changed has its objects from another Kustomization of
    the platform, which deletes them when it goes."""
    name = (live["metadata"].get("labels") or {}).get(f"{MARK}/name", "")
    namespace = target.desired.namespace
    if name and delivered_by(live, name, namespace):
        other = target.client.get(KUSTOMIZE, "Kustomization", name, namespace)
        if other and delivered_by(other, PLATFORM, namespace):
            return f"{_where(item)} is delivered by {_where(other)}, of the platform too", FORMER
    return f"{_where(item)} exists, and the platform did not make it", EXISTS


def namespace_refused(
    desired: Desired, item: Object, live: Object | None
) -> ProvisionerError | None:
    """The refusal where a namespace of a tenant is there already and cannot become as declared,
    which is `item`. Flux takes one over, but must not be told to delete it one day."""
    from provisioner.flux.platform import tenant

    if live is None:
        return None
    subject, name = f"cluster {desired.cluster}", f"namespace {item['metadata']['name']}"
    if "deletionTimestamp" in live["metadata"]:
        return NotReady(subject, f"{name} is being deleted", "Run again when it is gone.")
    if of_another_flux(live, desired.namespace):
        other = live["metadata"]["labels"][f"{MARK}/namespace"]
        cause = f"{name} is of a tenant whose Flux runs in namespace {other}"
        return Refused(subject, cause, "Two cannot deliver it. Give the tenant another namespace.")
    if tenant.KEPT.items() <= (item["metadata"].get("annotations") or {}).items():
        return None
    marks = live["metadata"].get("annotations") or {}
    labels = live["metadata"].get("labels") or {}
    if labels.get(TENANT) != item["metadata"]["labels"][TENANT]:
        cause = f"{name} exists, and its tenant is declared with workloads: drain"
        return Refused(subject, cause, WITH_TENANT)
    if tenant.KEPT.items() <= marks.items() and MADE not in marks:
        cause = (
            f"nothing says that {name} was made for its tenant, which is to be drained from now on"
        )
        hint = AS_TENANTS.format(name=item["metadata"]["name"], mark=MADE)
        return Refused(subject, cause, hint)
    return None


def _added(target: Target, written: Collection[str]) -> Iterator[tuple[Object, str]]:
    """Each with the name of the Kustomization that delivers it."""
    folder = target.desired.platform_folder
    for one in target.desired.platform:
        if f"{folder}/{platform_files.PIECES}/{one.file}" in written:
            yield from ((item, PLATFORM) for item in one.objects)
        for name, items in one.folders.items():
            if f"{folder}/{name}/{platform_files.OBJECTS}" in written:
                yield from ((item, name) for item in items)


def _where(item: Object) -> str:
    meta = item["metadata"]
    return f"{item['kind']} {'/'.join(filter(None, (meta.get('namespace'), meta['name'])))}"
