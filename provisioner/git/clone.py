"""One shallow, bare clone for each repository and run. Files are read from and written to Git's
object store directly: nothing is checked out, so symlinks, line endings, LFS and submodules of the
user stay as they are.

Reading is in store/objects.py, writing in store/commits.py, what reaches the remote in network.py.
"""

from __future__ import annotations

import contextlib
import itertools
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import ProvisionerError
from provisioner.base.retry import Backoff
from provisioner.base.run_context import RunContext
from provisioner.git import faults, signatures, signing, transport
from provisioner.git.hosts.base import Access
from provisioner.git.network import Network
from provisioner.git.signatures import Allowed, Signatures
from provisioner.git.store import empty
from provisioner.git.store.cat_file import ID
from provisioner.git.store.commits import Changes as Changes
from provisioner.git.store.commits import Committer
from provisioner.git.store.commits import Moved as Moved
from provisioner.git.store.objects import Entries, Objects
from provisioner.git.store.texts import Texts
from provisioner.handover.repositories.base import Delivery

RACING = 120.0  # seconds in which a lost race is run again: each time another run has come through
# Nearly all of the pause is left to chance, so that those who lost together do not meet again.
RACE = Backoff(first=0.3, longest=3.0, jitter=0.9)
PLAIN = Delivery()
DRY = "--dry-run"

Files = dict[str, str]


