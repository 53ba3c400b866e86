"""Objects of Flux's kinds, written anew where they may lie in another version than the one they are
stored in now.

An API server refuses a CRD without a version that `status.storedVersions` names, and Flux's next
apply fails on an object whose managedFields name a version that is gone. So both are mended as
`flux migrate` does it: before a CRD drops a version, and again once the new one is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from provisioner.base.errors import ProvisionerError, Refused
from provisioner.base.events import Action
from provisioner.clusters import faults
from provisioner.clusters.client import Object
from provisioner.flux import schemas
from provisioner.flux.schemas import Schema
from provisioner.pairing.flux_on_cluster import installation
from provisioner.pairing.run import identity
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target

NAME = "storage"
TRIES = 8  # controllers write at the same moment
Objects = tuple[Object, ...]


@dataclass(frozen=True, kw_only=True)
class Seen:
    """By the CRD's name: the CRD, and its objects that have to be written anew."""

    live: Mapping[str, Schema]
    objects: Mapping[str, Objects] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, kw_only=True)
class Work:
    live: Schema
    wanted: Schema
    objects: Objects = field(repr=False)


def look(target: Target) -> Seen:
    live = schemas.of(target.client.list(*installation.CRD, labels=identity.PART))
    wanted = schemas.of(target.desired.components)
    return Seen(
        live=live,
        objects={name: _objects(target, one, wanted.get(name, one)) for name, one in live.items()},
    )


def decide(desired: Desired, seen: Seen) -> Decision:
    wanted = schemas.of(desired.components)
    closed = [one for one in seen.live.values() if schemas.closed(one, wanted.get(one.name, one))]
    if closed:
        raise _too_far(desired, closed[0])
    work = [
        Work(live=one, wanted=wanted.get(one.name, one), objects=seen.objects.get(one.name, ()))
        for one in seen.live.values()
        if one.stored != (one.storage,) or seen.objects.get(one.name)
    ]
    if not work:
        return Decision(action=Action.UNCHANGED, subject="stored versions")
    detail = ", ".join(
        f"{one.live.kind} to {one.live.storage} ({_count(one.objects)})" for one in work
    )
    return Decision(action=Action.CONFIGURED, subject="stored versions", detail=detail, work=work)


def _count(objects: Objects) -> str:
    return f"{len(objects)} object{'' if len(objects) == 1 else 's'}"


def act(target: Target, decision: Decision) -> None:
    for work in decision.work:
        target.waiting(
            "stored versions", f"{work.live.kind}: {_count(work.objects)} to be written anew"
        )
        with ThreadPoolExecutor(installation.AT_ONCE) as pool:
            list(pool.map(lambda item, one=work: _rewrite(target, item, one), work.objects))
        _settle(target, work.live)


def _too_far(desired: Desired, live: Schema) -> Refused:
    version = desired.pairing.gitops.flux_version
    return Refused(
        f"cluster {desired.cluster}",
        f"{live.kind} objects are stored as {live.api_version}, which Flux {version} no longer "
        f"knows, and the Flux "
        "that runs knows nothing newer",
        f"Upgrade in smaller steps: first to a Flux that has both {live.api_version} and what "
        f"{version} has.",
    )


def _objects(target: Target, live: Schema, wanted: Schema) -> Objects:
    """All of a kind if its stored versions are not settled, else those with fields under a version
    that goes."""
    listed = target.client.list(live.api_version, live.kind, names=True)
    every = live.stored != (live.storage,)
    return tuple(item for item in listed if every or schemas.behind(item, live, wanted))


def _rewrite(target: Target, item: Object, work: Work) -> None:
    meta = item["metadata"]
    for _ in range(TRIES):
        change: Object = {}
        if schemas.behind(item, work.live, work.wanted):
            entries = schemas.brought(item["metadata"]["managedFields"], work.live, work.wanted)
            change = {
                "metadata": {
                    "resourceVersion": item["metadata"]["resourceVersion"],
                    "managedFields": entries,
                }
            }
        try:
            target.client.patch(item, change)
        except faults.Conflict:
            found = target.client.get(
                item["apiVersion"], item["kind"], meta["name"], meta.get("namespace", "")
            )
            if found is None:
                return
            item = found
        else:
            return
    raise _restless(target, f"{item['kind']} {meta['name']}")


def _settle(target: Target, live: Schema) -> None:
    """Say in the CRD's status that one version is stored, unless another has become that one
    meanwhile."""
    for _ in range(TRIES):
        crd = target.client.get(*installation.CRD, live.name)
        if crd is None or schemas.of([crd])[live.name].storage != live.storage:
            return
        change = {
            "metadata": {"resourceVersion": crd["metadata"]["resourceVersion"]},
            "status": {"storedVersions": [live.storage]},
        }
        try:
            target.client.patch(crd, change, subresource="status")
        except faults.Conflict:
            continue
        return
    raise _restless(target, f"CustomResourceDefinition {live.name}")


def _restless(target: Target, subject: str) -> ProvisionerError:
    return ProvisionerError(f"cluster {target.name}", f"{subject} keeps changing", "Run again.")
