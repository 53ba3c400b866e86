"""Flux's own objects: applied directly until Flux keeps itself, afterwards only what it cannot
mend.

What is to be there is what Flux's inventory says it has applied (a user's kustomization.yaml may
drop some of ours), or, before there is one, all that we render.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.pairing.branch import kustomize_build
from provisioner.pairing.branch.file_changes import KUSTOMIZATION
from provisioner.pairing.flux_on_cluster import field_owners, installation, sync_objects
from provisioner.pairing.flux_on_cluster.installation import ident
from provisioner.pairing.run import identity
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target

NAME = "controllers"
LISTING = 3  # lists side by side: more connections cost more than they save
COMPONENT = "app.kubernetes.io/component"
ENGINE = (
    "source-controller",
    "kustomize-controller",
    None,
)  # None: namespace, RBAC and policies belong to none
SELF_HEALING = 20.0  # seconds that Flux has to mend itself


@dataclass(frozen=True, kw_only=True)
class Seen:
    """Objects as kind/name. `managed`: the root Kustomization has applied a revision, so Flux keeps
    itself; `able`: and is not suspended. `there`; `inventory`: what Flux says it has applied;
    `idle`: Deployments scaled to zero; `ending`: being deleted; `foreign`: with fields of the flux
    command line's. `known`: Git has our files. `theirs`: the namespace was there before us."""

    managed: bool
    there: frozenset[str]
    able: bool = True
    inventory: frozenset[str] = frozenset()
    idle: frozenset[str] = frozenset()
    ending: tuple[Object, ...] = field(default=(), repr=False)
    foreign: tuple[Object, ...] = field(default=(), repr=False)
    known: bool = False
    theirs: bool = False


@dataclass(frozen=True, kw_only=True)
class Work:
    """`everything` is applied, or only what is `broken`."""

    seen: Seen
    everything: bool
    broken: frozenset[str]


def look(target: Target) -> Seen:
    found = listed(target, target.desired.components)
    synced = [sync_objects.source(target), sync_objects.root(target)]
    status = (synced[1] or {}).get("status", {})
    ours = {ident(item) for item in target.desired.components}
    held = [item for item in found if ident(item) in ours]
    space = next((item for item in found if item["kind"] == "Namespace"), None)
    return Seen(
        managed=bool(status.get("lastAppliedRevision")) and not _going(synced[1] or {}),
        able=all(item and not item["spec"].get("suspend") for item in synced),
        there=frozenset(map(ident, found)),
        inventory=frozenset(map(entry, (status.get("inventory") or {}).get("entries") or [])),
        idle=frozenset(ident(item) for item in held if item.get("spec", {}).get("replicas") == 0),
        ending=tuple(item for item in [*held, *filter(None, synced)] if _going(item)),
        foreign=tuple(
            item for item in [*held, *filter(None, synced)] if field_owners.foreign(item)
        ),
        known=KUSTOMIZATION in target.prepared.result().have[target.name],
        theirs=space is not None and not _installed(space),
    )


def decide(desired: Desired, seen: Seen) -> Decision:
    subject = f"Flux {desired.pairing.gitops.flux_version}"
    ours = {ident(item) for item in desired.components}
    expected = ours & seen.inventory if seen.managed and seen.inventory else ours
    missing = expected - seen.there
    vital = {name for name in ours if name.startswith(("Deployment/", "CustomResourceDefinition/"))}
    everything = not seen.managed or bool(seen.ending)
    work = Work(seen=seen, everything=everything, broken=frozenset(missing | seen.idle))
    if not vital & seen.there:
        detail = ", ".join(desired.pairing.gitops.components)
        again = (
            "; the repository knows this cluster: it was rebuilt, or Flux was removed"
            if seen.known
            else ""
        )
        return Decision(action=Action.CREATED, subject=subject, detail=detail + again, work=work)
    going = [ident(item) for item in seen.ending]
    kinds = (("being deleted", going), ("missing", missing), ("scaled to zero", seen.idle))
    said = [f"{what}: {', '.join(sorted(names))}" for what, names in kinds if names]
    if not seen.managed and not said:
        said.append("installed, but Flux does not keep itself yet")
    if seen.foreign:
        said.append(f"{len(seen.foreign)} objects taken over from the flux command line")
    action = Action.CONFIGURED if said else Action.UNCHANGED
    return Decision(action=action, subject=subject, detail="; ".join(said), work=work)


def act(target: Target, decision: Decision) -> None:
    work: Work = decision.work
    if work.seen.ending:
        installation.until_gone(target, work.seen.ending)
    if work.seen.theirs:
        installation.keep_namespace(target)
    if work.everything:
        installation.apply(target, kustomize_build.objects(target))
    elif work.broken:
        mend(target, work)
    with ThreadPoolExecutor(installation.AT_ONCE) as pool:
        list(pool.map(lambda item: field_owners.retire(target.client, item), work.seen.foreign))


def mend(target: Target, work: Work) -> None:
    """Directly what Flux needs to work at all; the rest by Flux, if it does work."""
    objects: Sequence[Object] = [
        item for item in kustomize_build.objects(target) if ident(item) in work.broken
    ]
    engine = [
        item for item in objects if item["metadata"].get("labels", {}).get(COMPONENT) in ENGINE
    ]
    if work.seen.able and not engine:
        sync_objects.ask(target, target.desired.root)
        objects = _left(target, objects)
    installation.apply(target, objects)


def _left(target: Target, objects: Sequence[Object]) -> Sequence[Object]:
    """What Flux has not mended in its time."""
    until = time.monotonic() + SELF_HEALING
    while time.monotonic() < until:
        whole = {
            ident(item)
            for item in listed(target, objects)
            if item.get("spec", {}).get("replicas") != 0
        }
        objects = [item for item in objects if ident(item) not in whole]
        if not objects:
            break
        target.waiting("Flux", f"to mend {', '.join(map(ident, objects))}")
        time.sleep(0.3)
    return objects


def listed(target: Target, objects: Sequence[Object]) -> list[Object]:
    """All objects of these kinds that may be ours; of Deployments the whole, of others the
    metadata."""
    kinds = sorted(
        {(item["apiVersion"], item["kind"], "namespace" in item["metadata"]) for item in objects}
    )

    def of(kind: tuple[str, str, bool]) -> list[Object]:
        version, name, inside = kind
        if name == "Namespace":
            found = target.client.get(version, name, target.desired.namespace)
            return [found] if found else []
        if inside:
            return target.client.list(
                version, name, target.desired.namespace, names=name != "Deployment"
            )
        return target.client.list(version, name, labels=identity.PART, names=True)

    with ThreadPoolExecutor(LISTING) as pool:
        return [item for found in pool.map(of, kinds) for item in found]


def entry(item: dict[str, str]) -> str:
    """An inventory entry (`namespace_name_group_kind`) as kind/name."""
    inner, _, kind = item["id"].rpartition("_")
    inner = inner.rpartition("_")[0]
    return f"{kind}/{inner.partition('_')[2].replace('__', ':')}"


def _installed(space: Object) -> bool:
    """Made by an install of Flux, or already marked as there before."""
    labels, notes = (space["metadata"].get(key) or {} for key in ("labels", "annotations"))
    return labels.get("app.kubernetes.io/part-of") == "flux" or installation.KEEP in notes


def _going(item: Object) -> bool:
    """Pods and their like come and go; these must be waited for."""
    kinds = ("Namespace", "CustomResourceDefinition", "GitRepository", "Kustomization")
    return item.get("kind") in kinds and "deletionTimestamp" in item["metadata"]
