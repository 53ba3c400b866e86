"""Whether the pieces of a platform are on the cluster as Git has them, and ready. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from provisioner.clusters.client import Object
from provisioner.flux.platform.base import VARIABLE
from provisioner.flux.prerequisites import EXTENSIONS, FLUX, group
from provisioner.pairing.flux_on_cluster import delivery_faults, sync_objects

Key = tuple[str, str, str]
SOURCES = "source.toolkit.fluxcd.io"
UNRECONCILED = ("Alert", "Provider")
DISABLING = (
    "source.extensions.fluxcd.io/reconcile"  # an annotation; source-watcher has no `suspend`
)
WAITING = "DependencyNotReady"  # the reason of a condition


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Why an object is not as it should be. `failing`: its controller says so, and does not merely
    need more time. `given_up`: the controller will not try again by itself. `suspended`: nobody
    reconciles it. `waiting`: for another object of the same kind. `mended`: whoever delivers it has
    to apply it again; `missing`: because it is not there."""

    item: Object = field(repr=False)
    cause: str
    failing: bool = False
    given_up: bool = False
    suspended: bool = False
    waiting: bool = False
    mended: bool = False
    missing: bool = False

    @property
    def subject(self) -> str:
        return f"{self.item['kind']} {self.item['metadata']['name']}"

    @property
    def is_source(self) -> bool:
        return group(self.item) == SOURCES

    @property
    def turn(self) -> int:
        """What has a lower one comes before it."""
        return 0 if self.is_source else 1 if is_generator(self.item) else 2

    @property
    def unserved(self) -> bool:
        """Whether the cluster does not know the kind of something that it delivers."""
        return "no matches for kind" in self.cause

    @property
    def needs(self) -> set[Key]:
        """The objects that it waits for, as far as its dependencies say."""
        kind, space, _ = key(self.item)
        depends = self.item["spec"].get("dependsOn", [])
        return {(kind, one.get("namespace", space), one["name"]) for one in depends}


def key(item: Object) -> Key:
    return item["kind"], item["metadata"].get("namespace", ""), item["metadata"]["name"]


def reconciled(item: Object) -> bool:
    """Whether a controller of Flux says how an object stands."""
    return f".{group(item)}".endswith((FLUX, EXTENSIONS))


def problems(wanted: Sequence[Object], live: Mapping[Key, Object]) -> list[Problem]:
    """Of the objects that Flux reconciles; first sources, then what makes artifacts of them, which
    the others wait for."""
    each = (_problem(item, live.get(key(item))) for item in wanted if reconciled(item))
    return sorted(filter(None, each), key=lambda problem: problem.turn)


def _problem(item: Object, live: Object | None) -> Problem | None:
    if live is None or "deletionTimestamp" in live["metadata"]:
        return Problem(item=item, cause="is not there", mended=True, missing=True)
    if _is_suspended(live) and not item["spec"].get("suspend"):
        return Problem(item=item, cause="is suspended", failing=True, suspended=True)
    if other := difference(item["spec"], live["spec"]):
        return Problem(item=item, cause=f"is not as declared: spec.{other}", mended=True)
    if without_status(item):
        return None
    status, reason, message = sync_objects.condition(live)
    if not _judged(live, status):
        return Problem(item=item, cause="has not been reconciled yet")
    if status == "True":
        return None
    waiting = reason == WAITING
    return Problem(
        item=item,
        cause=delivery_faults.cut(message),
        failing=status == "False" and not waiting,
        given_up=sync_objects.condition(live, "Stalled")[0] == "True",
        waiting=waiting,
    )


def _is_suspended(live: Object) -> bool:
    disabled = (live["metadata"].get("annotations") or {}).get(DISABLING, "")
    return bool(live["spec"].get("suspend")) or disabled.lower() == "disabled"


def _judged(live: Object, status: str) -> bool:
    """Whether the Ready condition is of the object as it is now, and later than the last request.
    The status says so once it is reconciled; where that fails, or where the status has no
    generation, as that of an ArtifactGenerator, only the condition does."""
    generation = live["metadata"].get("generation")
    known = live.get("status", {})
    asked = (live["metadata"].get("annotations") or {}).get(sync_objects.REQUESTED)
    if asked and sync_objects.handled(live) != asked:
        return False
    conditions = known.get("conditions") or []
    counts = status == "False" or is_generator(live)
    ready = [one for one in conditions if one["type"] == "Ready" and counts]
    return known.get("observedGeneration") == generation or any(
        one.get("observedGeneration") == generation for one in ready
    )


def is_generator(item: Object) -> bool:
    """Whether it makes artifacts of what sources have."""
    return f".{group(item)}".endswith(EXTENSIONS)


def without_status(item: Object) -> bool:
    """Nobody reconciles a HelmRepository of OCI artifacts; whoever uses it reports its faults. An
    Alert and its Provider are read when something is to be sent."""
    kind, spec = item["kind"], item["spec"]
    return kind in UNRECONCILED or bool(kind == "HelmRepository" and spec.get("type") == "oci")


def difference(wanted: Any, live: Any) -> str:
    """The path of the first field that is wanted otherwise; what only the cluster has, such as
    defaults, is left alone."""
    if isinstance(wanted, dict) and isinstance(live, dict):
        for name, value in wanted.items():
            if name not in live and value is None:  # the API server may leave it out
                continue
            if name not in live:
                return str(name)
            if inner := _below(value, live[name]):
                return f"{name}{inner}"
        return ""
    return "" if not _below(wanted, live) else "."


def _below(wanted: Any, live: Any) -> str:
    """A path that begins with a dot or a bracket; empty where nothing differs."""
    if isinstance(wanted, dict) and isinstance(live, dict):
        inner = difference(wanted, live)
        return f".{inner}" if inner else ""
    if isinstance(wanted, list) and isinstance(live, list) and len(wanted) == len(live):
        pairs = zip(wanted, live, strict=True)
        below = (f"[{n}]{inner}" for n, pair in enumerate(pairs) if (inner := _below(*pair)))
        return next(below, "")
    return "" if wanted == live or _is_replaced(wanted) else " "


def _is_replaced(wanted: Any) -> bool:
    """Flux puts an entry of a Secret there."""
    return isinstance(wanted, str) and wanted.startswith(f"${{{VARIABLE}")
