"""The GitRepository and the Kustomization that Flux starts from, and the one that delivers the
platform: asking their controllers to act."""

from __future__ import annotations

import re
import secrets

from provisioner.base.errors import Refused
from provisioner.clusters.client import Client, Object
from provisioner.flux import platform_files
from provisioner.flux.conditions import condition as condition
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.target import Target

REQUESTED = "reconcile.fluxcd.io/requestedAt"
MARK = "kustomize.toolkit.fluxcd.io"  # how the labels of a delivered object begin
REVISION = re.compile(r"(?:.*@)?sha(?:1|256):([0-9a-f]{40}|[0-9a-f]{64})")


def request(target: Target, item: Object) -> str:
    """Ask a controller to reconcile an object now, as `flux reconcile` does. When it has, the
    status holds the token that is returned."""
    return request_of(target.client, item)


def request_of(client: Client, item: Object) -> str:
    token = secrets.token_hex(8)
    client.patch(item, {"metadata": {"annotations": {REQUESTED: token}}})
    return token


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


def applied_by_root(item: Object, desired: Desired) -> bool:
    """Whether Flux's root has delivered an object."""
    labels = item["metadata"].get("labels") or {}
    names = (labels.get(f"{MARK}/name"), labels.get(f"{MARK}/namespace"))
    return names == (desired.root["metadata"]["name"], desired.namespace)


def platform_taken(target: Target) -> Refused | None:
    """The refusal where the user has a Kustomization of its name: Flux would put ours in its
    place, and prune what the user's has delivered."""
    item = of_platform(target.desired)
    if not target.client.get(*place(item)):
        return None
    name = f"Kustomization {target.desired.namespace}/{item['metadata']['name']}"
    cause = f"{name} exists, and the platform is delivered by one of that name"
    hint = "Rename yours; with `prune: false` while it is renamed, what it delivered stays."
    return Refused(f"cluster {target.name}", cause, hint)
