"""A cluster is about to move: its record says so, and whoever delivers to it until now stops.

That comes before the push. From then on nobody applies anything there, and nobody prunes, until the
new one does: a Kustomization that is suspended does neither, not even when it is deleted. If the
push is refused, the former one goes on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.clusters.client import Client, Object
from provisioner.flux import spoke
from provisioner.pairing.branch.moving import former_files
from provisioner.pairing.flux_on_cluster import under_way
from provisioner.pairing.moving import live_objects
from provisioner.pairing.run import snapshot
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import current
from provisioner.pairing.run.spokes.moves import MOVING, described
from provisioner.pairing.run.target import Target
from provisioner.pairing.spokes import ownership

Record = Mapping[str, str]
# On a hub this is what Git says as well, so that it stays when the suspension ends.
STOPPED = {"suspend": True, "deletionPolicy": "Orphan"}


@dataclass(frozen=True, kw_only=True)
class HoldState:
    """`root`: the Kustomization that delivers until now. `obstacle`: why the cluster cannot move,
    as it is now; empty if it can."""

    root: Object | None
    record: Record
    obstacle: str = ""
    server: str = ""


@dataclass(frozen=True, kw_only=True)
class Holding:
    """`record`: what it is to say. `root`: to be suspended; None if it is already."""

    record: Record
    root: Object | None


def look(target: Target, facts: Facts) -> HoldState:
    before = target.before
    return HoldState(
        root=before.first_look.root,
        record=facts.cluster.record,
        obstacle=live_objects.obstacle(target),
        server=target.client.server,
    )


def decide(desired: Desired, state: HoldState) -> Decision[Holding]:
    before = desired.before or desired
    if state.obstacle:
        raise Refused(f"cluster {desired.cluster}", f"cannot move: {state.obstacle}", HINT)
    if before.hub:
        foreign = state.root is not None and not spoke.marked(state.root, before)
        ownership.check_kustomization(before, foreign=foreign)
    delivering = state.root if state.root and not is_held(state.root) else None
    subject = f"{desired.cluster}: {_by(before)} -> {_by(desired)}"
    if MOVING in state.record and delivering is None:
        return Decision(action=Action.UNCHANGED, subject=subject, detail="goes on with its move")
    record = {**state.record, MOVING: desired.pairing.gitops.hub}
    return Decision(
        action=Action.CONFIGURED,
        subject=subject,
        detail=f"UID {desired.uid}, server {state.server}; not synced while it moves; its "
        "workloads stay",
        work=Holding(record=record, root=delivering),
    )


HINT = "Remove that first; or take the cluster out of the stack (workloads stay) and pair it again."


def _by(desired: Desired) -> str:
    hub = desired.pairing.gitops.hub
    return f"hub {hub}" if hub else "controllers of its own"


def is_held(root: Object) -> bool:
    return bool(root["spec"].get("suspend"))


def act(target: Target, facts: Facts, decision: Decision[Holding]) -> Facts:
    if work := decision.work:
        _note(target, work.record)
        if work.root:
            _stop(target.before)
    return facts


def _note(target: Target, record: Record) -> None:
    item = snapshot.record_item(target.desired.namespace)
    target.client.apply({**item, "data": dict(record)})


def _stop(before: Target) -> None:
    """And make sure of it: what follows may only happen once it has stopped."""
    root = before.desired.root
    before.flux.patch(root, {"spec": STOPPED})
    under_way.wait_for_root(before)
    live = current(before.flux, root)
    if live and any(live["spec"].get(name) != value for name, value in STOPPED.items()):
        raise Refused(
            f"cluster {before.name}",
            f"Kustomization {root['metadata']['name']} does not stay suspended",
            "Find out who changes it, and run again.",
        )


@dataclass(frozen=True, kw_only=True)
class ResumeState:
    """`held`: files with which it was delivered to until now, as far as the branch has them."""

    root: Object | None
    record: Record
    held: bool


def look_held(target: Target, facts: Facts) -> ResumeState:
    clone = target.prepared.result().clone
    held = former_files.held(clone, target.desired)
    before = target.before
    marked = before.desired.marked_file
    return ResumeState(
        root=before.first_look.root, record=facts.cluster.record, held=marked in held
    )


def decide_resume(desired: Desired, state: ResumeState) -> Decision[Record]:
    """Only where the branch still has what it had."""
    before = desired.before or desired
    subject = f"Kustomization {before.root['metadata']['name']}"
    if state.root is None or not is_held(state.root) or not state.held:
        return Decision(action=Action.UNCHANGED, subject=subject)
    record = {name: value for name, value in state.record.items() if name != MOVING}
    detail = f"delivers again: {desired.cluster} is a {described(before.pairing.gitops.hub)}"
    return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=record)


def resume(target: Target, facts: Facts, decision: Decision[Record]) -> Facts:
    before = target.before
    spec = {"suspend": None, **({} if before.hub else {"deletionPolicy": None})}
    client: Client = before.flux
    client.patch(before.desired.root, {"spec": spec})
    _note(target, decision.work or {})
    return facts


STEP = Step(name="move", look=look, decide=decide, act=act)
RESUME = Step(name="resume", look=look_held, decide=decide_resume, act=resume)
