"""Leaving: workloads are kept or drained, Flux is uninstalled, keys are revoked, and Git comes
last.

The same steps without acting are the plan of it, so that whatever a run deletes has been named
before.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Collection, Mapping

import msgspec

from provisioner.base import keys
from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.base.events import Action, Note, Sink
from provisioner.flux import secret
from provisioner.handover.fleet import Fleet
from provisioner.pairing.branch.publication import Repositories
from provisioner.pairing.removal import (
    departed,
    drain,
    leaving,
    left_before,
    namespace,
    remove_files,
    revoke_keys,
    uninstall,
)
from provisioner.pairing.removal.departed import CommonCommit, Departed
from provisioner.pairing.removal.leaving import Departure
from provisioner.pairing.run import engine, reports
from provisioner.pairing.run.engine import Facts, Steps
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.reports import Ended
from provisioner.pairing.run.session import Failures, Session, open_session
from provisioner.pairing.run.target import Target
from provisioner.reports.model import ClusterReport, Report, RepositoryReport, Result
from provisioner.reports.summary import failed_repository

Inspect = Callable[[Target, Departure], None]


def steps(departure: Departure) -> Steps:
    """What happens on the cluster."""
    before = [drain.STEP] if departure.drain else []
    return (*before, uninstall.STEP, namespace.STEP)


def plan(fleet: Fleet, departures: Mapping[str, Departure], sink: Sink, options: Options) -> Report:
    """What `unpair` would do."""
    return unpair(fleet, departures, sink, options, planning=True)


def unpair(
    fleet: Fleet,
    departures: Mapping[str, Departure],
    sink: Sink,
    options: Options,
    *,
    planning: bool = False,
    inspect: Inspect | None = None,
) -> Report:
    """`fleet` is the handover in which they are still declared; `departures` by the cluster's
    name. `inspect` is shown each cluster that could be looked at."""
    started = time.monotonic()
    names = sorted(set(departures) & set(fleet.pairings))
    gone = [name for name in names if departures[name].gone]
    with open_session(fleet, sink, options, planning=planning) as session:
        repositories = Repositories(session, {fleet.pairings[name].repository for name in names})
        targets, failures = session.reach([name for name in names if name not in gone], "leaving")
        left = session.each(
            targets, lambda target: leave(target, departures[target.name], repositories, inspect)
        )
        failures, before = _without_left(session, repositories, failures)
        ended = [*left, *before, *session.unreached(failures)]
        ended += [_gone(session, name) for name in gone]
        known = {name: _fingerprints(target) for name, target in targets.items()}
        ended, faults = forget(session, repositories, ended, known)
    return reports.summary(fleet.fleet, ended, time.monotonic() - started, faults)


def leave(
    target: Target,
    departure: Departure,
    repositories: Repositories,
    inspect: Inspect | None = None,
) -> Ended:
    with engine.reporting(target.progress, "repository"):
        repositories.confirm(target)
    if target.planning:
        _announce(target, departure)
    outcome = engine.run_all(steps(departure), target, Facts(cluster=target.first_look))
    if inspect and not outcome.error:
        inspect(target, departure)
    ended = reports.of(target, outcome, Result.PLANNED if target.planning else Result.UNPAIRED)
    return Ended(report=_described(ended.report, target, departure), changed=True)


def _announce(target: Target, departure: Departure) -> None:
    """Which cluster it is, and what becomes of its parts; its steps follow."""
    where = f"UID {target.desired.uid}, server {target.client.server}"
    detail = f"{where}; {leaving.row(departure)}"
    target.progress.change("unpair", Action.DELETED, f"pairing of cluster {target.name}", detail)


def _described(report: ClusterReport, target: Target, departure: Departure) -> ClusterReport:
    return msgspec.structs.replace(
        report,
        identity=target.desired.uid,
        server=target.client.server,
        leaving="" if report.cause else str(leaving.row(departure)),
    )


def _without_left(
    session: Session, repositories: Repositories, failures: Failures
) -> tuple[Failures, list[Ended]]:
    """The failures but for clusters that an earlier run has finished with, and those clusters."""
    before = {
        name: error
        for name, error in failures.items()
        if isinstance(error, Unreachable) and _has_left(session, repositories, name)
    }
    left = {name: error for name, error in failures.items() if name not in before}
    return left, [_left_before(session, name, error) for name, error in before.items()]


def _has_left(session: Session, repositories: Repositories, name: str) -> bool:
    repository = session.run.fleet.pairings[name].repository
    if not session.run.host(repository).remote().keyed:
        return False
    try:
        names = repositories.recorded(name)
        listed = session.run.host_keys(repository).listed()
        held = repositories.clone(repository).files(names.directory)
        return left_before.proven(names, listed, held)
    except ProvisionerError:
        return False


def _left_before(session: Session, name: str, error: ProvisionerError) -> Ended:
    detail = f"unpaired by an earlier run, and not asked now: {error.cause}"
    session.run.progress(name).change("unpair", Action.UNCHANGED, f"cluster {name}", detail)
    result = Result.PLANNED if session.run.planning else Result.UNPAIRED
    return Ended(report=ClusterReport(cluster=name, result=result))


def _gone(session: Session, name: str) -> Ended:
    cause = "the cluster is gone: nothing is asked of it"
    session.run.progress(name).change("unpair", Action.SKIPPED, f"cluster {name}", cause)
    report = ClusterReport(
        cluster=name,
        result=Result.GONE,
        cause=cause,
        leaving=str(leaving.row(Departure(gone=True))),
    )
    return Ended(report=report, changed=True)


def _fingerprints(target: Target) -> frozenset[str]:
    """Of the keys that a cluster has used, as far as it says so."""
    cluster = target.first_look
    public = secret.public_key(cluster.source_secret)
    held = keys.fingerprint(public) if public else ""
    return frozenset(filter(None, (held, cluster.record.get("fingerprint"))))


def forget(
    session: Session,
    repositories: Repositories,
    ended: list[Ended],
    known: Mapping[str, frozenset[str]],
) -> tuple[list[Ended], list[RepositoryReport]]:
    """Revoke the keys and remove the files of the clusters that have been left. With `--force`, a
    repository that cannot be reached is only reported."""
    members = _left_by_repository(session, ended)
    failures, faults = Failures(), list[RepositoryReport]()
    for repository, names in members.items():
        try:
            _forget(session, repositories, repository, names, known)
        except ProvisionerError as error:
            if session.run.options.force:
                text = f"{error} Its keys and files are left as they are."
                session.run.sink(Note(text=text, level="warning"))
            else:
                failures |= dict.fromkeys(names, error)
                faults.append(failed_repository(repository, error, names))
    return [_with_failure(one, failures) for one in ended], faults


def _left_by_repository(session: Session, ended: list[Ended]) -> dict[str, list[str]]:
    """The clusters that no longer run our Flux."""
    members: dict[str, list[str]] = {}
    for report in (one.report for one in ended):
        if not report.cause or report.result is Result.GONE:
            repository = session.run.fleet.pairings[report.cluster].repository
            members.setdefault(repository, []).append(report.cluster)
    return members


def _with_failure(one: Ended, failures: Mapping[str, ProvisionerError]) -> Ended:
    error = failures.get(one.report.cluster)
    if error is None:
        return one
    return dataclasses.replace(reports.failure(one.report.cluster, error), changed=True)


def _forget(
    session: Session,
    repositories: Repositories,
    repository: str,
    names: Collection[str],
    known: Mapping[str, frozenset[str]],
) -> None:
    """Every key of a repository, then its files in one commit."""
    subjects = _departed(session, repositories, repository, names, known)
    for step in (revoke_keys.STEP, remove_files.STEP):
        for subject in subjects:
            engine.run(step, subject, departed.facts())


def _departed(
    session: Session,
    repositories: Repositories,
    repository: str,
    clusters: Collection[str],
    known: Mapping[str, frozenset[str]],
) -> list[Departed]:
    run = session.run
    names = [repositories.recorded(cluster) for cluster in clusters]
    commit = CommonCommit(repositories.publisher(repository), names)
    return [
        Departed(
            desired=pairing,
            host_keys=run.host_keys(repository),
            commit=commit,
            progress=run.progress(pairing.cluster),
            planning=run.planning,
            keyed=run.host(repository).remote().keyed,
            known=known.get(pairing.cluster, frozenset()),
        )
        for pairing in names
    ]
