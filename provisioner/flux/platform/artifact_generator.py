"""An ArtifactGenerator, and what is delivered from its artifacts. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provisioner.flux import deliveries
from provisioner.flux.platform import base

if TYPE_CHECKING:
    from provisioner.flux.platform.base import Object, Placement
    from provisioner.handover.platform.artifact_generator import (
        Artifact,
        Copy,
        Declaration,
        Input,
    )

EXTENSIONS = "source.extensions.fluxcd.io/v1beta1"


def objects(piece: Declaration, at: Placement) -> list[Object]:
    spec = {
        "sources": [_input(one) for one in piece.inputs],
        "pathPattern": piece.path_pattern or None,
        "artifacts": [_artifact(one) for one in piece.artifacts],
    }
    generator = base.item(EXTENSIONS, "ArtifactGenerator", piece.name, at, spec)
    delivered = [
        item
        for one in piece.artifacts
        for item in deliveries.of_source(one.name, "ExternalArtifact", one.deliver, at)
    ]
    return [generator, *delivered]


def _input(one: Input) -> Object:
    named = {"namespace": one.namespace} if one.namespace else {}
    return {"alias": one.alias, "kind": one.object_kind, "name": one.name, **named}


def _artifact(one: Artifact) -> Object:
    given = {"revision": one.revision, "originRevision": one.origin_revision}
    chosen = {field: value for field, value in given.items() if value}
    return {"name": one.name, **chosen, "copy": [_copied(copied) for copied in one.copy]}


def _copied(one: Copy) -> Object:
    excluded = {"exclude": one.exclude} if one.exclude else {}
    strategy = {} if one.strategy == "Overwrite" else {"strategy": one.strategy}
    return {"from": one.source, "to": one.target, **excluded, **strategy}
