"""The story of what comes before a cluster of Cluster API is reached: its declared Cluster is made
on its management cluster. In a plan nothing is made or waited for, and a cluster that cannot be
reached yet is predicted."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TypeVar

from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.base.events import Note
from provisioner.clusters import cluster_api
from provisioner.handover.clusters.cluster_api import Declaration
from provisioner.pairing.branch.publication import Repositories
from provisioner.pairing.making import applied, order, ownership
from provisioner.pairing.making.subject import Making
from provisioner.pairing.making.through_git import arrival, committed
from provisioner.pairing.making.through_git.committed import Committing
from provisioner.pairing.making.through_git.common_commit import CommonCommit
from provisioner.pairing.removal.departed import facts
from provisioner.pairing.run import engine
from provisioner.pairing.run.engine import AnyStep, Subject
from provisioner.pairing.run.reports import Ended
from provisioner.pairing.run.session import Failures, Session

WAITS = "cluster {name}: {missing}; pairing will wait for it."
T = TypeVar("T")


@dataclass(kw_only=True)
class Made:
    """What became of the declared Clusters so far. `failures`: what stops a cluster. `changed`:
    those with something made or changed, or in a plan to be. `coming`: those that a plan cannot
    look at yet."""

    failures: Failures = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    coming: set[str] = field(default_factory=set)

    @property
    def stopped(self) -> set[str]:
        return self.failures.keys() | self.coming


class Maker:
    """Makes the Clusters of a run, side by side. `predicting`: a cluster that cannot be reached yet
    is left to a prediction."""

    def __init__(self, session: Session, *, predicting: bool) -> None:
        self._session, self._run, self._predicting = session, session.run, predicting
        self._repositories: Repositories | None = None
        self.made = Made()
        clusters = self._run.fleet.clusters.items()
        self._declared = {name: one for name, one in clusters if isinstance(one, Declaration)}

    def make(self, names: Sequence[str], repositories: Repositories) -> list[str]:
        """Make what these clusters need; those of them that can be reached now, or waited for.
        `repositories`: those that they are paired with."""
        self._repositories = repositories
        fleet, declared = self._run.fleet, self._declared
        wanted = [name for name in order.made_for(fleet, names) if name in declared]
        while wanted:
            now = [name for name in wanted if declared[name].management not in wanted]
            wanted = [name for name in wanted if name not in now]
            self._make_all([name for name in now if self._can_be_made(name)])
        return [name for name in names if name not in self.made.stopped]

    def failed(self, names: Sequence[str], unreached: Failures) -> Failures:
        """What has stopped these clusters; whatever is reached through them is not tried."""
        self.made.failures |= unreached
        return {name: error for name, error in self.made.failures.items() if name in names}

    def counted(self, one: Ended) -> Ended:
        """The same, changed if anything was made for it."""
        fleet, name = self._run.fleet, one.report.cluster
        made = self.made.changed & set(order.made_for(fleet, [name]))
        return dataclasses.replace(one, changed=True) if made else one

    def _can_be_made(self, name: str) -> bool:
        """Whether the cluster that it is reached through is there."""
        through = self._declared[name].management
        if error := self.made.failures.get(through):
            cause = f"its management cluster {through} was not reached: {error.cause}"
            self.made.failures[name] = Unreachable(f"cluster {name}", cause, error.hint)
        if through in self.made.coming:
            self.made.coming.add(name)
        return name not in self.made.stopped

    def _make_all(self, names: Sequence[str]) -> None:
        """Those for one repository share a commit; all others are made side by side."""
        shared: dict[str, list[str]] = {}
        work: list[Future[object]] = []
        for name in names:
            declared = self._declared[name]
            if declared.declared and declared.delivery == "repository":
                shared.setdefault(declared.management, []).append(name)
            else:
                work.append(self._session.start(self._tried, [name], self._apply))
        for group in shared.values():
            work.append(self._session.start(self._commit, group))
        for future in work:
            future.result()

    def _tried(self, names: Iterable[str], work: Callable[[str], T]) -> dict[str, T]:
        """What came of each that did not fail."""
        done: dict[str, T] = {}
        for name in names:
            try:
                done[name] = work(name)
            except ProvisionerError as error:
                self.made.failures[name] = error
        return done

    def _apply(self, name: str) -> None:
        making = self._making(name)
        if making.declared.declared:
            self._step(name, applied.STEP, making)
        self._look(making)

    def _commit(self, names: Sequence[str]) -> None:
        makings = self._tried(names, self._making)
        self._tried(makings, lambda name: committed.check_paired(makings[name]))
        makings = {name: one for name, one in makings.items() if name not in self.made.failures}
        if not makings:
            return
        try:
            commit = self._common_commit(makings)
        except ProvisionerError as error:
            self.made.failures |= dict.fromkeys(makings, error)
            return
        subjects = {n: Committing(making=one, commit=commit) for n, one in makings.items()}
        done = self._tried(subjects, lambda name: self._step(name, committed.STEP, subjects[name]))
        self._tried(done, lambda name: self._arrive(makings[name]))

    def _common_commit(self, makings: dict[str, Making]) -> CommonCommit:
        (management,) = {one.declared.management for one in makings.values()}
        repository = self._run.fleet.pairings[management].repository
        way = Repositories(self._session, {repository}).publisher(repository)
        needed = {n: functools.partial(committed.needed, one, way) for n, one in makings.items()}
        return CommonCommit(way, needed, self._run.sink)

    def _step(self, name: str, step: AnyStep, subject: Subject) -> None:
        if engine.run(step, subject, facts()).changed:
            self.made.changed.add(name)

    def _arrive(self, making: Making) -> None:
        if not making.planning:
            with engine.reporting(making.progress, committed.STEP.name):
                arrival.wait(making)
        self._look(making)

    def _look(self, making: Making) -> None:
        if not self._predicting or not (missing := _missing(making)):
            return
        self.made.coming.add(making.name)
        if making.name not in self.made.changed:
            self._run.sink(Note(text=WAITS.format(name=making.name, missing=missing)))

    def _making(self, name: str) -> Making:
        declared, progress = self._declared[name], self._run.progress(name)
        with engine.reporting(progress, applied.STEP.name):
            management = self._session.client(declared.management)
        return Making(
            name=name,
            declared=declared,
            run=self._run,
            management=management,
            progress=progress,
            paired=declared.management in self._run.fleet.pairings,
            recorded=functools.partial(self._recorded, name),
        )

    def _recorded(self, name: str) -> str:
        if not self._repositories or name not in self._run.fleet.pairings:
            return ""
        return self._repositories.recorded(name).uid


def _missing(making: Making) -> str:
    """What the cluster still lacks to be reached; empty if nothing."""
    declared, management = making.declared, making.management
    version = cluster_api.served(management)
    wanted = cluster_api.cluster(declared.cluster_name, version, declared.namespace)
    live = making.live(wanted) if version else None
    if live is None:
        return f"{ownership.named(wanted)} is not on {management.name} yet"
    secret = cluster_api.kubeconfig_secret(declared.cluster_name)
    if why := cluster_api.hindrance(live):
        return why
    there = management.get("v1", "Secret", secret, declared.namespace)
    return "" if there else f"Secret {declared.namespace}/{secret} is not there yet"
