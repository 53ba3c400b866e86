"""Who leaves the fleet: the previous handover against the planned one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from provisioner.base.errors import BadInput
from provisioner.base.events import Action, Change, Note, Report, Sink
from provisioner.handover.fleet import OUTPUT, Fleet, Repository
from provisioner.pairing.run.options import Options
from provisioner.terraform import outputs
from provisioner.terraform.plans import PlanResult
from provisioner.terraform.runner import Terraform


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """Names of clusters whose pairing ends. `doomed`: Terraform destroys them; `staying`: they live
    on unpaired."""

    doomed: frozenset[str] = frozenset()
    staying: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self.doomed | self.staying))


def compare(before: Fleet | None, planned: dict[str, Any] | None) -> Leaving:
    """Nobody leaves a fleet that was never applied, nor one whose plan says nothing yet."""
    if before is None or planned is None:
        return Leaving()
    leaving = before.pairings.keys() - _names(planned, "pairings")
    staying = leaving & _names(planned, "clusters")
    return Leaving(doomed=frozenset(leaving - staying), staying=frozenset(staying))


def fresh(before: Fleet | None, planned: Fleet, *, moving: bool = False) -> frozenset[str]:
    """Names of clusters and repositories that no apply has made yet; when resources change
    (`moving`), of repositories that will be elsewhere too."""
    names = {*planned.clusters, *planned.repositories}
    if before is None:
        return frozenset(names)
    moved = {
        name
        for name, one in planned.repositories.items()
        if _place(one) != _place(before.repositories.get(name))
    }
    return frozenset(
        names - {*before.clusters, *before.repositories} | (moved if moving else set())
    )


def _place(repository: Repository | None) -> tuple[object, ...]:
    """Where it is; a repository of another kind is elsewhere."""
    return (type(repository), repository.place if repository else ())


def unpair(before: Fleet | None, leaving: Leaving, sink: Sink, options: Options) -> list[Report]:
    """Unpair them while they can still be reached; stops at a failure, for Terraform would take the
    evidence away."""
    from provisioner.pairing import unpair as pairing

    reports: list[Report] = []
    for names, doomed in ((leaving.staying, False), (leaving.doomed, True)):
        if before is not None and names and not any(report.exit_code for report in reports):
            reports.append(pairing.unpair(before, sorted(names), sink, options, doomed=doomed))
    return reports


def predict(leaving: Leaving, sink: Sink) -> None:
    """Tell who would be unpaired."""
    for name in leaving.names:
        sink(
            Change(
                cluster=name,
                step="unpair",
                subject="pairing",
                action=Action.CONFIGURED,
                detail="leaves the fleet",
                planned=True,
            )
        )


def previous(terraform: Terraform, sink: Sink) -> Fleet | None:
    """The handover of the last apply. One that cannot be read stops nothing: Terraform mends it
    with the next apply."""
    try:
        return outputs.previous(terraform)
    except BadInput as error:
        sink(
            Note(
                text=f"{error} Clusters that left the stack meanwhile stay paired.", level="warning"
            )
        )
        return None


def checked(plan: PlanResult, stack: str) -> PlanResult:
    """The plan, of a stack that hands over."""
    if not plan.hands_over:
        raise BadInput(
            f"stack {stack}",
            f"has no output `{OUTPUT}`",
            "Derive it from provisioner_cdk.FleetStack.",
        )
    return plan


def _names(planned: dict[str, Any], key: str) -> set[str]:
    found = planned.get(key)
    return set(found) if isinstance(found, dict) else set()