class Clone:
    """`head` is the commit the branch had when last fetched; None when the repository has no commit
    at all."""

    def __init__(
        self,
        branch: str,
        context: RunContext,
        *,
        objects: Objects,
        network: Network,
        committer: Committer,
        signed: Signatures | None = None,
    ) -> None:
        self.branch, self.url, self._context = branch, network.url, context
        self._objects, self._network, self._committer = objects, network, committer
        self._signatures = signed
        self.head: str | None = None
        self._unknown = set[str]()  # commits that the remote does not have
        self.fetching = threading.Lock()  # clusters of one repository share it, side by side

    @property
    def folder(self) -> str:
        """The private folder of this clone, for what must be on disk for a moment."""
        return str(self._network.transport.folder)

    def known_hosts(self) -> list[str]:
        return self._network.transport.known_hosts()

    def fetch(self) -> None:
        ref = f"refs/heads/{self.branch}"
        self._unknown.clear()
        try:
            self.network("fetch", "--depth=1", "--no-tags", "--", self.url, f"+{ref}:{ref}")
        except faults.NoBranch:
            self._without_branch(self._network.branches())
        else:
            self.head = self.revision(ref)

    def _without_branch(self, heads: Sequence[str]) -> None:
        """The remote had no such branch: fine only where it has none at all."""
        if self.branch in heads:  # another run has made the first commit meanwhile
            self.fetch()
        elif heads:
            hint = f"There are: {', '.join(heads[:8])}. Declare one of them."
            raise faults.NoBranch(self.url, f"no branch {self.branch!r}", hint) from None
        else:
            self.head = None

    def files(self, folder: str, revision: str | None = None) -> Files:
        """Text of the files directly inside a folder, by name, at a revision (default: head)."""
        entries = self._entries(folder, revision).items()
        return {
            name: self._objects.text(entry.id, f"{folder}/{name}")
            for name, entry in entries
            if entry.is_file
        }

    def text(self, path: str, revision: str | None = None) -> str | None:
        """The file at a path, or None; a link is no file."""
        above, _, name = path.rpartition("/")
        entry = self._entries(above, revision).get(name)
        return self._objects.text(entry.id, path) if entry and entry.is_file else None

    def tree(self, folder: str, revision: str | None = None) -> Texts:
        """All files below a folder, by their relative path; no links, no submodules."""
        below = self._objects.files(self._entries(folder, revision))
        blobs = {path: entry.id for path, entry in below}
        return Texts(blobs, lambda blob, path: self._objects.text(blob, f"{folder}/{path}"))

    def within(self, folder: str) -> tuple[Texts, list[str]]:
        """The files directly inside a folder of the branch, by name and read when they are asked
        for, and the folders there."""
        entries = self._entries(folder, None)
        blobs = {name: entry.id for name, entry in entries.items() if entry.is_file}
        texts = Texts(blobs, lambda blob, name: self._objects.text(blob, f"{folder}/{name}"))
        return texts, [name for name, entry in entries.items() if entry.is_folder]

    def _entries(self, folder: str, revision: str | None) -> Entries:
        """Nothing where the repository has no commit."""
        revision = revision or self.head
        return self._objects.entries(revision, folder) if revision else {}

    def paths(self, folder: str) -> list[str]:
        """The paths of all files below a folder of the branch; no links, no submodules."""
        return [f"{folder}/{path}" for path, _ in self._objects.files(self._entries(folder, None))]

    def holds(self, path: str) -> bool:
        """Whether the branch has anything at a path, of whatever kind."""
        above, _, name = path.rpartition("/")
        return name in self._entries(above, None)

    def holding(
        self, text: str, endings: tuple[str, ...] = ("",), revision: str | None = None
    ) -> Files:
        """Every file of a revision (by default the head) that holds a text and whose name ends so,
        by its path; no binary files, no links."""
        revision = revision or self.head
        if revision is None:
            return {}
        holding = self._objects.holding(revision, text)
        return {
            path: self._objects.text(entry.id, path)
            for path, entry in holding
            if path.endswith(endings)
        }

    def blocked(self, folder: str, names: Collection[str]) -> str:
        """What keeps us from writing these files into a folder, such as `a/b is a symlink`."""
        if self.head is None:
            return ""
        obstacles = (self._objects.obstacle(self.head, f"{folder}/{name}") for name in names)
        return next(filter(None, obstacles), "")

    def draft(self, changes: Changes) -> str:
        """The commit that would be pushed, here only."""
        return self.commit(changes, "draft")

    def ensure(self, revision: str) -> None:
        """Have a commit here."""
        # Reported by a cluster: never an option of git.
        with self.fetching:
            if ID.fullmatch(revision) and self._has(revision):
                return
        self._unknown.add(revision)
        cause = f"commit {revision[:12]} is not on branch {self.branch}"
        hint = "Check that the cluster's GitRepository has the URL and the branch of its pairing."
        raise faults.NoCommit(self.url, cause, hint)

    def _has(self, revision: str) -> bool:
        if revision in self._unknown:
            return False
        if self._objects.id(revision):
            return True
        self._network.fetch_commit(revision, self.branch)
        return bool(self._objects.id(revision))

    def reach(self) -> None:
        """Raise what keeps this machine from the remote."""
        self._network.branches()

    def rehearse(self, branch: str | None = None) -> None:
        """Raise what a push (by default to the branch itself) would raise for lack of rights, and
        what a commit would for lack of a key to sign with; nothing is sent."""
        signed = self._committer.signer is not None
        commit = self.commit({}, "rehearsal") if signed or not self.head else self.head
        options = [DRY, *(["--force"] if branch else [])]
        # Raced: a push that is let in that far has the right; the push itself fetches again.
        with contextlib.suppress(faults.Raced):
            self.push(commit, branch or self.branch, *options)

    def publish(self, changes: Callable[[], Changes], message: Callable[[], str]) -> str | None:
        """Commit and push `changes()` in one commit; when the branch moved, fetch, ask again and
        retry. The new commit, or None when there was nothing to change."""
        deadline = Deadline.after(RACING)
        for tried in itertools.count(1):
            wanted = changes()
            if not wanted:
                return None
            commit = self.commit(wanted, message())
            try:
                self.push(commit, self.branch)
            except faults.Raced as error:
                pause = RACE.pause(tried, deadline.left())
                if pause is None:
                    raise
                self._context.pause(pause, self.url, error.cause)
                self.fetch()
            else:
                self.head = commit
                return commit
        return None

    def export(self, into: str, revision: str) -> None:
        """Check the whole tree out into a folder (for kustomize)."""
        self._committer.export(into, revision)

    def commit(self, changes: Changes, message: str, *, marked: bool = False) -> str:
        """A commit on top of the branch, here only. `marked`: its message names its tree, so that
        we know it again. Refused on top of a commit that clusters would not accept."""
        self._check_head()
        return self._committer.commit(changes, message, parent=self.head, marked=marked)

    def check_signatures(self) -> None:
        """Refused if clusters would not accept the head, or what we commit ourselves."""
        self._check_head()
        if self._signatures and self._committer.signer is not None:
            self._signatures.check_own(self.commit({}, "rehearsal"), self.url)

    def _check_head(self) -> None:
        if self._signatures and self.head:
            self._signatures.check(self.head, self.url, self.branch)

    def push(self, commit: str, branch: str, *options: str) -> None:
        """Make `commit` the head of a branch of the remote; nothing for the commit deletes it."""
        action, subject = "push" if commit else "delete", f"refs/heads/{branch} {commit}".strip()
        noted = contextlib.nullcontext() if DRY in options else self._noted("git", action, subject)
        with noted:
            self.network("push", *options, "--", self.url, f"{commit}:refs/heads/{branch}")

    def noting(self, action: str, branch: str) -> AbstractContextManager[None]:
        """The block writes to the repository through the API of its host, not through git."""
        return self._noted("git host", action, branch)

    def _noted(self, to: str, action: str, subject: str) -> AbstractContextManager[None]:
        return self._context.audit.writing(to, action, f"{self.url} {subject}", step="files")

    def revision(self, name: str) -> str:
        """The id of the commit that a ref of this clone names."""
        id = self._objects.id(name)
        if id is None:
            raise ProvisionerError(self.url, f"the clone has no {name}")
        return id

    def about(self, revision: str) -> tuple[str, str, str]:
        """Tree, author and message of a commit that is here."""
        commit = self._objects.commit(revision)
        return commit.tree, commit.author, commit.message

    def committed(self, revision: str) -> float:
        return self._objects.commit(revision).committed

    def author(self, revision: str) -> str:
        """Name and address, as whoever made the commit wrote them."""
        return signatures.author(self._objects.commit(revision))

    def changed(self, revision: str) -> tuple[str, ...]:
        """The paths that a commit changes. Its parent must be here."""
        parents = self._objects.commit(revision).parents
        before = self._objects.entries(parents[0]) if parents else {}
        return tuple(self._objects.changed(before, self._objects.entries(revision)))

    def network(self, *arguments: str) -> str:
        return self._network.run(*arguments)


