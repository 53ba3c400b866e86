"""A Receiver: its type, what it reconciles, and the Secret with its token. Pure."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from provisioner.flux.platform import base

if TYPE_CHECKING:
    from provisioner.flux.platform.base import Entries, Object, Placement, SecretNeeded, Values
    from provisioner.handover.platform.receiver import Declaration, Resource

NOTIFICATION = "notification.toolkit.fluxcd.io/v1"
ENTRY = "token"  # of the Secret
PATHS = "/hook/"
TYPES = {"gitea": "github"}  # Gitea signs its deliveries as GitHub does
PUSHES = {
    "github": ["ping", "push"],
    "gitea": ["push"],
    "gitlab": ["Push Hook", "Tag Push Hook"],
}
# What may be reconciled. Of the version only the group counts here.
GROUPS = {
    **dict.fromkeys(
        ("Bucket", "GitRepository", "HelmChart", "HelmRepository", "OCIRepository"), base.SOURCE
    ),
    "ImageRepository": "image.toolkit.fluxcd.io/v1",
    "HelmRelease": "helm.toolkit.fluxcd.io/v2",
    "Kustomization": base.KUSTOMIZE,
}
# Kinds of which notification-controller does not know the version by itself.
VERSIONS = {kind: GROUPS[kind] for kind in ("HelmRelease", "Kustomization")}


def objects(piece: Declaration, at: Placement) -> list[Object]:
    spec = {
        "type": TYPES.get(piece.type, piece.type),
        "events": accepted(piece),
        "resources": resources(piece, at),
        "secretRef": {"name": base.secret_name(piece)},
    }
    return [base.item(NOTIFICATION, "Receiver", piece.name, at, spec)]


def accepted(piece: Declaration) -> list[str]:
    """The events, among them those by which a webhook is tested."""
    if not piece.events:
        return PUSHES.get(piece.type, [])
    tested = ["ping"] if piece.type == "github" else []
    return [*tested, *(event for event in piece.events if event not in tested)]


def secrets(piece: Declaration, at: Placement) -> list[SecretNeeded]:
    references = {ENTRY: piece.token} if piece.token else {}
    named = {"email": piece.email, "audience": piece.audience}

    def entries(values: Values) -> Entries:
        return {**{name: text for name, text in named.items() if text}, **values}

    return [
        base.SecretNeeded(
            name=base.secret_name(piece),
            references=references,
            entries=entries,
            tokens=() if piece.token else (ENTRY,),
        )
    ]


def path(token: str, name: str, namespace: str) -> str:
    """Where a Receiver of this name answers, as Flux makes it."""
    return PATHS + hashlib.sha256(f"{token}{name}{namespace}".encode()).hexdigest()


def resources(piece: Declaration, at: Placement) -> list[Object]:
    """References as the Receiver has them."""
    return [_reference(one) for one in piece.resources] or [_own_source(at)]


def looked_at(piece: Declaration, at: Placement) -> list[Object]:
    """The Receiver and what it reconciles, as far as the rights to it are concerned."""
    named = [(NOTIFICATION, "Receiver", at.namespace)]
    for one in resources(piece, at):
        named.append((GROUPS[one["kind"]], one["kind"], one.get("namespace", at.namespace)))
    return [
        {"apiVersion": version, "kind": kind, "metadata": {"namespace": space}}
        for version, kind, space in named
    ]


def _own_source(at: Placement) -> Object:
    """The GitRepository that Flux starts from."""
    return {"kind": "GitRepository", "name": at.namespace}


def _reference(one: Resource) -> Object:
    version = {"apiVersion": VERSIONS[one.object_kind]} if one.object_kind in VERSIONS else {}
    place = {"namespace": one.namespace} if one.namespace else {}
    labels = {"matchLabels": dict(one.labels)} if one.labels else {}
    return {**version, "kind": one.object_kind, "name": one.name, **place, **labels}
