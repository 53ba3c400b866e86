"""Leaving: workloads are kept or drained, Flux is uninstalled, keys are revoked, and Git comes
last.

The same steps without acting are the plan of it, so that whatever a run deletes has been named
before.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Collection, Mapping
from typing import Literal

from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.base.events import Action, Note, Sink
from provisioner.handover.fleet import Fleet
from provisioner.pairing.branch.publication import Repositories
from provisioner.pairing.removal import (
    departed,
    drain,
    namespace,
    remove_files,
    revoke_keys,
    uninstall,
)
from provisioner.pairing.removal.departed import CommonCommit, Departed
from provisioner.pairing.run import engine, reports
from provisioner.pairing.run.desired_state import Names
from provisioner.pairing.run.engine import Facts, Steps
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.reports import Ended
from provisioner.pairing.run.session import Failures, Session, open_session
from provisioner.pairing.run.target import Target
from provisioner.reports.model import ClusterReport, Report, RepositoryReport, Result
from provisioner.reports.summary import failed_repository

Workloads = Literal["keep", "drain"]


def steps(workloads: Workloads) -> Steps:
    """What happens on the cluster."""
    before = [drain.STEP] if workloads == "drain" else []
    return (*before, uninstall.STEP, namespace.step(workloads))


def plan(
    fleet: Fleet, leaving: Collection[str], sink: Sink, options: Options, *, doomed: bool
) -> Report:
    """What `unpair` would do."""
    return unpair(fleet, leaving, sink, options, doomed=doomed, planning=True)


def unpair(
    fleet: Fleet,
    leaving: Collection[str],
    sink: Sink,
    options: Options,
    *,
    doomed: bool,
    planning: bool = False,
) -> Report:
    """`fleet` is the handover in which they are still declared. `doomed`: Terraform destroys them
    next, so a cluster that does not respond counts as gone, not as failed, and its workloads are
    drained unless the user says otherwise."""
    started = time.monotonic()
    workloads: Workloads = options.workloads or ("drain" if doomed else "keep")
    lenient = doomed or options.force
    with open_session(fleet, sink, options, planning=planning) as session:
        names = sorted(set(leaving) & set(fleet.pairings))
        targets, failures = session.reach(names, "leaving")
        left = session.each(targets, lambda target: leave(target, workloads))
        ended = [*left, *_unreached(session, failures, lenient=lenient)]
        ended, faults = forget(session, ended, lenient=lenient)
    return reports.summary(fleet.fleet, ended, time.monotonic() - started, faults)


def leave(target: Target, workloads: Workloads) -> Ended:
    outcome = engine.run_all(steps(workloads), target, Facts(cluster=target.first_look))
    ended = reports.of(target, outcome, Result.PLANNED if target.planning else Result.UNPAIRED)
    return dataclasses.replace(ended, changed=True)


def _unreached(session: Session, failures: Failures, *, lenient: bool) -> list[Ended]:
    gone = {
        name: error
        for name, error in failures.items()
        if lenient and isinstance(error, Unreachable)
    }
    failed = {name: error for name, error in failures.items() if name not in gone}
    return [
        *session.unreached(failed),
        *(_gone(session, name, error) for name, error in gone.items()),
    ]


def _gone(session: Session, name: str, error: ProvisionerError) -> Ended:
    session.run.progress(name).change("unpair", Action.SKIPPED, error.subject, error.cause)
    report = ClusterReport(cluster=name, result=Result.GONE, cause=error.cause)
    return Ended(report=report, changed=True)


def forget(
    session: Session, ended: list[Ended], *, lenient: bool
) -> tuple[list[Ended], list[RepositoryReport]]:
    """Revoke the keys and remove the files of the clusters that have been left. With `lenient`, a
    repository that cannot be reached is only reported."""
    members = _left_by_repository(session, ended)
    repositories, failures = Repositories(session, members), Failures()
    faults: list[RepositoryReport] = []
    for repository, names in members.items():
        try:
            _forget(session, repositories, repository, names)
        except ProvisionerError as error:
            if lenient:
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
    session: Session, repositories: Repositories, repository: str, names: Collection[str]
) -> None:
    """Every key of a repository, then its files in one commit."""
    subjects = _departed(session, repositories, repository, names)
    for step in (revoke_keys.STEP, remove_files.STEP):
        for subject in subjects:
            engine.run(step, subject, departed.facts())


def _departed(
    session: Session, repositories: Repositories, repository: str, clusters: Collection[str]
) -> list[Departed]:
    run = session.run
    fleet = run.fleet
    names = [Names(fleet=fleet.fleet, pairing=fleet.pairings[cluster]) for cluster in clusters]
    commit = CommonCommit(repositories.publisher(repository), names)
    return [
        Departed(
            desired=pairing,
            host_keys=run.host_keys(repository),
            commit=commit,
            progress=run.progress(pairing.cluster),
            planning=run.planning,
            keyed=run.host(repository).remote().keyed,
        )
        for pairing in names
    ]
