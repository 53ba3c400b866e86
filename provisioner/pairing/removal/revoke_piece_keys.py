"""The deploy keys of the pieces of a pairing that ended are revoked, in whichever repositories of
the fleet they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from provisioner.base.events import Action
from provisioner.git.hosts.base import HostKey
from provisioner.pairing.credentials import host_keys
from provisioner.pairing.removal.departed import Departed
from provisioner.pairing.run.desired_state import Names
from provisioner.pairing.run.engine import Decision, Facts, Step

SUBJECT = "deploy keys of the platform"
Listed = Mapping[str, Sequence[HostKey] | None]  # by repository; None: the host has no API
Keys = Mapping[str, Sequence[HostKey]]


def look(departed: Departed, facts: Facts) -> Listed:
    return {name: held.listed(fresh=True) for name, held in departed.piece_keys.items()}


def decide(names: Names, state: Listed) -> Decision[Keys]:
    ours = {name: host_keys.of_pieces(names, listed or ()) for name, listed in state.items()}
    titles = [key.title for keys in ours.values() for key in keys]
    unlisted = [name for name, listed in state.items() if listed is None]
    stay = f"the host of {', '.join(unlisted)} has no API for keys: its owner removes them"
    detail = stay if unlisted else ""
    if titles:
        detail = "; ".join(filter(None, ("revoked", detail)))
        return Decision(action=Action.DELETED, subject=", ".join(titles), detail=detail, work=ours)
    if not unlisted and not names.uid and state:
        detail = "the cluster's UID is not known: their owner removes those that are left"
    action = Action.SKIPPED if detail else Action.UNCHANGED
    return Decision(action=action, subject=SUBJECT, detail=detail)


def act(departed: Departed, facts: Facts, decision: Decision[Keys]) -> Facts:
    for name, keys in (decision.work or {}).items():
        departed.piece_keys[name].revoke(keys)
    return facts


STEP = Step(name="platform keys", look=look, decide=decide, act=act)
