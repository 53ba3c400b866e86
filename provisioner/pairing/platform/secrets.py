"""The Secrets of the platform: written before its objects, and never in Git."""

from __future__ import annotations

import base64
import dataclasses
import secrets as random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from provisioner.base.events import Action
from provisioner.base.secret import Secret
from provisioner.clusters.client import Client, Object
from provisioner.flux.platform.base import SecretMade
from provisioner.pairing.credentials import piece_secrets
from provisioner.pairing.flux_on_cluster import sync_objects
from provisioner.pairing.platform import readiness, users
from provisioner.pairing.run import snapshot
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import Place
from provisioner.pairing.run.target import Target

SUBJECT = "Secrets of the platform"
TOKEN_BYTES = 32  # of a token that is made here
SHORTEST = 16  # letters of one that is there already
Writing = Sequence[tuple[SecretMade, Object | None]]  # each with the one that is there


@dataclass(frozen=True, kw_only=True)
class SecretsState:
    """By place. `ours` are marked as the platform's; `others` have a name that it needs."""

    ours: Mapping[Place, Object] = field(repr=False)
    others: Sequence[Place] = ()


def places(desired: Desired) -> dict[Place, SecretMade]:
    """What the pieces need, by place."""
    return {one.place(desired.namespace): one for one in desired.platform_secrets}


def look(target: Target, facts: Facts) -> SecretsState:
    ours = facts.cluster.platform_secrets
    missing = [place for place in places(target.desired) if place not in ours]
    return SecretsState(ours=ours, others=_there(target.client, missing))


def _there(client: Client, places: Iterable[Place]) -> list[Place]:
    return [(space, name) for space, name in places if client.get("v1", "Secret", name, space)]


def decide(desired: Desired, state: SecretsState) -> Decision[Writing]:
    if state.others:
        raise piece_secrets.taken(desired.cluster, state.others[0])
    wanted = [(one, state.ours.get(place)) for place, one in places(desired).items()]
    wrong = [(one, live) for one, live in wanted if not _holds(live, one)]
    if not wrong:
        return Decision(action=Action.UNCHANGED, subject=SUBJECT)
    action = Action.CONFIGURED if any(live for _, live in wrong) else Action.CREATED
    detail = ", ".join(one.name for one, _ in wrong)
    return Decision(action=action, subject=SUBJECT, detail=detail, work=wrong)


def _holds(live: Object | None, wanted: SecretMade) -> bool:
    """Whether a Secret holds these entries, and no others but its tokens."""
    if live is None:
        return False
    item = filled(wanted, live).object(live["metadata"]["namespace"])
    labels = live["metadata"].get("labels") or {}
    marked = item["metadata"]["labels"].items() <= labels.items()
    return marked and _same_type(live, item) and (live.get("data") or {}) == item["data"]


def filled(wanted: SecretMade, live: Object | None) -> SecretMade:
    """With its tokens: those that it has, else new ones."""
    held = (live or {}).get("data") or {}
    tokens = {name: _token(held.get(name, "")) for name in wanted.tokens}
    return dataclasses.replace(wanted, entries={**wanted.entries, **tokens}, tokens=())


def _token(held: str) -> Secret:
    text = base64.b64decode(held).decode("utf-8", "replace")
    return Secret(text if len(text) >= SHORTEST else random.token_hex(TOKEN_BYTES))


def _same_type(live: Object, item: Object) -> bool:
    return bool(live.get("type", "Opaque") == item["type"])


def act(target: Target, facts: Facts, decision: Decision[Writing]) -> Facts:
    for one, live in decision.work or ():
        _write(target, filled(one, live).object(target.desired.namespace), live)
    if facts.cluster.record.get(snapshot.PLATFORM):
        _try_again(target, {one.name for one, _ in decision.work or ()})
    return facts


def _write(target: Target, item: Object, live: Object | None) -> None:
    if live and not _same_type(live, item):  # the type of a Secret can never be changed
        target.client.delete(live, unchanged=True)
    applied = target.client.apply(item)
    # What another manager wrote stays when it is applied without it.
    if obsolete := (applied.get("data") or {}).keys() - item["data"].keys():
        target.client.patch(item, {"data": dict.fromkeys(obsolete)})


def _try_again(target: Target, names: Collection[str]) -> None:
    """Whoever uses these Secrets has to show that the new entries work: `ready` is a proof only
    once the request has been handled."""
    items = [item for piece in target.desired.platform for item in piece.objects]
    for item in (sync_objects.of_platform(target.desired), *items):
        used = users.needed(item) & set(names) and not readiness.without_status(item)
        if used and target.client.serves(item):
            sync_objects.request(target, item)


STEP = Step(name="platform secrets", look=look, decide=decide, act=act)
