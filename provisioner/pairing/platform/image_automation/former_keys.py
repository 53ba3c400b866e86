"""Writing keys that no Secret of the cluster holds any more are revoked, once what they pushed for
is gone."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from provisioner.base.events import Action
from provisioner.flux import secret
from provisioner.git.hosts.base import HostKey
from provisioner.pairing.branch import identity_file
from provisioner.pairing.credentials import host_keys
from provisioner.pairing.platform.image_automation import writing_key
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target

SUBJECT = "former writing keys"


@dataclass(frozen=True, kw_only=True)
class Listed:
    """`keys`: the writing keys of this cluster on the host; `used`: the public halves of those that
    its Secrets hold, in a plan of those that stay."""

    keys: Sequence[HostKey]
    used: Collection[str]


def look(target: Target, facts: Facts) -> Listed:
    listed = _listed(target, fresh=False)
    used = _used(target, facts) if listed else set()
    if target.planning or not any(key.public not in used for key in listed):
        return Listed(keys=listed, used=used)
    fresh = Facts(cluster=facts.cluster.again())
    return Listed(keys=_listed(target, fresh=True), used=_used(target, fresh))


def _listed(target: Target, *, fresh: bool) -> list[HostKey]:
    """Those of the cluster that this one has replaced too."""
    listed = target.host_keys.listed(fresh=fresh) or ()
    keys = host_keys.writing(target.desired, listed)
    if uid := identity_file.former_uid(target):
        keys += host_keys.writing(dataclasses.replace(target.desired, uid=uid), listed)
    return keys


def _used(target: Target, facts: Facts) -> set[str]:
    stay = {one.secret for one in writing_key.writers(target)}
    items = facts.cluster.platform_secrets.items()
    return {
        secret.public_key(item) for (_, name), item in items if not target.planning or name in stay
    }


def decide(desired: Desired, state: Listed) -> Decision[Sequence[HostKey]]:
    old = [key for key in state.keys if key.public not in state.used]
    if not old:
        return Decision(action=Action.UNCHANGED, subject=SUBJECT)
    detail = f"revoked: {', '.join(key.title for key in old)}"
    return Decision(action=Action.DELETED, subject=SUBJECT, detail=detail, work=old)


def act(target: Target, facts: Facts, decision: Decision[Sequence[HostKey]]) -> Facts:
    target.host_keys.revoke(decision.work or ())
    return facts


STEP = Step(name="former writing keys", look=look, decide=decide, act=act)
