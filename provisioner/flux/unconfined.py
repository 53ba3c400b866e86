"""What would stop working in a user's manifests once the controllers are locked down. Pure."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from provisioner.flux import prerequisites

Object = dict[str, Any]
ENDINGS = (".yaml", ".yml")
DELIVERERS = ("Kustomization", "HelmRelease")
ACCOUNT = "serviceAccountName"


def find(texts: Mapping[str, str], folder: str, namespace: str) -> list[str]:
    """`file: Kind name cause`, of what Flux reaches from a folder of its repository. `texts`: files
    by their path in it; `namespace`: Flux's own."""
    reached, waiting, causes = set[str](), [posixpath.normpath(folder)], list[str]()
    patched = [posixpath.dirname(path) for path, text in texts.items() if _patches(path, text)]
    while waiting:
        above = waiting.pop()
        for path in sorted(path for path in texts.keys() - reached if _within(path, above)):
            reached.add(path)
            for item in prerequisites.objects([texts[path]]).values():
                waiting += _path(item, namespace)
                named = any(_within(path, place) for place in patched)
                causes += (f"{path}: {_title(item)} {why}" for why in _causes(item, named))
    return causes


def _patches(path: str, text: str) -> bool:
    """Whether a kustomization.yaml may give what is below it a ServiceAccount."""
    return path.rpartition("/")[2] in prerequisites.KUSTOMIZATIONS and ACCOUNT in text


def _within(path: str, folder: str) -> bool:
    return folder == "." or path.startswith(f"{folder}/")


def _delivers(item: Object) -> bool:
    flux = f".{prerequisites.group(item)}".endswith(prerequisites.FLUX)
    return flux and item["kind"] in DELIVERERS and isinstance(item.get("spec"), dict)


def _path(item: Object, namespace: str) -> Iterator[str]:
    """Where a Kustomization goes on in the same repository."""
    if item["kind"] == "Kustomization" and _delivers(item):
        source, path = item["spec"].get("sourceRef"), item["spec"].get("path")
        same = isinstance(source, dict) and source.get("name") == namespace
        if same and isinstance(path, str):
            yield posixpath.normpath(path)


def _causes(item: Object, named: bool) -> Iterator[str]:
    if not _delivers(item):
        return
    if not item["spec"].get(ACCOUNT) and not named:
        yield f"names no {ACCOUNT}"
    own = item["metadata"].get("namespace")
    for reference in ("sourceRef", "chartRef"):
        entry = item["spec"].get(reference)
        other = entry.get("namespace") if isinstance(entry, dict) else None
        if own and other and other != own:
            yield f"refers to namespace {other}"


def _title(item: Object) -> str:
    return f"{item['kind']} {item['metadata']['name']}"
