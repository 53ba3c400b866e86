"""Build the sandbox's parts from source, once per user.

One build at a time. A part is built under another name and moved to its place when it is complete,
so a build that is killed leaves nothing that looks finished.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from provisioner.base import cache, locks
from provisioner.base.errors import BadInput
from provisioner.base.events import Note
from provisioner.sandbox.building import assemble, estimate, parts, toolchain
from provisioner.sandbox.building.parts import DISTRIBUTION, OLDER_DISTRIBUTION
from provisioner.sandbox.building.recipes import ARGUMENTS, LINKER, RECIPES, Recipe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provisioner.base.events import Sink
    from provisioner.sandbox.building.toolchain import Go

UNFETCHED = (
    "Run it again when Go's module proxy can be reached (GOPROXY, HTTPS_PROXY); parts that are "
    "already built are kept."
)
LONGEST = 3600.0  # seconds that another build may take
# Parts that must be built before a part.
NEEDS = {
    DISTRIBUTION: ("kustomize",),
    OLDER_DISTRIBUTION: ("kustomize",),
    "flux": ("kustomize", DISTRIBUTION),
}
# Files of a part's module that are needed beside its binary: their folder, and what copies them.
BESIDE = {
    "gitea": ("static", assemble.gitea_static),
    parts.OPERATOR: (parts.OPERATOR_DATA, assemble.operator_data),
    "capi-core": ("crds", assemble.cluster_api_crds),
}


def build(names: Sequence[str], sink: Sink) -> None:
    """Build those of these parts that are missing. `kustomize` includes the Flux distribution."""
    wanted = order(names)
    if _missing(wanted):
        with _only_build(sink):
            # Looked at again: the build that we waited for may have made them.
            if left := _missing(wanted):
                _build_all(left, sink)


@contextlib.contextmanager
def _only_build(sink: Sink) -> Iterator[None]:
    def notify(text: str) -> None:
        sink(Note(text=text))

    with locks.held(cache.root() / "build.lock", wait=LONGEST, notify=notify):
        yield


def order(names: Sequence[str]) -> list[str]:
    """The parts and all that they depend on, in the order of their dependencies."""
    unknown = sorted(set(names) - RECIPES.keys() - {OLDER_DISTRIBUTION})
    if unknown:
        raise BadInput(f"sandbox part {unknown[0]!r}", "unknown", f"Known: {', '.join(RECIPES)}.")
    ordered: dict[str, None] = {}
    for name in names:
        ordered.update(dict.fromkeys((*NEEDS.get(name, ()), name)))
        if name == "kustomize":
            ordered[DISTRIBUTION] = None
    return list(ordered)


def _missing(names: Sequence[str]) -> list[str]:
    return [name for name in names if not parts.place(name).exists()]


def _build_all(names: Sequence[str], sink: Sink) -> None:
    go = toolchain.find(parts.SOURCES)
    if any(name in RECIPES and RECIPES[name].cgo for name in names):
        toolchain.c_compiler()
    estimate.announce(go, names, sink)
    with _timed(f"{len(names)} parts", sink), _work_folder() as work:
        for number, name in enumerate(names, 1):
            part = f"part {number}/{len(names)}: {name}"
            sink(Note(text=f"{part} ..."))
            with _timed(part, sink):
                _make(name, go, work / name)


@contextlib.contextmanager
def _timed(what: str, sink: Sink) -> Iterator[None]:
    """Report how long the block took, unless it fails."""
    started = time.monotonic()
    yield
    sink(Note(text=f"{what} built in {time.monotonic() - started:.0f} s"))


def _make(name: str, go: Go, work: Path) -> None:
    """Build one part inside `work`, then move it to its place in one step."""
    graph = _copied(parts.graph(name), work / "graph")
    made = _made(name, go, graph, work)
    parts.place(name).parent.mkdir(parents=True, exist_ok=True)
    if name in BESIDE:  # before the binary: its existence means that the part is complete
        folder, copied = BESIDE[name]
        _place_folder(parts.cache(name) / folder, copied(go, graph, work / folder))
    os.replace(made, parts.place(name))


def _made(name: str, go: Go, graph: Path, work: Path) -> Path:
    if name in (DISTRIBUTION, OLDER_DISTRIBUTION):
        return assemble.distribution(go, graph, parts.binary("kustomize"), work)
    if name == "flux":
        assemble.flux_sources(go, graph, parts.distribution(), work / "flux2")
    if name == parts.OPERATOR:
        assemble.operator_sources(go, graph, work / assemble.OPERATOR_SOURCES)
    return _compiled(go, RECIPES[name], graph, work / name)


def _place_folder(place: Path, made: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
    os.replace(made, place)


def _copied(graph: Path, target: Path) -> Path:
    """A writable copy of the graph's sources: package data may be read-only."""
    for file in parts.sources(graph):
        (target / file.relative_to(graph)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target / file.relative_to(graph))
    return target


def _compiled(go: Go, recipe: Recipe, graph: Path, target: Path) -> Path:
    argv = ["build", *ARGUMENTS, f"-tags={recipe.tags}", "-ldflags", _stamps(recipe, graph)]
    argv += ["-o", str(target), recipe.package]
    out = go.run(*argv, cwd=graph, **recipe.environment())
    unfetched = "dial tcp" in out.err or "proxy" in out.err
    out.must(f"sandbox part {target.name}", UNFETCHED if unfetched else "")
    return target


def _stamps(recipe: Recipe, graph: Path) -> str:
    version = toolchain.pinned(recipe.module, graph).removeprefix("v") if recipe.stamps else ""
    major, minor, *_ = [*version.split("."), "", ""]
    values = {"version": version, "major": major, "minor": minor}
    stamps = (f"-X {name}={value.format(**values)}" for name, value in recipe.stamps)
    return " ".join([LINKER, *stamps])


@contextlib.contextmanager
def _work_folder() -> Iterator[Path]:
    """An empty folder on the disk of the cache. Removes the remains of killed builds first, which
    is safe because we hold the lock."""
    home = cache.root()
    for left in home.glob("work-*"):
        shutil.rmtree(left, ignore_errors=True)
    work = Path(tempfile.mkdtemp(prefix="work-", dir=home))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
