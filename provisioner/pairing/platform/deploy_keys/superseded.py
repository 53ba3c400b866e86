"""Deploy keys of pieces that no Secret of the platform holds any more are revoked, once the pieces
are proven. The keys of others are never touched."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from provisioner.base.events import Action
from provisioner.flux import secret
from provisioner.git.hosts.base import HostKey
from provisioner.handover.repositories.base import Repository
from provisioner.pairing.branch import identity_file
from provisioner.pairing.credentials import host_keys, piece_keys
from provisioner.pairing.credentials.piece_keys import KeyState
from provisioner.pairing.run import snapshot
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target

SUBJECT = "old deploy keys of the platform"


@dataclass(frozen=True, kw_only=True)
class Superseded:
    """`keys`: by repository, those to be revoked. `replaced`: keys whose Secrets hold the ones
    before them as well. `gone`: repositories with keys of ours that the fleet no longer
    declares."""

    keys: Mapping[str, Sequence[HostKey]] = field(default_factory=dict)
    replaced: Sequence[KeyState] = ()
    gone: Sequence[str] = ()


def look(target: Target, facts: Facts) -> Superseded:
    """Where a key is to be revoked, its host is asked once more."""
    declared = target.run.fleet.repositories
    known = _repositories(target, facts)
    in_use = {secret.public_key(item) for item in facts.cluster.platform_secrets.values()}
    replaced = _replaced(target, facts)
    before = {one.previous for one in replaced}
    return Superseded(
        keys={
            name: _of(target, name, in_use, before) for name in known if _is_there(declared, name)
        },
        replaced=replaced,
        gone=[name for name in known if name not in declared],
    )


def _replaced(target: Target, facts: Facts) -> list[KeyState]:
    """Hosts without an API are asked by a connection for each key: only where a Secret says that
    there is something to finish."""
    if not piece_keys.holds(target, facts, piece_keys.PREVIOUS):
        return []
    return [one for one in piece_keys.look(target, facts) if one.previous]


def _is_there(declared: Mapping[str, Repository], name: str) -> bool:
    return name in declared and declared[name].known


def _repositories(target: Target, facts: Facts) -> list[str]:
    """In which keys of its pieces may be, or may have been."""
    wanted = {key.needed.repository for key in piece_keys.wanted(target.desired)}
    return sorted(wanted | set(facts.cluster.record.get(snapshot.PIECE_KEYS, "").split()))


def _of(target: Target, repository: str, in_use: set[str], known: set[str]) -> list[HostKey]:
    held = piece_keys.host_keys(target, repository)
    owners = [target.desired]
    if former := identity_file.former_uid(target):
        owners.append(dataclasses.replace(target.desired, uid=former))
    for fresh in (False, True):
        listed = held.listed(fresh=fresh) or ()
        old = [key for one in owners for key in host_keys.of_pieces(one, listed, in_use, known)]
        if not old:
            return []
    return old


def decide(desired: Desired, state: Superseded) -> Decision[Superseded]:
    gone = f"those in {', '.join(state.gone)} stay: no longer declared by the fleet"
    titles = [key.title for keys in state.keys.values() for key in keys]
    parts = [f"revoked: {', '.join(titles)}"] if titles else []
    parts += [f"{one.key.title}: rotation finished" for one in state.replaced]
    detail = "; ".join([*parts, *([gone] if state.gone else [])])
    if not parts:
        return Decision(action=Action.UNCHANGED, subject=SUBJECT, detail=detail)
    action = Action.DELETED if titles else Action.CONFIGURED
    return Decision(action=action, subject=SUBJECT, detail=detail, work=state)


def act(target: Target, facts: Facts, decision: Decision[Superseded]) -> Facts:
    work = decision.work or Superseded()
    for repository, old in work.keys.items():
        piece_keys.host_keys(target, repository).revoke(old)
    for state in work.replaced:
        piece_keys.keep(target, state)
    return facts


STEP = Step(name="platform old keys", look=look, decide=decide, act=act)
