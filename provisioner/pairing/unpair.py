"""Leaving: workloads are kept or drained, Flux is uninstalled, keys are revoked, and Git comes
last.

The same steps without acting are the plan of it, so that whatever a run deletes has been named
before.
"""

from __future__ import annotations

import contextlib
import dataclasses
import time
from collections.abc import Callable, Mapping, Sequence

import msgspec

from provisioner.base import keys
from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Action, Note, Sink
from provisioner.flux import secret
from provisioner.handover.fleet import Fleet
from provisioner.pairing.branch.encryption import losses as encryption
from provisioner.pairing.branch.publication import Repositories
from provisioner.pairing.flux_operator import leaving as flux_operator
from provisioner.pairing.making import leaving as making
from provisioner.pairing.platform.webhooks import leaving as webhooks_leave
from provisioner.pairing.platform.webhooks.shared import Stays
from provisioner.pairing.removal import (
    forgetting,
    leaving,
    left_before,
    namespace,
    uninstall,
)
from provisioner.pairing.removal.leaving import Departure
from provisioner.pairing.removal.workloads import drain
from provisioner.pairing.run import engine, reports
from provisioner.pairing.run.engine import Facts, Steps
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.reports import Ended
from provisioner.pairing.run.session import Failures, Session, Work, open_session
from provisioner.pairing.run.snapshot import Snapshot
from provisioner.pairing.run.target import Target
from provisioner.pairing.spokes import withdraw
from provisioner.reports.model import ClusterReport, Report, Result

Inspect = Callable[[Target, Departure], None]


def steps(
    departure: Departure, *, spoke: bool = False, webhooks: Steps = (), operated: bool = False
) -> Steps:
    """What happens on the cluster, and for a spoke on its hub. `webhooks`: where it may have some.
    `operated`: flux-operator keeps its Flux."""
    before = (drain.STEP,) if departure.drain else ()
    own = flux_operator.STEP if operated else uninstall.STEP
    main = withdraw.STEP if spoke else own
    return (*webhooks, *before, main, namespace.STEP)


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
    options = dataclasses.replace(options, gone=options.gone | frozenset(gone))
    with open_session(fleet, sink, options, planning=planning) as session:
        repositories = Repositories(session, {fleet.pairings[name].repository for name in names})
        _name_unreadable(repositories, names, sink)
        targets, failures = session.reach([name for name in names if name not in gone], "leaving")
        known: dict[str, frozenset[str]] = {}
        stays = _staying(repositories, fleet, names)

        def work(target: Target) -> Ended:
            known[target.name] = _fingerprints(target)  # before the cluster forgets them
            return leave(target, departures[target.name], repositories, stays, inspect)

        failures, before = left_before.without(session, repositories, failures)
        left = _leave_in_order(session, targets, failures, work)
        ended = [*left, *before, *session.unreached(failures)]
        ended += [_gone(session, repositories, name, stays) for name in gone]
        leases = {} if planning else {name: target.lease for name, target in targets.items()}
        ended, faults = forgetting.forget(session, repositories, ended, known, leases)
        for text in (making.staying(fleet, name) for name in names if name not in gone):
            if text:
                sink(Note(text=text, level="warning"))
    return reports.summary(fleet.fleet, ended, time.monotonic() - started, faults)


def _staying(repositories: Repositories, fleet: Fleet, leaving: Sequence[str]) -> Stays:
    """Those that do not leave with this run. Whoever has left before is still declared, and not
    recorded in Git any more; where that is not at hand, what is declared counts."""
    here = {fleet.pairings[name].repository for name in leaving}

    def stays(name: str) -> bool:
        readable = fleet.pairings[name].repository in here
        return name not in leaving and not (readable and repositories.unrecorded(name))

    return stays


def _name_unreadable(repositories: Repositories, names: Sequence[str], sink: Sink) -> None:
    """Which files can be decrypted no more, or by others only, once a cluster has left with its
    key. A repository that cannot be read is reported later."""
    for name in names:
        with contextlib.suppress(ProvisionerError):
            recorded = repositories.recorded(name)
            clone = repositories.clone(recorded.pairing.repository)
            for text in encryption.losses(clone, recorded):
                sink(Note(text=text, level="warning"))


def _leave_in_order(
    session: Session, targets: Mapping[str, Target], failures: Failures, work: Work
) -> list[Ended]:
    """Spokes before their hubs. A hub stays while one of its spokes could not leave: `failures` are
    of those that could not even be reached."""
    spokes = {name: target for name, target in targets.items() if target.desired.hub}
    left = session.each_held(spokes, work)
    stuck = {*failures, *(one.report.cluster for one in left if one.report.cause)}
    others = targets.keys() - spokes.keys()
    refused = withdraw.held_back(session.run.fleet.pairings, others, stuck)
    free = {name: targets[name] for name in sorted(others - refused.keys())}
    return [*left, *session.each_held(free, work), *session.unreached(refused)]


def leave(
    target: Target,
    departure: Departure,
    repositories: Repositories,
    stays: Stays,
    inspect: Inspect | None = None,
) -> Ended:
    with engine.reporting(target.progress, "repository"):
        repositories.confirm(target)
    if target.planning:
        _announce(target, departure)
    concerned = webhooks_leave.concerns(target.desired.pairing, target.first_look)
    todo = steps(
        departure,
        spoke=bool(target.desired.hub),
        webhooks=(webhooks_leave.leaving(stays),) if concerned else (),
        operated=target.desired.instance is not None,
    )
    outcome = engine.run_all(todo, target, Facts(cluster=_claimed(target)))
    if inspect and not outcome.error:
        inspect(target, departure)
    ended = reports.of(target, outcome, Result.PLANNED if target.planning else Result.UNPAIRED)
    return Ended(report=_described(ended.report, target, departure), changed=True)


def _claimed(target: Target) -> Snapshot:
    """Even where nothing is left to be done on the cluster: until its key is revoked and its files
    are gone, no other run may pair it."""
    with engine.reporting(target.progress, "reach"):
        return (None if target.planning else target.claim()) or target.first_look


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


def _gone(session: Session, repositories: Repositories, name: str, stays: Stays) -> Ended:
    cause = "the cluster is gone: nothing is asked of it"
    withdraw.forget(session, repositories, name)
    for text in webhooks_leave.staying(session.run, name, stays):
        session.run.sink(Note(text=text, level="warning"))
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
