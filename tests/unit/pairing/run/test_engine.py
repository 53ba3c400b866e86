"""Look, decide, act: what any step may rely on, whatever it does."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any

import pytest

from provisioner.base.errors import Interrupted, Pending, ProvisionerError, Unreachable
from provisioner.base.events import Action, Change, Event
from provisioner.pairing.run import engine
from provisioner.pairing.run.engine import AnyStep, Decision, Facts, Progress, Step, Steps, Wait
from provisioner.pairing.run.snapshot import Snapshot

CHANGES = (Action.CREATED, Action.CONFIGURED, Action.DELETED)
QUIET = (Action.UNCHANGED, Action.SKIPPED)


class FakeSnapshot(Snapshot):
    """The numbered look at a cluster."""

    def __init__(self, number: int = 1) -> None:
        self.number = number

    def again(self) -> FakeSnapshot:
        return FakeSnapshot(self.number + 1)


@dataclass
class FakeSubject:
    """`calls`: what was done with it, in order. `contended`: another run may have been here."""

    planning: bool = False
    contended: bool = False
    desired: str = "desired"
    calls: list[str] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    @property
    def progress(self) -> Progress:
        return Progress(
            cluster="c1",
            sink=self.events.append,
            stopping=self.stopping,
            planned=self.planning,
        )

    def claim(self) -> FakeSnapshot | None:
        self.calls.append("claim")
        return FakeSnapshot(2) if self.contended else None

    @property
    def changes(self) -> list[Change]:
        return [event for event in self.events if isinstance(event, Change)]


def number(facts: Facts) -> int:
    assert isinstance(facts.cluster, FakeSnapshot)
    return facts.cluster.number


def look(subject: FakeSubject, facts: Facts) -> int:
    subject.calls.append(f"look {number(facts)}")
    return number(facts)


def step(*actions: Action) -> Step[int, int]:
    """Its decision after each look is the next of `actions`."""

    def decide(desired: str, state: int) -> Decision[int]:
        assert desired == "desired"
        return Decision(action=actions[state - 1], subject="it", detail=f"look {state}", work=state)

    def act(subject: FakeSubject, facts: Facts, decision: Decision[int]) -> Facts:
        subject.calls.append(f"act on {decision.work}")
        return facts

    return Step(name="step", look=look, decide=decide, act=act)


def wait_step(action: Action, *, outcome: Action = Action.UNCHANGED) -> Wait[int, int]:
    def decide(_desired: str, state: int) -> Decision[int]:
        return Decision(action=action, subject="it", work=state)

    def predict(_desired: str, _state: int) -> Decision[int]:
        return Decision(action=Action.UNCHANGED, subject="predicted")

    def wait(
        subject: FakeSubject, facts: Facts, decision: Decision[int]
    ) -> tuple[Facts, Decision[int]]:
        subject.calls.append(f"wait for {decision.work}")
        return facts, Decision(action=outcome, subject="waited for")

    def learn(facts: Facts, state: int) -> Facts:
        return Facts(cluster=facts.cluster, changed=facts.changed, applied=f"seen {state}")

    return Wait(name="wait", look=look, decide=decide, wait=wait, predict=predict, learn=learn)


def run(tested: AnyStep, subject: FakeSubject) -> Facts:
    return engine.run(tested, subject, Facts(cluster=FakeSnapshot()))


@pytest.mark.parametrize("action", CHANGES)
def test_a_change_is_claimed_made_and_looked_at_anew(action: Action) -> None:
    subject = FakeSubject()
    facts = run(step(action), subject)
    assert subject.calls == ["look 1", "claim", "act on 1"]
    assert number(facts) == 2, "what was read before the change may no longer hold"
    assert facts.changed
    assert subject.changes == [
        Change(cluster="c1", step="step", subject="it", action=action, detail="look 1")
    ]


@pytest.mark.parametrize("action", QUIET)
def test_without_a_change_nothing_is_claimed(action: Action) -> None:
    """An idle run takes no Lease and moves nothing."""
    subject = FakeSubject()
    facts = run(step(action), subject)
    assert subject.calls == ["look 1"]
    assert (number(facts), facts.changed) == (1, False)
    assert [change.action for change in subject.changes] == [action]


@pytest.mark.parametrize("action", list(Action))
def test_a_plan_never_acts(action: Action) -> None:
    subject = FakeSubject(planning=True)
    facts = run(step(action), subject)
    assert subject.calls == ["look 1"]
    assert facts.changed is (action in CHANGES)
    assert [(change.action, change.planned) for change in subject.changes] == [(action, True)]


def test_what_was_seen_before_the_claim_is_looked_at_again() -> None:
    subject = FakeSubject(contended=True)
    run(step(Action.CREATED, Action.CONFIGURED), subject)
    assert subject.calls == ["look 1", "claim", "look 2", "act on 2"]
    assert [change.action for change in subject.changes] == [Action.CONFIGURED]


def test_what_another_run_has_done_already_is_not_done_again() -> None:
    subject = FakeSubject(contended=True)
    facts = run(step(Action.CREATED, Action.UNCHANGED), subject)
    assert subject.calls == ["look 1", "claim", "look 2"]
    assert not facts.changed


def test_a_wait_reports_what_it_came_to() -> None:
    subject = FakeSubject()
    facts = run(wait_step(Action.CREATED), subject)
    assert subject.calls == ["look 1", "claim", "wait for 1"]
    assert [change.subject for change in subject.changes] == ["waited for"]
    assert (number(facts), facts.changed) == (2, False)


def test_a_wait_for_nothing_learns_from_its_look_alone() -> None:
    subject = FakeSubject()
    facts = run(wait_step(Action.UNCHANGED), subject)
    assert subject.calls == ["look 1"]
    assert facts.applied == "seen 1"


def test_a_plan_of_a_wait_predicts() -> None:
    subject = FakeSubject(planning=True)
    facts = run(wait_step(Action.CREATED), subject)
    assert subject.calls == ["look 1"]
    assert [change.subject for change in subject.changes] == ["predicted"]
    assert facts.applied == "seen 1"


def failing(error: ProvisionerError) -> Step[int, int]:
    def act(_subject: FakeSubject, _facts: Facts, _decision: Decision[int]) -> Facts:
        raise error

    def decide(_desired: str, state: int) -> Decision[int]:
        return Decision(action=Action.CREATED, subject="it", work=state)

    return Step(name="failing", look=look, decide=decide, act=act)


def test_an_error_stops_the_steps_and_keeps_what_was_established() -> None:
    subject, error = FakeSubject(), Unreachable("the host", "does not respond")
    steps: Steps = (
        step(Action.CREATED),
        failing(error),
        step(Action.UNCHANGED, Action.CREATED),
    )
    outcome = engine.run_all(steps, subject, Facts(cluster=FakeSnapshot()))
    assert outcome.error is error
    assert outcome.facts.changed
    assert subject.calls == ["look 1", "claim", "act on 1", "look 2", "claim"]


def test_each_step_gets_what_those_before_it_have_established() -> None:
    subject = FakeSubject()
    steps: Steps = (step(Action.CREATED), wait_step(Action.UNCHANGED))
    outcome = engine.run_all(steps, subject, Facts(cluster=FakeSnapshot()))
    assert outcome.error is None
    assert outcome.facts.applied == "seen 2"
    assert outcome.facts.changed, "a later step without a change takes nothing back"


@pytest.mark.parametrize(
    ("error", "action"),
    [
        (Unreachable("the host", "does not respond"), Action.FAILED),
        (Pending("the branch", "not merged"), Action.SKIPPED),
    ],
)
def test_a_failure_is_reported_once_for_all_clusters(
    error: ProvisionerError, action: Action
) -> None:
    """An error of a repository ends the steps of all its clusters."""
    first, second = FakeSubject(), FakeSubject()
    for subject in (first, second):
        with pytest.raises(type(error)):
            run(failing(error), subject)
    assert [(change.subject, change.action) for change in first.changes] == [
        (error.subject, action)
    ]
    assert second.changes == []


def test_a_run_that_is_to_stop_begins_no_step() -> None:
    subject = FakeSubject()
    subject.stopping.set()
    with pytest.raises(Interrupted):
        run(step(Action.CREATED), subject)
    assert subject.calls == []


def test_a_full_disk_is_an_error_of_the_step() -> None:
    def act(*_given: Any) -> Facts:
        raise OSError(28, "No space left on device", "/cache/x")

    made, subject = step(Action.CREATED), FakeSubject()
    full = Step(name="full", look=made.look, decide=made.decide, act=act)
    with pytest.raises(ProvisionerError):
        run(full, subject)
    assert [change.action for change in subject.changes] == [Action.FAILED]
