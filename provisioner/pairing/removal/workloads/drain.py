"""Workloads are removed before their cluster is: what this fleet's root delivered, and nothing
else.

Children come first, in reverse order, then what the root applied itself. Load balancers and volumes
exist outside the cluster, so they are waited for.
"""

from __future__ import annotations

from collections.abc import Sequence

from provisioner.base.events import Action, Note
from provisioner.clusters.client import Object
from provisioner.clusters.outside.base import VOLUME
from provisioner.pairing.flux_on_cluster import deletion, finalizers, under_way
from provisioner.pairing.removal.workloads import delivered, loss, managed, order, pruning
from provisioner.pairing.removal.workloads.delivered import Workloads
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target

LATE = ("CustomResourceDefinition", "Namespace")  # other objects may be in or of these
BUSY = "; Flux is applying at this moment, and what it brings goes too"


def look(target: Target, facts: Facts) -> Workloads:
    managed.check(target)
    return delivered.look(target, delivered.pruning_root(target, facts.cluster))


def decide(desired: Desired, state: Workloads) -> Decision[Workloads]:
    busy = state.root is not None and under_way.is_under_way(state.root)
    if not (state.children or state.own or state.outside or state.behind or busy):
        return Decision(action=Action.UNCHANGED, subject="workloads")
    detail = "; with them go ".join(filter(None, (str(state.loss()), _last(state.behind))))
    detail += BUSY if busy else ""
    return Decision(action=Action.DELETED, subject="workloads", detail=detail, work=state)


def _last(behind: Sequence[Object]) -> str:
    disks = [order.key(item) for item in behind if item["kind"] == VOLUME[1]]
    parts = [order.key(item) for item in behind if item["kind"] != VOLUME[1]]
    counted = ((disks, "disk"), (parts, "network endpoint group"))
    return ", ".join(loss.counted(places).text(noun) for places, noun in counted if places)


def act(target: Target, facts: Facts, decision: Decision[Workloads]) -> Facts:
    state = _at_rest(target, facts, decision.work or Workloads(root=None))
    pruning.prune(target, state)
    own = delivered.own_of(target, delivered.pruning_root(target, facts.cluster.again()))
    for late in (False, True):
        items = [item for item in own if (item["kind"] in LATE) is late]
        for item in items:
            target.client.delete(item)
        deletion.wait(target, items, "workloads")
    deletion.wait(target, state.outside, "load balancers and volumes")
    pruning.wait_behind(target, state.behind)
    _report_kept(target)
    return facts


def _at_rest(target: Target, facts: Facts, state: Workloads) -> Workloads:
    """Suspend the root, which would bring its children back. What a reconciliation that was under
    way has applied since the first look goes too."""
    if state.root is None:
        return state
    target.flux.patch(target.desired.root, {"spec": {"suspend": True}})
    target.progress.pause(deletion.PAUSE)  # one that has just begun says so by then
    under_way.wait_for_root(target)
    now = delivered.look(target, delivered.pruning_root(target, facts.cluster.again()))
    _report_added(target, state, now)
    return now


def _report_added(target: Target, before: Workloads, now: Workloads) -> None:
    known = {order.key(item) for item in before.children}
    added = [item for item in now.children if order.key(item) not in known]
    if added:
        names = ", ".join(map(finalizers.describe, added[: deletion.NAMED]))
        text = f"cluster {target.name}: applied since the first look, and drained too: {names}"
        target.run.sink(Note(text=text, level="warning"))


def _report_kept(target: Target) -> None:
    kept = delivered.billed(target)
    if kept:
        names = ", ".join(map(finalizers.describe, kept[: deletion.NAMED]))
        text = (
            f"cluster {target.name}: kept, because this fleet did not deliver these or Flux is not "
            f"to prune them: {names}. They may block the deletion of the cluster's network."
        )
        target.run.sink(Note(text=text, level="warning"))


STEP = Step(name="drain", look=look, decide=decide, act=act)
