"""The facts of a cluster: its ConfigMap and its Secret hold just what is declared.

The record on the cluster names those that may be there, before they are made. So a cluster without
facts is not asked for them, and what a killed run has left is found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from provisioner.base import masking
from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.flux import facts as rendered
from provisioner.handover.facts import ALL
from provisioner.handover.fleet import Pairing
from provisioner.pairing.run import snapshot
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import AnyStep, Decision, Facts, Step
from provisioner.pairing.run.snapshot import FACTS, Snapshot
from provisioner.pairing.run.target import Target

LATER = "known after apply"
LONGEST = 80  # characters of a value that are shown


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """`unknown`: names of facts that a plan does not know yet. `shown`: whether people may see the
    values."""

    kind: str
    values: Mapping[str, object] = field(repr=False)
    held: Mapping[str, object] = field(repr=False)
    item: Object | None = field(repr=False)
    unknown: Sequence[str] = ()
    shown: bool = True


@dataclass(frozen=True, kw_only=True)
class Writing:
    """The object to apply, without the entries that are `obsolete`; or to delete."""

    item: Object = field(repr=False)
    obsolete: Sequence[str] = ()
    delete: bool = False


def needed(desired: Desired, cluster: Snapshot) -> list[AnyStep]:
    """The steps of those that are declared, or may be left from before."""
    declared = predicted(desired.pairing)
    steps = ((STEP, rendered.PLAIN), (SECRET_STEP, rendered.PRIVATE))
    return [step for step, name in steps if step in declared or _left(cluster, name)]


def predicted(pairing: Pairing) -> list[AnyStep]:
    """For a cluster that is not there yet."""
    plain = bool(pairing.facts or pairing.unknown_facts)
    wanted = ((STEP, plain), (SECRET_STEP, bool(pairing.secret_facts)))
    return [step for step, there in wanted if there]


def announced(step: AnyStep, pairing: Pairing) -> str:
    """What a plan says of a step on such a cluster; nothing of other steps."""
    if step is SECRET_STEP:
        return ", ".join(pairing.secret_facts)
    if step is not STEP:
        return ""
    values, unknown = rendered.texts(pairing.facts), pairing.unknown_facts
    return ", ".join(
        _changes(Wanted(kind="ConfigMap", values=values, held={}, item=None, unknown=unknown))
    )


def _left(cluster: Snapshot, name: str) -> bool:
    if cluster.record:
        return name in cluster.record.get(FACTS, "").split()
    item = cluster.facts.get(name) if cluster.namespace else None
    return rendered.ours(item)


def look(target: Target, facts: Facts) -> Wanted:
    pairing, item = target.desired.pairing, facts.cluster.facts.get(rendered.PLAIN)
    return Wanted(
        kind="ConfigMap",
        values=rendered.texts(pairing.facts),
        held=rendered.data(item),
        item=item,
        unknown=pairing.unknown_facts,
    )


def look_secret(target: Target, facts: Facts) -> Wanted:
    item = facts.cluster.facts.get(rendered.PRIVATE)
    return Wanted(
        kind="Secret",
        values=target.desired.secret_facts,
        held=rendered.secrets(item),
        item=item,
        shown=False,
    )


def decide(desired: Desired, state: Wanted) -> Decision[Writing]:
    named = rendered.named(state.kind, desired.namespace)
    subject = f"{state.kind} {desired.namespace}/{named['metadata']['name']}"
    if state.item is not None and not rendered.ours(state.item):
        raise _foreign(desired, subject)
    changes = [*_changes(state)]
    if not state.values and not state.unknown:
        if state.item is None:
            return Decision(action=Action.UNCHANGED, subject=subject)
        detail, work = ", ".join(changes), Writing(item=named, delete=True)
        return Decision(action=Action.DELETED, subject=subject, detail=detail, work=work)
    if state.item is not None and not rendered.watched(state.item):
        changes.append("label reconcile.fluxcd.io/watch")
    if not changes:
        return Decision(action=Action.UNCHANGED, subject=subject)
    action = Action.CREATED if state.item is None else Action.CONFIGURED
    work = Writing(item=_item(desired, state), obsolete=_gone(state))
    return Decision(action=action, subject=subject, detail=", ".join(changes), work=work)


def _foreign(desired: Desired, subject: str) -> Refused:
    return Refused(
        f"{subject} of cluster {desired.cluster}",
        "exists, and is not ours",
        "provisioner never overwrites your objects. Delete it, or label it "
        "app.kubernetes.io/managed-by=provisioner if its content may be replaced.",
    )


def _item(desired: Desired, state: Wanted) -> Object:
    if state.shown:
        return rendered.config_map(desired.namespace, rendered.texts(desired.pairing.facts))
    return rendered.secret(desired.namespace, desired.secret_facts)


def _changes(state: Wanted) -> list[str]:
    """Each fact that is new, other, or no longer declared; the values of secret ones stay out."""
    changes = []
    for name, value in state.values.items():
        if name not in state.held:
            changes.append(f"{name} = {_text(value)}" if state.shown else name)
        elif state.held[name] != value:
            old = _text(state.held[name])
            changes.append(f"{name}: {old} -> {_text(value)}" if state.shown else f"{name} changed")
    for name in state.unknown:
        old = f"{_text(state.held[name])} -> " if name in state.held else ""
        changes.append(f"{'facts' if name == ALL else name}: {old}{LATER}")
    return changes + [f"{name} removed" for name in _gone(state)]


def _gone(state: Wanted) -> list[str]:
    """What is held and not declared; nothing while that is not known."""
    if ALL in state.unknown:
        return []
    return sorted(state.held.keys() - state.values.keys() - set(state.unknown))


def _text(value: object) -> str:
    """Anybody who may write to the cluster can write anything there."""
    text = masking.shortened(str(value), LONGEST)
    return text if text.isprintable() and text else repr(text)


def act(target: Target, facts: Facts, decision: Decision[Writing]) -> Facts:
    work = decision.work
    if work is None:
        return facts
    if work.delete:
        target.client.delete(work.item)
        return facts
    _note(target, facts.cluster, str(work.item["metadata"]["name"]))
    target.client.apply(work.item)
    if work.obsolete:  # what another manager wrote stays when we apply without it
        target.client.patch(work.item, {"data": dict.fromkeys(work.obsolete)})
    return facts


def _note(target: Target, cluster: Snapshot, name: str) -> None:
    """Before the object is made: a run that is killed after it leaves a trace."""
    noted = cluster.record.get(FACTS, "").split()
    if cluster.record and name not in noted:
        item = snapshot.record_item(target.desired.namespace)
        target.client.patch(item, {"data": {FACTS: " ".join([*noted, name])}})


STEP: Step[Wanted, Writing] = Step(name="facts", look=look, decide=decide, act=act)
SECRET_STEP: Step[Wanted, Writing] = Step(
    name="secret facts", look=look_secret, decide=decide, act=act
)
