"""In which order clusters are paired: one that is reached through another comes after it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from provisioner.handover.clusters.base import Cluster
from provisioner.handover.fleet import Fleet


def levels(fleet: Fleet, names: Iterable[str] | None = None) -> list[list[str]]:
    """These paired clusters, by default all. Those of one list do not depend on each other; what
    they are reached through is in an earlier list, if it is paired at all."""
    sorted_: dict[int, list[str]] = {}
    for name in fleet.pairings if names is None else names:
        depth = sum(other in fleet.pairings for other in way(fleet.clusters, name))
        sorted_.setdefault(depth, []).append(name)
    return [sorted_[depth] for depth in sorted(sorted_)]


def way(clusters: Mapping[str, Cluster], name: str) -> Iterator[str]:
    """The clusters that one is reached through, the nearest first."""
    while through := clusters[name].through:
        yield through
        name = through


def behind(fleet: Fleet, names: Iterable[str]) -> set[str]:
    """The paired clusters that are reached through one of these, directly or not."""
    return {one for one in fleet.pairings if not set(names).isdisjoint(way(fleet.clusters, one))}


def made_for(fleet: Fleet, names: Iterable[str]) -> list[str]:
    """These clusters, and before each what it is reached through and nobody pairs."""
    wanted: dict[str, None] = {}
    for name in names:
        before = [other for other in way(fleet.clusters, name) if other not in fleet.pairings]
        wanted |= dict.fromkeys([*reversed(before), name])
    return list(wanted)
