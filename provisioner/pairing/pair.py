"""The story: install Flux on every cluster of a fleet and pair it with its repository.

A reader who stops here knows the program. Its steps are listed in order/pairing_steps.py. Each one
looks, decides and acts (run/engine.py); the same steps without acting are the plan. Killed at any
point, the next run looks again and continues.
"""

from __future__ import annotations

import contextlib
import dataclasses
import time
from collections.abc import Callable, Collection, Mapping, Sequence

from provisioner.base.errors import Interrupted, ProvisionerError, TimedOut, Unreachable
from provisioner.base.events import Note, Sink
from provisioner.handover.fleet import Fleet
from provisioner.pairing.branch.publication import Repositories
from provisioner.pairing.making import order
from provisioner.pairing.making.making import Maker
from provisioner.pairing.moving import order as moves
from provisioner.pairing.order import pairing_steps
from provisioner.pairing.platform import decryption_key
from provisioner.pairing.run import engine, reports
from provisioner.pairing.run.engine import Facts
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.reports import Ended
from provisioner.pairing.run.session import Session, open_session
from provisioner.pairing.run.target import Target
from provisioner.pairing.steps import rename
from provisioner.reports.model import Report, RepositoryReport, Result

Inspect = Callable[[Target, Facts], None]
Predict = Callable[[str], Ended]
LOST = (Unreachable, TimedOut, Interrupted)  # the push may have arrived, or may yet
UNFINISHED = (
    "cluster {name}: its rename is not finished, and it may not sync until it is. Run again."
)
SYNCS_AGAIN = (
    "cluster {name}: its rename is not finished. Its folder has not moved, so it syncs as before. "
    "Run again."
)


def pair(
    fleet: Fleet,
    sink: Sink,
    options: Options,
    *,
    planning: bool = False,
    inspect: Inspect | None = None,
    predict: Predict | None = None,
) -> Report:
    """Pair every cluster: one commit per repository, clusters side by side, failures in the report.
    Clusters that are reached through others come after those. `inspect` is shown each target after
    its last step; `predict` says what a plan knows of a cluster that is not there yet."""
    started = time.monotonic()
    ended, faults = list[Ended](), list[RepositoryReport]()
    with open_session(fleet, sink, options, planning=planning) as session:
        maker = Maker(session, predicting=predict is not None)
        for names in order.levels(fleet, options.chosen(fleet.pairings)):
            repositories = _repositories(session, names)
            there = maker.make(names, repositories)
            ended += session.unreached(maker.failed(names, {}))
            waiting = parts(there, late(session, there))
            while waiting:
                some = waiting.pop(0)
                done, moving = pair_some(session, maker, repositories, some, inspect)
                faults += repositories.reports(done)
                ended += done
                waiting = [*([moving] if moving else []), *waiting]
                repositories = _repositories(session, waiting[0]) if waiting else repositories
            coming = [name for name in names if name in maker.made.coming]
            ended += [predict(name) for name in coming if predict]
    return reports.summary(fleet.fleet, ended, time.monotonic() - started, faults)


def _repositories(session: Session, names: Sequence[str]) -> Repositories:
    pairings = session.run.fleet.pairings
    return Repositories(session, {pairings[name].repository for name in names})


def late(session: Session, names: Sequence[str]) -> set[str]:
    """Clusters that are not made yet. A plan does not wait for them, and one that is alone keeps
    nobody waiting."""
    return set() if session.run.planning or len(names) < 2 else session.late(names)


def parts(names: Sequence[str], late: Collection[str]) -> list[list[str]]:
    """What is there is paired first, so that it does not wait for what may never come. Pure."""
    ready = [name for name in names if name not in late]
    waiting = [name for name in names if name in late]
    return [part for part in (ready, waiting) if part] or [[]]


def pair_some(
    session: Session,
    maker: Maker,
    repositories: Repositories,
    names: Sequence[str],
    inspect: Inspect | None,
) -> tuple[list[Ended], list[str]]:
    """Clusters that do not depend on each other. Returns how they ended, and which of them move
    from a hub among them, and have to come after it."""
    targets, unreached = session.reach(names, "pairing", repositories.unrecorded)
    targets, moving = (targets, []) if session.run.planning else moves.apart(targets)
    failures = maker.failed(names, unreached)
    targets, unknown = decryption_key.known(session, targets)
    targets, stuck = hold_renamed(session, repositories.prepare(targets))
    targets, held = moves.hold_moving(session, targets)
    targets, shut = let_hubs_in(session, targets)
    targets, keyless = decryption_key.written(session, targets)
    targets = repositories.publish(targets)
    made = maker.made.changed
    done = session.each(targets, lambda target: pair_one(target, inspect, made=made))
    ended = [*session.unreached(failures), *unknown, *stuck, *held, *shut, *keyless, *done]
    return [maker.counted(one) for one in ended], moving


