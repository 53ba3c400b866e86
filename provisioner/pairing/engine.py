"""Look, decide, act: the one way a step runs, and what it reports."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from provisioner.base.errors import Pending, ProvisionerError
from provisioner.base.events import Action, Change
from provisioner.pairing import guard
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
    """A module: `look` reads, `decide` is pure, `act` changes and may tell the site what the next
    steps need."""

    NAME: str

    def look(self, site: Site) -> Any: ...

    def decide(self, want: Want, seen: Any) -> Decision: ...

    def act(self, site: Site, decision: Decision) -> None: ...


def run(step: Step, site: Site) -> None:
    """One step. In a plan nothing acts; otherwise a cluster is claimed before its first change."""
    site.going_on()
    with telling(site, step.NAME):
        decision = step.decide(site.want, step.look(site))
        if _acts(decision, site) and site.claim():  # another run was at it meanwhile
            guard.adoptable(
                site.want, guard.look(site.client, site.want), upgrading=site.options.upgrading
            )
            decision = step.decide(site.want, step.look(site))
        if _acts(decision, site):
            step.act(site, decision)
    site.tell(step.NAME, decision.action, decision.subject, decision.detail)


def _acts(decision: Decision, site: Site) -> bool:
    return decision.action in (Action.CREATED, Action.CONFIGURED) and not site.planning


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
                action=Action.SKIPPED if isinstance(error, Pending) else Action.FAILED,
                detail=error.cause,
            )
        )
        raise
