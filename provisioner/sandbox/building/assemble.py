"""Assemble the Flux distribution from the modules that the controllers are built from.

The result is laid out as the Flux release's manifests.tar.gz: one file per component, rbac.yaml and
policies.yaml. Unlike the release it has a file VERSION. source-watcher is left out: its module is
not in the graph.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provisioner.base import programs, yaml_reader
from provisioner.base.errors import ProvisionerError
from provisioner.sandbox.building import recipes, toolchain

if TYPE_CHECKING:
    from provisioner.sandbox.building.toolchain import Go

SUBJECT = "Flux distribution"
SHARED = ("rbac", "policies")
OPERATOR_SOURCES = "sources"  # beside the copy of its graph


def distribution(go: Go, graph: Path, kustomize: Path, work: Path) -> Path:
    """The whole distribution in a new folder in `work`. `graph` contains the go.mod."""
    base = work / "manifests"
    writable_copy(go.folder(recipes.FLUX, graph) / "manifests", base)
    made = work / "distribution"
    made.mkdir()
    for component, module in _controllers(graph).items():
        folder = base / "bases" / component
        _filled(folder, go.folder(module, graph), toolchain.pinned(module, graph))
        _built(kustomize, folder, made / f"{component}.yaml")
    for name in SHARED:
        _built(kustomize, base / name, made / f"{name}.yaml")
    (made / "VERSION").write_text(f"{toolchain.pinned(recipes.FLUX, graph)}\n")
    return made


def _controllers(graph: Path) -> dict[str, str]:
    """The Go module of each component that the graph contains."""
    components = [f"{name}-controller" for name in recipes.CONTROLLERS]
    modules = {component: f"github.com/fluxcd/{component}" for component in components}
    return {name: module for name, module in modules.items() if toolchain.has(module, graph)}


def _filled(base: Path, module: Path, version: str) -> None:
    """Replace the two release URLs by the sources of those releases."""
    import yaml

    for inner in ("crd", "manager"):
        writable_copy(module / "config" / inner, base / inner)
    file = base / "kustomization.yaml"
    kustomization: dict[str, Any] = yaml_reader.load(yaml_reader.file(file), str(file))[0]
    kustomization["resources"] = [_local(entry, version) for entry in kustomization["resources"]]
    file.write_text(yaml.safe_dump(kustomization, sort_keys=False))


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
    """The flux CLI's module with the manifests that it embeds, which are generated at release time
    and not part of the module.

    `graph` is made to use the copy: Go allows no new files in the module cache.
    """
    writable_copy(go.folder(recipes.FLUX, graph), target)
    embedded = target / "cmd" / "flux" / "manifests"
    embedded.mkdir()
    for file in distribution.glob("*.yaml"):
        shutil.copyfile(file, embedded / file.name)
    with (graph / "go.mod").open("a") as mod:
        mod.write(f"\nreplace {recipes.FLUX} => {target}\n")


def operator_sources(go: Go, graph: Path, target: Path) -> None:
    """flux-operator's module with the page that it embeds, which is not part of the module; here an
    empty one."""
    writable_copy(go.folder(recipes.OPERATOR, graph), target)
    page = target / "web" / "dist" / "index.html"
    page.parent.mkdir()
    page.touch()
    with (graph / "go.mod").open("a") as mod:
        mod.write(f"\nreplace {recipes.OPERATOR} => {target}\n")


def operator_data(_go: Go, graph: Path, target: Path) -> Path:
    """What its image has in a folder: the manifests of Flux and the digests of their images. From
    the sources that it was built from: `graph` no longer leads to the module cache."""
    writable_copy(graph.with_name(OPERATOR_SOURCES) / "config" / "data", target)
    return target


def gitea_static(go: Go, graph: Path, target: Path) -> Path:
    """The files that Gitea reads while it runs; a copy, because users clean Go's cache."""
    module = go.folder(recipes.GITEA, graph)
    for name in ("options", "public", "templates"):
        writable_copy(module / name, target / name)
    return target


def cluster_api_crds(go: Go, graph: Path, target: Path) -> Path:
    """The CRDs of Cluster API's core, one file each."""
    module = go.folder(recipes.CLUSTER_API, graph)
    writable_copy(module / "core" / "config" / "crd" / "bases", target)
    return target


def writable_copy(source: Path, target: Path) -> None:
    """A copy of a folder of the module cache. Everything there is read-only, and copytree keeps
    that, so its owner gets the write permission again."""
    shutil.copytree(source, target, copy_function=shutil.copyfile)
    for folder, _, _ in os.walk(target):
        Path(folder).chmod(0o700)
