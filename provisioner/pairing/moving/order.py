"""The order in which a cluster moves. The former deliverer stops, then the branch changes in one
commit, then the former one is taken away, and only then the new one begins: there are never two
that could prune. Killed at any point, the next run continues, for the record says where it goes.

The Leases of both clusters are held: the cluster's own, and that of its hub. The steps are imported
when a cluster moves, which most never do.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence

from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Note
from provisioner.clusters.client import Client
from provisioner.clusters.lease import Lease
from provisioner.pairing.run import engine, required_rights
from provisioner.pairing.run.engine import AnyStep, Facts, Steps
from provisioner.pairing.run.reports import Ended
from provisioner.pairing.run.required_rights import Permission
from provisioner.pairing.run.session import Session
from provisioner.pairing.run.spokes.moves import MOVING
from provisioner.pairing.run.target import Target, new_lease

Targets = Mapping[str, Target]
UNFINISHED = (
    "cluster {name}: its move is not finished, and nothing is delivered to it until it is. What "
    "runs there goes on. Run again."
)
RESUMED = "cluster {name}: its move is not finished. It gets its manifests as before. Run again."


def apart(targets: Targets) -> tuple[dict[str, Target], list[str]]:
    """Those to go on with now, and the names of those that move from a hub which is among them: its
    Lease is needed for that, so it comes first. Pure."""
    later = [
        name
        for name, target in targets.items()
        if target.desired.moving and _hub_before(target) in targets
    ]
    return {name: one for name, one in targets.items() if name not in later}, later


def hold_moving(session: Session, targets: Targets) -> tuple[dict[str, Target], list[Ended]]:
    """Before their files are pushed. Returns the targets to go on with, and how the others
    ended."""
    if session.run.planning:
        return dict(targets), []
    moving = [target for target in targets.values() if target.desired.moving]
    session.keep_leases(moving)
    leases = HubLeases(session, moving)
    return session.advance(
        targets, lambda target: _hold(target, leases), lambda target: target.desired.moving
    )


class HubLeases:
    """One of each hub, for all clusters that move to it or from it. They last until the session
    ends. Safe to use from several threads."""

    def __init__(self, session: Session, moving: Sequence[Target]) -> None:
        self._session = session
        self._leases = {
            name: new_lease(client, target.run, target.progress)
            for target in moving
            for name, client in _hubs(target)
        }

    def taken(self, target: Target) -> Target:
        """The same target: what it writes on a hub needs both Leases."""
        for name, _client in _hubs(target):
            lease = self._leases[name]
            if lease.take():
                self._session.keep(contextlib.closing(Releasing(lease)))
        hub, before = target.desired.pairing.gitops.hub, _hub_before(target)
        return dataclasses.replace(
            target,
            hub=target.hub and self._fenced(target, target.hub, hub),
            hub_before=target.hub_before and self._fenced(target, target.hub_before, before),
        )

    def _fenced(self, target: Target, client: Client, hub: str) -> Client:
        return client.fenced(both(target.lease.check, self._leases[hub].check))


@dataclasses.dataclass(frozen=True)
class Releasing:
    """What releases a Lease when it is closed."""

    lease: Lease

    def close(self) -> None:
        self.lease.release()


def both(one: Callable[[], float], other: Callable[[], float]) -> Callable[[], float]:
    """A permit for as long as both last."""
    return lambda: min(one(), other())


def _hub_before(target: Target) -> str:
    before = target.desired.before
    return before.pairing.gitops.hub if before else ""


def _hubs(target: Target) -> Iterable[tuple[str, Client]]:
    if target.hub:
        yield target.desired.pairing.gitops.hub, target.hub
    if target.hub_before:
        yield _hub_before(target), target.hub_before


def _hold(target: Target, leases: HubLeases) -> Target:
    """Everything that could refuse the new pairing is asked first."""
    from provisioner.pairing.moving import hold

    target.check_repository()
    facts = Facts(cluster=target.first_look)
    try:
        for step in _letting_in(target):
            step.decide(target.desired, step.look(target, facts))
        _permission(target).check()
        target = leases.taken(target)
        facts = engine.run(hold.STEP, target, facts)
    except ProvisionerError:
        give_up(target, resume=True)
        raise
    return dataclasses.replace(target, first_look=facts.cluster)


def _letting_in(target: Target) -> Steps:
    from provisioner.pairing.spokes import order as spokes

    return spokes.letting_in(target.desired.pairing.gitops) if target.hub else ()


def _permission(target: Target) -> Permission:
    """To end the one pairing and to begin the other."""
    before = target.before.desired
    return Permission(
        target.client,
        lambda: [*required_rights.pairing(target.desired), *required_rights.leaving(before)],
    )


def give_up(target: Target, *, resume: bool) -> None:
    """A move that did not come to its end. `resume`: nothing of it has reached the branch."""
    with contextlib.suppress(ProvisionerError):
        if MOVING in target.snapshot().record:
            text = RESUMED if resume and target.lease.held and _resumed(target) else UNFINISHED
            target.run.sink(Note(text=text.format(name=target.name), level="warning"))


def _resumed(target: Target) -> bool:
    from provisioner.pairing.moving import hold

    clone = target.prepared.result().clone
    with contextlib.suppress(ProvisionerError):
        target.run.context.once(("what was not pushed", clone.url), clone.fetch)
        return engine.run(hold.RESUME, target, Facts(cluster=target.snapshot())).changed
    return False


def steps(target: Target, own: Steps, files: AnyStep, record: AnyStep) -> Steps:
    """`own`: the steps of a cluster that does not move, the files and the record among them. A run
    has stopped the former deliverer by now."""
    from provisioner.pairing.moving import hold, leave

    if target.desired.former:
        at = own.index(record)
        return (*own[:at], leave.OLD, leave.HUB, *own[at:])
    first = (hold.STEP,) if target.planning else ()
    new = [step for step in own if step not in (files, record)]
    if target.hub:
        ended = (leave.FLUX, leave.REST, *_letting_in(target))
        new = [step for step in new if step not in ended]
        return (*first, files, *ended, *new, leave.KEYS, record)
    return (*first, files, leave.ACCESS, *new, leave.HUB, record)
