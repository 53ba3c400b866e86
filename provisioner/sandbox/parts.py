"""Where the sandbox's parts lie once they are built. Looks only; build.py makes them.

All parts of one graph (one go.mod) share a folder named after a digest of what they are built from, so that
a new version never mixes with an old one and two checkouts with the same parts share them.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from provisioner.base.cache import root as cache_root
from provisioner.base.errors import BadInput
from provisioner.sandbox.recipes import RECIPES

DEFAULT = (
    "etcd",
    "kube-apiserver",
    "kube-controller-manager",
    "kustomize",
    "source-controller",
    "kustomize-controller",
    "helm-controller",
    "notification-controller",
)
EXTRA = ("flux", "gitea")
SOURCES = Path(__file__).parent / "parts"
HINT = "Run `provisioner sandbox build` first."


def graph(name: str) -> Path:
    """The folder with the go.mod that a part is built from. Gitea does not resolve with the rest."""
    return SOURCES / "gitea" if name == "gitea" else SOURCES


def cache(name: str = "etcd") -> Path:
    """The folder of a part's graph."""
    return cache_root() / f"parts-{digest(graph(name))[:12]}"


def digest(folder: Path) -> str:
    """SHA-256 over what a graph is built from (names and contents) and how."""
    methods = [recipe.method() for name, recipe in RECIPES.items() if graph(name) == folder]
    total = hashlib.sha256(repr(methods).encode())
    for file in sources(folder):
        total.update(f"{file.relative_to(folder).as_posix()} {file.stat().st_size}\n".encode())
        total.update(file.read_bytes())
    return total.hexdigest()


def sources(folder: Path) -> list[Path]:
    """go.mod, go.sum and the Go files of one graph, without graphs that lie inside it."""
    inner = {found.parent for found in folder.glob("*/go.mod")}
    found = [folder / "go.mod", folder / "go.sum", *folder.rglob("*.go")]
    return sorted(file for file in found if not inner & set(file.parents))


def place(name: str) -> Path:
    """Where a binary belongs, built or not."""
    return cache(name) / "bin" / name


def binary(name: str) -> Path:
    """A part's binary; BadInput when it is not built yet."""
    found = place(name)
    if not found.is_file():
        raise BadInput(f"sandbox part {name}", "not built on this machine", HINT)
    return found


def distribution() -> Path:
    """The Flux distribution that was put together from the same modules as the controllers."""
    found = cache() / "distribution"
    if not (found / "VERSION").is_file():
        raise BadInput("the sandbox's Flux distribution", "not built on this machine", HINT)
    return found


def gitea_static() -> Path:
    """What Gitea has to find under its STATIC_ROOT_PATH."""
    return binary("gitea").parents[1] / "static"


def missing(names: tuple[str, ...] = DEFAULT) -> list[str]:
    """Which of these are not built yet."""
    return [name for name in names if not place(name).is_file()]
