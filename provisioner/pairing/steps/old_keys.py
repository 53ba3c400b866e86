"""Superseded deploy keys of this pairing are revoked once the new one is proven. The keys of others
are never touched."""

from __future__ import annotations

from dataclasses import dataclass

from provisioner.base.events import Action
from provisioner.flux import secret
from provisioner.git.hosts.base import HostKey
from provisioner.pairing.credentials import host_keys
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target

SUBJECT = "deploy keys"
Keys = list[HostKey]


@dataclass(frozen=True, kw_only=True)
class KeysInUse:
    """`public`: the key that the cluster's Secret holds; in a plan it may be still to come
    (`planning`)."""

    public: str
    listed: tuple[HostKey, ...]
    planning: bool = False


def look(target: Target, facts: Facts) -> KeysInUse:
    """Where a key is to be revoked, cluster and host are asked once more."""
    public = secret.public_key(facts.cluster.source_secret)
    listed = target.host_keys.listed() or ()
    if public and host_keys.superseded(target.desired, public, listed):
        public = secret.public_key(facts.cluster.again().source_secret)
        listed = target.host_keys.listed(fresh=True) or ()
    return KeysInUse(public=public, listed=listed, planning=target.planning)


def decide(desired: Desired, state: KeysInUse) -> Decision[Keys]:
    if desired.keyed and not state.public and not state.planning:
        return Decision(action=Action.UNCHANGED, subject=SUBJECT)
    return revoke(host_keys.superseded(desired, state.public, state.listed))


def revoke(old: Keys) -> Decision[Keys]:
    if not old:
        return Decision(action=Action.UNCHANGED, subject=SUBJECT)
    detail = f"{len(old)} superseded, revoked"
    return Decision(action=Action.DELETED, subject=SUBJECT, detail=detail, work=old)


def act(target: Target, facts: Facts, decision: Decision[Keys]) -> Facts:
    target.host_keys.revoke(decision.work or [])
    return facts


STEP = Step(name="old keys", look=look, decide=decide, act=act)
