"""The webhooks of a cluster that leaves are deleted first, while it still knows their URLs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provisioner.base.events import Action
from provisioner.handover.fleet import Pairing
from provisioner.handover.platform.receiver import hosted
from provisioner.pairing.platform.webhooks import at_host, endpoints, step
from provisioner.pairing.platform.webhooks.step import AtHost, WebhooksState
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import WEBHOOKS, Snapshot
from provisioner.pairing.run.target import Target

STAYS = (
    "cluster {name}: its webhook on repository {repository}, to {address}/hook/..., stays: the "
    "cluster is gone, and nothing else knows its whole URL. Delete it in the repository's settings."
)


def concerns(pairing: Pairing, cluster: Snapshot) -> bool:
    return bool(hosted(pairing.platform) or cluster.record.get(WEBHOOKS))


def decide(desired: Desired, state: WebhooksState) -> Decision[Sequence[AtHost]]:
    left = list(_ours(state))
    lost = [step.LOST.format(repository=one.repository) for one in state.lost]
    if left:
        places = ", ".join(sorted({repository for repository, _ in left}))
        detail = "; ".join([f"deleted on {places}", *lost])
        return Decision(action=Action.DELETED, subject=step.SUBJECT, detail=detail, work=left)
    action = Action.SKIPPED if lost else Action.UNCHANGED
    return Decision(action=action, subject=step.SUBJECT, detail="; ".join(lost))


def _ours(state: WebhooksState) -> Iterator[AtHost]:
    """What the record has, and what the Receivers have now."""
    noted = {(one.repository, one.url) for one in state.noted}
    wanted = {(one.piece.repository, one.url) for one in state.wanted}
    for repository, hooks in state.hooks.items():
        for hook in hooks:
            if (repository, hook.url) in noted | wanted:
                yield repository, hook


def act(target: Target, facts: Facts, decision: Decision[Sequence[AtHost]]) -> Facts:
    for repository, hook in decision.work or ():
        at_host.remove(target, repository, hook)
    return facts


def staying(name: str, pairing: Pairing) -> Iterator[str]:
    """What to say of a cluster that is gone."""
    for one in endpoints.of(pairing, {}):
        if one.address:
            yield STAYS.format(name=name, repository=one.piece.repository, address=one.address)


STEP = Step(name="webhooks", look=step.look, decide=decide, act=act)
