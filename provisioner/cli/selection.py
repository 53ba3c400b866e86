"""`[SOURCE] [CLUSTER]...` on a command line: a handover, and which of its clusters are meant."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from provisioner.base.errors import BadInput

if TYPE_CHECKING:
    from provisioner.handover.fleet import Fleet


def split(words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """SOURCE, if the first word is `-` or exists as a file or folder, and the cluster names."""
    # A path wins over a cluster of the same name; `provisioner unpair . NAME` means the cluster.
    if words and (words[0] == "-" or Path(words[0]).exists()):
        return words[0], words[1:]
    return None, words


def clusters(fleet: Fleet, names: tuple[str, ...]) -> tuple[str, ...]:
    """The named clusters, or all of them. BadInput for a name that the fleet does not have."""
    known(fleet, names)
    return names or tuple(sorted(fleet.pairings))


def known(fleet: Fleet, names: Iterable[str]) -> None:
    """BadInput for a name that the fleet does not have."""
    unknown = sorted(set(names) - fleet.pairings.keys())
    if unknown:
        paired = ", ".join(sorted(fleet.pairings)) or "none"
        raise BadInput(
            f"cluster {unknown[0]}",
            f"fleet {fleet.fleet} has no pairing of it",
            f"Paired clusters: {paired}.",
        )
