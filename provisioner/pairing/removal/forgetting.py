"""What remains to be done for clusters that have been left: their keys are revoked, and their files
are removed from Git."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping

from provisioner.base.errors import Held, ProvisionerError
from provisioner.base.events import Note
from provisioner.clusters.lease import Lease
from provisioner.handover import fleet_pieces
from provisioner.pairing.branch.publication import Repositories
from provisioner.pairing.removal import departed, remove_files, revoke_keys, revoke_piece_keys
from provisioner.pairing.removal.departed import CommonCommit, Departed
from provisioner.pairing.run import engine, reports
from provisioner.pairing.run.desired_state import Names
from provisioner.pairing.run.reports import Ended
from provisioner.pairing.run.repository_state import HostKeys
from provisioner.pairing.run.session import Failures, Session
from provisioner.pairing.run.target import Run
from provisioner.reports.model import RepositoryReport, Result
from provisioner.reports.summary import failed_repository

Leases = Mapping[str, Lease]  # by cluster


def forget(
    session: Session,
    repositories: Repositories,
    ended: list[Ended],
    known: Mapping[str, frozenset[str]],
    leases: Leases,
) -> tuple[list[Ended], list[RepositoryReport]]:
    """Revoke the keys and remove the files of the clusters that have been left, as long as their
    `leases` are held. With `--force`, a repository that cannot be reached is only reported."""
    ended = [_still_held(session, one, leases) for one in ended]
    members = _left_by_repository(session, ended)
    failures, faults = Failures(), list[RepositoryReport]()
    for repository, names in members.items():
        try:
            _forget(_departed(session, repositories, repository, names, known, leases))
        except ProvisionerError as error:
            if session.run.options.force and not isinstance(error, Held):
                text = f"{error} Its keys and files are left as they are."
                session.run.sink(Note(text=text, level="warning"))
            else:
                failures |= dict.fromkeys(names, error)
                faults.append(failed_repository(repository, error, names))
    return [_with_failure(one, failures) for one in ended], faults


def _still_held(session: Session, one: Ended, leases: Leases) -> Ended:
    """The same, or a failure where another run may have taken over the cluster."""
    lease = leases.get(one.report.cluster)
    if lease is None or one.report.cause:
        return one
    try:
        with engine.reporting(session.run.progress(one.report.cluster), revoke_keys.STEP.name):
            lease.check()
    except Held as error:
        return dataclasses.replace(reports.failure(one.report.cluster, error), changed=True)
    return one


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


def _forget(subjects: Collection[Departed]) -> None:
    """Every key of a repository, then its files in one commit."""
    keyed = [subject for subject in subjects if subject.piece_keys]
    for step, those in (
        (revoke_keys.STEP, subjects),
        (revoke_piece_keys.STEP, keyed),
        (remove_files.STEP, subjects),
    ):
        for subject in those:
            engine.run(step, subject, departed.facts())


def _departed(
    session: Session,
    repositories: Repositories,
    repository: str,
    clusters: Collection[str],
    known: Mapping[str, frozenset[str]],
    leases: Leases,
) -> list[Departed]:
    run = session.run
    names = [repositories.recorded(cluster) for cluster in clusters]
    held = [leases[cluster] for cluster in clusters if cluster in leases]
    commit = CommonCommit(repositories.publisher(repository), names, held)
    return [
        Departed(
            desired=pairing,
            host_keys=_host_keys(run, repository, pairing.cluster, leases.get(pairing.cluster)),
            commit=commit,
            progress=run.progress(pairing.cluster),
            planning=run.planning,
            keyed=run.host(repository).remote().keyed and not pairing.hub,
            known=known.get(pairing.cluster, frozenset()),
            piece_keys=_piece_keys(run, pairing, leases.get(pairing.cluster)),
            lease=leases.get(pairing.cluster),
        )
        for pairing in names
    ]


def _piece_keys(run: Run, names: Names, lease: Lease | None) -> dict[str, HostKeys]:
    """A repository that the fleet declares no more cannot be asked. Those in the pairing's own are
    revoked with the pairing's key."""
    keyed = fleet_pieces.keyed(names.pairing.platform, "") - {names.pairing.repository}
    there = sorted(keyed & run.fleet.repositories.keys())
    return {name: _host_keys(run, name, names.cluster, lease) for name in there}


def _host_keys(run: Run, repository: str, cluster: str, lease: Lease | None) -> HostKeys:
    keys = run.host_keys(repository)
    return keys.fenced(lease.check if lease else _always, cluster)


def _always() -> None:
    """Nobody else can pair a cluster that is gone."""
