"""The Kustomizations in Git that take facts, and the variables in what they apply."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from provisioner.flux import substitution
from provisioner.flux.facts import PLAIN, PRIVATE
from provisioner.pairing.branch.facts.manifests import Manifest, Manifests

KINDS = {PLAIN: "ConfigMap", PRIVATE: "Secret"}
BUILT = ("patches", "images", "components", "namePrefix", "nameSuffix", "targetNamespace")


@dataclass(frozen=True, kw_only=True)
class Consumer:
    """`sources`: those of our objects that it takes facts from, and whether each may be missing.
    `uses`: by variable the file that needs it, and whether that is certain. `known`: variables
    that it sets itself. `elsewhere`: it has further sources, whose variables nobody knows here."""

    name: str
    file: str
    sources: Mapping[str, bool]
    uses: Mapping[str, tuple[str, bool]] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    elsewhere: bool = False


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Of one cluster: the folder that Flux begins with, the folder of Flux's own files there, and
    the name of the GitRepository and its namespace."""

    base: str
    directory: str
    namespace: str


def consumers(manifests: Manifests, scope: Scope) -> list[Consumer]:
    """Of all that the root Kustomization leads to in the same repository."""
    taking, left, visited = list[Consumer](), [scope.base], set[str]()
    while left:
        folder = left.pop()
        if folder in visited:
            continue
        visited.add(folder)
        for file, item in _kustomizations(manifests.below(folder, without=scope.directory), scope):
            path = _path(item)
            left.append(path)
            if _sources(item):
                taking.append(_consumer(file, item, manifests.below(path)))
    return taking


def _kustomizations(
    listed: list[Manifest], scope: Scope
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for manifest in listed:
        for item in manifest.documents:
            if _is_ours(item, scope):
                yield manifest.path, item


def _is_ours(item: Any, scope: Scope) -> bool:
    """Whether it applies a folder of the repository that this cluster is paired with."""
    if not (_is_flux(item) and isinstance(item.get("spec"), Mapping)):
        return False
    source = _map(item["spec"].get("sourceRef"))
    here = ("", None, scope.namespace)
    return (
        _map(item.get("metadata")).get("namespace") in here
        and source.get("kind") == "GitRepository"
        and source.get("name") == scope.namespace
        and source.get("namespace") in here
    )


def _is_flux(item: Any) -> bool:
    return (
        isinstance(item, Mapping)
        and item.get("kind") == "Kustomization"
        and str(item.get("apiVersion")).startswith(substitution.API)
    )


def _path(item: Mapping[str, Any]) -> str:
    return posixpath.normpath(str(item["spec"].get("path") or ".").lstrip("/"))


def _references(item: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    listed = _map(item["spec"].get("postBuild")).get("substituteFrom")
    return [_map(one) for one in listed] if isinstance(listed, list) else []


def _sources(item: Mapping[str, Any]) -> dict[str, bool]:
    return {
        str(one["name"]): one.get("optional") is True
        for one in _references(item)
        if KINDS.get(str(one.get("name"))) == one.get("kind")
    }


def _consumer(file: str, item: Mapping[str, Any], applied: list[Manifest]) -> Consumer:
    sources, spec = _sources(item), item["spec"]
    own = Manifest(path=file, documents=({name: spec.get(name) for name in BUILT},))
    suspended = spec.get("suspend") is True
    return Consumer(
        name=str(_map(item.get("metadata")).get("name")),
        file=file,
        sources=sources,
        uses=_uses([own, *applied], certain=not suspended),
        known=frozenset(_map(_map(spec.get("postBuild")).get("substitute"))),
        elsewhere=len(_references(item)) > len(sources),
    )


def _uses(listed: list[Manifest], *, certain: bool) -> dict[str, tuple[str, bool]]:
    """Where it is certain, rather than where it may be."""
    uses: dict[str, tuple[str, bool]] = {}
    for one in listed:
        for name in {name for part in one.documents for name in substitution.needed(part)}:
            if name not in uses or not uses[name][1]:
                uses[name] = (one.path, one.certain and certain)
    return uses


def _map(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
