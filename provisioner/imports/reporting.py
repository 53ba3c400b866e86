"""The report of an import: how each cluster is taken. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provisioner.base.events import Note
from provisioner.handover.fleet import Fleet
from provisioner.imports.entries import Entry, Imported
from provisioner.reports import summary
from provisioner.reports.model import ClusterReport, Report, Result, result_of

UNSEEN = "the state does not say which cluster this is: set its context in the stack"

DISPUTED = (
    "its clusters hold different keys of one kind for {host}. Compare them with what the owner of "
    "the host publishes, and remove the others from the stack"
)


def report(imported: Imported, fleet: Fleet, *, seconds: float = 0.0) -> Report:
    clusters = [_cluster(entry, fleet) for entry in imported.entries]
    exit_code = summary.worst(cluster.result for cluster in clusters)
    return Report(fleet=fleet.fleet, clusters=clusters, exit_code=exit_code, seconds=seconds)


def notes(imported: Imported) -> Iterator[Note]:
    """What to look at before the stack is used."""
    for name, repository in imported.repositories.items():
        for host in disputed(getattr(repository, "known_hosts", ())):
            yield Note(text=f"repository {name}: {DISPUTED.format(host=host)}", level="warning")
    for entry in imported.entries:
        if entry.description and not entry.by_context:
            yield Note(text=f"{entry.name}: {UNSEEN}", level="warning")
        for text in entry.description.notes if entry.description else ():
            yield Note(text=f"{entry.name}: {text}", level="warning")
        for kept in entry.bootstraps if entry.description else ():
            text = f"{entry.name}: Terraform keeps its Flux as {kept.address} in {kept.place}"
            yield Note(text=f"{text}; it must let go of it before `up`")


def disputed(known_hosts: Iterable[str]) -> list[str]:
    """Hosts with several keys of one type: all but one are old, or somebody else's."""
    keys: dict[tuple[str, str], set[str]] = {}
    for line in known_hosts:
        host, kind, key = (*line.split(" "), "", "", "")[:3]
        keys.setdefault((host, kind), set()).add(key)
    return [host for (host, _), several in keys.items() if len(several) > 1]


def _cluster(entry: Entry, fleet: Fleet) -> ClusterReport:
    context = ", ".join((entry.cluster.context, *entry.also)) if entry.by_context else ""
    if entry.description is None:
        return _without(entry, context)
    pairing = fleet.pairings[entry.name]
    return ClusterReport(
        cluster=entry.name,
        result=Result.IMPORTED,
        context=context,
        flux=pairing.gitops.flux_version,
        repository=pairing.repository,
        path=pairing.path,
        fingerprint=entry.description.fingerprint,
        identity=entry.uid,
        server=entry.server,
    )


def _without(entry: Entry, context: str) -> ClusterReport:
    error = entry.error
    result = Result.LEFT_ALONE if entry.left_alone or not error else result_of(error)
    return ClusterReport(
        cluster=entry.name,
        result=result,
        context=context,
        identity=entry.uid,
        server=entry.server,
        cause=f"{error.subject}: {error.cause}" if error else "",
        hint=error.hint if error else "",
    )
