"""What is to be done while a Cluster is being deleted. Pure."""

from __future__ import annotations

from provisioner.watch.decisions.situation import Decision, Do, Situation, State, same_object
from provisioner.watch.management.conditions import HELD
from provisioner.watch.templates.claims import drained_within

DRAINED = "Drained"  # a condition: its load balancers are gone
GIVEN_UP = "DrainGivenUp"


def overdue(situation: Situation) -> Decision | None:
    """Whatever else there is to say: a deletion does not wait for us for ever."""
    cluster, record = situation.cluster, situation.record
    within = drained_within(situation.claims, cluster) if cluster and cluster.deleting else 0
    if not within or situation.deleting_for < within or situation.released:
        return None
    if record and record.holds(DRAINED):
        return _release("Drained")
    message = (
        f"Its load balancers were not gone within {within} seconds, so its deletion goes on. Look "
        "for them in the cloud."
    )
    return _release(GIVEN_UP, message)


def deleting(situation: Situation) -> Decision | None:
    """It is unpaired once it is gone. Only where the user has asked for it, its load balancers go
    while there is still somebody to ask, and its deletion waits for that."""
    cluster, record = situation.cluster, situation.record
    if not cluster or not cluster.deleting:
        return None
    within = drained_within(situation.claims, cluster)
    ours = record if record and record.begun and same_object(situation) else None
    drained = ours is not None and ours.holds(DRAINED)
    if ours and not drained and situation.deleting_for < within:
        return Decision(do=Do.DRAIN, state=State.LEAVING, reason="Draining")
    held = bool(within) or (ours is not None and ours.holds(HELD))
    if held and not situation.released:
        return _release("Drained" if drained else "NotDrained")
    return Decision(do=Do.WAIT, state=State.LEAVING, reason="Deleting")


def _release(reason: str, message: str = "") -> Decision:
    return Decision(do=Do.RELEASE, state=State.LEAVING, reason=reason, message=message)
