"""The deploy keys of a pairing that ended are revoked, with those that its pieces have, or had, in
the same repository. The keys of others are never touched."""

from __future__ import annotations

from dataclasses import dataclass

from provisioner.base.events import Action
from provisioner.git.hosts.base import HostKey
from provisioner.pairing.credentials import host_keys
from provisioner.pairing.removal.departed import Departed
from provisioner.pairing.run.desired_state import Names
from provisioner.pairing.run.engine import Decision, Facts, Step

Keys = list[HostKey]


@dataclass(frozen=True, kw_only=True)
class KeysLeft:
    """`listed` is None where the host has no API. `keyed`: the cluster read with a deploy key.
    `known`: fingerprints of the keys that it used."""

    listed: tuple[HostKey, ...] | None
    keyed: bool
    known: frozenset[str] = frozenset()


def look(departed: Departed, facts: Facts) -> KeysLeft:
    return KeysLeft(
        listed=departed.host_keys.listed(fresh=True), keyed=departed.keyed, known=departed.known
    )


def decide(names: Names, state: KeysLeft) -> Decision[Keys]:
    if state.listed is None and state.keyed:
        detail = "the host has no API for keys: its owner removes it from the repository"
        subject = f"deploy key of {names.cluster}"
        return Decision(action=Action.SKIPPED, subject=subject, detail=detail)
    if state.listed is None and state.known:
        known = ", ".join(sorted(state.known))
        return Decision(action=Action.SKIPPED, subject=known, detail=host_keys.HIDDEN)
    listed = state.listed or ()
    keys = host_keys.ours(names, listed, state.known) + host_keys.of_pieces(names, listed)
    if keys:
        titles = ", ".join(key.title for key in keys)
        return Decision(action=Action.DELETED, subject=titles, detail="revoked", work=keys)
    if unclear := host_keys.unclear(names, listed, state.known):
        titles = ", ".join(key.title for key in unclear)
        detail = (
            "nothing proves that this cluster used it: its owner removes it from the repository"
        )
        return Decision(action=Action.SKIPPED, subject=titles, detail=detail)
    return Decision(action=Action.UNCHANGED, subject="deploy keys")


def act(departed: Departed, facts: Facts, decision: Decision[Keys]) -> Facts:
    departed.host_keys.revoke(decision.work or [])
    return facts


STEP = Step(name="deploy key", look=look, decide=decide, act=act)