@contextlib.contextmanager
def opened(
    access: Access,
    branch: str,
    delivery: Delivery = PLAIN,
    *,
    context: RunContext | None = None,
    allowed: Sequence[Allowed] = (),
) -> Iterator[Clone]:
    """A fetched clone; gone when the block is left. `delivery` says who commits, and how that is
    signed. In a run's `context`, commits name the run. `allowed`: whose signatures are accepted;
    anybody's, and none, where nothing is given."""
    trailers = (f"Run: {context.id}", f"Run-By: {context.who}") if context else ()
    context = context or RunContext()
    with (
        transport.opened(access) as reached,
        signing.opened(delivery.signing, reached.folder, context) as signer,
    ):
        url, runner = access.remote.url, empty.runner(reached.folder / "clone", branch, delivery)
        objects = Objects(runner, url)
        network = Network(runner=runner, url=url, transport=reached)
        committer = Committer(
            runner=runner,
            objects=objects,
            folder=reached.folder,
            url=url,
            appendix=delivery.message_appendix,
            trailers=trailers,
            signer=signer,
        )
        clone = Clone(
            branch,
            context,
            objects=objects,
            network=network,
            committer=committer,
            signed=Signatures(runner, objects, reached.folder, allowed) if allowed else None,
        )
        with contextlib.closing(objects):
            clone.fetch()
            yield clone
