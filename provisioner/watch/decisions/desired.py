"""What is to be done about a Cluster and its record: the one table of the operator. Pure.

Nothing is unpaired on a guess. A Cluster that is paused or moved, that no template selects any
more, or of which it is not certain that it is gone, keeps its pairing, and its record says why.
"""

from __future__ import annotations

from collections.abc import Callable

from provisioner.watch.decisions.situation import Decision, Do, Gone, Situation, State
from provisioner.watch.management import records
from provisioner.watch.management.records import Record
from provisioner.watch.templates.claims import Claim, digest

# On a Cluster: what is to be done when its deletion begins.
BEFORE_DELETE = f"{records.GROUP}/pre-delete"
AT_REST = "Paused"  # a condition: the last that was seen of a Cluster is that it rested
NOTHING = Decision(do=Do.NOTHING)
PLACE = ("fleet", "cluster name", "repository", "path")


def decide(situation: Situation) -> Decision:
    rules = PRESENT if situation.cluster else ABSENT
    return next(filter(None, (rule(situation) for rule in rules)), NOTHING)


def command(record: Record, wish: str) -> str:
    """What the user runs to have a pairing ended."""
    return (
        f"`kubectl -n {record.namespace} annotate {records.SINGULAR} {record.name} "
        f"{records.UNPAIR}={wish}`"
    )


def _unrecorded(situation: Situation) -> Decision | None:
    return None if situation.record else NOTHING


def _unreadable(situation: Situation) -> Decision | None:
    record = situation.record
    if not record or not record.problem:
        return None
    message = f"This record cannot be understood, so nothing is done: {record.problem}."
    return _blocked("Unreadable", message)


def _foreign(situation: Situation) -> Decision | None:
    """Records of other fleets belong to another operator. Nothing is written to them."""
    record = situation.record
    if not record or not record.begun or record.spec.fleet in situation.fleets:
        return None
    return Decision(do=Do.WAIT, state=State.IGNORED, reason="OtherFleet")


def _empty(situation: Situation) -> Decision | None:
    record = situation.record
    if record and not record.begun:
        return Decision(do=Do.FORGET, state=State.LEAVING)
    return None


def _wished(situation: Situation) -> Decision | None:
    """What the user has asked for, of this very cluster."""
    record = situation.record
    if not record or not record.wish or not record.begun:
        return None
    if record.wish not in records.WISHES:
        known = ", ".join(records.WISHES)
        message = f"{records.UNPAIR} is {record.wish!r}, and must be one of {known}."
        return _blocked("UnknownWish", message)
    if situation.cluster is None and record.wish != "gone":
        message = f"Its Cluster is not there, so nothing can be asked of it: {_gone(record)}"
        return _blocked("Unreachable", message)
    return Decision(do=Do.UNPAIR, state=State.LEAVING, reason="Asked", wish=record.wish)


def _deleted_record(situation: Situation) -> Decision | None:
    """Somebody has deleted the record. While its Cluster is there, it is written anew."""
    record = situation.record
    if record and record.deleting:
        return Decision(do=Do.FORGET, state=State.PAIRING)
    return None


def _elsewhere(situation: Situation) -> Decision | None:
    """The record came with `clusterctl move`, and its Cluster comes too; or out of a backup."""
    record = situation.record
    if not record or record.spec.management == situation.management:
        return None
    message = (
        "This record was written on another management cluster, and its Cluster is not here. If "
        f"that cluster is gone: {_gone(record)}"
    )
    return _blocked("ClusterElsewhere", message)


def _moved(situation: Situation) -> Decision | None:
    record = situation.record
    if not record or not (situation.gone is Gone.MOVED or record.holds(AT_REST)):
        return None
    message = (
        "Its Cluster was moved away, or deleted while it was paused, so its pairing stays. If the "
        f"cluster is gone: {_gone(record)}"
    )
    return _blocked("Moved", message)


def _unseen(situation: Situation) -> Decision | None:
    if situation.gone is Gone.UNSEEN:
        return Decision(do=Do.WAIT, state=State.WAITING, reason="Looking")
    return None


def _departed(_situation: Situation) -> Decision:
    return Decision(do=Do.UNPAIR, state=State.LEAVING, reason="Gone", wish="gone")


def _gone(record: Record) -> str:
    return f"{command(record, 'gone')} revokes its key and removes its files."


def _at_rest(situation: Situation) -> Decision | None:
    """Nothing at all is done about Clusters that are paused or moved."""
    cluster = situation.cluster
    if cluster and (cluster.paused or cluster.moving):
        reason = "Moving" if cluster.moving else "Paused"
        return Decision(do=Do.WAIT, state=State.PAUSED, reason=reason, shown=True)
    return None


def _deleting(situation: Situation) -> Decision | None:
    """It is unpaired once it is gone: until then Flux goes on. Only where the user has asked for
    it, its workloads go while there is still somebody to ask."""
    cluster, record = situation.cluster, situation.record
    if not cluster or not cluster.deleting:
        return None
    asked = cluster.annotations.get(BEFORE_DELETE) == "drain"
    if asked and record and record.begun and same_object(situation):
        return Decision(do=Do.UNPAIR, state=State.LEAVING, reason="Asked", wish="drain")
    return Decision(do=Do.WAIT, state=State.LEAVING, reason="Deleting")