def let_hubs_in(
    session: Session, targets: Mapping[str, Target]
) -> tuple[dict[str, Target], list[Ended]]:
    """Before the files of spokes are pushed. Returns the targets to go on with, and how the others
    ended."""
    if session.run.planning:
        return dict(targets), []
    session.keep_leases([target for target in targets.values() if target.hub])
    return session.advance(
        targets, _let_in, lambda target: target.hub and not target.desired.moving
    )


def _let_in(target: Target) -> Target:
    from provisioner.pairing.spokes import order as spokes

    target.check_repository()
    facts = Facts(cluster=target.first_look)
    try:
        gitops, renamed = target.desired.pairing.gitops, target.desired.renamed
        for step in spokes.letting_in(gitops, renamed=renamed):
            facts = engine.run(step, target, facts)
    except ProvisionerError:
        if target.desired.former:
            _give_up(target, resume=target.stopped)
        raise
    return dataclasses.replace(target, first_look=facts.cluster)


def mark_renamed(fleet: Fleet, sink: Sink, options: Options) -> Report:
    """Before Terraform forgets the old names: note the new ones on the clusters, so that any later
    run finishes what this one begins. Nothing else changes."""
    started = time.monotonic()
    with open_session(fleet, sink, options) as session:
        names = options.chosen(fleet.pairings)
        repositories = _repositories(session, names)
        targets, failures = session.reach(names, "pairing")
        done = session.each(repositories.prepare(targets), _mark)
        ended = [*session.unreached(failures), *done]
        faults = repositories.reports(ended)
    return reports.summary(fleet.fleet, ended, time.monotonic() - started, faults)


def _mark(target: Target) -> Ended:
    target.check_repository()
    steps = (rename.MARK,) if target.desired.former else ()
    outcome = engine.run_all(steps, target, Facts(cluster=target.first_look))
    return reports.of(target, outcome, Result.PLANNED)


def hold_renamed(
    session: Session, targets: Mapping[str, Target]
) -> tuple[dict[str, Target], list[Ended]]:
    """Clusters whose entries were renamed stop syncing before their files move in Git. Returns the
    targets to go on with, and how the others ended: nothing of theirs is pushed."""
    session.keep_leases([target for target in targets.values() if target.desired.former])
    return session.advance(targets, _hold, lambda target: target.desired.former)


def _hold(target: Target) -> Target:
    target.check_repository()
    stops = rename.stops(target)
    try:
        engine.run(rename.STEP, target, Facts(cluster=target.first_look))
    except ProvisionerError:
        if target.lease.held:  # so something may have been written
            _give_up(target, resume=stops)
        raise
    return dataclasses.replace(target, first_look=target.snapshot(), stopped=stops)


def _give_up(target: Target, *, resume: bool) -> None:
    """A rename that did not come to its end: let the cluster sync again if its folder is still
    where it was."""
    text = SYNCS_AGAIN if resume and _resume(target) else UNFINISHED
    target.run.sink(Note(text=text.format(name=target.name), level="warning"))


def _resume(target: Target) -> bool:
    clone = target.prepared.result().clone
    with contextlib.suppress(ProvisionerError):
        target.run.context.once(("what was not pushed", clone.url), clone.fetch)
        return engine.run(rename.RESUME, target, Facts(cluster=target.snapshot())).changed
    return False


def _push_refused(target: Target) -> bool:
    """Whether what was to be pushed has certainly not arrived."""
    if target.published.cancelled():
        return False
    error = target.published.exception()
    return isinstance(error, ProvisionerError) and not isinstance(error, LOST)


def pair_one(
    target: Target, inspect: Inspect | None = None, *, made: Collection[str] = ()
) -> Ended:
    """`made`: clusters for which something was changed before they were reached."""
    target.check_repository()
    changed = target.name in made or bool(target.progress.changed)
    before = Facts(cluster=target.first_look, changed=changed)
    outcome = engine.run_all(pairing_steps.of(target), target, before)
    if inspect and not outcome.error:
        inspect(target, outcome.facts)
    if target.desired.former and outcome.error and not target.planning:
        _give_up(target, resume=target.stopped and _push_refused(target))
    if target.desired.moving and outcome.error and not target.planning:
        moves.give_up(target, resume=_push_refused(target))
    return reports.of(target, outcome, Result.PLANNED if target.planning else Result.PAIRED)
