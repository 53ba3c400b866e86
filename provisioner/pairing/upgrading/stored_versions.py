"""Objects of Flux's kinds, written again where they may be stored in a version other than
the present one.

An API server refuses a CRD without a version that `status.storedVersions` names, and Flux's next
apply fails on an object whose managedFields name a version that is gone. Both are corrected as
`flux migrate` does it: before a CRD drops a version, and again once the new one is there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from provisioner.base.errors import ProvisionerError, Refused
from provisioner.base.events import Action
from provisioner.clusters import faults
from provisioner.clusters.client import Client, Object
from provisioner.flux import schemas
from provisioner.flux.schemas import Schema
from provisioner.pairing.flux_on_cluster import installation
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import PART
from provisioner.pairing.run.target import Target

SUBJECT = "stored versions"
TRIES = 8  # controllers write at the same moment
Objects = tuple[Object, ...]


@dataclass(frozen=True, kw_only=True)
class StoredObjects:
    """By the CRD's name: the CRD, and those of its objects that have to be written again."""

    live: Mapping[str, Schema]
    objects: Mapping[str, Objects] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, kw_only=True)
class Migration:
    """Of one kind."""

    live: Schema
    wanted: Schema
    objects: Objects = field(repr=False)

    def __str__(self) -> str:
        return f"{self.live.kind} to {self.live.storage} ({_count(self.objects)})"


Migrations = Sequence[Migration]


def look(target: Target, facts: Facts) -> StoredObjects:
    live = schemas.of(target.client.list(*installation.CRD, labels=PART))
    wanted = schemas.of(target.desired.components)
    objects = {
        name: _objects(target.client, schema, wanted.get(name, schema))
        for name, schema in live.items()
    }
    return StoredObjects(live=live, objects=objects)


def decide(desired: Desired, state: StoredObjects) -> Decision[Migrations]:
    wanted = schemas.of(desired.components)
    migrations = []
    for name, live in state.live.items():
        migration = Migration(
            live=live, wanted=wanted.get(name, live), objects=state.objects.get(name, ())
        )
        if schemas.closed(live, migration.wanted):
            raise _too_far(desired, live)
        if live.stored != (live.storage,) or migration.objects:
            migrations.append(migration)
    if not migrations:
        return Decision(action=Action.UNCHANGED, subject=SUBJECT)
    detail = ", ".join(map(str, migrations))
    return Decision(action=Action.CONFIGURED, subject=SUBJECT, detail=detail, work=migrations)


def _count(objects: Objects) -> str:
    return f"{len(objects)} object{'' if len(objects) == 1 else 's'}"


def act(target: Target, facts: Facts, decision: Decision[Migrations]) -> Facts:
    for migration in decision.work or ():
        detail = f"{migration.live.kind}: {_count(migration.objects)} to be written again"
        target.progress.waiting(SUBJECT, detail)
        with ThreadPoolExecutor(target.client.at_once) as pool:
            rewritten = [
                pool.submit(_rewrite, target.client, item, migration) for item in migration.objects
            ]
        for future in rewritten:
            future.result()
        _settle(target.client, migration.live)
    return facts


def _too_far(desired: Desired, live: Schema) -> Refused:
    version = desired.pairing.gitops.flux_version
    return Refused(
        f"cluster {desired.cluster}",
        f"{live.kind} objects are stored as {live.api_version}, which Flux {version} no longer "
        "knows, and the running Flux knows nothing newer",
        f"Upgrade in smaller steps: first to a Flux that has both {live.api_version} and what "
        f"{version} has.",
    )


def _objects(client: Client, live: Schema, wanted: Schema) -> Objects:
    """All of a kind if its stored versions are not settled, else those with fields under a version
    that is dropped."""
    listed = client.list(live.api_version, live.kind, names=True)
    every = live.stored != (live.storage,)
    return tuple(item for item in listed if every or schemas.behind(item, live, wanted))


def _rewrite(client: Client, item: Object, migration: Migration) -> None:
    meta = item["metadata"]
    current: Object | None = item
    for _ in range(TRIES):
        if current is None:
            return
        try:
            client.patch(current, _change(current, migration))
        except faults.Conflict:
            current = client.get(
                item["apiVersion"], item["kind"], meta["name"], meta.get("namespace", "")
            )
        else:
            return
    raise _keeps_changing(client, f"{item['kind']} {meta['name']}")


def _change(item: Object, migration: Migration) -> Object:
    """No change at all still has an object written as it is stored now."""
    meta = item["metadata"]
    if not schemas.behind(item, migration.live, migration.wanted):
        return {}
    entries = schemas.brought(meta["managedFields"], migration.live, migration.wanted)
    return {"metadata": {"resourceVersion": meta["resourceVersion"], "managedFields": entries}}


def _settle(client: Client, live: Schema) -> None:
    """Say in the CRD's status that one version is stored, unless another one has become the storage
    version meanwhile."""
    for _ in range(TRIES):
        crd = client.get(*installation.CRD, live.name)
        if crd is None or schemas.of([crd])[live.name].storage != live.storage:
            return
        change = {
            "metadata": {"resourceVersion": crd["metadata"]["resourceVersion"]},
            "status": {"storedVersions": [live.storage]},
        }
        try:
            client.patch(crd, change, subresource="status")
        except faults.Conflict:
            continue
        return
    raise _keeps_changing(client, f"CustomResourceDefinition {live.name}")


def _keeps_changing(client: Client, subject: str) -> ProvisionerError:
    return ProvisionerError(f"cluster {client.name}", f"{subject} keeps changing", "Run again.")


STEP = Step(name="storage", look=look, decide=decide, act=act)
