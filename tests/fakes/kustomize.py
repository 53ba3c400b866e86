"""The build of kustomize-controller, with few patches, no generators and no remote bases. Pure."""

from __future__ import annotations

import functools
import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from tests.fakes import patches
from tests.fakes.objects import copy

Object = dict[str, Any]
Files = Mapping[str, str]
KUSTOMIZATION = "kustomization.yaml"
MODELLED = {"apiVersion", "kind", "resources", "metadata", "labels", "patches"}


class BuildFailed(Exception):
    """Carries the message of kustomize."""


def build(files: Files, folder: str) -> list[Object]:
    """All objects, in order. Without a kustomization.yaml, all files of the folder are built."""
    folder = posixpath.normpath(folder)
    if not any(_below(path, folder) for path in files):
        raise BuildFailed(f"kustomization path not found: stat {folder}: no such file or directory")
    return list(_folder(files, folder))


def _folder(files: Files, folder: str) -> Iterator[Object]:
    own = _join(folder, KUSTOMIZATION)
    if own in files:
        yield from _base(files, folder, own)
        return
    below = filter(None, (_below(path, folder) for path in files))
    for path in sorted({_join(folder, inner.partition("/")[0]) for inner in below}):
        if path in files and path.endswith((".yaml", ".yml")):
            yield from _documents(files, path)
        elif path not in files:
            yield from _folder(files, path)


def _base(files: Files, folder: str, own: str) -> Iterator[Object]:
    for document in _documents(files, own):
        for item in _resources(files, folder, document):
            for entry in document.get("labels") or []:
                item["metadata"].setdefault("labels", {}).update(entry["pairs"])
            patches.apply(item, document.get("patches") or [])
            yield item


def _resources(files: Files, folder: str, document: Object) -> Iterator[Object]:
    if unknown := set(document) - MODELLED:
        raise NotImplementedError(f"the fake kustomize does not know {sorted(unknown)}")
    for resource in document.get("resources") or []:
        path = posixpath.normpath(_join(folder, resource))
        if path in files:
            yield from _documents(files, path)
        elif any(_below(name, path) for name in files):
            yield from _folder(files, path)
        else:
            raise BuildFailed(
                f"kustomize build failed: accumulating resources: accumulation err='"
                f"accumulating resources from '{resource}': open {path}: no such file"
            )


def _documents(files: Files, path: str) -> list[Object]:
    try:
        return copy(_parsed(files[path]))
    except yaml.YAMLError as error:
        raise BuildFailed(
            f"kustomize build failed: accumulating resources from '{path}': "
            f"MalformedYAMLError: {error}"
        ) from error


@functools.cache
def _parsed(text: str) -> list[Object]:
    """By libyaml, and each text once: Flux's own files are the same in most tests."""
    return [item for item in yaml.load_all(text, Loader=yaml.CSafeLoader) if item]


def _join(folder: str, name: str) -> str:
    return name if folder == "." else f"{folder}/{name}"


def _below(path: str, folder: str) -> str:
    """The path relative to a folder; empty if it is not inside."""
    if folder == ".":
        return path
    return path.removeprefix(f"{folder}/") if path.startswith(f"{folder}/") else ""
