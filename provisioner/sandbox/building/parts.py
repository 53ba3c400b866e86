"""Where the sandbox's parts are once they are built. Only looks; builder.py builds them.

All parts of one graph (one go.mod) share a folder named after a digest of what they are built from.
So versions never mix, and two checkouts with the same parts share them.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from provisioner.base.cache import root as cache_root
from provisioner.base.errors import BadInput
from provisioner.sandbox.building import toolchain
from provisioner.sandbox.building.recipes import OLDER, RECIPES

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
EXTRA = ("flux", "gitea", "tofu")
# For the pieces of the platform, on request.
IMAGE_CONTROLLERS = ("image-reflector-controller", "image-automation-controller")
PLATFORM = (*IMAGE_CONTROLLERS, "prometheus", "promtool", "flagger", "flagger-loadtester")
OLDER_FLUX = tuple(
    name for name in RECIPES if name.startswith(f"{OLDER}-")
)  # to upgrade from, in tests
CLUSTER_API = ("capi-core", "clusterctl")  # for tests
OPERATOR, OPERATOR_DATA = "flux-operator", "data"  # for tests: the part, and its folder beside it
SOURCES = Path(__file__).parent / "sources"
DISTRIBUTION, OLDER_DISTRIBUTION = "distribution", "older-distribution"
HINT = "Run `provisioner sandbox build` first."


def graph(name: str) -> Path:
    """The folder with the go.mod that a part is built from. There are several, because not all
    modules resolve together."""
    inner = OLDER if name == OLDER_DISTRIBUTION else RECIPES[name].graph if name in RECIPES else ""
    return SOURCES / inner if inner else SOURCES


def cache(name: str = "etcd") -> Path:
    """The folder of a part's graph."""
    return cache_root() / f"parts-{digest(graph(name))[:12]}"


def digest(folder: Path) -> str:
    """SHA-256 of what a graph is built from (names and contents) and how."""
    methods = [recipe.method() for name, recipe in RECIPES.items() if graph(name) == folder]
    total = hashlib.sha256(repr(methods).encode())
    for file in sources(folder):
        total.update(f"{file.relative_to(folder).as_posix()} {file.stat().st_size}\n".encode())
        total.update(file.read_bytes())
    return total.hexdigest()


def sources(folder: Path) -> list[Path]:
    """go.mod, go.sum and the Go files of one graph, without those of graphs inside it."""
    inner = {file.parent for file in folder.glob("*/go.mod")}
    files = [folder / "go.mod", folder / "go.sum", *folder.rglob("*.go")]
    return sorted(file for file in files if not inner & set(file.parents))


def place(name: str) -> Path:
    """The path of a part, whether it is built or not."""
    if name in (DISTRIBUTION, OLDER_DISTRIBUTION):
        return cache(name) / DISTRIBUTION
    return cache(name) / "bin" / name


def running(program: str, tag: str) -> Path:
    """The binary that stands for an image of Flux: the older version if the tag is that version's
    and it is built, otherwise the current version."""
    older = f"{OLDER}-{program}"
    if (
        older in RECIPES
        and toolchain.pinned(RECIPES[older].module, graph(older)) == tag
        and place(older).is_file()
    ):
        return place(older)
    return binary(program)


def binary(name: str) -> Path:
    """A part's binary; BadInput if it has not been built."""
    path = place(name)
    if not path.is_file():
        raise BadInput(f"sandbox part {name}", "not built on this machine", _hint(name))
    return path


def _hint(name: str) -> str:
    """Extra parts are built only on request."""
    flag = name if name in EXTRA else "platform" if name in PLATFORM else ""
    return HINT.replace("build`", f"build --{flag}`") if flag else HINT


def distribution(name: str = DISTRIBUTION) -> Path:
    """The Flux distribution that was put together from the same modules as the controllers."""
    path = place(name)
    if not (path / "VERSION").is_file():
        raise BadInput("the sandbox's Flux distribution", "not built on this machine", HINT)
    return path


def gitea_static() -> Path:
    """The value of Gitea's STATIC_ROOT_PATH."""
    return binary("gitea").parents[1] / "static"


def operator_data() -> Path:
    """What flux-operator finds in its image."""
    return binary(OPERATOR).parents[1] / OPERATOR_DATA


def cluster_api_crds() -> Path:
    """The folder with the CRDs of Cluster API's core."""
    return binary("capi-core").parents[1] / "crds"


def missing(names: tuple[str, ...] = DEFAULT) -> list[str]:
    """Those of these parts that have not been built."""
    return [name for name in names if not place(name).is_file()]
