"""The Secrets of the platform: written before its objects, and never in Git."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.clusters.client import Client, Object
from provisioner.flux.platform.base import LABEL, SecretMade
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target

SUBJECT = "Secrets of the platform"


@dataclass(frozen=True, kw_only=True)
class SecretsState:
    """By name. `ours` are marked as the platform's; `others` have a name that it needs."""

    ours: Mapping[str, Object] = field(repr=False)
    others: Sequence[str] = ()


def listed(client: Client, namespace: str) -> dict[str, Object]:
    """All Secrets of the platform, by name."""
    items = client.list("v1", "Secret", namespace, labels=LABEL)
    return {item["metadata"]["name"]: item for item in items}


def look(target: Target, facts: Facts) -> SecretsState:
    desired = target.desired
    ours = listed(target.client, desired.namespace)
    missing = [one.name for one in desired.platform_secrets if one.name not in ours]
    others = [n for n in missing if target.client.get("v1", "Secret", n, desired.namespace)]
    return SecretsState(ours=ours, others=others)


def decide(desired: Desired, state: SecretsState) -> Decision[Sequence[SecretMade]]:
    if state.others:
        raise Refused(
            f"cluster {desired.cluster}",
            f"Secret {desired.namespace}/{state.others[0]} exists, and the platform did not make "
            "it",
            "provisioner never overwrites your objects. Rename this one, or the piece.",
        )
    wrong = [one for one in desired.platform_secrets if not _holds(state.ours.get(one.name), one)]
    if not wrong:
        return Decision(action=Action.UNCHANGED, subject=SUBJECT)
    made = any(one.name in state.ours for one in wrong)
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
