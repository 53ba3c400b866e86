"""Pieces of the delivery platform as objects of Flux: one file a piece, found by the name of its
declaration. Pure.

A piece's module has `objects(piece, at)`: what Git gets. Where it needs Secrets before that, it has
`secrets(piece, at)` too.
"""

from __future__ import annotations

import importlib

from provisioner.flux.platform.base import Placement
from provisioner.flux.platform.base import Rendered as Rendered
from provisioner.handover.platform.base import Piece


def render(piece: Piece, at: Placement) -> Rendered:
    module = importlib.import_module(f"{__name__}.{piece.__struct_config__.tag}")
    wanted = getattr(module, "secrets", None)
    return Rendered(
        piece=piece,
        objects=tuple(module.objects(piece, at)),
        secrets=tuple(wanted(piece, at)) if wanted else (),
    )
