"""What pieces that are no longer declared leave behind: their Secrets, once nothing on the cluster
uses them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.flux import secret
from provisioner.pairing.credentials import host_keys, piece_keys
from provisioner.pairing.platform import decryption_key, secrets, users
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target

SUBJECT = "Secrets of former pieces"


@dataclass(frozen=True, kw_only=True)
class Left:
    """`items`: Secrets of the platform that no declared piece has. `kept`: by the name of each that
    stays, why."""

    items: Sequence[Object] = field(default=(), repr=False)
    kept: Mapping[str, str] = field(default_factory=dict)


def look(target: Target, facts: Facts) -> Left:
    wanted = set(secrets.places(target.desired))
    wanted |= {key.place for key in piece_keys.wanted(target.desired)}
    if encryption := target.desired.encryption:
        wanted.add((target.desired.namespace, encryption.secret))
    held = facts.cluster.platform_secrets
    left = {place: item for place, item in sorted(held.items()) if place not in wanted}
    used = users.others(target.client, target.desired, {space for space, _ in left})
    kept = {place: _why_kept(item, used.get(place, "")) for place, item in left.items()}
    return Left(
        items=[item for place, item in left.items() if not kept[place]],
        kept={name: why for (_, name), why in kept.items() if why},
    )


def _why_kept(item: Object, user: str) -> str:
    """`user`: an object of the user's that refers to it."""
    if user:
        return f"{user} uses it"
    added = decryption_key.added(item)
    return f"{added[0]} in it is not ours" if added else ""


def decide(desired: Desired, state: Left) -> Decision[Sequence[Object]]:
    kept = ", ".join(f"{name} stays: {why}" for name, why in state.kept.items())
    if not state.items:
        return Decision(action=Action.UNCHANGED, subject=SUBJECT, detail=kept)
    names = ", ".join(item["metadata"]["name"] for item in state.items)
    detail = "; ".join(filter(None, (names, kept)))
    return Decision(action=Action.DELETED, subject=SUBJECT, detail=detail, work=state.items)


def act(target: Target, facts: Facts, decision: Decision[Sequence[Object]]) -> Facts:
    for item in decision.work or ():
        _revoke(target, item)
        target.client.delete(item, unchanged=True)
    return facts


def _revoke(target: Target, item: Object) -> None:
    """Its deploy key, if it holds one of ours: before the Secret goes, which alone says so."""
    repository, public = piece_keys.repository(item), secret.public_key(item)
    if public and repository in target.run.fleet.repositories:
        held = piece_keys.host_keys(target, repository)
        listed = host_keys.of_pieces(target.desired, held.listed(fresh=True) or (), known={public})
        held.revoke([key for key in listed if key.public == public])


STEP = Step(name="platform leftovers", look=look, decide=decide, act=act)
