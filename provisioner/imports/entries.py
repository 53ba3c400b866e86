"""What was found, under names that a handover takes. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from provisioner.base.errors import ProvisionerError, Refused
from provisioner.handover.clusters.existing import Declaration
from provisioner.handover.fleet import Fleet, Pairing
from provisioner.handover.repositories.base import Repository
from provisioner.imports import describe, names
from provisioner.imports.contexts import Reached
from provisioner.imports.describe import Description, Settings


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One cluster. Without a description: `error` says why. `also`: other contexts that lead to
    it. `addresses`: of the resources of Terraform's Flux provider that keep it."""

    name: str
    cluster: Declaration
    uid: str = ""
    server: str = ""
    also: tuple[str, ...] = ()
    description: Description | None = None
    error: ProvisionerError | None = None
    addresses: tuple[str, ...] = ()

    @property
    def left_alone(self) -> bool:
        """It was read, and no pairing describes it."""
        return isinstance(self.error, Refused) and bool(self.uid)


@dataclass(frozen=True, kw_only=True)
class Imported:
    """`repositories`: their names by declaration, in the order of the fleet."""

    entries: tuple[Entry, ...]
    repositories: dict[str, Repository] = field(default_factory=dict)

    def repository_of(self, description: Description) -> str:
        named = self.repositories.items()
        return next(name for name, one in named if one == description.repository)

    def fleet(self, fleet: str) -> Fleet:
        """The handover of the clusters that are described; checked like any other."""
        described = [entry for entry in self.entries if entry.description]
        made = Fleet(
            version=1,
            fleet=fleet,
            clusters={entry.name: entry.cluster for entry in described},
            repositories=self.repositories,
            pairings={
                entry.name: self._pairing(entry.name, entry.description)
                for entry in described
                if entry.description
            },
        )
        made.check("import")
        return made

    def _pairing(self, name: str, description: Description) -> Pairing:
        return Pairing(
            cluster=name,
            repository=self.repository_of(description),
            path=description.path,
            deploy_key=description.deploy_key,
            gitops=description.gitops,
        )


def named(reached: Sequence[Reached], settings: Settings) -> Imported:
    """Clusters are named after their contexts, repositories after what they are called on their
    host."""
    taken: set[str] = set()
    entries = []
    for one in reached:
        name = names.unique(names.of_context(one.declaration.context), taken)
        taken |= names.used(name)
        entries.append(_entry(name, one, settings))
    repositories: dict[str, Repository] = {}
    for repository in _repositories(entries):
        name = names.unique(names.of_url(repository.place[-1]), taken)
        taken |= names.used(name)
        repositories[name] = repository
    return Imported(entries=tuple(entries), repositories=repositories)


def _entry(name: str, one: Reached, settings: Settings) -> Entry:
    error, description = one.error, None
    try:
        description = describe.of(one.look, settings) if one.look else None
    except Refused as refused:
        error = refused
    return Entry(
        name=name,
        cluster=one.declaration,
        uid=one.look.uid if one.look else "",
        server=one.look.server if one.look else "",
        also=one.also,
        description=description,
        error=error,
    )


def _repositories(entries: Iterable[Entry]) -> list[Repository]:
    """Each once."""
    listed: list[Repository] = []
    for entry in entries:
        if entry.description and entry.description.repository not in listed:
            listed.append(entry.description.repository)
    return listed
