"""New deploy keys for the pieces that have some, in the order of the pairing's own: each is made
beside the one in use, added to its host, tried from here, put in use, and proven by a fetch, before
the old one is revoked. A Secret holds both keys meanwhile, so the next run sees how far this one
came."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from provisioner.base import clock, keys
from provisioner.base.errors import Refused, TimedOut, Unreachable
from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.pairing.credentials import host_keys, piece_keys, readers
from provisioner.pairing.credentials.piece_keys import NEXT, PREVIOUS, KeyState
from provisioner.pairing.credentials.readers import Reader
from provisioner.pairing.flux_on_cluster import sync_objects
from provisioner.pairing.platform.deploy_keys import superseded
from provisioner.pairing.rotation import prove_fetch
from provisioner.pairing.rotation.try_key import PATIENCE, PAUSE
from provisioner.pairing.run import snapshot
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step, Steps
from provisioner.pairing.run.target import Target

States = Sequence[KeyState]
Decided = Decision[States]
SUBJECT = "deploy keys of the platform"
PAIR_FIRST = "Run `provisioner pair` first."


@dataclass(frozen=True, kw_only=True)
class Staging:
    """`source`: the GitRepository that reads with the key. `age` of that key and `older_than` in
    seconds; no age: nobody knows."""

    key: KeyState
    source: Object | None = field(repr=False)
    age: float | None = None
    older_than: float = 0.0

    @property
    def under_way(self) -> bool:
        return bool(self.key.next or self.key.previous)

    @property
    def young(self) -> bool:
        return self.age is not None and self.age < self.older_than


def look(target: Target, facts: Facts) -> list[Staging]:
    older_than = target.run.options.older_than
    return [
        Staging(
            key=state,
            source=snapshot.current(target.client, state.key.source),
            age=_age(state) if older_than else None,
            older_than=older_than,
        )
        for state in piece_keys.look(target, facts)
    ]


def _age(state: KeyState) -> float | None:
    """By the host's own clock and list; where it keeps none, by our note."""
    listed = (key for key in state.host.listed or () if key.public == state.host.public)
    made = next((key.created for key in listed), None) or state.since
    return None if made is None else max(0.0, time.time() - made)


def decide(desired: Desired, states: Sequence[Staging]) -> Decided:
    due = [one for one in states if not one.under_way and not one.young]
    for one in due:
        _check(desired, one)
    if not due:
        young = next((one for one in states if not one.under_way), None)
        detail = f"only {clock.span(young.age or 0.0)} old" if young else "continues"
        action = Action.SKIPPED if young else Action.UNCHANGED
        return Decision(action=action, subject=SUBJECT, detail=detail)
    detail = "; ".join(
        f"{one.key.key.title}: in place of {keys.fingerprint(one.key.host.public)}" for one in due
    )
    work = [one.key for one in due]
    return Decision(action=Action.CREATED, subject=SUBJECT, detail=detail, work=work)


def _check(desired: Desired, one: Staging) -> None:
    subject = f"cluster {desired.cluster}"
    if not one.key.host.public or one.source is None:
        raise Refused(subject, f"{one.key.key.title} has no deploy key yet", PAIR_FIRST)
    if objection := readers.objection(Reader(item=one.source)):
        cause, hint = objection
        raise Refused(subject, f"{one.key.key.title}: its GitRepository {cause}", hint)


def stage(target: Target, facts: Facts, decision: Decided) -> Facts:
    for state in decision.work or ():
        piece_keys.stage(target, state)
    return facts


def _decide_next(desired: Desired, states: States) -> Decided:
    """Of the keys that are not in use yet."""
    due = [one for one in states if one.next]
    if not due:
        return Decision(action=Action.UNCHANGED, subject=SUBJECT)
    names = ", ".join(keys.fingerprint(one.next) for one in due)
    return Decision(action=Action.CONFIGURED, subject=SUBJECT, detail=names, work=due)


def install(target: Target, facts: Facts, decision: Decided) -> Facts:
    for state in decision.work or ():
        _install(target, state)
    return facts


def _install(target: Target, state: KeyState) -> None:
    """On its host, and tried from here until that accepts it."""
    key = state.key
    held = piece_keys.host_keys(target, key.needed.repository)
    if held.listed(fresh=True) is None and piece_keys.opens(target, key, state.item, NEXT):
        return
    if held.find(state.next) is None:
        url, write = piece_keys.url(target, key), key.needed.write
        host_keys.add(key, held, url, state.next, write=write)
    deadline = target.deadline().sooner(PATIENCE)
    while not piece_keys.opens(target, key, state.item, NEXT):
        if deadline.over():
            raise Unreachable(
                f"cluster {target.name}",
                f"{piece_keys.url(target, key)} does not let the new key of {key.title} read",
                "The old key stays in use. Check the host's own rules for keys, and run again.",
            )
        target.progress.waiting(f"the new key of {key.title}", "its host does not let it read yet")
        target.progress.pause(PAUSE)


def _decide_swap(desired: Desired, states: States) -> Decided:
    """Those that a run has swapped which did not come to the proof are proven too."""
    due = [one for one in states if one.next or one.previous]
    if not due:
        return Decision(action=Action.UNCHANGED, subject=SUBJECT)
    names = ", ".join(one.key.title for one in due)
    detail = f"fetched with the new key: {names}"
    return Decision(action=Action.CONFIGURED, subject=SUBJECT, detail=detail, work=due)


def swap(target: Target, facts: Facts, decision: Decided) -> Facts:
    for state in decision.work or ():
        if state.next:
            piece_keys.swap(target, state)
        try:
            prove_fetch.prove(target, state.key.source)
        except (Unreachable, TimedOut) as error:
            _take_back(target, state)
            raise Unreachable(
                f"cluster {target.name}",
                f"{error.subject} cannot fetch with the new key: {error.cause}",
                "The old key is in use again. Fix the cause and rotate again.",
            ) from error
    return facts


def _take_back(target: Target, state: KeyState) -> None:
    """The new key is revoked by the next run, once no Secret holds it."""
    namespace, name = state.key.place
    live = target.client.get("v1", "Secret", name, namespace)
    piece_keys.swap_back(target, dataclasses.replace(state, item=live))
    sync_objects.request(target, state.key.source)


def under_way(target: Target, facts: Facts) -> bool:
    """Whether there is anything to carry on; in a plan, whether it would be begun."""
    return facts.changed or piece_keys.holds(target, facts, NEXT, PREVIOUS)


STAGE = Step(name="staging of platform keys", look=look, decide=decide, act=stage)
STEPS: Steps = (
    Step(name="new platform keys", look=piece_keys.look, decide=_decide_next, act=install),
    Step(name="platform fetch", look=piece_keys.look, decide=_decide_swap, act=swap),
    superseded.STEP,
)
