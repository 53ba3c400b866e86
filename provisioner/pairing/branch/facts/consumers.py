"""The Kustomizations in Git that take facts, and the variables in what they apply."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from provisioner.flux.facts import PLAIN, PRIVATE
from provisioner.pairing.branch.facts.manifests import Manifest, Manifests, Use, uses

KINDS = {PLAIN: "ConfigMap", PRIVATE: "Secret"}
BUILT = ("patches", "images", "namePrefix", "nameSuffix", "targetNamespace")


class Consumer(msgspec.Struct, frozen=True, kw_only=True):
    """`sources`: those of our objects that it takes facts from, and whether each may be missing.
    `uses`: by variable the file that needs it, and whether that is certain. `known`: variables
    that it sets itself. `elsewhere`: it has further sources, whose variables nobody knows here."""

    name: str
    file: str
    sources: Mapping[str, bool]
    uses: Mapping[str, Use] = msgspec.field(default_factory=dict)
    known: frozenset[str] = frozenset()
    elsewhere: bool = False


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """Of one cluster: the folder that Flux begins with, the folder of Flux's own files there, and
    the name of the GitRepository and its namespace."""

    base: str
    directory: str
    namespace: str


def consumers(manifests: Manifests, scope: Scope) -> list[Consumer]:
    """Of all that the root Kustomization leads to in the same repository."""
    leading = kustomizations(manifests, scope)
    return [_consumer(file, item, manifests) for file, item in leading if _sources(item)]


def kustomizations(manifests: Manifests, scope: Scope) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Those of this repository that the root leads to, each with its file."""
    left, visited = [scope.base], set[str]()
    while left:
        folder = left.pop()
        if folder in visited:
            continue
        visited.add(folder)
        for file, item in manifests.kustomizations(folder, scope.directory):
            if is_ours(item, scope):
                left.append(path(item))
                yield file, item


def is_ours(item: Mapping[str, Any], scope: Scope) -> bool:
    """Whether it applies a folder of the repository that this cluster is paired with."""
    if not isinstance(item.get("spec"), Mapping):
        return False
    source = _map(item["spec"].get("sourceRef"))
    here = ("", None, scope.namespace)
    return (
        _map(item.get("metadata")).get("namespace") in here
        and source.get("kind") == "GitRepository"
        and source.get("name") == scope.namespace
        and source.get("namespace") in here
    )


def path(item: Mapping[str, Any]) -> str:
    """The folder that a Kustomization applies."""
    return posixpath.normpath(str(item["spec"].get("path") or ".").lstrip("/"))


def _references(item: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    listed = _map(item["spec"].get("postBuild")).get("substituteFrom")
    return [_map(one) for one in listed] if isinstance(listed, list) else []


def _sources(item: Mapping[str, Any]) -> dict[str, bool]:
    return {
        str(one["name"]): one.get("optional") is True
        for one in _references(item)
        if str(one.get("name")) in KINDS and KINDS[str(one["name"])] == one.get("kind")
    }


def _consumer(file: str, item: Mapping[str, Any], manifests: Manifests) -> Consumer:
    sources, spec = _sources(item), item["spec"]
    return Consumer(
        name=str(_map(item.get("metadata")).get("name")),
        file=file,
        sources=sources,
        uses=_uses(file, item, manifests),
        known=frozenset(_map(_map(spec.get("postBuild")).get("substitute"))),
        elsewhere=len(_references(item)) > len(sources),
    )


def _uses(file: str, item: Mapping[str, Any], manifests: Manifests) -> dict[str, Use]:
    """What it applies, with what it adds itself. One that is suspended applies nothing now."""
    folder, spec = path(item), item["spec"]
    own = Manifest(path=file, documents=({name: spec.get(name) for name in BUILT},))
    listed = spec.get("components")
    more = [posixpath.join(folder, str(one)) for one in listed] if isinstance(listed, list) else []
    found = [uses([own]), *(manifests.uses(posixpath.normpath(one)) for one in (folder, *more))]
    suspended = spec.get("suspend") is True
    return {
        name: (place, certain and not suspended)
        for one in reversed(found)
        for name, (place, certain) in one.items()
    }


def _map(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
