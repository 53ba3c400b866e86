"""Change requests: one branch of ours a fleet, with one commit on top of the branch that clusters
follow."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from provisioner.base.errors import Refused
from provisioner.flux import files, versions
from provisioner.git import branches, faults
from provisioner.git.branches import Tip
from provisioner.git.clone import Changes, Clone
from provisioner.git.hosts.base import ChangeRequest, Host
from provisioner.pairing.branch.file_changes import Decided
from provisioner.pairing.run.desired_state import Desired

TRIES = 3
Do = Literal["push", "propose", "wait"]


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What is proposed. `held` tells whether a commit holds it already."""

    branch: str
    changes: Changes
    message: str
    title: str
    body: str
    held: Callable[[str], bool]


@dataclass(frozen=True, kw_only=True)
class Seen:
    """The branch's last commit, whether it holds what is to be proposed, and the newest change
    request from there. `wanted`: the paths that are to be changed."""

    branch: str
    tip: Tip | None
    held: bool
    request: ChangeRequest | None
    wanted: frozenset[str] = frozenset()


def branch(fleet: str) -> str:
    return f"provisioner/{fleet}"


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
    held = tip is not None and offer.held(tip.commit)
    wanted = frozenset(offer.changes)
    seen = Seen(branch=offer.branch, tip=tip, held=held, request=request, wanted=wanted)
    do = decide(clone.url, seen)
    if do == "wait" and request:
        return request
    if do == "push":
        branches.offer(clone, offer.branch, offer.changes, offer.message, over=tip)
    return host.propose(branch=offer.branch, title=offer.title, body=offer.body)


def decide(subject: str, seen: Seen) -> Do:
    """What is to be done. Nobody else's commit is ever overwritten, and who has closed a request is
    not pestered."""
    state = seen.request.state if seen.request else "none"
    if seen.tip is None:
        return "push"
    if seen.held and state == "open":
        return "wait"
    if seen.held and state == "closed" and seen.request:
        raise closed(subject, seen.request)
    if seen.held and state == "none":
        return "propose"
    if not seen.tip.ours:
        raise Refused(
            subject,
            f"branch {seen.branch} ends in a commit of {seen.tip.author or 'somebody else'}, not "
            f"of ours",
            f"Keep what is needed of it elsewhere and delete {seen.branch}; it is made anew.",
        )
    dropped = sorted(set(seen.tip.paths) - seen.wanted)
    if seen.request and state == "open" and dropped:
        raise Refused(
            subject,
            f"change request {seen.request.url} waits with other changes, such as of {dropped[0]}",
            f"Merge it first; or close it and delete branch {seen.branch}.",
        )
    return "push"


def closed(subject: str, request: ChangeRequest) -> Refused:
    return Refused(
        subject,
        f"change request {request.url} was closed without being merged",
        f"Reopen it, or delete branch {request.branch} to have it proposed anew.",
    )


def open_still(host: Host, branch: str) -> None:
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


def body(all_desired: Sequence[Desired], decided: Decided) -> str:
    """What changes per cluster, in Markdown."""
    import jinja2

    changed = [desired for desired in all_desired if decided.writes[desired.cluster]]
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False)  # noqa: S701  # Markdown
    return environment.from_string(BODY).render(
        fleet=all_desired[0].fleet,
        count=len(changed),
        clusters=[_told(desired, decided) for desired in changed],
    )


def _told(desired: Desired, decided: Decided) -> dict[str, object]:
    have, writes = decided.have[desired.cluster], decided.writes[desired.cluster]
    before, version = (
        versions.of_components(have.get(files.COMPONENTS, "")),
        desired.pairing.gitops.flux_version,
    )
    what = f"Flux {before} to {version}" if before not in ("", version) else f"Flux {version}"
    states = [(name, "changed" if name in have else "new") for name in sorted(writes)]
    return {"name": desired.cluster, "what": what, "folder": desired.directory, "files": states}
