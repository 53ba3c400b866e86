"""Pieces of the delivery platform as objects of Flux: one file a piece, found by the name of its
declaration. Pure.

A piece's module has `objects(piece, at)`: what Git gets. Where it needs Secrets before that, it has
`secrets(piece, at)` too; where it gets deploy keys of its own, `keys(piece, at)`; where a
Kustomization of it delivers more, `folders(piece, at)`; where files are encrypted for it,
`encryption(piece, at)`, and `decryption(piece)`: how Kustomizations decrypt.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from typing import Any

from provisioner.base.errors import BadInput
from provisioner.flux.platform.base import KeyNeeded, Placement, SecretNeeded
from provisioner.flux.platform.base import Rendered as Rendered
from provisioner.handover.platform.base import Piece


def render(piece: Piece, at: Placement) -> Rendered:
    module = _module(piece)
    wanted = getattr(module, "secrets", None)
    keys = getattr(module, "keys", None)
    folders = getattr(module, "folders", None)
    encryption = getattr(module, "encryption", None)
    return Rendered(
        piece=piece,
        objects=tuple(module.objects(piece, at)),
        folders=folders(piece, at) if folders else {},
        secrets=tuple(wanted(piece, at)) if wanted else (),
        keys=tuple(keys(piece, at)) if keys else (),
        encryption=encryption(piece, at) if encryption else None,
    )


def check_secrets(pieces: Iterable[Rendered], namespace: str) -> None:
    """BadInput for a Secret that two of them need, or one needs twice: it would hold what the
    second one is to read with. `namespace`: Flux's own."""
    owners: dict[tuple[str, str], str] = {}
    for one in pieces:
        wanted: list[SecretNeeded | KeyNeeded] = [*one.secrets, *one.keys]
        for needed in wanted:
            place = needed.namespace or namespace, needed.name
            if place in owners:
                cause = f"Secret {'/'.join(place)} is also that of {owners[place]}"
                raise BadInput(one.title, cause, "Give what it is for another name.")
            owners[place] = one.title


def decryption(pieces: Iterable[Piece]) -> dict[str, Any] | None:
    """How the Kustomizations of a cluster with these pieces decrypt."""
    known = (_module(piece).decryption(piece) for piece in pieces if piece.decrypts)
    return next(known, None)


def substitutes(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """The Secrets whose entries Flux puts into objects of these pieces."""
    named = (getattr(_module(piece), "substitutes", None) for piece in pieces)
    some = [(one, piece) for one, piece in zip(named, pieces, strict=True) if one]
    return tuple(name for one, piece in some if (name := one(piece)))


def _module(piece: Piece) -> Any:
    return importlib.import_module(f"{__name__}.{piece.__struct_config__.tag}")
