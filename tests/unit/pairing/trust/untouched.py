"""What shows that nothing was touched: writes, keys, the branch, the identity in Git."""

from __future__ import annotations

from typing import Any

from provisioner.pairing.branch import identity_file
from provisioner.pairing.run.desired_state import Names
from tests.fakes.fleet import FakeFleet

FOLDER = "clusters/c1/flux-system"


def recorded(fleet: FakeFleet, cluster: str = "c1") -> str:
    """The UID that Git records."""
    names = Names(fleet="demo", pairing=fleet.fleet.pairings[cluster])
    files = fleet.repository.tree(fleet.repository.head("main") or "")
    return identity_file.recorded(names, files.get(identity_file.path(names)))


def writes(fleet: FakeFleet, cluster: str = "c1") -> list[str]:
    verbs = ("apply", "create", "patch", "replace", "delete")
    journal = fleet.clusters[cluster].journal
    return [request.subject for verb in verbs for request in journal.of(verb=verb)]


def state(fleet: FakeFleet) -> tuple[Any, ...]:
    """The host's keys and the branch."""
    return fleet.host.titles, fleet.repository.head("main")
