"""The cost of a build: announced before it starts, and refused if the disk is too small."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from typing import TYPE_CHECKING

from provisioner.base import cache
from provisioner.base.errors import BadInput
from provisioner.base.events import Note
from provisioner.sandbox.building import parts, toolchain
from provisioner.sandbox.building.recipes import LARGEST, MODULES_MEGABYTES, RECIPES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from provisioner.base.events import Sink
    from provisioner.sandbox.building.recipes import Recipe
    from provisioner.sandbox.building.toolchain import Go

BINARY_MEGABYTES = 110
MAKE_SPACE = "Free some space, or set PROVISIONER_CACHE, GOMODCACHE or GOCACHE to another disk."


def announce(go: Go, names: Sequence[str], sink: Sink) -> None:
    """Announce what a build of these parts needs; BadInput if a disk has too little space."""
    built = [RECIPES[name] for name in names if name in RECIPES]
    needs = {
        go.modules: sum(_modules(go, graph) for graph in {parts.graph(name) for name in names}),
        go.builds: sum(recipe.megabytes for recipe in built),
        cache.root(): BINARY_MEGABYTES * len(built),
    }
    sink(Note(text=_announcement(go, built, sum(needs.values()))))
    _enough(needs)


def _announcement(go: Go, built: Sequence[Recipe], megabytes: int) -> str:
    minutes = max(1, round(sum(recipe.seconds for recipe in built) / 60))
    return (
        f"building {len(built)} sandbox parts from source with {go.version}, once:"
        f" up to {minutes} min on 2 cores and {megabytes / 1000:.1f} GB of disk"
        f" (Go's caches {go.modules} and {go.builds}, parts in {cache.root()})"
    )


def _modules(go: Go, graph: Path) -> int:
    """Megabytes to download: none if the largest module of the graph has already been
    downloaded."""
    name = graph.name if graph.name in LARGEST else ""
    present = (go.modules / f"{LARGEST[name]}@{toolchain.pinned(LARGEST[name], graph)}").is_dir()
    return 0 if present else MODULES_MEGABYTES[name]


def _enough(needs: dict[Path, int]) -> None:
    """BadInput if a disk has too little space. Folders on one disk share its space."""
    disks: dict[int, Path] = {}
    total: Counter[int] = Counter()
    for folder, megabytes in needs.items():
        existing = _existing(folder)
        device = os.stat(existing).st_dev
        disks.setdefault(device, existing)
        total[device] += megabytes
    for device, folder in disks.items():
        _fits(folder, total[device])


def _fits(folder: Path, need: int) -> None:
    free = shutil.disk_usage(folder).free // 10**6
    if free < need:
        cause = f"{free / 1000:.1f} GB free where the build needs {need / 1000:.1f} GB"
        raise BadInput(f"disk of {folder}", cause, MAKE_SPACE)


def _existing(folder: Path) -> Path:
    return next(path for path in (folder, *folder.parents) if path.is_dir())
