"""The webhooks of a cluster that leaves are deleted first, while it still knows their URLs. Those
that clusters which stay use as well are left alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provisioner.base.events import Action
from provisioner.handover.fleet import Pairing
from provisioner.handover.platform.receiver import hosted
from provisioner.pairing.platform.webhooks import at_host, endpoints, shared, step
from provisioner.pairing.platform.webhooks.shared import Stays, Users
from provisioner.pairing.platform.webhooks.step import AtHost, WebhooksState
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import WEBHOOKS, Snapshot
from provisioner.pairing.run.target import Run, Target

STAYS = (
    "cluster {name}: its webhook on repository {repository}, to {address}/hook/..., stays: the "
    "cluster is gone, and nothing else knows its whole URL. Delete it in the repository's settings."
)


def concerns(pairing: Pairing, cluster: Snapshot) -> bool:
    return bool(hosted(pairing.platform) or cluster.record.get(WEBHOOKS))


def decide(desired: Desired, state: WebhooksState) -> Decision[Sequence[AtHost]]:
    left = list(_ours(state))
    stays = [shared.said(one, names) for one, names in sorted(_used(state).items())]
    stays += [step.LOST.format(repository=one.repository) for one in state.lost]
    if left:
        places = ", ".join(sorted({repository for repository, _ in left}))
        detail = "; ".join([f"deleted on {places}", *stays])
        return Decision(action=Action.DELETED, subject=step.SUBJECT, detail=detail, work=left)
    action = Action.SKIPPED if stays else Action.UNCHANGED
    return Decision(action=action, subject=step.SUBJECT, detail="; ".join(stays))


def _used(state: WebhooksState) -> Users:
    """What is there, and others use."""
    there = {(repository, hook.url) for repository, hooks in state.hooks.items() for hook in hooks}
    return {one: names for one, names in state.users.items() if one in there}


def _ours(state: WebhooksState) -> Iterator[AtHost]:
    """What nobody else uses."""
    ours = step.ours(state) - state.users.keys()
    for repository, hooks in state.hooks.items():
        for hook in hooks:
            if (repository, hook.url) in ours:
                yield repository, hook


def act(target: Target, facts: Facts, decision: Decision[Sequence[AtHost]]) -> Facts:
    for repository, hook in decision.work or ():
        at_host.remove(target, repository, hook)
    return facts


def staying(run: Run, name: str, stays: Stays) -> Iterator[str]:
    """What to say of a cluster that is gone."""
    for one in endpoints.of(run.fleet.pairings[name], {}):
        if one.address and not shared.of_gone(run, name, one, stays):
            yield STAYS.format(name=name, repository=one.piece.repository, address=one.address)


def leaving(stays: Stays) -> Step[WebhooksState, Sequence[AtHost]]:
    """The step of a run in which other clusters may leave as well."""

    def look(target: Target, facts: Facts) -> WebhooksState:
        return step.look(target, facts, stays)

    return Step(name="webhooks", look=look, decide=decide, act=act)
