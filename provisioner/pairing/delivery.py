"""How a wave's files get into the branch: pushed, proposed as a change request, or left in a folder
for somebody else.

Whoever merges does it in any way: that the files have arrived is seen in the branch's content,
never in its history.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import BadInput, Pending, Refused, Unreachable
from provisioner.git.clone import Changes, Clone
from provisioner.git.hosts.base import Host
from provisioner.handover.repositories.base import Repository
from provisioner.pairing import folders, proposals, wave
from provisioner.pairing.want import Want
from provisioner.pairing.wave import Decided, Published

PAUSE = 5.0  # seconds between two looks whether it was merged, growing to ten times that
AGAIN = (
    "Merge it in any way and run again, or pass `--wait 1h`; what does not need it is done already."
)


@dataclass(frozen=True, kw_only=True)
class Road:
    """All that is needed to get something into one repository. `wait`: seconds that a merge is
    waited for; `told` hears what is waited for; `stopping` ends that."""

    clone: Clone
    repository: Repository
    host: Host
    fleet: str
    wait: float = 0.0
    told: Callable[[str], None] = lambda _text: None
    stopping: Event

    @property
    def branch(self) -> str:
        return proposals.branch(self.fleet)


def rehearse(road: Road) -> None:
    """Raise what would keep the files from getting in; nothing is sent."""
    changes = road.repository.changes
    if changes == "none":
        folders.check(road.repository)
        return
    road.host.check(road.repository, ["push"] if changes == "push" else ["propose"])
    if changes == "push":
        road.clone.rehearse()
    elif road.clone.head is None:
        raise BadInput(
            road.clone.url,
            "has no commit yet, so nothing can be proposed to it",
            f"Make branch {road.clone.branch} with a first commit, such as a README.",
        )
    else:
        road.clone.rehearse(road.branch)


def publish(road: Road, wants: Sequence[Want], *, planning: bool) -> Published:
    """Decide for every cluster; unless planning, one commit for all of them gets under way."""
    decided = Decided()
    if planning:
        decided.all(road.clone, wants)
        return wave.published(road.clone, wants, decided, how=HOW[road.repository.changes])
    return WAYS[road.repository.changes](road, wants, decided)


def _push(road: Road, wants: Sequence[Want], decided: Decided) -> Published:
    write = functools.partial(decided.all, road.clone, wants)
    commit = road.clone.publish(write, functools.partial(wave.message, wants, decided))
    return wave.published(road.clone, wants, decided, commit=commit)


def _propose(road: Road, wants: Sequence[Want], decided: Decided) -> Published:
    changes = decided.all(road.clone, wants)
    if not changes:
        proposals.tidy(road.clone, road.host, road.repository, road.branch)
        return wave.published(road.clone, wants, decided)
    message = wave.message(wants, decided)
    offer = proposals.Offer(
        branch=road.branch,
        changes=changes,
        message=message,
        title=message.splitlines()[0],
        body=proposals.body(wants, decided),
        held=lambda commit: _held(road.clone, wants, decided, commit),
    )
    request = proposals.make(road.clone, road.host, road.repository, offer)
    return _awaited(road, wants, decided, request.url)


def _leave(road: Road, wants: Sequence[Want], decided: Decided) -> Published:
    if not decided.all(road.clone, wants):
        return wave.published(road.clone, wants, decided)
    folder = folders.write(
        road.repository, [want for want in wants if decided.writes[want.cluster]], decided
    )
    return _awaited(road, wants, decided, f"files in {folder} into branch {road.clone.branch}")


WAYS = {"push": _push, "change-request": _propose, "none": _leave}
HOW = {"push": "", "change-request": "by change request", "none": "to a folder"}


def _held(clone: Clone, wants: Sequence[Want], decided: Decided, commit: str) -> bool:
    """Whether a commit holds what is to be written."""
    try:
        return not any(
            wave.decide(want, clone.files(want.directory, commit))
            for want in wants
            if decided.writes[want.cluster]
        )
    except (Refused, BadInput):
        return False


def _awaited(road: Road, wants: Sequence[Want], decided: Decided, what: str) -> Published:
    """Those whose files have to get in first wait, here if that was asked for, else for the next
    run."""
    names = [want.cluster for want in wants if decided.writes[want.cluster]]
    later = _merged(road, wants, what) if road.wait else None
    if later is None:
        pending = Pending(road.clone.url, f"waiting for merge: {what}", AGAIN)
        return wave.published(road.clone, wants, decided, pending=dict.fromkeys(names, pending))
    return wave.published(road.clone, wants, later, commit=road.clone.head, changed=names)


def _merged(road: Road, wants: Sequence[Want], what: str) -> Decided | None:
    """What is decided once the branch holds the files; None when that takes too long or the run is
    to stop."""
    deadline, pause = Deadline.after(road.wait), PAUSE
    while not road.stopping.wait(min(pause, deadline.left())):
        road.told(what)
        pause = min(pause * 1.2, PAUSE * 10)
        decided = _looked(road, wants)
        if decided and not any(decided.writes.values()):
            if road.repository.changes == "change-request":
                proposals.tidy(road.clone, road.host, road.repository, road.branch)
            return decided
        if deadline.over():
            return None
        if road.repository.changes == "change-request":
            proposals.open_still(road.host, road.repository, road.branch)
    return None


def _looked(road: Road, wants: Sequence[Want]) -> Decided | None:
    """Decided on the branch as it is now; None while its host does not answer."""
    try:
        road.clone.fetch()
    except Unreachable as error:
        road.told(str(error))
        return None
    decided = Decided()
    decided.all(road.clone, wants)
    return decided


def remove(road: Road, changes: Callable[[], Changes], message: str) -> str:
    """Take files out of the branch, in the way in which they got in; what became of that, or
    nothing to do."""
    if road.repository.changes == "push":
        return "removed" if road.clone.publish(changes, lambda: message) else ""
    wanted = changes()
    if not wanted:
        return ""
    if road.repository.changes == "none":
        return f"still in branch {road.clone.branch}: remove it there"
    title, branch = message.splitlines()[0], f"{road.branch}-leaving-{_digest(wanted)}"
    held = functools.partial(_without, road.clone, wanted)
    offer = proposals.Offer(
        branch=branch, changes=wanted, message=message, title=title, body=message, held=held
    )
    return f"removal proposed: {proposals.make(road.clone, road.host, road.repository, offer).url}"


def _digest(changes: Changes) -> str:
    """Who leaves later has a branch of its own."""
    return hashlib.sha256("\0".join(sorted(changes)).encode()).hexdigest()[:8]


def _without(clone: Clone, changes: Changes, commit: str) -> bool:
    """Whether a commit lacks all these files."""
    folders = {path.rpartition("/")[0] for path in changes}
    there = {f"{folder}/{name}" for folder in folders for name in clone.files(folder, commit)}
    return not there & set(changes)
