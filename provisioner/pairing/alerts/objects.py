"""The objects of one test. They belong to a Secret of the platform that no piece has: what a killed
run leaves behind is deleted by the next `pair`, and with the cluster's other Secrets. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from provisioner.clusters.client import Object
from provisioner.flux.platform import alert
from provisioner.flux.platform.base import LABEL, MADE, SOURCE, Placement
from provisioner.handover.platform.alert import STATUSES, Declaration

NAME = alert.TEST
EVENT = "event.toolkit.fluxcd.io"  # annotations that begin so are sent along with each event
TEXT = "This is a test by `provisioner alert test`. Nothing is wrong."
NEVER = "8760h"  # it fails at once, and is gone soon


def owner(namespace: str) -> Object:
    return {
        "apiVersion": "v1",
        "kind": "Secret",
        "type": "Opaque",
        "metadata": {
            "name": NAME,
            "namespace": namespace,
            "labels": {LABEL: "alert"},
            "annotations": {MADE: f"{namespace}/{NAME}"},
        },
    }


def failing(owner: Object, code: str, change_request: str) -> Object:
    """A GitRepository that refers to a Secret that is not there: source-controller reports that at
    once, and connects to nobody. `code` is in the message, so that Flux does not take it for one
    that was sent already."""
    about = {"test": TEXT, **({"change_request": change_request} if change_request else {})}
    return {
        "apiVersion": SOURCE,
        "kind": "GitRepository",
        "metadata": {
            **_owned(owner, NAME),
            "annotations": {f"{EVENT}/{name}": value for name, value in about.items()},
        },
        "spec": {
            "url": f"https://{NAME}.invalid",
            "interval": NEVER,
            "secretRef": {"name": f"{NAME}-{code}"},
        },
    }


def copy(owner: Object, piece: Declaration, at: Placement, about: Object) -> Object:
    """An Alert to the Provider of a piece, for events of one object alone."""
    meta = about["metadata"]
    source = {"kind": about["kind"], "name": meta["name"], "namespace": meta["namespace"]}
    return {
        "apiVersion": alert.NOTIFICATION,
        "kind": "Alert",
        "metadata": _owned(owner, f"{NAME}-{piece.name}"),
        "spec": {
            "providerRef": {"name": piece.name},
            "eventSeverity": "info",
            "eventSources": [source],
            "eventMetadata": alert.metadata(piece, at),
        },
    }


def _owned(owner: Object, name: str) -> dict[str, Any]:
    reference = {
        "apiVersion": "v1",
        "kind": "Secret",
        "name": owner["metadata"]["name"],
        "uid": owner["metadata"]["uid"],
    }
    namespace = owner["metadata"]["namespace"]
    return {"name": name, "namespace": namespace, "ownerReferences": [reference]}


def is_of_a_test(item: Object) -> bool:
    owners = item["metadata"].get("ownerReferences") or []
    return any((one["kind"], one["name"]) == ("Secret", NAME) for one in owners)


def reports_commits(piece: Declaration) -> bool:
    """Whether it sends what a real Kustomization reports: a failure that was made up would stay on
    the commit."""
    return piece.provider in STATUSES


def reported(alert: Object, kustomizations: Iterable[Object], first: str) -> Object | None:
    """A Kustomization whose events an Alert is sent: the one named `first` if it is among them."""
    sources = alert["spec"]["eventSources"]
    space = alert["metadata"]["namespace"]
    matching = [one for one in kustomizations if any(_is_of(one, s, space) for s in sources)]
    ordered = sorted(matching, key=lambda one: one["metadata"]["name"] != first)
    return next(iter(ordered), None)


def _is_of(item: Object, source: Mapping[str, Any], namespace: str) -> bool:
    meta, labels = item["metadata"], source.get("matchLabels") or {}
    return (
        source["kind"] == item["kind"]
        and source["name"] in ("*", meta["name"])
        and source.get("namespace", namespace) == meta["namespace"]
        and labels.items() <= (meta.get("labels") or {}).items()
    )
