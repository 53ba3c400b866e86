"""The former deliverer of a cluster ends, once the branch has the files of the new one: a hub loses
its access, and controllers of its own go. What was delivered stays as it is."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from provisioner.base.events import Action
from provisioner.clusters import waiting
from provisioner.clusters.client import Object
from provisioner.flux import spoke
from provisioner.pairing.flux_on_cluster import sync_objects
from provisioner.pairing.removal import namespace, revoke_keys, uninstall
from provisioner.pairing.removal.revoke_keys import KeysLeft
from provisioner.pairing.removal.uninstall import InstalledFlux
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step, Wait
from provisioner.pairing.run.snapshot import RECORD, identify
from provisioner.pairing.run.target import Target
from provisioner.pairing.spokes import withdraw

Objects = Sequence[Object]


def _before(desired: Desired) -> Desired:
    return desired.before or desired


def _facts(target: Target) -> Facts:
    return Facts(cluster=target.first_look)


def _look_access(target: Target, facts: Facts) -> withdraw.WithdrawState:
    return withdraw.look(target.before, _facts(target.before))


def _end_access(target: Target, facts: Facts, decision: Decision[Any]) -> Facts:
    withdraw.act(target.before, _facts(target.before), decision)
    return facts


def _look_old(target: Target, facts: Facts) -> Objects:
    """Under the name that a renamed spoke had."""
    return withdraw.on_hub(target.before)


def _decide_old(desired: Desired, held: Objects) -> Decision[Objects]:
    subject = f"former name of {desired.cluster} on {desired.pairing.gitops.hub}"
    if not held:
        return Decision(action=Action.UNCHANGED, subject=subject)
    detail = "removed: " + ", ".join(map(identify, held))
    return Decision(action=Action.DELETED, subject=subject, detail=detail, work=held)


def _forget_old(target: Target, facts: Facts, decision: Decision[Objects]) -> Facts:
    for item in decision.work or ():
        target.before.flux.delete(item)
    return facts


def _look_flux(target: Target, facts: Facts) -> InstalledFlux:
    """Without what lets the new hub in, which carries the same labels."""
    flux = uninstall.look(target.before, _facts(target.before))
    new = set(map(identify, target.desired.components))
    roles = tuple(item for item in flux.roles if identify(item) not in new)
    return dataclasses.replace(flux, roles=roles)


def _end_flux(target: Target, facts: Facts, decision: Decision[Any]) -> Facts:
    uninstall.act(target.before, _facts(target.before), decision)
    return facts


def _look_rest(target: Target, facts: Facts) -> Objects:
    """What the install and the pairing put into the namespace, but for the record and for what
    lets the new hub in."""
    kept = {f"ConfigMap/{RECORD}", *map(identify, target.desired.components)}
    put = namespace.put_there(target.client, _before(target.desired))
    return [item for item in put if identify(item) not in kept]


def _decide_rest(desired: Desired, rest: Objects) -> Decision[Objects]:
    subject = f"namespace {desired.namespace}"
    if not rest:
        return Decision(action=Action.UNCHANGED, subject=subject)
    detail = "without " + ", ".join(map(identify, rest))
    return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=rest)


def _clear(target: Target, facts: Facts, decision: Decision[Objects]) -> Facts:
    for item in decision.work or ():
        target.client.delete(item)
    return facts


def _look_keys(target: Target, facts: Facts) -> KeysLeft:
    used = facts.cluster.record.get("fingerprint", "")
    remote = target.host.remote()
    asked = remote.keyed or used
    listed = target.host_keys.listed(fresh=not target.planning) if asked else ()
    return KeysLeft(listed=listed, keyed=remote.keyed, known=frozenset(filter(None, (used,))))


def _revoke(target: Target, facts: Facts, decision: Decision[Any]) -> Facts:
    target.host_keys.revoke(decision.work or [])
    return facts


@dataclass(frozen=True, kw_only=True)
class OnHub:
    """`root`: the Kustomization of the former hub, as long as it is there."""

    root: Object | None


def _look_hub(target: Target, facts: Facts) -> OnHub:
    before = target.before
    root = before.first_look.root
    return OnHub(root=root if root and spoke.marked(root, before.desired) else None)


def _decide_hub(desired: Desired, state: OnHub) -> Decision[Object]:
    before = _before(desired)
    meta, hub = before.root["metadata"], before.pairing.gitops.hub
    subject = f"Kustomization {meta['namespace']}/{meta['name']} on {hub}"
    if state.root is None:
        return Decision(action=Action.UNCHANGED, subject=subject)
    detail = f"by Flux of {hub}, whose Git has it no more"
    return Decision(action=Action.DELETED, subject=subject, detail=detail, work=state.root)


def _until_gone(
    target: Target, facts: Facts, decision: Decision[Object]
) -> tuple[Facts, Decision[Object]]:
    """Its file has left the branch, so the Flux of the hub deletes it when it has fetched that."""
    before = target.before
    root, meta = before.desired.root, before.desired.root["metadata"]
    sync_objects.request(before, before.desired.source)
    waiting.until(
        before.flux,
        (root["apiVersion"], root["kind"], meta["namespace"], meta["name"]),
        lambda item: True if item is None else None,
        target.deadline(),
        lambda item: f"{before.desired.pairing.gitops.hub} has not deleted it yet",
    )
    return facts, decision


ACCESS = Step(
    name="access",
    look=_look_access,
    decide=lambda desired, state: withdraw.decide(_before(desired), state),
    act=_end_access,
)
FLUX = Step(
    name="controllers",
    look=_look_flux,
    decide=lambda desired, state: uninstall.decide(_before(desired), state),
    act=_end_flux,
)
OLD = Step(name="old access", look=_look_old, decide=_decide_old, act=_forget_old)
REST = Step(name="namespace", look=_look_rest, decide=_decide_rest, act=_clear)
KEYS = Step(name="deploy key", look=_look_keys, decide=revoke_keys.decide, act=_revoke)
HUB = Wait(name="hub", look=_look_hub, decide=_decide_hub, wait=_until_gone, predict=_decide_hub)
