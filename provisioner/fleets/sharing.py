"""Clusters that share a path: whatever is pushed for one of them reaches all. Pure."""

from __future__ import annotations

import posixpath

from provisioner.handover.fleet import Fleet


def place(fleet: Fleet, name: str) -> tuple[str, str]:
    """The repository and the path of a paired cluster."""
    pairing = fleet.pairings[name]
    return pairing.repository, posixpath.normpath(pairing.path)


def firsts(fleet: Fleet) -> dict[str, str]:
    """For each paired cluster the first, by name, of those that share its path."""
    first = dict[tuple[str, str], str]()
    for name in sorted(fleet.pairings):
        first.setdefault(place(fleet, name), name)
    return {name: first[place(fleet, name)] for name in fleet.pairings}
