"""The platform of a cluster in Git. Pure.

    platform/kustomization.yaml         whose it is; names platform.yaml
    platform/platform.yaml              the Kustomization that delivers the pieces
    platform/pieces/kustomization.yaml  names the files of the pieces
    platform/pieces/<piece>-<name>.yaml
    platform/<folder>/                  what a Kustomization of a piece delivers, in the same way

Flux applies what is below a pairing's path, but goes into no folder that has a kustomization.yaml:
so the root delivers platform.yaml, and that Kustomization delivers the pieces.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence

from provisioner.flux import files, lockdown, prerequisites, yamls
from provisioner.flux.platform.base import (
    KUSTOMIZE,
    VARIABLE,
    Object,
    Placement,
    Rendered,
    names,
)
from provisioner.flux.sync import duration, spec_path
from provisioner.handover.platform.base import PLATFORM

FOLDER = PLATFORM
PIECES = "pieces"
DELIVERY = "platform.yaml"
NOT_REPLACED = "kustomize.toolkit.fluxcd.io/substitute"
OBJECTS = "objects.yaml"
RETRY = "1m0s"  # until what a piece depends on is there
HEAD = "# Written by provisioner from the platform of the pairing. Change it there.\n"


def delivery(at: Placement, path: str) -> Object:
    """The Kustomization that delivers the pieces."""
    item = kustomization(PLATFORM, at, f"{path}/{FOLDER}/{PIECES}")
    if secrets := [{"kind": "Secret", "name": name} for name in at.substitutes]:
        item["spec"]["postBuild"] = {"substituteFrom": secrets}
    return item


def delivery_of(name: str, at: Placement, *depends_on: str) -> Object:
    """The one of a piece's folder. `depends_on`: Kustomizations that come first."""
    item = kustomization(name, at, f"{at.path}/{FOLDER}/{name}")
    item["spec"]["retryInterval"] = RETRY
    if depends_on:
        item["spec"]["dependsOn"] = names(depends_on)
    return item


def kustomization(name: str, at: Placement, folder: str) -> Object:
    """It names a ServiceAccount of Flux's own, so that it still works where the controllers have
    another one by default."""
    return {
        "apiVersion": KUSTOMIZE,
        "kind": "Kustomization",
        "metadata": {"name": name, "namespace": at.namespace},
        "spec": {
            "interval": duration(at.gitops.sync_interval),
            "path": spec_path(posixpath.normpath(folder)),
            "prune": True,
            "serviceAccountName": lockdown.ACCOUNT,
            "sourceRef": {"kind": "GitRepository", "name": at.namespace},
        },
    }


def render(owner: str, path: str, at: Placement, pieces: Sequence[Rendered]) -> dict[str, str]:
    """Text by path below the folder. `owner`: a comment that says whose it is."""
    delivered = [one for one in pieces if one.objects]
    if not delivered:
        return {}
    inner = {f"{PIECES}/{one.file}": HEAD + _text(one.objects, at) for one in delivered}
    listed = sorted(one.file for one in delivered)
    return {
        files.KUSTOMIZATION: f"{owner}\n{HEAD}{_naming([DELIVERY])}",
        DELIVERY: HEAD + yamls.dump([delivery(at, path)]),
        f"{PIECES}/{files.KUSTOMIZATION}": HEAD + _naming(listed),
        **inner,
        **_folders(delivered),
    }


def _text(objects: Sequence[Object], at: Placement) -> str:
    """Where Flux replaces variables, it is to leave alone what has none of ours."""
    if at.substitutes:
        objects = [
            one if f"${{{VARIABLE}" in yamls.dump([one]) else _as_it_is(one) for one in objects
        ]
    return yamls.dump(objects)


def _as_it_is(item: Object) -> Object:
    annotations = {**item["metadata"].get("annotations", {}), NOT_REPLACED: "disabled"}
    return {**item, "metadata": {**item["metadata"], "annotations": annotations}}


def _folders(pieces: Sequence[Rendered]) -> dict[str, str]:
    """Flux has to have a folder even where there is nothing to apply."""
    texts: dict[str, str] = {}
    for name, items in ((n, items) for one in pieces for n, items in one.folders.items()):
        texts[f"{name}/{files.KUSTOMIZATION}"] = HEAD + _naming([OBJECTS] if items else [])
        if items:
            texts[f"{name}/{OBJECTS}"] = HEAD + yamls.dump(items)
    return texts


def _naming(names: Sequence[str]) -> str:
    return yamls.dump([{**files.ROOT, "resources": list(names)}])


def named(tree: Mapping[str, str], owners: Iterable[str]) -> set[str]:
    """Paths of the files that an earlier rendering for one of these owners names, out of all files
    below the folder; none where the folder is somebody else's. A file that the user has added to
    the names is not ours."""
    whole = tree.get(files.KUSTOMIZATION, "")
    if whole.partition("\n")[0].rstrip() not in owners:
        return set()
    inner = {path for path in tree if path.endswith(f"/{files.KUSTOMIZATION}")}
    paths = {DELIVERY, *inner}
    for path in inner:
        folder = posixpath.dirname(path)
        paths |= {f"{folder}/{name}" for name in prerequisites.resources(tree[path])}
    written = (path for path in paths & tree.keys() if _is_written(tree[path]))
    return {files.KUSTOMIZATION, *written}


def _is_written(text: str) -> bool:
    return text.partition("\n")[0].rstrip() == HEAD.rstrip()
