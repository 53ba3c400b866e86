"""Flux's own objects: applied directly until Flux keeps itself, afterwards only what it cannot
repair.

What has to exist is what Flux's inventory says it has applied, since a user's kustomization.yaml
may drop some of our objects; before there is an inventory, it is everything that we render.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import msgspec

from provisioner.base.deadlines import Deadline
from provisioner.base.events import Action
from provisioner.clusters import faults
from provisioner.clusters.client import Object
from provisioner.pairing.branch.kustomize import build
from provisioner.pairing.flux_on_cluster import field_owners, installation, inventory, sync_objects
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import REPAIRED_BY_FLUX, Snapshot, identify, shortened
from provisioner.pairing.run.target import Target

COMPONENT = "app.kubernetes.io/component"
# What Flux needs to repair the rest. None: namespace, RBAC and policies belong to no component.
ESSENTIAL = ("source-controller", "kustomize-controller", None)
VITAL_KINDS = ("Deployment/", "CustomResourceDefinition/")
AWAITED_KINDS = ("Namespace", "CustomResourceDefinition", "GitRepository", "Kustomization")
DELIVERERS = (
    ("kustomize.toolkit.fluxcd.io/v1", "Kustomization"),
    ("helm.toolkit.fluxcd.io/v2", "HelmRelease"),
)
# The labels of what a Kustomization or a HelmRelease has delivered.
DELIVERED = {"kustomize.toolkit.fluxcd.io/name", "helm.toolkit.fluxcd.io/name"}
SELF_REPAIR = 20.0  # seconds that Flux has to repair itself
PAUSE = 0.3


@dataclass(frozen=True, kw_only=True)
class Installation:
    """Objects as Kind/name. `managed`: the root Kustomization has applied a revision, so Flux keeps
    itself; `able`: and its sync objects are not suspended. `present`: what exists. `inventory`:
    what Flux says it has applied. `idle`: Deployments scaled to zero. `ending`: being deleted.
    `foreign`: with fields of the flux command line. `others`: what a Flux that we adopt does for
    others. `known`: Git has our files. `existed`: the
    namespace was there before us."""

    managed: bool
    present: frozenset[str]
    able: bool = True
    inventory: frozenset[str] = frozenset()
    idle: frozenset[str] = frozenset()
    ending: tuple[Object, ...] = field(default=(), repr=False)
    foreign: tuple[Object, ...] = field(default=(), repr=False)
    others: tuple[str, ...] = ()
    known: bool = False
    existed: bool = False


class Repair(msgspec.Struct, frozen=True, kw_only=True):
    """Everything is applied, or only what is `broken`."""

    state: Installation
    everything: bool
    broken: frozenset[str]


def look(target: Target, facts: Facts) -> Installation:
    cluster, desired = facts.cluster, target.desired
    ours = {identify(item) for item in desired.components}
    held = [item for item in cluster.components if identify(item) in ours]
    sync = [item for item in (cluster.source, cluster.root) if item]
    root = cluster.root or {"metadata": {}}
    return Installation(
        managed=bool(root.get("status", {}).get("lastAppliedRevision")) and not _ending(root),
        able=len(sync) == 2 and not any(item["spec"].get("suspend") for item in sync),
        present=frozenset(map(identify, cluster.components)) | _not_looked_for(cluster),
        inventory=frozenset(map(identify, inventory.entries(cluster.root))),
        idle=frozenset(identify(item) for item in held if _replicas(item) == 0),
        ending=tuple(item for item in [*held, *sync] if _ending(item)),
        foreign=tuple(item for item in [*held, *sync] if field_owners.owned_by_flux_cli(item)),
        others=_of_others(cluster),
        known=desired.kustomization in target.prepared.result().changes.held[target.name],
        existed=cluster.namespace is not None
        and not installation.belongs_to_flux(cluster.namespace)
        and not installation.kept(cluster.namespace),
    )


def _of_others(cluster: Snapshot) -> tuple[str, ...]:
    """On a cluster that we have not paired: what its Flux applies besides our root, set up by hand
    or by another root. Whatever those deliver is theirs as well, and not listed."""
    if cluster.record or not cluster.deployments:
        return ()
    items: list[Object] = []
    for kind in DELIVERERS:
        with contextlib.suppress(faults.Forbidden):  # pairing itself does not need it
            items += cluster.client.list(*kind, names=True)
    root = cluster.desired.root["metadata"]
    return tuple(
        f"{item['kind']} {meta['namespace']}/{meta['name']}"
        for item in items
        if not DELIVERED.intersection((meta := item["metadata"]).get("labels") or {})
        and (meta["name"], meta["namespace"]) != (root["name"], root["namespace"])
    )


def _not_looked_for(cluster: Snapshot) -> frozenset[str]:
    """What is taken for present, because Flux applies it again by itself (snapshot.py)."""
    if not cluster.record:
        return frozenset()
    components = cluster.desired.components
    return frozenset(identify(item) for item in components if item["kind"] in REPAIRED_BY_FLUX)


def decide(desired: Desired, state: Installation) -> Decision[Repair]:
    subject = f"Flux {desired.pairing.gitops.flux_version}"
    ours = {identify(item) for item in desired.components}
    expected = ours & state.inventory if state.managed and state.inventory else ours
    missing = expected - state.present
    repair = Repair(
        state=state,
        everything=not state.managed or bool(state.ending),
        broken=frozenset(missing | state.idle),
    )
    if not any(name.startswith(VITAL_KINDS) for name in ours & state.present):
        detail = ", ".join(desired.pairing.gitops.components)
        if state.known:
            detail += "; the repository knows this cluster: it was rebuilt, or Flux was removed"
        return Decision(action=Action.CREATED, subject=subject, detail=detail, work=repair)
    reasons = _reasons(state, missing)
    action = Action.CONFIGURED if reasons else Action.UNCHANGED
    return Decision(action=action, subject=subject, detail="; ".join(reasons), work=repair)


def _reasons(state: Installation, missing: Iterable[str]) -> list[str]:
    """Why something has to be done, where anything has."""
    kinds: tuple[tuple[str, Iterable[str]], ...] = (
        ("being deleted", map(identify, state.ending)),
        ("missing", missing),
        ("scaled to zero", state.idle),
    )
    listed = [(what, sorted(names)) for what, names in kinds]
    reasons = [f"{what}: {', '.join(names)}" for what, names in listed if names]
    if not state.managed and not reasons:
        reasons.append("installed, but Flux does not keep itself yet")
    if state.foreign:
        reasons.append(f"{len(state.foreign)} objects taken over from the flux command line")
    if reasons and state.others:
        reasons.append(f"this Flux also applies, as before: {shortened(state.others)}")
    return reasons


def act(target: Target, facts: Facts, decision: Decision[Repair]) -> Facts:
    repair = decision.work
    if repair is None:
        return facts
    if repair.state.ending:
        installation.wait_for_deletions(target, repair.state.ending)
    if repair.state.existed:
        installation.keep_namespace(target)
    if repair.everything:
        installation.apply(target, build.objects(target))
    elif repair.broken:
        _mend(target, facts, repair)
    with ThreadPoolExecutor(target.client.at_once) as pool:
        list(
            pool.map(lambda item: field_owners.take_over(target.client, item), repair.state.foreign)
        )
    return facts


def _mend(target: Target, facts: Facts, repair: Repair) -> None:
    """Apply directly what Flux needs to work at all; the rest is left to Flux, if it works."""
    objects = [item for item in build.objects(target) if identify(item) in repair.broken]
    if repair.state.able and not any(map(_essential, objects)):
        sync_objects.request(target, target.desired.root)
        objects = _not_repaired(target, facts.cluster, objects)
    installation.apply(target, objects)


def _essential(item: Object) -> bool:
    return item["metadata"].get("labels", {}).get(COMPONENT) in ESSENTIAL


def _not_repaired(target: Target, cluster: Snapshot, objects: Sequence[Object]) -> list[Object]:
    """What Flux has not repaired in its time."""
    deadline, left = Deadline.after(SELF_REPAIR), list(objects)
    while left and not deadline.over():
        listed = cluster.again().listed(left)
        whole = {identify(item) for item in listed if _replicas(item) != 0}
        left = [item for item in left if identify(item) not in whole]
        if left:
            target.progress.waiting("Flux", f"to repair {', '.join(map(identify, left))}")
            target.progress.pause(PAUSE)
    return left


def _replicas(item: Object) -> int | None:
    replicas = item.get("spec", {}).get("replicas")
    return None if replicas is None else int(replicas)


def _ending(item: Object) -> bool:
    """Pods and the like come and go; the deletion of these must be waited for."""
    return item.get("kind") in AWAITED_KINDS and "deletionTimestamp" in item["metadata"]


STEP = Step(name="controllers", look=look, decide=decide, act=act)
