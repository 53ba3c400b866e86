"""The branch of a change request, beside the one that clusters follow: what we propose there, and
what others have added."""

from __future__ import annotations

import msgspec

from provisioner.git import faults
from provisioner.git.clone import Changes, Clone
from provisioner.git.store.commits import MARK

TIP = "refs/provisioner/tip"


class Tip(msgspec.Struct, frozen=True, kw_only=True):
    """The last commit of a branch. `ours`: we made it, and nobody has changed it since; `paths`:
    the files it changes."""

    commit: str
    ours: bool
    author: str = ""
    paths: tuple[str, ...] = ()


def tip(clone: Clone, branch: str) -> Tip | None:
    """None when there is no such branch. Otherwise the commit is in the clone afterwards."""
    with clone.fetching:  # one ref takes the tip of any branch
        try:
            ref = f"+refs/heads/{branch}:{TIP}"
            clone.network("fetch", "--depth=2", "--no-tags", "--", clone.url, ref)
        except faults.NoBranch:
            return None
        commit = clone.revision(TIP)
    tree, author, message = clone.about(commit)
    ours = f"{MARK}{tree}" in message.splitlines()
    return Tip(commit=commit, ours=ours, author=author, paths=clone.changed(commit))


def offer(clone: Clone, branch: str, changes: Changes, message: str, *, over: Tip | None) -> str:
    """One commit on the followed branch, pushed as `branch` over `over`; Raced if that moved."""
    commit = clone.commit(changes, message, marked=True)
    lease = f"--force-with-lease=refs/heads/{branch}:{over.commit if over else ''}"
    clone.push(commit, branch, lease)
    return commit


def withdraw(clone: Clone, branch: str, expected: Tip) -> None:
    """Delete a branch if its tip is still as expected; else Raced."""
    lease = f"--force-with-lease=refs/heads/{branch}:{expected.commit}"
    clone.push("", branch, lease)
