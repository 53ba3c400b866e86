"""Change requests: one branch of ours a fleet, with one commit on top of the branch that clusters
follow."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from provisioner.base.errors import Refused
from provisioner.git import branches, faults
from provisioner.git.branches import Tip
from provisioner.git.clone import Changes, Clone
from provisioner.git.hosts.base import ChangeRequest, Host
from provisioner.handover.repositories.base import PROPOSED
from provisioner.pairing.branch import file_changes, templates
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.repository_state import FileChanges

TRIES = 3
Do = Literal["push", "propose", "wait"]


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """What is proposed. `held` tells whether a commit holds it already."""

    branch: str
    changes: Changes
    message: str
    title: str
    body: str
    held_by: Callable[[str], bool]


class RequestState(msgspec.Struct, frozen=True, kw_only=True):
    """The branch's last commit, whether it holds what is to be proposed, and the newest change
    request from there. `wanted`: the paths that are to be changed."""

    branch: str
    tip: Tip | None
    held: bool
    request: ChangeRequest | None
    wanted: frozenset[str] = frozenset()


def branch(fleet: str, part: str = "") -> str:
    """`part`: the name of one of several runs side by side. They would replace each other's commit
    on a common branch."""
    return f"{PROPOSED}{fleet}-{part}" if part else f"{PROPOSED}{fleet}"


def make(clone: Clone, host: Host, offer: Offer) -> ChangeRequest:
    """The open change request that holds the offer: the one that is there, or one made or brought
    up to date now."""
    for _ in range(TRIES):
        with contextlib.suppress(faults.Raced):  # another run was at it: look again
            return _made(clone, host, offer)
    return _made(clone, host, offer)


def _made(clone: Clone, host: Host, offer: Offer) -> ChangeRequest:
    tip = branches.tip(clone, offer.branch)
    request = host.proposed(offer.branch)
    state = RequestState(
        branch=offer.branch,
        tip=tip,
        held=tip is not None and offer.held_by(tip.commit),
        request=request,
        wanted=frozenset(offer.changes),
    )
    action = decide(clone.url, state)
    if action == "wait" and request:
        return request
    if action == "push":
        branches.offer(clone, offer.branch, offer.changes, offer.message, over=tip)
    with clone.noting("propose", offer.branch):
        return host.propose(branch=offer.branch, title=offer.title, body=offer.body)


def decide(subject: str, state: RequestState) -> Do:
    """Nobody else's commit is ever overwritten, and a request that was closed is not opened again
    unasked."""
    request, tip = state.request, state.tip
    if tip is None:
        return "push"
    if state.held and request is None:
        return "propose"
    if state.held and request and request.state == "open":
        return "wait"
    if state.held and request and request.state == "closed":
        raise closed(subject, request)
    _check_ours(subject, state.branch, tip)
    dropped = sorted(set(tip.paths) - state.wanted)
    if request and request.state == "open" and dropped:
        raise Refused(
            subject,
            f"change request {request.url} still holds other changes, such as to {dropped[0]}",
            f"Merge it first; or close it and delete branch {state.branch}.",
        )
    return "push"


def _check_ours(subject: str, branch: str, tip: Tip) -> None:
    if not tip.ours:
        raise Refused(
            subject,
            f"branch {branch} ends in a commit by {tip.author or 'somebody else'}, "
            "not by provisioner",
            f"Save what you need of it elsewhere and delete {branch}; it will be created again.",
        )


def closed(subject: str, request: ChangeRequest) -> Refused:
    return Refused(
        subject,
        f"change request {request.url} was closed without being merged",
        f"Reopen it, or delete branch {request.branch} to have it proposed anew.",
    )


def check_open(host: Host, branch: str) -> None:
    """Refused when somebody has closed it meanwhile."""
    request = host.proposed(branch)
    if request and request.state == "closed":
        raise closed(request.url, request)


def tidy(clone: Clone, host: Host, branch: str) -> None:
    """Delete a branch of ours that is no longer needed; one that somebody has put something on
    stays, and one whose request is open: it may wait with what another command has proposed."""
    tip = branches.tip(clone, branch)
    if not tip or not tip.ours:
        return
    request = host.proposed(branch)
    if request is None or request.state != "open":
        with contextlib.suppress(faults.Raced, Refused):  # a leftover harms nobody
            branches.withdraw(clone, branch, tip)


BODY = """\
{{ count }} {{ "cluster" if count == 1 else "clusters" }} of fleet {{ fleet }} \
{{ "waits" if count == 1 else "wait" }} for this.
{% for cluster in clusters %}
### {{ cluster.name }}

{{ cluster.what }}, in `{{ cluster.folder }}`:
{% for name, state in cluster.files %}
- `{{ name }}` {{ state }}
{%- endfor %}
{% endfor %}
Merge it in any way (merge, squash or rebase) and run provisioner again: that the
files have arrived is seen in the branch's content. The branch of this request is then deleted.
"""


def body(members: Sequence[Desired], changes: FileChanges) -> str:
    """What changes per cluster, in Markdown."""
    changed = [desired for desired in members if changes.writes[desired.cluster]]
    return templates.render(
        BODY,
        fleet=members[0].fleet,
        count=len(changed),
        clusters=[_describe(desired, changes) for desired in changed],
    )


def _describe(desired: Desired, changes: FileChanges) -> dict[str, object]:
    before = file_changes.replaced_version(desired, changes)
    version = desired.pairing.gitops.flux_version
    held, writes = changes.held[desired.cluster], changes.writes[desired.cluster]
    states = [
        (
            path.removeprefix(f"{desired.directory}/"),
            "removed" if text is None else "changed" if path in held else "new",
        )
        for path, text in sorted(writes.items())
    ]
    return {
        "name": desired.cluster,
        "what": f"Flux {before} to {version}" if before else f"Flux {version}",
        "folder": desired.directory,
        "files": states,
    }
