"""What a run did to the objects of a cluster that left, compared with what had to go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.support.leaving_cases import FLUX_GROUP, NAMESPACE, PAIRING, Object, Situation


def place(obj: Object) -> str:
    meta = obj["metadata"]
    return f"{obj['kind']} {'/'.join(filter(None, (meta.get('namespace'), meta['name'])))}"


def of_flux(situation: Situation, objects: list[Object]) -> set[str]:
    """What an uninstallation removes of these: Flux, and all that pairing added to it."""
    return {place(obj) for obj in objects if _uninstalled(situation, obj)}


def _uninstalled(situation: Situation, obj: Object) -> bool:
    meta = obj["metadata"]
    labels = meta.get("labels") or {}
    flux = labels.get("app.kubernetes.io/part-of") == "flux"
    if obj["kind"] == "CustomResourceDefinition":
        return flux and situation.kinds
    if FLUX_GROUP in obj["apiVersion"]:
        return place(obj) in situation.children or _sync(meta)
    if obj["kind"] == "Namespace":
        return meta["name"] == NAMESPACE and situation.namespace
    if meta.get("namespace") == NAMESPACE:
        return situation.namespace or flux or _paired(obj)
    return flux and labels.get("app.kubernetes.io/instance") == NAMESPACE


def _sync(meta: Object) -> bool:
    return (meta["name"], meta["namespace"]) == (NAMESPACE, NAMESPACE)


def _paired(obj: Object) -> bool:
    """Of pairing, or dependent on a controller."""
    controlled = bool(obj["metadata"].get("ownerReferences"))
    return controlled or (obj["kind"], obj["metadata"]["name"]) in PAIRING


def beneath(situation: Situation, objects: Mapping[str, Object]) -> set[str]:
    """What a drain deletes, with all that is in the namespaces among it."""
    spaces = {name.partition(" ")[2] for name in situation.drained if name.startswith("Namespace")}
    inside = {name for name, obj in objects.items() if obj["metadata"].get("namespace") in spaces}
    return {*situation.drained, *inside}


def content(obj: Object) -> Object:
    """What must not change: all but what the API server and controllers keep."""
    moving = ("resourceVersion", "managedFields", "generation", "finalizers")
    meta = {name: value for name, value in obj["metadata"].items() if name not in moving}
    # Kubernetes derives the rules of an aggregated role from those of others.
    derived = ("status", "rules") if "aggregationRule" in obj else ("status",)
    kept = {name: value for name, value in obj.items() if name not in derived}
    return {**kept, "metadata": meta}


def named(detail: str) -> set[str]:
    """The objects that the plan's line on a drain names: it names up to ten of each sort."""
    inside = [part.partition(")")[0] for part in detail.split("(")[1:]]
    return {name for part in inside for name in part.split(", ")}


def wrong(
    *,
    going: set[str],
    deletes: list[str],
    writes: list[str],
    before: Mapping[str, Object],
    after: Mapping[str, Object],
) -> Iterator[str]:
    """Whatever differs from: exactly `going` goes, by deletions of these alone; other writes are
    only to what goes, the root, and the marks of a namespace that stays. `deletes` and `writes` are
    what the program did itself; the rest is done by Flux and Kubernetes."""
    gone = before.keys() - after.keys()
    yield from (f"{name} is gone" for name in sorted(gone - going))
    yield from (f"{name} is left" for name in sorted(going & after.keys()))
    yield from (f"{name} is new" for name in sorted(after.keys() - before.keys()))
    yield from (f"{name} was deleted" for name in sorted(set(deletes) - going))
    own = going | {f"Kustomization {NAMESPACE}/{NAMESPACE}", f"Namespace {NAMESPACE}"}
    yield from (f"{name} was written" for name in sorted(set(writes) - own))
    for name in sorted(before.keys() & after.keys() - own):
        if content(before[name]) != content(after[name]):
            yield f"{name} was changed"
