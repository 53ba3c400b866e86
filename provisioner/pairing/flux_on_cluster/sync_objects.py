"""The two objects that Flux starts from, as they are in the cluster now."""

from __future__ import annotations

import secrets

from provisioner.clusters.client import Object
from provisioner.pairing.run.target import Target

REQUESTED = "reconcile.fluxcd.io/requestedAt"


def live(target: Target, item: Object) -> Object | None:
    return target.client.get(
        item["apiVersion"], item["kind"], item["metadata"]["name"], target.desired.namespace
    )


def root(target: Target) -> Object | None:
    return live(target, target.desired.root)


def source(target: Target) -> Object | None:
    return live(target, target.desired.source)


def ask(target: Target, item: Object) -> str:
    """Ask a controller to look now, as `flux reconcile` does; when it has, its status says the same
    token."""
    token = secrets.token_hex(8)
    target.client.patch(item, {"metadata": {"annotations": {REQUESTED: token}}})
    return token
