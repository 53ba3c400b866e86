"""The Secret of each piece with a deploy key, then the key on the host: a kill in between leaves
nothing that the next run cannot finish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provisioner.base.events import Action
from provisioner.flux import secret
from provisioner.pairing.credentials import host_keys, piece_keys, piece_secrets, source_secret
from provisioner.pairing.credentials.host_keys import Decided, Installation
from provisioner.pairing.credentials.piece_keys import KeyState
from provisioner.pairing.flux_on_cluster import sync_objects
from provisioner.pairing.run import snapshot
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import CHANGES, Decision, Facts, Step
from provisioner.pairing.run.target import Target

SUBJECT = "deploy keys of the platform"
States = Sequence[KeyState]


@dataclass(frozen=True, kw_only=True)
class KeyWork:
    """What is to be done about one key. `new`: it is made; `kept`: its Secret is written with the
    key that it holds. `prove`: its source has to fetch with it once more."""

    state: KeyState
    on_host: Decided
    new: bool = False
    kept: str = ""
    prove: bool = False

    @property
    def changes(self) -> bool:
        return self.new or bool(self.kept) or self.prove or self.on_host.action in CHANGES

    @property
    def detail(self) -> str:
        name, (namespace, secret_name) = self.state.key.title, self.state.key.place
        if self.new:
            what = f"new key in Secret {namespace}/{secret_name}"
        elif self.prove:
            what = "rotation finished"
        else:
            what = self.kept
        return f"{name}: {', '.join(filter(None, (what, self.on_host.detail)))}"


def decide(desired: Desired, states: States) -> Decision[Sequence[KeyWork]]:
    works = [one for one in map(_work, states) if one.changes]
    if not works:
        return Decision(action=Action.UNCHANGED, subject=SUBJECT)
    there = any(one.state.item for one in works)
    action = Action.CONFIGURED if there else Action.CREATED
    detail = "; ".join(one.detail for one in works)
    return Decision(action=action, subject=SUBJECT, detail=detail, work=works)


def _work(state: KeyState) -> KeyWork:
    if state.taken:
        raise piece_secrets.taken(state.key.desired.cluster, state.key.place)
    on_host = host_keys.decide_made(state.key, state.host, write=state.key.needed.write)
    if not state.host.public:
        return KeyWork(state=state, on_host=on_host, new=True)
    held = secret.known_hosts(state.item)
    source_secret.check_trusted(
        f"Secret {'/'.join(state.key.place)} of cluster {state.key.desired.cluster}",
        held,
        state.trusted,
        declared=state.declared,
    )
    renew = bool(on_host.work and on_host.work.renew)
    return KeyWork(
        state=state,
        on_host=on_host,
        new=renew,
        kept="" if renew else _kept(state, held),
        prove=bool(state.previous),
    )


def _kept(state: KeyState, held: Iterable[str]) -> str:
    """Why the Secret is written with the key that it holds; empty where nothing is to be done."""
    if not source_secret.same_lines(held, state.trusted):
        return "host keys"
    return "rotation taken back" if state.next else ""


def act(target: Target, facts: Facts, decision: Decision[Sequence[KeyWork]]) -> Facts:
    for work in decision.work or ():
        _carry_out(target, work)
        if work.prove or (work.new and facts.cluster.record.get(snapshot.PLATFORM)):
            _fetch(target, work.state)
    return facts


def _carry_out(target: Target, work: KeyWork) -> None:
    state, key = work.state, work.state.key
    if work.new:
        piece_keys.renew(target, key, state.trusted)
    elif work.kept:
        piece_keys.keep(target, state)
    on_host = work.on_host.work or Installation()
    held = piece_keys.host_keys(target, key.needed.repository)
    if on_host.replaces:
        held.revoke([on_host.replaces])
    if work.on_host.action in CHANGES or work.new:
        namespace, name = key.place
        # What the cluster holds now is what counts, even if somebody else was faster.
        public = secret.public_key(target.client.get("v1", "Secret", name, namespace))
        url, write = piece_keys.url(target, key), key.needed.write
        host_keys.add(key, held, url, public, write=write)


def _fetch(target: Target, state: KeyState) -> None:
    """The source has to show that the key works: it is `ready` only once it has handled this."""
    if snapshot.current(target.client, state.key.source):
        sync_objects.request(target, state.key.source)


STEP = Step(name="platform keys", look=piece_keys.look, decide=decide, act=act)
