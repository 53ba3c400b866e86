"""The manifests of a cluster as the checks of Canaries need them. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

API = "flagger.app/"
VARIABLE = "${"  # Flux puts a value there, which nobody knows here
Keys = tuple[str | int, ...]
Reference = tuple[str, str, str]  # kind, namespace (empty where it is not said) and name


@dataclass(frozen=True, kw_only=True)
class Item:
    """A decoded object in a file. `certain`: whether it is applied as it stands there. `by_root`:
    by the root Kustomization itself."""

    file: str
    content: Mapping[str, Any]
    certain: bool = True
    by_root: bool = False

    @property
    def kind(self) -> str:
        return str(self.content.get("kind", ""))

    @property
    def name(self) -> str:
        return str(self.meta.get("name", ""))

    @property
    def namespace(self) -> str:
        return str(self.meta.get("namespace") or "")

    @property
    def meta(self) -> Mapping[str, Any]:
        return mapping(self.content.get("metadata"))

    @property
    def is_canary(self) -> bool:
        return self.kind == "Canary" and str(self.content.get("apiVersion")).startswith(API)

    def __str__(self) -> str:
        return f"{self.kind} {'/'.join(filter(None, (self.namespace, self.name)))}"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """`keys`: of the field of the item that is wrong. `certain`: whether it surely does not
    work."""

    item: Item
    keys: Keys
    cause: str
    hint: str
    certain: bool = True


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a cluster has. `items`: of its manifests in Git. `declared`: what the piece delivers
    besides. `complete`: whether nothing comes from elsewhere, such as a chart. `provider`,
    `version` and `metrics_server`: of Flagger. `labels`: of which a target's selector has one."""

    items: Sequence[Item]
    declared: Sequence[Reference] = ()
    complete: bool = True
    provider: str = "gatewayapi:v1"
    version: tuple[int, ...] = (1, 36, 1)
    metrics_server: str = ""
    labels: Sequence[str] = field(default=("app", "name", "app.kubernetes.io/name"))

    @property
    def canaries(self) -> list[Item]:
        return [item for item in self.items if item.is_canary]

    def find(self, kind: str, name: str, namespace: str) -> list[Item]:
        """Those that it may be. A namespace that is not said here is said elsewhere."""
        named = self.named(kind, name=name)
        return [item for item in named if _same(item.namespace, namespace)]

    def named(self, *kinds: str, name: str) -> list[Item]:
        """In any namespace."""
        return [item for item in self.items if item.kind in kinds and item.name == name]

    def has(self, kind: str, name: str, namespace: str) -> bool:
        given = any(k == kind and n == name and _same(s, namespace) for k, s, n in self.declared)
        return given or bool(self.find(kind, name, namespace))

    def elsewhere(self, kind: str, name: str) -> str:
        """The namespace of another object of that name."""
        inside = [(item.kind, item.namespace, item.name) for item in self.items]
        places = (s for k, s, n in (*self.declared, *inside) if k == kind and n == name)
        return next(places, "")


def _same(one: str, other: str) -> bool:
    return one == other or not one or not other


def mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def unknown(*values: Any) -> bool:
    """Whether a text is only known once Flux has put values into it."""
    return any(isinstance(value, str) and VARIABLE in value for value in values)
