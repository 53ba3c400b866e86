"""What was found, under names that a handover takes. Pure."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from provisioner.base.errors import ProvisionerError, Refused
from provisioner.handover.clusters.existing import Declaration
from provisioner.handover.fleet import Fleet, Pairing
from provisioner.handover.repositories.base import Repository
from provisioner.imports import describe, names
from provisioner.imports.contexts import Reached
from provisioner.imports.describe import Description, Settings
from provisioner.imports.states import describe as described_by_state
from provisioner.imports.states.resources import Bootstrap

# No context is called so: one that was guessed could lead to any cluster.
UNSEEN = "set-the-context-of-{name}"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One cluster. Without a description: `error` says why. `also`: other contexts that lead to
    it. `bootstraps`: the resources of Terraform's Flux provider that keep it. `public`: its deploy
    key. Not `by_context`: known from a state only, which does not say where the cluster is."""

    name: str
    cluster: Declaration
    by_context: bool = True
    uid: str = ""
    server: str = ""
    public: str = ""
    also: tuple[str, ...] = ()
    description: Description | None = None
    error: ProvisionerError | None = None
    bootstraps: tuple[Bootstrap, ...] = ()

    @property
    def left_alone(self) -> bool:
        """It was read, and no pairing describes it."""
        return isinstance(self.error, Refused) and bool(self.uid or not self.by_context)


@dataclass(frozen=True, kw_only=True)
class Imported:
    """`repositories`: by name, in the order of the fleet."""

    entries: tuple[Entry, ...]
    repositories: Mapping[str, Repository] = field(default_factory=dict)

    def repository_of(self, description: Description) -> str:
        wanted = _apart(description.repository)
        return next(
            name for name, declared in self.repositories.items() if _apart(declared) == wanted
        )

    def fleet(self, fleet: str) -> Fleet:
        """The handover of the clusters that are described; checked like any other."""
        described = [
            (entry, description) for entry in self.entries if (description := entry.description)
        ]
        made = Fleet(
            version=1,
            fleet=fleet,
            clusters={entry.name: entry.cluster for entry, _ in described},
            repositories=dict(self.repositories),
            pairings={
                entry.name: self._pairing(entry.name, description)
                for entry, description in described
            },
        )
        made.check("import")
        return made

    def _pairing(self, name: str, description: Description) -> Pairing:
        return Pairing(
            cluster=name,
            repository=self.repository_of(description),
            path=description.path,
            shared_path=self._shared(description),
            deploy_key=description.deploy_key,
            gitops=description.gitops,
        )

    def _shared(self, description: Description) -> bool:
        """Whether several clusters follow this path."""
        described = (entry.description for entry in self.entries if entry.description)
        places = [(self.repository_of(other), other.path) for other in described]
        return places.count((self.repository_of(description), description.path)) > 1


def named(
    reached: Sequence[Reached], bootstraps: Sequence[Bootstrap], settings: Settings
) -> Imported:
    """Clusters are named after their contexts or their paths, repositories after what they are
    called on their host."""
    unmatched = [held for held in bootstraps if not any(_keeps(held, answer) for answer in reached)]
    taken: set[str] = set()
    entries = []
    for answer in reached:
        name = _claimed(names.of_context(answer.declaration.context), taken)
        kept = tuple(held for held in bootstraps if _keeps(held, answer))
        entries.append(_of_context(name, answer, kept, settings))
    for bootstrap in unmatched:
        name = _claimed(described_by_state.name(bootstrap), taken)
        entries.append(_of_state(name, bootstrap, settings))
    return Imported(entries=tuple(entries), repositories=_repositories(entries, taken))


def _claimed(wanted: str, taken: set[str]) -> str:
    name = names.unique(wanted, taken)
    taken |= names.used(name)
    return name


def _keeps(bootstrap: Bootstrap, answer: Reached) -> bool:
    """Whether a resource keeps the Flux that was seen: both synchronise the same."""
    if not answer.look:
        return False
    live = described_by_state.synchronised(answer.look.source, answer.look.root)
    declared = described_by_state.synchronised(bootstrap.source, bootstrap.root)
    return live is not None and live == declared


def _of_context(
    name: str, answer: Reached, bootstraps: tuple[Bootstrap, ...], settings: Settings
) -> Entry:
    entry = Entry(
        name=name,
        cluster=answer.declaration,
        uid=answer.look.uid if answer.look else "",
        server=answer.server,
        public=answer.look.secret.public if answer.look else "",
        also=answer.also,
        error=answer.error,
        bootstraps=bootstraps,
    )
    look = answer.look
    return _described(entry, lambda: describe.of(look, settings)) if look else entry


def _of_state(name: str, bootstrap: Bootstrap, settings: Settings) -> Entry:
    entry = Entry(
        name=name,
        cluster=Declaration(context=UNSEEN.format(name=name)),
        by_context=False,
        bootstraps=(bootstrap,),
    )
    return _described(entry, lambda: described_by_state.of(bootstrap, settings))


def _described(entry: Entry, work: Callable[[], Description]) -> Entry:
    try:
        return dataclasses.replace(entry, description=work())
    except Refused as error:
        return dataclasses.replace(entry, error=error)


def _repositories(entries: Iterable[Entry], taken: set[str]) -> dict[str, Repository]:
    """Each once, with the host keys that any of its clusters holds."""
    made: dict[str, Repository] = {}
    for declared in (entry.description.repository for entry in entries if entry.description):
        apart = _apart(declared)
        name = next((name for name, declared in made.items() if _apart(declared) == apart), "")
        if name:
            made[name] = _with_host_keys(made[name], _host_keys(declared))
        else:
            made[_claimed(names.of_url(declared.place[-1]), taken)] = declared
    return made


def _host_keys(declared: Repository) -> list[str]:
    return list(getattr(declared, "known_hosts", ()))


def _with_host_keys(declared: Repository, more: Iterable[str]) -> Repository:
    if "known_hosts" not in declared.__struct_fields__:
        return declared
    lines = list(dict.fromkeys((*_host_keys(declared), *more)))
    return msgspec.structs.replace(declared, known_hosts=lines)


def _apart(declared: Repository) -> Repository:
    """The same without host keys: each cluster may hold another one of the same host."""
    if "known_hosts" not in declared.__struct_fields__:
        return declared
    return msgspec.structs.replace(declared, known_hosts=[])
