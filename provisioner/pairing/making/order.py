"""In which order clusters are paired: one that is reached through another comes after it, and a
spoke after its hub. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from provisioner.handover.clusters.base import Cluster
from provisioner.handover.fleet import Fleet


def levels(fleet: Fleet, names: Iterable[str] | None = None) -> list[list[str]]:
    """These paired clusters, by default all. Those of one list do not depend on each other; what
    they are reached through, and the hubs that deliver to them, are in an earlier list, if they are
    paired at all."""
    sorted_: dict[int, list[str]] = {}
    for name in fleet.pairings if names is None else names:
        sorted_.setdefault(_depth(fleet, name), []).append(name)
    return [sorted_[depth] for depth in sorted(sorted_)]


def _depth(fleet: Fleet, name: str) -> int:
    """The length of the longest way to it over other paired clusters."""
    depths = (_depth(fleet, other) for other in before(fleet, name))
    return max((depth + 1 for depth in depths), default=0)


def before(fleet: Fleet, name: str) -> list[str]:
    """The paired clusters that come before a paired one: those that it is reached through, and its
    hub."""
    others = [*way(fleet.clusters, name), fleet.pairings[name].gitops.hub]
    return [other for other in others if other in fleet.pairings]


def way(clusters: Mapping[str, Cluster], name: str) -> Iterator[str]:
    """The clusters that one is reached through, the nearest first."""
    while through := clusters[name].through:
        yield through
        name = through


def behind(fleet: Fleet, names: Iterable[str]) -> set[str]:
    """The paired clusters that are reached through one of these, directly or not, or that wait for
    a hub among them."""
    reached, known = set[str](), set(names)
    while more := {
        one for one in fleet.pairings if one not in reached and _waits(fleet, one, known)
    }:
        reached |= more
        known |= more
    return reached


def _waits(fleet: Fleet, name: str, others: set[str]) -> bool:
    return not others.isdisjoint([*way(fleet.clusters, name), fleet.pairings[name].gitops.hub])


def made_for(fleet: Fleet, names: Iterable[str]) -> list[str]:
    """These clusters, and before each what it is reached through and nobody pairs."""
    wanted: dict[str, None] = {}
    for name in names:
        before = [other for other in way(fleet.clusters, name) if other not in fleet.pairings]
        wanted |= dict.fromkeys([*reversed(before), name])
    return list(wanted)
