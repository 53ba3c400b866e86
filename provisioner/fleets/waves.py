"""How the clusters of a run are divided into waves, and whether the next wave may begin. Pure."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence

import msgspec

from provisioner.base import selectors
from provisioner.fleets.sharing import place
from provisioner.handover.fleet import Fleet
from provisioner.handover.waves import REST, Wave
from provisioner.pairing.making import order
from provisioner.reports import columns
from provisioner.reports.model import ClusterReport, Result
from provisioner.reports.tally import FAILURES

SHOWN = 3  # names in a sentence


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A wave with its clusters, in order."""

    wave: Wave
    clusters: tuple[str, ...]

    def __str__(self) -> str:
        return f"wave {self.wave.name} ({listed(self.clusters)})"


def split(fleet: Fleet, names: Collection[str]) -> list[Part]:
    """The parts that have clusters. Each cluster is in one of them: whatever the declared waves
    leave comes last. A cluster never comes before one that it is reached through, or before its
    hub. Those that follow one path come together, in the last wave of theirs: what is pushed for
    one reaches all."""
    if not fleet.waves:
        return []
    number = dict[str, int]()
    waves = [*fleet.waves, Wave(name=_unused(fleet.waves))]
    for index, wave in enumerate(waves):
        matching = [name for name in sorted(names) if _matches(fleet, wave, name)]
        left = [name for name in matching if name not in number]
        number |= dict.fromkeys(left[: _count(wave, len(matching), len(left))], index)
    number = _settled(fleet, {name: number[name] for name in sorted(number)})
    parts = (
        Part(wave=wave, clusters=tuple(name for name in number if number[name] == index))
        for index, wave in enumerate(waves)
    )
    return [part for part in parts if part.clusters]


def _matches(fleet: Fleet, wave: Wave, name: str) -> bool:
    return selectors.matches(wave.selector, fleet.pairings[name].labels)


def _count(wave: Wave, matching: int, left: int) -> int:
    """How many it takes. A percentage is one of all that its selector matches, whichever wave has
    them, so that it does not depend on the waves before."""
    share = str(wave.clusters)
    if share == REST:
        return left
    return math.ceil(matching * int(share[:-1]) / 100) if share.endswith("%") else int(share)


def _unused(waves: Iterable[Wave]) -> str:
    name, used = REST, {wave.name for wave in waves}
    while name in used:
        name = f"the-{name}"
    return name


def wave_of(parts: Iterable[Part]) -> dict[str, str]:
    """The names of their waves by cluster."""
    return {name: part.wave.name for part in parts for name in part.clusters}


def _settled(fleet: Fleet, number: dict[str, int]) -> dict[str, int]:
    """Moving one to a later wave may move others."""
    moved = _with_sharers(fleet, number)
    moved = {name: _not_before(fleet, moved, name) for name in moved}
    return moved if moved == number else _settled(fleet, moved)


def _with_sharers(fleet: Fleet, number: dict[str, int]) -> dict[str, int]:
    last = dict[tuple[str, str], int]()
    for name, index in number.items():
        last[place(fleet, name)] = max(index, last.get(place(fleet, name), index))
    return {name: last[place(fleet, name)] for name in number}


def _not_before(fleet: Fleet, number: dict[str, int], name: str) -> int:
    others = [other for other in order.before(fleet, name) if other in number]
    return max(number[one] for one in (name, *others))


def obstacle(part: Part, wave: Sequence[ClusterReport], failed: int, allowed: int | None) -> str:
    """Why the next wave must not begin; empty if it may. `failed`: clusters of the whole run."""
    waiting = [one.cluster for one in wave if one.result is Result.WAITING]
    if waiting:
        return f"wave {part.wave.name} is not proven: {listed(waiting)} waiting for a merge"
    begun = [one.cluster for one in wave if one.result is not Result.NOT_STARTED]
    if len(begun) < len(wave) or failed > (allowed or 0):
        names = [one.cluster for one in wave if one.result in FAILURES]
        return f"wave {part.wave.name} failed: {listed(names)}" if names else "too many failed"
    return ""


def listed(names: Sequence[str]) -> str:
    return columns.shortened(names, SHOWN)
