"""`[SOURCE] [CLUSTER]...` on a command line: a handover, and which of its clusters are meant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provisioner.handover.fleet import Fleet


def split(words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """SOURCE, if the first word is `-`, s3:// or exists as a file or folder, and the cluster
    names."""
    # A path wins over a cluster of the same name; `provisioner unpair . NAME` means the cluster.
    if words and (words[0] == "-" or words[0].startswith("s3://") or Path(words[0]).exists()):
        return words[0], words[1:]
    return None, words


def clusters(fleet: Fleet, names: tuple[str, ...]) -> tuple[str, ...]:
    """The named clusters, or all of them. BadInput for a name that the fleet does not have."""
    fleet.check_paired(names)
    return names or tuple(sorted(fleet.pairings))
