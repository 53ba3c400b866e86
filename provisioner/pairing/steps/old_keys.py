"""Superseded deploy keys of this pairing are revoked once the new one is proven. The keys of others
are never touched."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from provisioner.base.events import Action
from provisioner.flux import secret
from provisioner.git.hosts.base import HostKey
from provisioner.pairing.branch import identity_file
from provisioner.pairing.credentials import host_keys
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target

SUBJECT = "deploy keys"
Keys = list[HostKey]


@dataclass(frozen=True, kw_only=True)
class KeysInUse:
    """`public`: the key that the cluster's Secret holds; in a plan it may not exist yet
    (`planning`). `hidden`: the host does not show its keys. `known`: fingerprints of keys that this
    pairing has used before. `former`: UID of the cluster that this one has replaced."""

    public: str
    listed: tuple[HostKey, ...]
    hidden: bool = False
    known: frozenset[str] = frozenset()
    former: str = ""
    planning: bool = False


def look(target: Target, facts: Facts) -> KeysInUse:
    """Where a key is to be revoked, cluster and host are asked once more."""
    public = secret.public_key(facts.cluster.source_secret)
    listed = target.host_keys.listed()
    state = KeysInUse(
        public=public,
        listed=listed or (),
        hidden=listed is None,
        known=frozenset(filter(None, (facts.cluster.record.get("fingerprint"),))),
        former=identity_file.former_uid(target),
        planning=target.planning,
    )
    if not public or not _superseded(target.desired, state):
        return state
    return dataclasses.replace(
        state,
        public=secret.public_key(facts.cluster.again().source_secret),
        listed=target.host_keys.listed(fresh=True) or (),
    )


def decide(desired: Desired, state: KeysInUse) -> Decision[Keys]:
    if desired.keyed and not state.public and not state.planning:
        return Decision(action=Action.UNCHANGED, subject=SUBJECT)
    if state.hidden and state.known and not desired.keyed:
        known = ", ".join(sorted(state.known))
        return Decision(action=Action.SKIPPED, subject=known, detail=host_keys.HIDDEN)
    return revoke(_superseded(desired, state))


def _superseded(desired: Desired, state: KeysInUse) -> Keys:
    """Those of this cluster, and those of the one that it has replaced."""
    keys = host_keys.superseded(desired, state.public, state.listed, state.known)
    if state.former:
        before = dataclasses.replace(desired, uid=state.former)
        keys += host_keys.superseded(before, state.public, state.listed)
    return keys


def revoke(old: Keys) -> Decision[Keys]:
    if not old:
        return Decision(action=Action.UNCHANGED, subject=SUBJECT)
    detail = f"{len(old)} superseded, revoked: {', '.join(key.title for key in old)}"
    return Decision(action=Action.DELETED, subject=SUBJECT, detail=detail, work=old)


def act(target: Target, facts: Facts, decision: Decision[Keys]) -> Facts:
    target.host_keys.revoke(decision.work or [])
    return facts


STEP = Step(name="old keys", look=look, decide=decide, act=act)
