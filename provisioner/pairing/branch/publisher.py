"""How our files get into a branch: pushed, proposed as a change request, or left in a folder for
somebody else.

Whoever merges may do so in any way: that the files have arrived is seen in the branch's content,
never in its history.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from threading import Event

import msgspec

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import BadInput, Pending, Refused, Unreachable
from provisioner.git.clone import Changes, Clone
from provisioner.git.hosts.base import Host
from provisioner.handover.repositories.base import Repository
from provisioner.pairing.branch import change_request, file_changes, folder
from provisioner.pairing.branch.encryption import new_key
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.repository_state import FileChanges, Published, Writes, texts_at

PAUSE = 5.0  # seconds between two looks whether it was merged, growing to ten times that
AGAIN = "Merge it in any way and run again, or pass `--wait 1h`; everything else is done already."
HOW = {"push": "", "change-request": "by change request", "none": "to a folder"}
Members = Sequence[Desired]


class Publisher(msgspec.Struct, frozen=True, kw_only=True):
    """All that is needed to get something into one repository. `part`: as in Options. `wait`:
    seconds that somebody may take to merge; `notify` is called with what is waited for; `stopping`
    ends that."""

    clone: Clone
    repository: Repository
    host: Host
    fleet: str
    part: str = ""
    wait: float = 0.0
    notify: Callable[[str], None] = lambda _text: None
    stopping: Event

    @property
    def branch(self) -> str:
        return change_request.branch(self.fleet, self.part)


def rehearse(publisher: Publisher) -> None:
    """Raise what would keep the files from getting in; nothing is sent."""
    clone, repository = publisher.clone, publisher.repository
    if repository.changes == "none":
        folder.check(repository)
    elif repository.changes == "push":
        publisher.host.check(["push"])
        clone.rehearse()
    else:
        publisher.host.check(["propose"])
        _check_base(clone)
        clone.rehearse(publisher.branch)


def _check_base(clone: Clone) -> None:
    if clone.head is None:
        raise BadInput(
            clone.url,
            "has no commit yet, so nothing can be proposed to it",
            f"Create branch {clone.branch} with a first commit, such as a README.",
        )


def predict(publisher: Publisher, changes: FileChanges) -> Published:
    """What a plan says of the files."""
    how = HOW[publisher.repository.changes]
    return file_changes.published(publisher.clone, changes, how=how)


def publish(publisher: Publisher, members: Members, changes: FileChanges) -> Published:
    """Get the changes in, for all clusters at once. `changes` are decided anew only if the branch
    has moved since."""
    return WAYS[publisher.repository.changes](publisher, members, changes)


def _push(publisher: Publisher, members: Members, changes: FileChanges) -> Published:
    clone, current = publisher.clone, changes

    def write() -> Changes:
        nonlocal current
        if clone.head != current.head:
            current = file_changes.decide_all(clone, members)
        return current.files

    commit = clone.publish(write, lambda: file_changes.message(members, current))
    return file_changes.published(clone, current, commit=commit)


def _propose(publisher: Publisher, members: Members, changes: FileChanges) -> Published:
    clone, host = publisher.clone, publisher.host
    if not changes.files:
        change_request.tidy(clone, host, publisher.branch)
        return file_changes.published(clone, changes)
    message = file_changes.message(members, changes)
    offer = change_request.Offer(
        branch=publisher.branch,
        changes=changes.files,
        message=message,
        title=message.splitlines()[0],
        body=change_request.body(members, changes),
        held_by=lambda commit: _held_by(clone, members, changes, commit),
    )
    request = change_request.make(clone, host, offer)
    return _await(publisher, members, changes, request.url)


def _leave_in_folder(publisher: Publisher, members: Members, changes: FileChanges) -> Published:
    clone = publisher.clone
    if not changes.files:
        return file_changes.published(clone, changes)
    waiting = [desired for desired in members if changes.writes[desired.cluster]]
    place, changes = folder.write(publisher.repository, waiting, changes)
    return _await(publisher, members, changes, f"files in {place} into branch {clone.branch}")


WAYS = {"push": _push, "change-request": _propose, "none": _leave_in_folder}


def _held_by(clone: Clone, members: Members, changes: FileChanges, commit: str) -> bool:
    """Whether a commit holds what is to be written."""
    waiting = [desired for desired in members if changes.writes[desired.cluster]]
    try:
        return not new_key.left(clone, waiting, commit) and not any(
            file_changes.decide(desired, file_changes.read(clone, desired, commit))
            for desired in waiting
        )
    except (Refused, BadInput):
        return False


def _await(publisher: Publisher, members: Members, changes: FileChanges, what: str) -> Published:
    """Clusters whose files have to get in first wait: here if that was asked for, else for the next
    run."""
    clone = publisher.clone
    names = [name for name, files in changes.writes.items() if files]
    merged = _wait_for_merge(publisher, members, what) if publisher.wait else None
    if merged is None:
        cause = f"waiting for merge: {what}"
        # Each its own: an error is reported once, and each cluster is to say that it waits.
        pending = {name: Pending(clone.url, cause, AGAIN) for name in names}
        return file_changes.published(clone, changes, pending=pending)
    return file_changes.published(clone, merged, commit=clone.head, changed=names)


def _wait_for_merge(publisher: Publisher, members: Members, what: str) -> FileChanges | None:
    """What is decided once the branch holds the files; None when that takes too long or the run is
    to stop."""
    deadline, pause = Deadline.after(publisher.wait), PAUSE
    while not publisher.stopping.wait(min(pause, deadline.left())):
        publisher.notify(what)
        pause = min(pause * 1.2, PAUSE * 10)
        changes = _look_again(publisher, members)
        if changes and not changes.files:
            _tidy(publisher)
            return changes
        if deadline.over():
            return None
        _check_still_open(publisher)
    return None


def _tidy(publisher: Publisher) -> None:
    if publisher.repository.changes == "change-request":
        change_request.tidy(publisher.clone, publisher.host, publisher.branch)


def _check_still_open(publisher: Publisher) -> None:
    if publisher.repository.changes == "change-request":
        change_request.check_open(publisher.host, publisher.branch)


def _look_again(publisher: Publisher, members: Members) -> FileChanges | None:
    """Decided on the branch as it is now; None while its host does not respond."""
    try:
        publisher.clone.fetch()
    except Unreachable as error:
        publisher.notify(str(error))
        return None
    return file_changes.decide_all(publisher.clone, members)


def propose(publisher: Publisher, purpose: str, changes: Writes, message: str) -> str:
    """The URL of a change request for these files alone. What is proposed at different times has
    branches of its own."""
    digest = hashlib.sha256("\0".join(sorted(changes)).encode()).hexdigest()[:8]
    offer = change_request.Offer(
        branch=f"{publisher.branch}-{purpose}-{digest}",
        changes=changes,
        message=message,
        title=message.splitlines()[0],
        body=message,
        held_by=lambda commit: holds(publisher.clone, changes, commit),
    )
    return change_request.make(publisher.clone, publisher.host, offer).url


def holds(clone: Clone, changes: Writes, commit: str | None = None) -> bool:
    """Whether a commit (by default the head) has all these changes."""
    held = texts_at(clone, changes, commit)
    return all(held.get(path) == text for path, text in changes.items())
