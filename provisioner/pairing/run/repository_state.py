"""What is known of one repository in a run: its branch before we write, and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from provisioner.base.errors import ProvisionerError
from provisioner.git.clone import Clone, Files
from provisioner.git.hosts.base import Reading


@dataclass(frozen=True, kw_only=True)
class FileChanges:
    """Decided once for all clusters of a repository, at the commit `head`: by cluster, which of
    our files the branch holds, which are to be written, and why nothing can be. Files are texts by
    path."""

    head: str | None
    held: Mapping[str, Files]
    writes: Mapping[str, Files]
    refused: Mapping[str, ProvisionerError]

    @property
    def files(self) -> dict[str, str]:
        """Everything that the one commit is to write."""
        return {path: text for written in self.writes.values() for path, text in written.items()}


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
    `pending`: what the files of a cluster wait for. `how`: in a plan, the way they will take if not pushed."""

    clone: Clone
    texts: Mapping[str, Files]
    written: Mapping[str, list[str]]
    commits: Mapping[str, str | None] = field(default_factory=dict)
    refused: Mapping[str, ProvisionerError] = field(default_factory=dict)
    pending: Mapping[str, ProvisionerError] = field(default_factory=dict)
    how: str = ""
