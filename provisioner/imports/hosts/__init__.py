"""Which repository a URL of Flux leads to. One file a Git host, of the same name as elsewhere; each
says `of(place)`, None where the place is not on such a host. SSH comes last: it takes the rest."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

from provisioner.handover import kinds as known
from provisioner.handover.repositories.base import Repository
from provisioner.imports.hosts.base import Place

LAST = "ssh"


def kinds() -> dict[str, ModuleType]:
    """The module of each kind, in the order in which they are asked."""
    names = sorted(known.names(sys.modules[__name__]), key=lambda name: name == LAST)
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}


def of(place: Place) -> Repository | None:
    """None where clusters read it with a credential that import cannot see the place of."""
    answers = (kind.of(place) for kind in kinds().values())
    return next((answer for answer in answers if answer), None)


def construct(declared: Repository) -> str:
    """The name of its construct in `provisioner_cdk`."""
    return str(kinds()[str(declared.__struct_config__.tag)].CONSTRUCT)
