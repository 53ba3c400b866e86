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
from provisioner.pairing.branch import change_request, file_changes, folder
from provisioner.pairing.branch.file_changes import Decided, Published
from provisioner.pairing.run.desired_state import Desired

PAUSE = 5.0  # seconds between two looks whether it was merged, growing to ten times that
AGAIN = (
    "Merge it in any way and run again, or pass `--wait 1h`; what does not need it is done already."
)


@dataclass(frozen=True, kw_only=True)
class Publisher:
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
        return change_request.branch(self.fleet)


def rehearse(way: Publisher) -> None:
    """Raise what would keep the files from getting in; nothing is sent."""
    changes = way.repository.changes
    if changes == "none":
        folder.check(way.repository)
        return
    way.host.check(["push"] if changes == "push" else ["propose"])
    if changes == "push":
        way.clone.rehearse()
    elif way.clone.head is None:
        raise BadInput(
            way.clone.url,
            "has no commit yet, so nothing can be proposed to it",
            f"Make branch {way.clone.branch} with a first commit, such as a README.",
        )
    else:
        way.clone.rehearse(way.branch)


def publish(way: Publisher, all_desired: Sequence[Desired], *, planning: bool) -> Published:
    """Decide for every cluster; unless planning, one commit for all of them gets under way."""
    decided = Decided()
    if planning:
        decided.all(way.clone, all_desired)
        return file_changes.published(
            way.clone, all_desired, decided, how=HOW[way.repository.changes]
        )
    return WAYS[way.repository.changes](way, all_desired, decided)


def _push(way: Publisher, all_desired: Sequence[Desired], decided: Decided) -> Published:
    write = functools.partial(decided.all, way.clone, all_desired)
    commit = way.clone.publish(write, functools.partial(file_changes.message, all_desired, decided))
    return file_changes.published(way.clone, all_desired, decided, commit=commit)


def _propose(way: Publisher, all_desired: Sequence[Desired], decided: Decided) -> Published:
    changes = decided.all(way.clone, all_desired)
    if not changes:
        change_request.tidy(way.clone, way.host, way.branch)
        return file_changes.published(way.clone, all_desired, decided)
    message = file_changes.message(all_desired, decided)
    offer = change_request.Offer(
        branch=way.branch,
        changes=changes,
        message=message,
        title=message.splitlines()[0],
        body=change_request.body(all_desired, decided),
        held=lambda commit: _held(way.clone, all_desired, decided, commit),
    )
    request = change_request.make(way.clone, way.host, offer)
    return _awaited(way, all_desired, decided, request.url)


def _leave(way: Publisher, all_desired: Sequence[Desired], decided: Decided) -> Published:
    if not decided.all(way.clone, all_desired):
        return file_changes.published(way.clone, all_desired, decided)
    left_in = folder.write(
        way.repository,
        [desired for desired in all_desired if decided.writes[desired.cluster]],
        decided,
    )
    return _awaited(way, all_desired, decided, f"files in {left_in} into branch {way.clone.branch}")


WAYS = {"push": _push, "change-request": _propose, "none": _leave}
HOW = {"push": "", "change-request": "by change request", "none": "to a folder"}


def _held(clone: Clone, all_desired: Sequence[Desired], decided: Decided, commit: str) -> bool:
    """Whether a commit holds what is to be written."""
    try:
        return not any(
            file_changes.decide(desired, clone.files(desired.directory, commit))
            for desired in all_desired
            if decided.writes[desired.cluster]
        )
    except (Refused, BadInput):
        return False


def _awaited(
    way: Publisher, all_desired: Sequence[Desired], decided: Decided, what: str
) -> Published:
    """Those whose files have to get in first wait, here if that was asked for, else for the next
    run."""
    names = [desired.cluster for desired in all_desired if decided.writes[desired.cluster]]
    later = _merged(way, all_desired, what) if way.wait else None
    if later is None:
        pending = Pending(way.clone.url, f"waiting for merge: {what}", AGAIN)
        return file_changes.published(
            way.clone, all_desired, decided, pending=dict.fromkeys(names, pending)
        )
    return file_changes.published(
        way.clone, all_desired, later, commit=way.clone.head, changed=names
    )


def _merged(way: Publisher, all_desired: Sequence[Desired], what: str) -> Decided | None:
    """What is decided once the branch holds the files; None when that takes too long or the run is
    to stop."""
    deadline, pause = Deadline.after(way.wait), PAUSE
    while not way.stopping.wait(min(pause, deadline.left())):
        way.told(what)
        pause = min(pause * 1.2, PAUSE * 10)
        decided = _looked(way, all_desired)
        if decided and not any(decided.writes.values()):
            if way.repository.changes == "change-request":
                change_request.tidy(way.clone, way.host, way.branch)
            return decided
        if deadline.over():
            return None
        if way.repository.changes == "change-request":
            change_request.open_still(way.host, way.branch)
    return None


def _looked(way: Publisher, all_desired: Sequence[Desired]) -> Decided | None:
    """Decided on the branch as it is now; None while its host does not answer."""
    try:
        way.clone.fetch()
    except Unreachable as error:
        way.told(str(error))
        return None
    decided = Decided()
    decided.all(way.clone, all_desired)
    return decided


def remove(way: Publisher, changes: Callable[[], Changes], message: str) -> str:
    """Take files out of the branch, in the way in which they got in; what became of that, or
    nothing to do."""
    if way.repository.changes == "push":
        return "removed" if way.clone.publish(changes, lambda: message) else ""
    wanted = changes()
    if not wanted:
        return ""
    if way.repository.changes == "none":
        return f"still in branch {way.clone.branch}: remove it there"
    title, branch = message.splitlines()[0], f"{way.branch}-leaving-{_digest(wanted)}"
    held = functools.partial(_without, way.clone, wanted)
    offer = change_request.Offer(
        branch=branch, changes=wanted, message=message, title=title, body=message, held=held
    )
    return f"removal proposed: {change_request.make(way.clone, way.host, offer).url}"


def _digest(changes: Changes) -> str:
    """Who leaves later has a branch of its own."""
    return hashlib.sha256("\0".join(sorted(changes)).encode()).hexdigest()[:8]


def _without(clone: Clone, changes: Changes, commit: str) -> bool:
    """Whether a commit lacks all these files."""
    folders = {path.rpartition("/")[0] for path in changes}
    there = {f"{folder}/{name}" for folder in folders for name in clone.files(folder, commit)}
    return not there & set(changes)
