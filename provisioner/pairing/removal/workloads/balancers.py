"""Load balancers go before a cluster that Cluster API deletes: those of objects that this fleet's
root delivered. Its API alone is asked, since nodes may be going, and Flux's controllers with them.
"""

from __future__ import annotations

from collections.abc import Sequence

from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.clusters.outside.base import CLAIM
from provisioner.pairing.flux_on_cluster import deletion, finalizers
from provisioner.pairing.removal.workloads import delivered
from provisioner.pairing.removal.workloads.delivered import Workloads
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import Snapshot
from provisioner.pairing.run.target import Target
from provisioner.reports import columns

WHAT = "load balancers"


def look(target: Target, facts: Facts) -> Workloads:
    return _look(target, facts.cluster)


def decide(_desired: Desired, state: Workloads) -> Decision[Workloads]:
    found = of(state)
    if not found:
        return Decision(action=Action.UNCHANGED, subject=WHAT)
    names = columns.shortened([finalizers.describe(item) for item in found], deletion.NAMED)
    return Decision(action=Action.DELETED, subject=WHAT, detail=names, work=state)


def act(target: Target, facts: Facts, decision: Decision[Workloads]) -> Facts:
    """Whatever Flux was just applying may bring one back, so there is another look."""
    state, deadline = decision.work or Workloads(root=None), target.deadline()
    while found := of(state):
        if deadline.over():
            raise deletion.stuck(target, found)
        _suspend(target, state)
        for item in found:
            target.client.delete(item)
        deletion.wait(target, found, WHAT)
        state = _look(target, facts.cluster.again())
    return facts


def of(state: Workloads) -> Sequence[Object]:
    return [item for item in state.outside if item["kind"] != CLAIM[1]]


def _look(target: Target, cluster: Snapshot) -> Workloads:
    return delivered.look(target, delivered.pruning_root(target, cluster))


def _suspend(target: Target, state: Workloads) -> None:
    """Nobody brings back what is deleted."""
    if state.root is not None:
        target.flux.patch(target.desired.root, {"spec": {"suspend": True}})
    for item in state.children:
        target.client.patch(item, {"spec": {"suspend": True}})


STEP = Step(name="load balancers", look=look, decide=decide, act=act)
