"""A renamed entry: its new name is noted on the cluster, which stops syncing before its folder
moves in Git.

From then on no revision is applied until the root Kustomization has its new path (path.py). So
nothing that somebody pushes to the old path meanwhile can make Flux prune the workloads. The record
comes first: whoever runs next, with the old or with the new handover, finds both names in it.

If the folder has not moved after all, because the push was refused, the cluster syncs again.
"""

from __future__ import annotations

import dataclasses
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.pairing.branch import rename
from provisioner.pairing.flux_on_cluster import under_way
from provisioner.pairing.run import identity, snapshot
from provisioner.pairing.run.desired_state import Desired, Names
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target


class Renamed(msgspec.Struct, frozen=True, kw_only=True):
    """`former`: the name and the path that it had. `path`: what the cluster synchronises now; None
    where it has no root Kustomization. `server`: of its API."""

    former: Names
    record: Mapping[str, str]
    path: str | None
    server: str


@dataclass(frozen=True, kw_only=True)
class Holding:
    """What the record is to say, and whether the cluster stops syncing (`suspend`)."""

    record: Mapping[str, str]
    suspend: bool


def look(target: Target, facts: Facts) -> Renamed:
    desired = target.desired
    place = rename.origin(target.prepared.result().clone, desired)
    root = _root(target)
    return Renamed(
        former=desired.former[0] if place is desired else place,
        record=facts.cluster.record,
        path=identity.path_of(root) if root else None,
        server=target.client.server,
    )


def _root(target: Target) -> Object | None:
    """The Kustomization that delivers until now. That of a spoke has another name from now on."""
    return target.before.snapshot().root


def decide(desired: Desired, state: Renamed) -> Decision[Holding]:
    former, pairing = state.former, desired.pairing
    old = (former.cluster, former.pairing.path)
    names = {"cluster": desired.cluster, "path": pairing.path}
    moves = state.path not in (None, identity.path_of(desired.root))
    moves |= bool(desired.before and state.path)
    path = f"{old[1]} -> {pairing.path}" if old[1] != pairing.path else pairing.path
    stops = ", not synced while it moves" if moves else ""
    return Decision(
        action=Action.CONFIGURED,
        subject=f"{former.cluster} -> {desired.cluster}",
        detail=f"{_place(desired, state)}; path {path}{stops}; its workloads and its deploy key "
        "stay",
        work=Holding(
            record={**state.record, **names, **dict(zip(identity.FORMER, old, strict=True))},
            suspend=moves,
        ),
    )


def act(target: Target, facts: Facts, decision: Decision[Holding]) -> Facts:
    if work := decision.work:
        item = snapshot.record_item(target.desired.namespace)
        target.client.apply({**item, "data": dict(work.record)})
        if work.suspend:
            target.before.flux.patch(target.before.desired.root, {"spec": {"suspend": True}})
        if target.desired.hub:  # nobody waits for that later, as path.py does
            under_way.wait_for_root(target.before)
    return facts


def decide_mark(desired: Desired, state: Renamed) -> Decision[Holding]:
    """The record alone."""
    decision = decide(desired, state)
    work = decision.work and dataclasses.replace(decision.work, suspend=False)
    detail = f"{_place(desired, state)}; only noted there, until Terraform has applied"
    return dataclasses.replace(decision, detail=detail, work=work)


class Stopped(msgspec.Struct, frozen=True, kw_only=True):
    """`path`: where the cluster would sync; `branch`: where the branch has its files; `stopped`: it
    does not sync."""

    path: str | None
    branch: str
    stopped: bool


def stops(target: Target) -> bool:
    """Whether this step is what makes the cluster stop syncing."""
    root, desired = _root(target), target.desired
    if root is None or _is_stopped(root):
        return False
    return bool(desired.before) or identity.path_of(root) != identity.path_of(desired.root)


def _is_stopped(root: Object | None) -> bool:
    return bool(root and root["spec"].get("suspend"))


def look_stopped(target: Target, facts: Facts) -> Stopped:
    root, clone = _root(target), target.prepared.result().clone
    place = rename.origin(clone, target.desired)
    return Stopped(
        path=identity.path_of(root) if root else None,
        branch=posixpath.normpath(place.pairing.path),
        stopped=_is_stopped(root) and not (target.desired.before and place is target.desired),
    )


def decide_resume(desired: Desired, state: Stopped) -> Decision[bool]:
    """Only where Git has what the cluster applied last: anywhere else Flux might prune."""
    subject = f"Kustomization {desired.namespace}/{desired.root['metadata']['name']}"
    if not state.stopped or state.path != state.branch:
        return Decision(action=Action.UNCHANGED, subject=subject)
    detail = f"syncs {state.branch} again: its folder has not moved"
    return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=True)


def resume(target: Target, facts: Facts, decision: Decision[bool]) -> Facts:
    target.before.flux.patch(target.before.desired.root, {"spec": {"suspend": None}})
    return facts


def _place(desired: Desired, state: Renamed) -> str:
    return f"UID {desired.uid}, server {state.server}"


STEP = Step(name="rename", look=look, decide=decide, act=act)
RESUME = Step(name="resume", look=look_stopped, decide=decide_resume, act=resume)
MARK = dataclasses.replace(STEP, decide=decide_mark)
