"""`[SOURCE] [CLUSTER]...`: a handover, and which of its clusters are meant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from provisioner.base.errors import BadInput

if TYPE_CHECKING:
    from provisioner.handover.fleet import Fleet


def parted(words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """SOURCE if there is one, and the names of clusters."""
    if words and (words[0] == "-" or Path(words[0]).exists()):
        return words[0], words[1:]
    return None, words


def clusters(fleet: Fleet, names: tuple[str, ...]) -> tuple[str, ...]:
    """Those named, or all; BadInput for a name that the fleet does not have."""
    unknown = sorted(set(names) - fleet.pairings.keys())
    if unknown:
        known = ", ".join(sorted(fleet.pairings)) or "none"
        raise BadInput(
            f"cluster {unknown[0]}",
            f"fleet {fleet.fleet} has no pairing of it",
            f"There are: {known}.",
        )
    return names or tuple(sorted(fleet.pairings))
