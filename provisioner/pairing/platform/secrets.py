"""The Secrets of the platform: written before its objects, and never in Git."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.clusters.client import Client, Object
from provisioner.flux.platform import tenant
from provisioner.flux.platform.base import LABEL, SecretMade
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target

SUBJECT = "Secrets of the platform"
Place = tuple[str, str]  # namespace and name


@dataclass(frozen=True, kw_only=True)
class SecretsState:
    """By place. `ours` are marked as the platform's; `others` have a name that it needs."""

    ours: Mapping[Place, Object] = field(repr=False)
    others: Sequence[Place] = ()


def listed(client: Client, namespace: str, *, names: bool = False) -> dict[Place, Object]:
    """All Secrets of the platform, by place: in Flux's namespace, and in those of tenants."""
    tenants = client.list("v1", "Namespace", labels=tenant.LABEL, names=True)
    everywhere = "" if tenants else namespace
    items = client.list("v1", "Secret", everywhere, labels=LABEL, names=names)
    spaces = {namespace, *(item["metadata"]["name"] for item in tenants)}
    return {place(item): item for item in items if item["metadata"]["namespace"] in spaces}


def place(item: Object) -> Place:
    return item["metadata"]["namespace"], item["metadata"]["name"]


def places(desired: Desired) -> dict[Place, SecretMade]:
    """What the pieces need, by place."""
    return {one.place(desired.namespace): one for one in desired.platform_secrets}


def look(target: Target, facts: Facts) -> SecretsState:
    ours = listed(target.client, target.desired.namespace)
    missing = [place for place in places(target.desired) if place not in ours]
    return SecretsState(ours=ours, others=_there(target.client, missing))


def _there(client: Client, places: Iterable[Place]) -> list[Place]:
    return [(space, name) for space, name in places if client.get("v1", "Secret", name, space)]


def decide(desired: Desired, state: SecretsState) -> Decision[Sequence[SecretMade]]:
    if state.others:
        raise Refused(
            f"cluster {desired.cluster}",
            f"Secret {'/'.join(state.others[0])} exists, and the platform did not make it",
            "provisioner never overwrites your objects. Rename this one, or the piece.",
        )
    wanted = places(desired)
    wrong = [one for place, one in wanted.items() if not _holds(state.ours.get(place), one)]
    if not wrong:
        return Decision(action=Action.UNCHANGED, subject=SUBJECT)
    made = any(one.place(desired.namespace) in state.ours for one in wrong)
    action = Action.CONFIGURED if made else Action.CREATED
    detail = ", ".join(one.name for one in wrong)
    return Decision(action=action, subject=SUBJECT, detail=detail, work=wrong)


def _holds(live: Object | None, wanted: SecretMade) -> bool:
    """Whether a Secret holds these entries, and no others."""
    if live is None:
        return False
    item = wanted.object(live["metadata"]["namespace"])
    labels = live["metadata"].get("labels") or {}
    marked = item["metadata"]["labels"].items() <= labels.items()
    return bool(marked and (live.get("data") or {}) == item["data"])


def act(target: Target, facts: Facts, decision: Decision[Sequence[SecretMade]]) -> Facts:
    for one in decision.work or ():
        item = one.object(target.desired.namespace)
        live = target.client.apply(item)
        # What another manager wrote stays when it is applied without it.
        if obsolete := (live.get("data") or {}).keys() - item["data"].keys():
            target.client.patch(item, {"data": dict.fromkeys(obsolete)})
    return facts


STEP = Step(name="platform secrets", look=look, decide=decide, act=act)