def _made_again(situation: Situation) -> Decision | None:
    """The Cluster that was paired was deleted, and this is another of the same name. Without having
    watched that, only the cluster itself can say which one it is: `different`."""
    record, cluster = situation.record, situation.cluster
    if not record or not cluster or not record.begun or same_object(situation):
        return None
    if situation.gone is Gone.DELETED and record.spec.management == situation.management:
        return Decision(do=Do.UNPAIR, state=State.LEAVING, reason="MadeAgain", wish="gone")
    return None


def _unselected(situation: Situation) -> Decision | None:
    record = situation.record
    if situation.claims or not record:
        return None if situation.claims else NOTHING
    if not record.begun:
        return Decision(do=Do.FORGET, state=State.IGNORED)
    message = (
        "No template selects this Cluster any more. It stays paired, and is not looked at. "
        f"{command(record, 'keep')} unpairs it."
    )
    return _blocked("NoLongerSelected", message)


def _contested(situation: Situation) -> Decision | None:
    if len(situation.claims) < 2:
        return None
    names = ", ".join(claim.source for claim in situation.claims)
    message = (
        f"Several templates select this Cluster, so none pairs it: {names}. Narrow their selectors "
        "or namespaces."
    )
    return _blocked("Contested", message)


def _invalid(situation: Situation) -> Decision | None:
    problem = situation.claims[0].problem
    return _blocked("TemplateNotApplicable", problem) if problem else None


def _taken(situation: Situation) -> Decision | None:
    return _blocked("Taken", situation.taken) if situation.taken else None


def _displaced(situation: Situation) -> Decision | None:
    """Its template now gives it another place. Its files do not move by themselves."""
    record, claim = situation.record, situation.claims[0]
    if not record or not record.begun:
        return None
    had, wanted = _place(record), _wanted(claim)
    changed = [
        f"{word} {new!r} in place of {old!r}"
        for word, old, new in zip(PLACE, had, wanted, strict=True)
        if old != new
    ]
    if not changed:
        return None
    message = (
        f"The template now gives {'; '.join(changed)}. The cluster stays paired as it was. "
        f"{command(record, 'keep')} unpairs it; then it is paired anew."
    )
    return _blocked("Displaced", message)


def _not_ready(situation: Situation) -> Decision | None:
    cluster = situation.cluster
    if cluster and cluster.hindrance:
        return Decision(
            do=Do.WAIT,
            state=State.WAITING,
            reason="NotReady",
            message=f"It is not ready to be paired: {cluster.hindrance}.",
            shown=situation.late,
        )
    return None


def _up_to_date(situation: Situation) -> Decision | None:
    record, claim = situation.record, situation.claims[0]
    if not record or not same_object(situation) or not record.holds("Paired"):
        return None
    if record.holds(AT_REST) or not record.holds("Ready"):
        return None  # much may have happened while it was paused; and what failed is not done
    if not situation.recent or record.status.observed != digest(claim):
        return None
    do = Do.COMPARE if situation.replaced else Do.NOTHING
    return Decision(do=do, state=State.PAIRED, claim=claim)


def _pair(situation: Situation) -> Decision:
    return Decision(do=Do.PAIR, state=State.PAIRING, claim=situation.claims[0])


def same_object(situation: Situation) -> bool:
    """Whether the record was written for this very Cluster object."""
    record, cluster = situation.record, situation.cluster
    if not record or not cluster:
        return False
    here = record.spec.management == situation.management
    return here and record.spec.cluster.uid == cluster.uid


def different(situation: Situation, identity: str) -> bool:
    """Whether a Cluster leads to another cluster than the one that was paired. `identity`: the UID
    of the kube-system namespace that it leads to."""
    record = situation.record
    return bool(record and record.begun and record.spec.identity not in ("", identity))


def _place(record: Record) -> tuple[str, ...]:
    spec = record.spec
    pairing = spec.pairing
    return (spec.fleet, spec.entry, *((pairing.repository, pairing.path) if pairing else ("", "")))


def _wanted(claim: Claim) -> tuple[str, ...]:
    pairing = claim.pairing
    named = (pairing.cluster, pairing.repository, pairing.path) if pairing else ("", "", "")
    return (claim.fleet, *named)


def _blocked(reason: str, message: str) -> Decision:
    return Decision(do=Do.WAIT, state=State.BLOCKED, reason=reason, message=message, shown=True)


Rules = tuple[Callable[[Situation], Decision | None], ...]
# The first that applies counts.
ABSENT: Rules = (
    _unrecorded,
    _unreadable,
    _foreign,
    _unseen,
    _empty,
    _wished,
    _elsewhere,
    _moved,
    _departed,
)
PRESENT: Rules = (
    _at_rest,
    _unreadable,
    _foreign,
    _wished,
    _deleting,
    _deleted_record,
    _made_again,
    _unselected,
    _contested,
    _invalid,
    _taken,
    _displaced,
    _not_ready,
    _up_to_date,
    _pair,
)
