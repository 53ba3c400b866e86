"""One shallow, bare clone a repository and run. Files are read from and written to Git's object
store directly: nothing is checked out, so symlinks, line endings, LFS and submodules of the user
stay as they are.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import random
import tempfile
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import IO, Any

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import ProvisionerError
from provisioner.git import faults, signing, transport
from provisioner.git.hosts.base import Access
from provisioner.handover.repositories.base import Author, Delivery

AUTHOR = ("Flux", "flux@provisioner.invalid")
RACING = (
    120.0  # seconds in which a lost race is run again: each time somebody else has come through
)
PAUSE, LONGEST_PAUSE = 0.3, 3.0  # seconds between two tries, the longer the more have been lost
NETWORK_SECONDS = 180
KINDS = {"120000": "a symlink", "160000": "a submodule", "040000": "a folder", "100644": "a file"}
GONE = f"0 {'0' * 40}"
MARK = "Provisioner-Tree: "
PLAIN = Delivery()

Files = dict[str, str]
Changes = Mapping[str, str | None]  # None removes the file


class Clone:
    """`head` is the commit the branch had when last fetched; None when the repository has no commit
    at all."""

    def __init__(
        self,
        repo: Any,
        url: str,
        branch: str,
        reached: transport.Transport,
        *,
        appendix: str = "",
        signer: Mapping[str, str] | None = None,
    ) -> None:
        self._repo, self.url, self.branch, self._reached = repo, url, branch, reached
        self._appendix, self._signer = appendix, signer
        self.head: str | None = None
        self._fetching = threading.Lock()  # clusters of one repository prove side by side

    @property
    def folder(self) -> str:
        """The private folder of this clone, for what must be on disk for a moment."""
        return str(self._reached.folder)

    def known_hosts(self) -> list[str]:
        return self._reached.known_hosts()

    def fetch(self) -> None:
        ref = f"refs/heads/{self.branch}"
        try:
            self.network("fetch", "--depth=1", "--no-tags", "origin", f"+{ref}:{ref}")
        except faults.NoBranch:
            listed = self.network("ls-remote", "--heads", "origin").splitlines()
            heads = [line.rpartition("refs/heads/")[2] for line in listed]
            if self.branch in heads:  # another run has made the first commit meanwhile
                return self.fetch()
            if heads:
                names = ", ".join(heads[:8])
                hint = f"There are: {names}. Declare one of them."
                raise faults.NoBranch(self.url, f"no branch {self.branch!r}", hint) from None
            self.head = None
            return None
        self.head = self.revision(ref)
        return None

    def files(self, folder: str, revision: str | None = None) -> Files:
        """Text of the files directly inside a folder, by name, at a revision (default: head)."""
        revision = revision or self.head
        if revision is None:
            return {}
        with faults.translated(self.url):
            listed = self._repo.git.ls_tree("-z", revision, f"{folder}/").split("\0")
            entries = [
                (line.split("\t", 1)[1], line.split()[0], line.split()[2])
                for line in listed
                if line
            ]
            return {
                name.rpartition("/")[2]: self._repo.git.cat_file(
                    "blob", blob, strip_newline_in_stdout=False
                )
                for name, mode, blob in entries
                if mode.startswith("100")
            }

    def holding(self, text: str) -> Files:
        """Every file of the branch that holds a text, by its path; binary files and links are left
        out."""
        if self.head is None:
            return {}
        with faults.translated(self.url):
            status, out, err = self._repo.git.execute(
                ["git", "grep", "-I", "-l", "-z", "-F", "-e", text, self.head],
                with_extended_output=True,
                with_exceptions=False,
            )
            if status > 1:  # 1: nothing found
                raise ProvisionerError(self.url, f"git grep failed: {err[-300:]}")
            paths = [name.partition(":")[2] for name in str(out).split("\0") if name]
            return {
                path: self._repo.git.cat_file(
                    "blob", f"{self.head}:{path}", strip_newline_in_stdout=False
                )
                for path in paths
            }

    def blocked(self, folder: str, names: Collection[str]) -> str:
        """What keeps us from writing files of these names into a folder, such as `a/b is a
        symlink`; or nothing."""
        parts = folder.split("/")
        above = ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
        with faults.translated(self.url):
            listed = (
                self._repo.git.ls_tree("-z", self.head, *above, f"{folder}/").split("\0")
                if self.head
                else []
            )
        for line in filter(None, listed):
            mode, path = line.split()[0], line.partition("\t")[2]
            ours = path in above or path.rpartition("/")[2] in names
            if ours and mode != ("040000" if path in above else "100644") and mode != "100755":
                return f"{path} is {KINDS.get(mode, 'something else')}"
        return ""

    def draft(self, changes: Changes) -> str:
        """The commit that would be pushed, here only."""
        return self.commit(changes, "draft")

    def ensure(self, revision: str) -> None:
        """Have a commit here, shallow if the host serves it by its name, else with the whole
        history."""
        with self._fetching:
            if self._has(revision):
                return
            try:
                self.network("fetch", "--depth=1", "--no-tags", "origin", revision)
            except ProvisionerError:
                self.network("fetch", "--unshallow", "--no-tags", "origin", self.branch)
            if not self._has(revision):
                raise ProvisionerError(
                    self.url, f"commit {revision[:12]} is not on branch {self.branch}"
                )

    def reach(self) -> None:
        """Raise what keeps this machine from the remote."""
        self.network("ls-remote", "--heads", "origin")

    def rehearse(self, branch: str | None = None) -> None:
        """Raise what a push (by default to the branch itself) would raise for lack of rights, and
        what a commit would for lack of a key to sign with; nothing is sent."""
        commit = self.commit({}, "rehearsal") if self._signer or not self.head else self.head
        force = ["--force"] if branch else []
        with contextlib.suppress(
            faults.Raced
        ):  # who is let in that far may push; the push itself fetches again
            self.network(
                "push",
                "--dry-run",
                *force,
                "origin",
                f"{commit}:refs/heads/{branch or self.branch}",
            )

    def publish(self, changes: Callable[[], Changes], message: Callable[[], str]) -> str | None:
        """Commit and push `changes()` in one commit; when the branch moved, fetch, ask again and
        retry. The new commit, or None when there was nothing to change."""
        deadline = Deadline.after(RACING)
        for attempt in itertools.count(1):
            wanted = changes()
            if not wanted:
                return None
            commit = self.commit(wanted, message())
            try:
                self.network("push", "origin", f"{commit}:refs/heads/{self.branch}")
            except faults.Raced:
                if deadline.over():
                    raise
                most = min(PAUSE * attempt, LONGEST_PAUSE)
                time.sleep(random.uniform(0.05, most))  # noqa: S311  # jitter, not a secret
                self.fetch()
                continue
            self.head = commit
            return commit
        return None

    def export(self, into: str, revision: str) -> None:
        """Check the whole tree out into a folder (for kustomize)."""
        with faults.translated(self.url):
            self._repo.git.execute(["git", "read-tree", revision])
            self._repo.git.execute(
                ["git", f"--work-tree={into}", "checkout-index", "--all", "--force"]
            )

    def commit(self, changes: Changes, message: str, *, marked: bool = False) -> str:
        """A commit on top of the branch, here only. `marked`: its message names its tree, so that
        we know it again."""
        git = self._repo.git
        with faults.translated(self.url):
            git.read_tree(*([self.head] if self.head else ["--empty"]))
            lines = [
                f"{'100644 ' + self._blob(text) if text is not None else GONE}\t{path}\0"
                for path, text in changes.items()
            ]
            with self._input("".join(lines)) as entries:
                git.update_index("-z", "--index-info", istream=entries)
            tree = str(git.write_tree())
            parts = [message.strip(), f"{MARK}{tree}" if marked else "", self._appendix]
            words = ["-p", self.head] if self.head else []
            words += ["-S"] if self._signer else []
            with self._input("\n\n".join(filter(None, parts)) + "\n") as text:
                return str(
                    git.commit_tree(
                        tree, *words, "-F", "-", istream=text, env=dict(self._signer or {})
                    )
                )

    def revision(self, name: str) -> str:
        with faults.translated(self.url):
            return str(self._repo.git.rev_parse(name))

    def about(self, revision: str) -> tuple[str, str, str]:
        """Tree, author and message of a commit that is here."""
        with faults.translated(self.url):
            tree, author, message = self._repo.git.show(
                "-s", "--format=%T%n%an%n%B", revision
            ).split("\n", 2)
        return tree, author, message

    def changed(self, revision: str) -> tuple[str, ...]:
        """The paths that a commit changes. Its parent must be here."""
        with faults.translated(self.url):
            listed = self._repo.git.diff_tree("-z", "-r", "--no-commit-id", "--name-only", revision)
        return tuple(filter(None, listed.split("\0")))

    def _blob(self, text: str) -> str:
        with self._input(text) as content:
            return str(self._repo.git.hash_object("-w", "--stdin", istream=content))

    @contextlib.contextmanager
    def _input(self, text: str) -> Iterator[IO[bytes]]:
        """Text as a file that git can read as its standard input."""
        with tempfile.TemporaryFile(dir=self._reached.folder) as file:
            file.write(text.encode())
            file.seek(0)
            yield file

    def _has(self, revision: str) -> bool:
        from git.exc import GitCommandError

        try:
            self._repo.git.cat_file("-e", f"{revision}^{{commit}}")
        except GitCommandError:
            return False
        return True

    def network(self, *arguments: str) -> str:
        with faults.translated(self.url, self.known_hosts):
            return reaching(self._repo.git, self._reached, *arguments, seconds=NETWORK_SECONDS)


@contextlib.contextmanager
def opened(access: Access, branch: str, delivery: Delivery = PLAIN) -> Iterator[Clone]:
    """A fetched clone; gone when the block is left. `delivery` says who commits, and how that is
    signed."""
    remote = access.remote
    with (
        transport.opened(access) as reached,
        signing.opened(delivery.signing, reached.folder) as signer,
    ):
        import git

        with faults.translated(remote.url):
            repo = git.Repo.init(reached.folder / "clone", bare=True, initial_branch=branch)
        repo.git.update_environment(**_identity(delivery.author))
        repo.git.update_environment(LC_ALL="C")
        try:
            repo.create_remote("origin", remote.url)
            clone = Clone(
                repo, remote.url, branch, reached, appendix=delivery.message_appendix, signer=signer
            )
            clone.fetch()
            yield clone
        finally:
            repo.close()


def _identity(author: Author | None) -> dict[str, str]:
    """Who is declared; else who git's own variables name; else Flux."""
    env = {}
    for role in ("AUTHOR", "COMMITTER"):
        for part, declared, otherwise in (
            ("NAME", author and author.name, AUTHOR[0]),
            ("EMAIL", author and author.email, AUTHOR[1]),
        ):
            env[f"GIT_{role}_{part}"] = declared or os.environ.get(f"GIT_{role}_{part}", otherwise)
    return env


def readable(access: Access) -> bool:
    """Whether a deploy key can read the repository: asked the way source-controller will ask."""
    import git

    remote = access.remote
    with transport.opened(access) as reached:
        runner = git.Git(str(reached.folder))
        try:
            with faults.translated(remote.url, reached.known_hosts):
                reaching(runner, reached, "ls-remote", "--heads", remote.url, seconds=60)
        except (faults.KeyRefused, faults.NoRepository):
            return False
        return True


def reaching(runner: Any, reached: transport.Transport, *arguments: str, seconds: int) -> str:
    """One git command that reaches the remote. Commands that do not are run with the user's own
    settings."""
    return str(
        runner.execute(
            ["git", *arguments],
            env=reached.env,
            pass_fds=reached.inherited,
            kill_after_timeout=seconds,
        )
    )
