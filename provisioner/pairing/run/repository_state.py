"""What is known of one repository in a run: its deploy keys, and its branch before and after we
write."""

from __future__ import annotations

import copy
import dataclasses
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

import msgspec

from provisioner.base.audit import Audit
from provisioner.base.errors import ProvisionerError
from provisioner.base.http.answers import Denied, NotFound
from provisioner.flux import sops_rules
from provisioner.git.clone import Changes, Clone, Files, Moved
from provisioner.git.hosts.base import Host, HostKey, Reading

# Texts by path; None removes the file.
Writes = Mapping[str, str | None]


class Move(msgspec.Struct, frozen=True):
    """The folder of a renamed pairing, with all that is in it: paths in the repository."""

    old: str
    new: str


@dataclass(frozen=True, kw_only=True)
class FileChanges:
    """Decided once for all clusters of a repository, at the commit `head`: by cluster, which of
    our files the branch holds, which are to be written, and why nothing can be. Files are texts by
    path. `moves`: by cluster the folder that moves before anything is written; what it holds counts
    as being at its new path. `pruned`: by cluster the objects of prerequisites that leave Git, so
    that Flux deletes them."""

    head: str | None
    held: Mapping[str, Files]
    writes: Mapping[str, Writes]
    refused: Mapping[str, ProvisionerError]
    moves: Mapping[str, Move] = field(default_factory=dict)
    pruned: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def texts(self, cluster: str) -> Files:
        """Our files as the branch is to hold them."""
        merged = {**self.held[cluster], **self.writes.get(cluster, {})}
        common = sops_rules.NAME  # also the user's
        return {path: text for path, text in merged.items() if text is not None and path != common}

    @property
    def files(self) -> Changes:
        """Everything that the one commit is to change."""
        moves = [move for name, move in self.moves.items() if self.writes[name]]
        written = {path: text for written in self.writes.values() for path, text in written.items()}
        return {**{move.new: Moved(move.old) for move in moves}, **written}

    def refusing(self, refused: Mapping[str, ProvisionerError]) -> FileChanges:
        """The same, but nothing is written for these clusters."""
        writes: dict[str, Writes] = {
            name: {} if name in refused else files for name, files in self.writes.items()
        }
        return dataclasses.replace(self, refused={**self.refused, **refused}, writes=writes)


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """The branch as it is. Nobody touches a cluster before its repository has come this far.
    `reading`: what clusters read with, if not a deploy key each. `host_keys`: the known_hosts lines
    that clusters are to trust; `declared`: they come from the handover or the host's API, not from
    first use."""

    clone: Clone
    changes: FileChanges
    reading: Reading | None = None
    host_keys: tuple[str, ...] = ()
    declared: bool = True

    def check(self, cluster: str) -> None:
        if cluster in self.changes.refused:
            raise self.changes.refused[cluster]


@dataclass(frozen=True, kw_only=True)
class Published:
    """`texts`: by cluster our files as the branch is to hold them. `written`: by cluster the paths
    that changed. `commits`: by cluster the commit of this run that changed them, or None.
    `pending`: what the files of a cluster wait for. `how`: in a plan, the way they will take if
    they are not pushed. `pruned`: as in FileChanges."""

    clone: Clone
    texts: Mapping[str, Files]
    written: Mapping[str, list[str]]
    commits: Mapping[str, str | None] = field(default_factory=dict)
    refused: Mapping[str, ProvisionerError] = field(default_factory=dict)
    pending: Mapping[str, ProvisionerError] = field(default_factory=dict)
    how: str = ""
    pruned: Mapping[str, Sequence[str]] = field(default_factory=dict)


def texts_at(clone: Clone, paths: Collection[str], revision: str | None = None) -> Files:
    """What a revision (by default the head) holds at these paths."""
    folders = {path.rpartition("/")[0] for path in paths}
    texts = {
        f"{folder}/{name}": text
        for folder in folders
        for name, text in clone.files(folder, revision).items()
    }
    return {path: texts[path] for path in paths if path in texts}


@dataclass
class _Known:
    """`listed` is None where the host has no API for keys; it counts once it was `asked` for."""

    listed: tuple[HostKey, ...] | None = None
    asked: bool = False


class Written(msgspec.Struct, frozen=True):
    """Notes what is written to the Git host of a `repository`."""

    audit: Audit = msgspec.field(default_factory=Audit)
    repository: str = ""

    def key(self, action: str, title: str, cluster: str) -> AbstractContextManager[None]:
        subject = f"repository {self.repository}: deploy key {title}"
        return self.audit.writing("git host", action, subject, cluster=cluster)


class HostKeys:
    """The deploy keys of a repository on its Git host, listed once a run for all its clusters. What
    the run revokes is known here without listing again. Safe to use from several threads."""

    def __init__(self, host: Host, written: Written | None = None) -> None:
        self._host, self._written, self._cluster = host, written or Written(), ""
        self._lock = threading.Lock()
        self._known = _Known()
        self._permit: Callable[[], object] = lambda: None

    def fenced(self, permit: Callable[[], object], cluster: str) -> HostKeys:
        """The same keys, changed for one cluster only as long as `permit` does not raise. What is
        known of them stays common."""
        fenced = copy.copy(self)
        fenced._permit, fenced._cluster = permit, cluster
        return fenced

    def listed(self, *, fresh: bool = False) -> tuple[HostKey, ...] | None:
        """None where the host has no API for keys, or does not show them and no cluster reads with
        one. `fresh`: as they are now."""
        with self._lock:
            if fresh or not self._known.asked:
                keys = self._look_up()
                self._known.listed = None if keys is None else tuple(keys)
                self._known.asked = True
            return self._known.listed

    def forget(self) -> None:
        """List them anew when they are next asked for."""
        with self._lock:
            self._known.asked = False

    def find(self, public: str) -> HostKey | None:
        return next((key for key in self.listed() or () if key.public == public), None)

    def add(self, *, title: str, public: str, write: bool) -> None:
        self._permit()
        with self._written.key("create", title, self._cluster):
            self._host.add(title=title, public=public, write=write)
        self.forget()

    def revoke(self, keys: Sequence[HostKey]) -> None:
        for key in keys:
            self._permit()
            with self._written.key("delete", key.title, self._cluster):
                self._host.revoke(key.id)
            with self._lock:
                listed = self._known.listed or ()
                self._known.listed = tuple(other for other in listed if other.id != key.id)

    def _look_up(self) -> list[HostKey] | None:
        """Where clusters read without deploy keys, the credential need not have the right to list
        them."""
        try:
            return self._host.keys()
        except (Denied, NotFound):
            if self._host.remote().keyed:
                raise
            return None
