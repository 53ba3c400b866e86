"""Look, decide, act: the one way in which a step of any story runs, and what it reports."""

from __future__ import annotations

import contextlib
import dataclasses
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from provisioner.base import disk
from provisioner.base.audit import Audit
from provisioner.base.errors import Interrupted, Pending, ProvisionerError
from provisioner.base.events import Action, Change, Sink, Waiting
from provisioner.pairing.run.snapshot import Snapshot

CHANGES = (Action.CREATED, Action.CONFIGURED, Action.DELETED)

State = TypeVar("State")  # what a step looks at
Work = TypeVar("Work")  # what its `act` needs to know


@dataclass(frozen=True, kw_only=True)
class Progress:
    """`cluster` names the subject. `planned`: changes are reported as predictions. `changed`: the
    steps that have changed something."""

    cluster: str
    sink: Sink
    stopping: threading.Event
    planned: bool = False
    audit: Audit = field(default_factory=Audit, repr=False)
    changed: list[str] = field(default_factory=list)
    _last: dict[str, str] = field(default_factory=dict)
    _began: dict[str, float] = field(default_factory=dict)  # by step, monotonic

    def begin(self, step: str) -> None:
        """What is written from now on is written because of this step."""
        self.audit.begin(self.cluster, step)
        self._began[step] = time.monotonic()

    def waiting(self, subject: str, detail: str) -> None:
        """Report what is waited for, when that has changed. A run that is to stop stops here."""
        self.check()
        if self._last.get(subject) != detail:
            self._last[subject] = detail
            self.sink(Waiting(cluster=self.cluster, subject=subject, detail=detail))

    def check(self) -> None:
        """Interrupted when the run is to stop."""
        if self.stopping.is_set():
            raise Interrupted(
                f"cluster {self.cluster}",
                "interrupted",
                "Run again: it continues where it stopped.",
            )

    def pause(self, seconds: float) -> None:
        """Sleep between two looks; Interrupted at once when the run is to stop."""
        self.stopping.wait(seconds)
        self.check()

    def change(self, step: str, action: Action, subject: str, detail: str = "") -> None:
        if action in CHANGES and not self.planned:
            self.changed.append(step)
        self.sink(
            Change(
                cluster=self.cluster,
                step=step,
                subject=subject,
                action=action,
                detail=detail,
                planned=self.planned,
                seconds=self._seconds(step),
            )
        )

    def failed(self, step: str, error: ProvisionerError) -> None:
        """A failure is reported when it happens; the run's report comes last."""
        action = Action.SKIPPED if isinstance(error, Pending) else Action.FAILED
        self.sink(
            Change(
                cluster=self.cluster,
                step=step,
                subject=error.subject,
                action=action,
                detail=error.cause,
                seconds=self._seconds(step),
            )
        )

    def _seconds(self, step: str) -> float | msgspec.UnsetType:
        """Since the step began; unset where its begin was not noted."""
        began = self._began.pop(step, None)
        return msgspec.UNSET if began is None else round(time.monotonic() - began, 3)


class Subject(Protocol):
    """What a step works on: a Target, or a pairing whose cluster is gone."""

    @property
    def desired(self) -> Any: ...

    @property
    def planning(self) -> bool: ...

    @property
    def progress(self) -> Progress: ...

    def claim(self) -> Snapshot | None: ...


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the steps so far have established. `key_made`: when this run made the deploy key, in
    seconds since the epoch. `applied`: the revision that proves the pairing."""

    cluster: Snapshot
    key_made: float | None = None
    applied: str = ""
    changed: bool = False


@dataclass(frozen=True, kw_only=True)
class Decision(Generic[Work]):
    """What a step will do to `subject`."""

    action: Action
    subject: str
    detail: str = ""
    work: Work | None = None


@dataclass(frozen=True, kw_only=True)
class Step(Generic[State, Work]):
    """`look` reads and changes nothing, `decide` is pure, `act` changes the cluster, its repository
    or the Git host, and returns the facts with what it has established."""

    name: str
    look: Callable[[Any, Facts], State]
    decide: Callable[[Any, State], Decision[Work]]
    act: Callable[[Any, Facts, Decision[Work]], Facts]


@dataclass(frozen=True, kw_only=True)
class Wait(Generic[State, Work]):
    """A step that waits for what others do. `decide` tells whether there is anything to wait for;
    `wait` returns what has come of it, to be reported; `predict` is what a plan says. `learn`: what
    the look alone establishes."""

    name: str
    look: Callable[[Any, Facts], State]
    decide: Callable[[Any, State], Decision[Work]]
    wait: Callable[[Any, Facts, Decision[Work]], tuple[Facts, Decision[Work]]]
    predict: Callable[[Any, State], Decision[Work]]
    learn: Callable[[Facts, State], Facts] = lambda facts, _state: facts


AnyStep = Step[Any, Any] | Wait[Any, Any]
Steps = Sequence[AnyStep]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """How far a list of steps came, and what stopped it."""

    facts: Facts
    error: ProvisionerError | None = None


def run_all(steps: Steps, target: Subject, facts: Facts) -> Outcome:
    """The steps in their order, until one fails."""
    for step in steps:
        try:
            facts = run(step, target, facts)
        except ProvisionerError as error:
            return Outcome(facts=facts, error=error)
    return Outcome(facts=facts)


def run(step: AnyStep, target: Subject, facts: Facts) -> Facts:
    """One step. In a plan nothing acts; otherwise the cluster is claimed before its first
    change."""
    target.progress.check()
    target.progress.begin(step.name)
    with reporting(target.progress, step.name):
        if target.planning:
            facts, decision = _look(step, target, facts)
        else:
            facts, decision = _carry_out(step, target, facts)
    target.progress.change(step.name, decision.action, decision.subject, decision.detail)
    changed = facts.changed or decision.action in CHANGES
    return dataclasses.replace(facts, changed=changed)


def _look(step: AnyStep, target: Subject, facts: Facts) -> tuple[Facts, Decision[Any]]:
    state = step.look(target, facts)
    if isinstance(step, Wait):
        decide = step.predict if target.planning else step.decide
        return step.learn(facts, state), decide(target.desired, state)
    return facts, step.decide(target.desired, state)


def _carry_out(step: AnyStep, target: Subject, facts: Facts) -> tuple[Facts, Decision[Any]]:
    facts, decision = _look(step, target, facts)
    if decision.action in CHANGES and (cluster := target.claim()):
        facts, decision = _look(step, target, dataclasses.replace(facts, cluster=cluster))
    if decision.action not in CHANGES:
        return facts, decision
    if isinstance(step, Wait):
        facts, decision = step.wait(target, facts, decision)
    else:
        facts = step.act(target, facts, decision)
    return _fresh(facts), decision


def _fresh(facts: Facts) -> Facts:
    return dataclasses.replace(facts, cluster=facts.cluster.again())


@contextlib.contextmanager
def reporting(progress: Progress, step: str) -> Iterator[None]:
    """A failure is reported once, when it happens: one of a repository ends the steps of all its
    clusters."""
    try:
        with disk.translated():
            yield
    except ProvisionerError as error:
        if not error.reported:
            error.reported = True
            progress.failed(step, error)
        raise
