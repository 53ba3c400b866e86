"""A pairing whose cluster has been left, or is gone: its key on the host and its files in Git
remain."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from provisioner.base.cached import Cached
from provisioner.clusters.lease import Lease
from provisioner.pairing.branch import own_folders, removal
from provisioner.pairing.branch.publisher import Publisher
from provisioner.pairing.run.desired_state import Names
from provisioner.pairing.run.engine import Facts, Progress
from provisioner.pairing.run.repository_state import HostKeys
from provisioner.pairing.run.snapshot import Snapshot


class NoCluster(Snapshot):
    """Nothing is asked of a cluster that has been left."""

    def __init__(self) -> None:
        """There is nothing to look at."""

    def again(self) -> NoCluster:
        return self


class CommonCommit:
    """The one commit that removes the files of all pairings of a repository that ended, made while
    all `leases` are held."""

    def __init__(
        self, publisher: Publisher, members: Sequence[Names], leases: Collection[Lease]
    ) -> None:
        self.publisher, self._members, self._leases = publisher, members, leases

    def paths(self, names: Names) -> list[str]:
        """Which of a pairing's files the commit changes."""
        return self._paths[names.cluster]

    def made(self) -> str:
        """Make it, once; what became of it."""
        return self._outcome

    @Cached
    def _paths(self) -> dict[str, list[str]]:
        changes = removal.changes(self.publisher.clone, self._members)
        return {names.cluster: _files_of(names, changes) for names in self._members}

    @Cached
    def _outcome(self) -> str:
        clusters = ", ".join(names.cluster for names in self._members)
        for lease in self._leases:
            lease.check()
        message = f"Unpair {clusters}\n\nFleet: {self.publisher.fleet}\n"
        return removal.remove(self.publisher, self._members, message)


def _files_of(names: Names, paths: Iterable[str]) -> list[str]:
    own = (folder.path(names) for folder in own_folders.FOLDERS)
    folders = tuple(f"{folder}/" for folder in (names.directory, *own))
    return [path for path in paths if path.startswith(folders) or path == names.spoke_file]


@dataclass(frozen=True, kw_only=True)
class Departed:
    """`keyed`: its cluster read with a deploy key of its own. `known`: fingerprints of the keys
    that the cluster used. `piece_keys`: of the repositories for which its pieces had some, by name.
    `lease`: that of its cluster, which another run must not pair meanwhile; None where the cluster
    is gone."""

    desired: Names
    host_keys: HostKeys
    commit: CommonCommit
    progress: Progress
    planning: bool
    keyed: bool
    known: frozenset[str] = frozenset()
    piece_keys: Mapping[str, HostKeys] = field(default_factory=dict)
    lease: Lease | None

    def claim(self) -> None:
        """The cluster was claimed when it was left."""
        if self.lease:
            self.lease.check()


def facts() -> Facts:
    return Facts(cluster=NoCluster())
