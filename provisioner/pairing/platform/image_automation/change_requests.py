"""What image automation has pushed to a branch of its own is proposed to the branch that clusters
follow. Whether it has got there is seen in the content: somebody may have squashed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from provisioner.base.events import Action
from provisioner.git import branches
from provisioner.git.branches import Tip
from provisioner.git.clone import Clone
from provisioner.git.hosts.base import ChangeRequest
from provisioner.handover import fleet_pieces
from provisioner.handover.platform.image_automation import Declaration
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target

SUBJECT = "change requests for images"
TITLE = "Update images"
BODY = "New images, committed by {title} of cluster {cluster}, fleet {fleet}.\n"


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What `branch` holds and the followed one does not. `request`: the newest one from there."""

    title: str
    branch: str
    paths: tuple[str, ...] = ()
    request: ChangeRequest | None = None


def proposing(target: Target) -> list[Declaration]:
    pieces = fleet_pieces.carried(target.run.fleet, target.desired.pairing)
    return [one for one in pieces if isinstance(one, Declaration) and one.proposes]


def look(target: Target, facts: Facts) -> Sequence[Proposal]:
    return [_proposal(target, one) for one in proposing(target)]


def _proposal(target: Target, piece: Declaration) -> Proposal:
    branch, clone = str(piece.push_branch), target.prepared.result().clone
    tip = branches.tip(clone, branch)
    paths = _different(clone, tip) if tip else ()
    request = target.host.proposed(branch) if paths else None
    if tip and request and request.state == "merged" and request.commit:
        clone.ensure(request.commit)
        paths = _different(clone, tip, request.commit) and paths
    if tip and request and _speaks_of_older(request, clone.committed(tip.commit)):
        request = None
    return Proposal(title=piece.title, branch=branch, paths=paths, request=request)


def _speaks_of_older(request: ChangeRequest, committed: float) -> bool:
    """Whether it was closed before the images came that are there now."""
    return request.state == "closed" and request.closed is not None and request.closed < committed


def _different(clone: Clone, tip: Tip, revision: str | None = None) -> tuple[str, ...]:
    """The paths of its last commit that a revision, by default the head of the followed branch,
    holds otherwise. What was merged as it is, and changed by somebody since, is no news."""
    texts = ((path, clone.text(path, tip.commit)) for path in tip.paths)
    return tuple(path for path, text in texts if clone.text(path, revision) != text)


def decide(desired: Desired, state: Sequence[Proposal]) -> Decision[Sequence[Proposal]]:
    waiting = [one for one in state if one.paths]
    new = [one for one in waiting if one.request is None or one.request.state == "merged"]
    if new:
        detail = ", ".join(f"{one.branch} changes {', '.join(one.paths)}" for one in new)
        return Decision(action=Action.CREATED, subject=SUBJECT, detail=detail, work=new)
    closed = [one for one in waiting if one.request and one.request.state == "closed"]
    if closed:
        detail = ", ".join(f"{one.request.url} was closed" for one in closed if one.request)
        hint = "open it again, or wait for newer images"
        return Decision(action=Action.SKIPPED, subject=SUBJECT, detail=f"{detail}: {hint}")
    detail = ", ".join(f"{one.request.url} is open" for one in waiting if one.request)
    return Decision(action=Action.UNCHANGED, subject=SUBJECT, detail=detail)


def act(target: Target, facts: Facts, decision: Decision[Sequence[Proposal]]) -> Facts:
    for one in decision.work or ():
        target.lease.check()
        body = BODY.format(title=one.title, cluster=target.name, fleet=target.desired.fleet)
        with target.prepared.result().clone.noting("propose", one.branch):
            target.host.propose(branch=one.branch, title=TITLE, body=body)
    return facts


STEP = Step(name="change requests", look=look, decide=decide, act=act)
