"""Look, decide, act: the one way a step runs, and what it reports."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Action, Change
from provisioner.pairing.site import Site
from provisioner.pairing.want import Want


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What a step will do to `subject`, and in `work` what its `act` needs to know."""

    action: Action
    subject: str
    detail: str = ""
    work: Any = None


class Step(Protocol):
    """A module: `look` reads, `decide` is pure, `act` changes and may tell the site what the next steps need."""

    NAME: str

    def look(self, site: Site) -> Any: ...

    def decide(self, want: Want, seen: Any) -> Decision: ...

    def act(self, site: Site, decision: Decision) -> None: ...


def run(step: Step, site: Site) -> None:
    """One step. In a plan nothing acts; otherwise a cluster is claimed before its first change."""
    site.going_on()
    with telling(site, step.NAME):
        decision = step.decide(site.want, step.look(site))
        if decision.action in (Action.CREATED, Action.CONFIGURED) and not site.planning:
            site.claim()
            step.act(site, decision)
    site.tell(step.NAME, decision.action, decision.subject, decision.detail)


@contextlib.contextmanager
def telling(site: Site, step: str) -> Iterator[None]:
    """An error on the way is told as the step's failure when it happens; the report comes last."""
    try:
        yield
    except ProvisionerError as error:
        site.sink(
            Change(
                cluster=site.name,
                step=step,
                subject=error.subject,
                action=Action.FAILED,
                detail=error.cause,
            )
        )
        raise
