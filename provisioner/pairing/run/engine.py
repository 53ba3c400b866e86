"""Look, decide, act: the one way a step runs, and what it reports."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from provisioner.base.errors import Pending, ProvisionerError
from provisioner.base.events import Action, Change
from provisioner.pairing.run import identity
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.target import Target


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What a step will do to `subject`, and in `work` what its `act` needs to know."""

    action: Action
    subject: str
    detail: str = ""
    work: Any = None


class Step(Protocol):
    """A module: `look` reads, `decide` is pure, `act` changes and may tell the target what the next
    steps need."""

    NAME: str

    def look(self, target: Target) -> Any: ...

    def decide(self, desired: Desired, seen: Any) -> Decision: ...

    def act(self, target: Target, decision: Decision) -> None: ...


def run(step: Step, target: Target) -> None:
    """One step. In a plan nothing acts; otherwise a cluster is claimed before its first change."""
    target.going_on()
    with telling(target, step.NAME):
        decision = step.decide(target.desired, step.look(target))
        if _acts(decision, target) and target.claim():  # another run was at it meanwhile
            identity.adoptable(
                target.desired,
                identity.look(target.client, target.desired),
                upgrading=target.options.upgrading,
            )
            decision = step.decide(target.desired, step.look(target))
        if _acts(decision, target):
            step.act(target, decision)
    target.tell(step.NAME, decision.action, decision.subject, decision.detail)


def _acts(decision: Decision, target: Target) -> bool:
    return decision.action in (Action.CREATED, Action.CONFIGURED) and not target.planning


@contextlib.contextmanager
def telling(target: Target, step: str) -> Iterator[None]:
    """An error on the way is told as the step's failure when it happens; the report comes last."""
    try:
        yield
    except ProvisionerError as error:
        target.sink(
            Change(
                cluster=target.name,
                step=step,
                subject=error.subject,
                action=Action.SKIPPED if isinstance(error, Pending) else Action.FAILED,
                detail=error.cause,
            )
        )
        raise
