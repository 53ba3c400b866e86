"""What a drain deletes, counted and named for people, and as a digest for a saved plan. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import msgspec

from provisioner.clusters import outside as clouds
from provisioner.clusters.client import Object
from provisioner.pairing.flux_on_cluster import inventory
from provisioner.pairing.removal.workloads.order import Key, key, prunes

NAMED = 10
BALANCED = frozenset(kind for _, kind in clouds.of("").kinds)  # in any cloud
RUNNING = ("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "CronJob", "Job", "Pod")


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`names`: the first ten, as `namespace/name`."""

    count: int = 0
    names: tuple[str, ...] = ()

    def text(self, singular: str) -> str:
        """Such as `2 volumes (default/a, default/b)`; names are left out where there are none."""
        noun = singular if self.count == 1 else f"{singular}s"
        more = self.count - len(self.names)
        shown = [*self.names, *([f"{more} more"] if more else [])]
        return f"{self.count} {noun}" + (f" ({', '.join(shown)})" if self.count else "")


class Loss(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`workloads` run containers; `others` are what else Flux delivered. `digest` is of all their
    names and UIDs; empty where nothing is drained."""

    namespaces: Part = Part()
    workloads: Part = Part()
    volumes: Part = Part()
    load_balancers: Part = Part()
    others: Part = Part()
    digest: str = ""

    def __str__(self) -> str:
        parts = (
            (self.namespaces, "namespace"),
            (self.workloads, "workload"),
            (self.volumes, "volume"),
            (self.load_balancers, "load balancer"),
            (self.others, "other object"),
        )
        return ", ".join(part.text(noun) for part, noun in parts)


def of(
    delivered: Sequence[Object],
    outside: Sequence[Object],
    spared: Sequence[Object] = (),
) -> Loss:
    """`delivered`: what Flux prunes: deliverers, and objects or heads of objects. `outside`: load
    balancers and volumes that are waited for. `spared`: all others of the cluster, which Flux
    leaves; those in a namespace that is deleted are deleted with it. Any other object that Flux
    leaves because of an annotation is counted: only its deliverer is looked at."""
    objects = {key(item): item for item in (*inventories(delivered), *delivered, *outside)}
    spaces = {name for kind, _, name in objects if kind == "Namespace"}
    for item in spared:
        if item["metadata"].get("namespace") in spaces:
            objects[key(item)] = item
        else:
            objects.pop(key(item), None)
    balancers = {key(item) for item in (*outside, *spared) if item["kind"] in BALANCED}
    by_part: dict[str, list[Key]] = {}
    for place in objects:
        by_part.setdefault(_part(place, balancers), []).append(place)
    parts = {part: counted(places) for part, places in by_part.items()}
    return Loss(**parts, digest=_digest(objects.values()))


def _name(place: Key) -> str:
    return "/".join(filter(None, place[1:]))


def _part(place: Key, balancers: set[Key]) -> str:
    kind = place[0]
    if place in balancers:
        return "load_balancers"
    if kind in RUNNING:
        return "workloads"
    return {"Namespace": "namespaces", "PersistentVolumeClaim": "volumes"}.get(kind, "others")


def counted(places: Sequence[Key]) -> Part:
    return Part(count=len(places), names=tuple(sorted(map(_name, places))[:NAMED]))


def inventories(deliverers: Iterable[Object]) -> list[Object]:
    """What those Kustomizations and HelmReleases have delivered that prune it."""
    pruning = [item for item in deliverers if prunes(item)]
    return [entry for item in pruning for entry in inventory.entries(item)]


def _digest(objects: Iterable[Object]) -> str:
    lines = sorted(
        f"{key(item)} {item['metadata'].get('uid', '')}"
        for item in objects
        if "deletionTimestamp" not in item["metadata"]
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
