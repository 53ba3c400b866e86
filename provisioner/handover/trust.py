"""What a handover makes this machine run, send, read and write, for whoever gets one from
elsewhere.

A handover holds no secret, but it names the places of secrets and the host that gets them. Each
field that does so says it in its type (`text.used`), so that a new kind needs no edit here.
"""

from __future__ import annotations

import shlex
import typing
from collections.abc import Iterator, Sequence

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover.fleet import Fleet
from provisioner.handover.read import STANDARD_INPUT
from provisioner.handover.strict import Strict
from provisioner.handover.text import Use

NAMED = 8  # uses that an error lists
HINT = (
    "`provisioner handover check {source}` lists all of it. If that is what you want, run again "
    "with --trust-commands."
)


class Demand(msgspec.Struct, frozen=True, kw_only=True):
    """`action`: run, send, read or write. `what`: on this machine. `where`: the JSON path of the
    first field that demands it. `to`: the repository or the API server that it is for, or an empty
    text."""

    action: str
    what: str
    where: str
    to: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.action, self.what, self.to and f"to {self.to}")))


def demands(fleet: Fleet) -> list[Demand]:
    """Each once, in the order of the handover."""
    once: dict[str, Demand] = {}
    for demand in _all(fleet):
        once.setdefault(str(demand), demand)
    return list(once.values())


def check(fleet: Fleet, source: str) -> None:
    """BadInput if a handover from a source that nobody vouches for demands anything."""
    if wanted := demands(fleet):
        named = "-" if source == STANDARD_INPUT else source
        hint = HINT.format(source=named)
        raise BadInput(source, f"this handover makes provisioner {_listed(wanted)}", hint)


def _listed(wanted: Sequence[Demand]) -> str:
    more = [f"{len(wanted) - NAMED} more"] if len(wanted) > NAMED else []
    return "; ".join([*map(str, wanted[:NAMED]), *more])


def _all(fleet: Fleet) -> Iterator[Demand]:
    for name, cluster in fleet.clusters.items():
        yield from _below(cluster, f"$.clusters.{name}", cluster.receiver)
    for name, repository in fleet.repositories.items():
        to = "/".join(repository.place)
        yield from _below(repository, f"$.repositories.{name}", to)
    for name, pairing in fleet.pairings.items():
        receiver = fleet.clusters[pairing.cluster].receiver
        yield from _below(pairing, f"$.pairings.{name}", receiver)
    for index, wave in enumerate(fleet.waves):
        yield from _below(wave, f"$.waves[{index}]")


def _below(struct: Strict, where: str, to: str = "") -> Iterator[Demand]:
    for whole in struct.uses():
        yield _demand(whole, whole.noun, where, to)
    for field in msgspec.structs.fields(struct):
        value, place = getattr(struct, field.name), f"{where}.{field.encode_name}"
        if inside := structs(value, place):
            for inner, one in inside:
                yield from _below(one, inner, getattr(one, "receiver", "") or to)
        elif value and (use := use_of(field.type)):
            yield _demand(use, _what(use, value), place, to)


def structs(value: object, place: str) -> list[tuple[str, Strict]]:
    """Each struct that a field holds, alone, in a list or in a map, with its path."""
    entries: list[tuple[str, object]] = [(place, value)]
    if isinstance(value, list):
        entries = [(f"{place}[{index}]", entry) for index, entry in enumerate(value)]
    elif isinstance(value, dict):
        entries = [(f"{place}.{name}", entry) for name, entry in value.items()]
    return [(inner, one) for inner, one in entries if isinstance(one, Strict)]


def _demand(use: Use, what: str, where: str, to: str) -> Demand:
    return Demand(action=use.action, what=what, where=where, to=to if use.action == "send" else "")


def _what(use: Use, value: object) -> str:
    if isinstance(value, list):
        return shlex.join(map(str, value))
    return use.noun if value is True else f"{use.noun} {value}".strip()


def use_of(kind: object) -> Use | None:
    """What the type of a field says."""
    marks = (getattr(mark, "extra", None) or {} for mark in getattr(kind, "__metadata__", ()))
    own = (mark["use"] for mark in marks if "use" in mark)
    below = (use for part in typing.get_args(kind) if (use := use_of(part)))
    return next(own, None) or next(below, None)
