"""The manifests that a cluster gets from Git, for the checks of Canaries."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from provisioner.flux import substitution
from provisioner.flux.canaries.manifests import API, Item, listed, mapping
from provisioner.pairing.branch.facts.consumers import Scope, is_ours, kustomizations, path
from provisioner.pairing.branch.facts.manifests import Manifest, Manifests, Tree
from provisioner.pairing.branch.kustomize.sources import NAMES, REMOTE

ALL = ("kind",)
RENAMING = ("namePrefix", "nameSuffix", "helmCharts", "helmChartInflationGenerator")


@dataclass(frozen=True)
class Read:
    """`complete`: whether they can all be read here."""

    items: list[Item] = field(default_factory=list)
    complete: bool = True


def read(tree: Tree, scope: Scope, ours: str, more: Sequence[str] = ()) -> Read:
    """Nothing where there is no Canary. `ours`: the folder of the platform. `more`: folders that
    its pieces deliver from the same branch."""
    marked = Manifests(tree, (API, substitution.API))
    if not any(item.is_canary for item in _items(marked, scope, ours, more)):
        return Read()
    items = [*_items(Manifests(tree, ALL), scope, ours, more)]
    return Read(items, complete=all(_is_here(item, scope) for item in items))


def _items(manifests: Manifests, scope: Scope, ours: str, more: Sequence[str]) -> Iterator[Item]:
    leading = (path(item) for _, item in kustomizations(manifests, scope))
    for folder in dict.fromkeys([scope.base, *leading, *map(posixpath.normpath, more)]):
        if not _within(folder, ours):
            below = manifests.below(folder, scope.directory if folder == scope.base else "")
            yield from _objects(below, ours, by_root=folder == scope.base)


def _objects(below: Iterable[Manifest], ours: str, *, by_root: bool) -> Iterator[Item]:
    for manifest in below:
        for content in manifest.documents if not _within(manifest.path, ours) else ():
            for one in _flat(content):
                yield Item(
                    file=manifest.path, content=one, certain=manifest.certain, by_root=by_root
                )


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")


def _flat(content: Any) -> list[Mapping[str, Any]]:
    """An object, or those in a List."""
    whole = mapping(content)
    inner = listed(whole.get("items")) if str(whole.get("kind")).endswith("List") else [whole]
    return [mapping(one) for one in inner]


def _is_here(item: Item, scope: Scope) -> bool:
    """Whether nothing comes from elsewhere by an object, and all keeps its name."""
    if posixpath.basename(item.file) in NAMES:
        entries = [one for one in listed(item.content.get("resources")) if isinstance(one, str)]
        remote = any(REMOTE.search(one) for one in entries)
        return not remote and not any(name in item.content for name in RENAMING)
    api = str(item.content.get("apiVersion"))
    if item.kind == "Kustomization" and api.startswith(substitution.API):
        return is_ours(item.content, scope)
    return item.kind != "HelmRelease"
