"""Put the Flux distribution together from the modules that the controllers are built from.

The result is laid out as the Flux release's manifests.tar.gz: one file per component, rbac.yaml and
policies.yaml. The release has no file that names its version; ours has one, VERSION. source-watcher
is left out: its module is not in the graph.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

from provisioner.base import programs
from provisioner.base.errors import ProvisionerError
from provisioner.sandbox.build import recipes, toolchain

if TYPE_CHECKING:
    from pathlib import Path

    from provisioner.sandbox.build.toolchain import Go

SUBJECT = "Flux distribution"
SHARED = ("rbac", "policies")


def distribution(go: Go, graph: Path, kustomize: Path, work: Path) -> Path:
    """A new folder in `work` with the whole distribution. `graph` holds the go.mod."""
    base = work / "manifests"
    writable_copy(go.folder(recipes.FLUX, graph) / "manifests", base)
    made = work / "distribution"
    made.mkdir()
    for name in recipes.CONTROLLERS:
        component = f"{name}-controller"
        module = f"github.com/fluxcd/{component}"
        if not toolchain.has(module, graph):
            continue
        _filled(
            base / "bases" / component, go.folder(module, graph), toolchain.pinned(module, graph)
        )
        _built(kustomize, base / "bases" / component, made / f"{component}.yaml")
    for name in SHARED:
        _built(kustomize, base / name, made / f"{name}.yaml")
    (made / "VERSION").write_text(f"{toolchain.pinned(recipes.FLUX, graph)}\n")
    return made


def _filled(base: Path, module: Path, version: str) -> None:
    """Replace the two release URLs by what those releases are built from."""
    import yaml

    for inner in ("crd", "manager"):
        writable_copy(module / "config" / inner, base / inner)
    file = base / "kustomization.yaml"
    said: dict[str, Any] = yaml.safe_load(file.read_text())
    said["resources"] = [_local(entry, version) for entry in said["resources"]]
    file.write_text(yaml.safe_dump(said, sort_keys=False))


def _local(resource: str, version: str) -> str:
    if not resource.startswith("https://"):
        return resource
    if f"/{version}/" not in resource:
        raise ProvisionerError(SUBJECT, f"{resource} is not of {version}, the version in go.mod")
    return "crd" if resource.endswith(".crds.yaml") else "manager"


def _built(kustomize: Path, folder: Path, file: Path) -> None:
    out = programs.run([str(kustomize), "build", str(folder)], timeout=120)
    file.write_text(out.must(f"{SUBJECT}: {file.name}"))


def flux_sources(go: Go, graph: Path, distribution: Path, target: Path) -> None:
    """The flux CLI's module with the manifests it embeds: they are made at release time and not
    part of it.

    `graph` is pointed to the copy: Go allows no new files in the module cache.
    """
    writable_copy(go.folder(recipes.FLUX, graph), target)
    embedded = target / "cmd" / "flux" / "manifests"
    embedded.mkdir()
    for file in distribution.glob("*.yaml"):
        shutil.copyfile(file, embedded / file.name)
    with (graph / "go.mod").open("a") as mod:
        mod.write(f"\nreplace {recipes.FLUX} => {target}\n")


def gitea_static(go: Go, graph: Path, target: Path) -> Path:
    """What Gitea reads while it runs (STATIC_ROOT_PATH), apart from Go's cache, which people
    clean."""
    module = go.folder(recipes.GITEA, graph)
    for name in ("options", "public", "templates"):
        writable_copy(module / name, target / name)
    return target


def writable_copy(source: Path, target: Path) -> None:
    """A copy of a folder of the module cache, where everything is read-only."""
    shutil.copytree(source, target, copy_function=shutil.copyfile)
    for folder, _, _ in os.walk(target):
        os.chmod(folder, 0o755)  # noqa: S103  # the module cache's folders are read-only, and copytree keeps that
