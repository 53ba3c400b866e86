"""Whether what a cluster gets from Git can move between a hub and controllers of its own: plain
manifests can, which any Flux delivers in the same way."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from provisioner.base import yaml_reader
from provisioner.base.errors import BadInput, Refused
from provisioner.flux import prerequisites, spoke
from provisioner.git.clone import Clone
from provisioner.pairing.branch import identity_file, own_folders
from provisioner.pairing.branch.moving import former_files
from provisioner.pairing.run.desired_state import OWNER, Desired, Names

YAML = (".yaml", ".yml")
FLUX = (".toolkit.fluxcd.io", ".controlplane.io")
BESIDE = "is in the folder of Flux's own files: a hub applies it, and controllers of its own do not"
HINT = (
    "Take it out of the path first; or take the cluster out of the stack (workloads stay) and pair "
    "it again."
)


def check(clone: Clone, desired: Desired) -> None:
    """Refused, by file, for what one of the two could not deliver."""
    before = desired.before
    if before and (cause := next(_obstacles(clone, desired, before), "")):
        raise Refused(f"cluster {desired.cluster}", f"cannot move: {cause}", HINT)
    if before is None and (path := _of_another(clone, desired)):
        raise Refused(
            f"cluster {desired.cluster}",
            f"another Flux would deliver to it as well: {path} in {desired.url} is of this pairing",
            "The cluster was made again, or lost its record. Remove that file from Git first.",
        )


def _of_another(clone: Clone, desired: Desired) -> str:
    """A file of ours from a time when another Flux delivered to this cluster. A cluster that was
    not made again has a record of that."""
    mark = f"{OWNER}{desired.owner}"
    if desired.hub:
        text = clone.text(desired.kustomization) or ""
        return desired.kustomization if mark in text.splitlines() else ""
    if not desired.replaced:
        return ""
    held = clone.holding(mark, (f"/{spoke.FOLDER}/{desired.cluster}.yaml",))
    return next((path for path, text in held.items() if mark in text.splitlines()), "")


def unpushed(desired: Desired, cause: str) -> Refused:
    """Between the two nobody delivers, which must not wait for somebody's merge."""
    hint = "Take it out of the stack first (workloads stay), and pair it again."
    return Refused(f"cluster {desired.cluster}", f"cannot move: {cause}", hint)


def _obstacles(clone: Clone, desired: Desired, before: Names) -> Iterator[str]:
    yield from _named(clone, before)
    if not desired.moving:
        return
    yield from _shared(clone, desired)
    if ours := own_folders.ours(clone, before):
        yield f"{ours[0]} is of its prerequisites or its platform"
    for name in prerequisites.KUSTOMIZATIONS:
        path = posixpath.normpath(f"{desired.base}/{name}")
        if clone.text(path) is not None:
            yield f"{path} must name flux-system for controllers of its own, and must not for a hub"
    tree = clone.tree(desired.base)
    for path in sorted(path for path in tree if path.endswith(YAML)):
        folder, _, name = path.partition("/")
        if folder != desired.namespace:
            yield from plain(f"{desired.base}/{path}", tree[path])
        elif name not in former_files.OURS:
            yield f"{desired.base}/{path} {BESIDE}"


def _shared(clone: Clone, desired: Desired) -> Iterator[str]:
    """Flux's files at a path are those of all clusters there, whichever fleet has them."""
    held = clone.files(desired.directory).get(identity_file.NAME)
    others = [one for one in identity_file.owners(desired, held) if one != desired.owner]
    if others or desired.pairing.shared_path:
        yield f"{', '.join(others) or 'another cluster'} shares its path {desired.base}"


def _named(clone: Clone, before: Names) -> Iterator[str]:
    """A kustomization.yaml of the user's own that names what leaves the path of the hub."""
    folder, _, name = before.spoke_file.rpartition("/")
    above, _, inner = folder.rpartition("/")
    for place, resource in ((folder, name), (above, f"{inner}/{name}")) if before.hub else ():
        for kustomization in prerequisites.KUSTOMIZATIONS:
            path = posixpath.normpath(f"{place or '.'}/{kustomization}")
            if resource in prerequisites.resources(clone.text(path) or ""):
                yield f"{path} names {resource}, which goes; workloads stay when you remove that"


def plain(path: str, text: str) -> Iterator[str]:
    """What of a file is no plain manifest. Pure."""
    try:
        documents = yaml_reader.load(text, path)
    except BadInput as error:
        yield str(error)
        return
    for item in documents:
        yield from _special(path, item)


def _special(path: str, item: Any) -> Iterator[str]:
    if not isinstance(item, Mapping):
        return
    group = str(item.get("apiVersion", "")).rpartition("/")[0]
    if f".{group}".endswith(FLUX):
        yield f"{path} has a {item.get('kind')}, an object of Flux's, which a spoke does not have"
    if "sops" in item:
        yield f"{path} is encrypted by SOPS, to a key that does not move"
    items = item.get("items") if item.get("kind") == "List" else None
    for entry in items if isinstance(items, list) else []:
        yield from _special(path, entry)
