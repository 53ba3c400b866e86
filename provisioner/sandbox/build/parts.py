"""Where the sandbox's parts lie once they are built. Looks only; build.py makes them.

All parts of one graph (one go.mod) share a folder named after a digest of what they are built from,
so that a new version never mixes with an old one and two checkouts with the same parts share them.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from provisioner.base.cache import root as cache_root
from provisioner.base.errors import BadInput
from provisioner.sandbox.build import toolchain
from provisioner.sandbox.build.recipes import OLDER, RECIPES

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
OLDER_FLUX = tuple(
    name for name in RECIPES if name.startswith(f"{OLDER}-")
)  # to upgrade from, in tests
SOURCES = Path(__file__).parent / "sources"
DISTRIBUTION, OLDER_DISTRIBUTION = "distribution", "older-distribution"
HINT = "Run `provisioner sandbox build` first."


def graph(name: str) -> Path:
    """The folder with the go.mod that a part is built from: not all resolve together."""
    inner = OLDER if name == OLDER_DISTRIBUTION else RECIPES[name].graph if name in RECIPES else ""
    return SOURCES / inner if inner else SOURCES


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
    """Where a part belongs, built or not."""
    if name in (DISTRIBUTION, OLDER_DISTRIBUTION):
        return cache(name) / DISTRIBUTION
    return cache(name) / "bin" / name


def running(program: str, tag: str) -> Path:
    """The binary for an image of Flux's: the older one if that is its tag and it is built, else the
    one there is."""
    older = f"{OLDER}-{program}"
    if (
        older in RECIPES
        and toolchain.pinned(RECIPES[older].module, graph(older)) == tag
        and place(older).is_file()
    ):
        return place(older)
    return binary(program)


def binary(name: str) -> Path:
    """A part's binary; BadInput when it is not built yet."""
    found = place(name)
    if not found.is_file():
        raise BadInput(f"sandbox part {name}", "not built on this machine", HINT)
    return found


def distribution(name: str = DISTRIBUTION) -> Path:
    """The Flux distribution that was put together from the same modules as the controllers."""
    found = place(name)
    if not (found / "VERSION").is_file():
        raise BadInput("the sandbox's Flux distribution", "not built on this machine", HINT)
    return found


def gitea_static() -> Path:
    """What Gitea has to find under its STATIC_ROOT_PATH."""
    return binary("gitea").parents[1] / "static"


def missing(names: tuple[str, ...] = DEFAULT) -> list[str]:
    """Which of these are not built yet."""
    return [name for name in names if not place(name).is_file()]
