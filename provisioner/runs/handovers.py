"""The handovers before and after a plan: read for a run, and compared by name and address."""

from __future__ import annotations

from provisioner.base.errors import BadInput
from provisioner.base.events import Note, Sink
from provisioner.handover.fleet import OUTPUT, Fleet, Repository
from provisioner.terraform import outputs
from provisioner.terraform.plans import PlanResult
from provisioner.terraform.runner import Terraform


def previous(terraform: Terraform, sink: Sink) -> Fleet | None:
    """The handover of the last apply. An unreadable one stops nothing, since the next apply
    replaces it."""
    try:
        return outputs.previous(terraform)
    except BadInput as error:
        text = f"{error} Clusters that have left the stack since then stay paired."
        sink(Note(text=text, level="warning"))
        return None


def checked(plan: PlanResult, stack: str) -> PlanResult:
    """The plan. BadInput if its stack has no handover."""
    if not plan.hands_over:
        raise BadInput(
            f"stack {stack}",
            f"has no output `{OUTPUT}`",
            "Derive it from provisioner_cdk.FleetStack.",
        )
    return plan


def new_names(before: Fleet | None, planned: Fleet, *, moving: bool) -> frozenset[str]:
    """Names of clusters and repositories that no apply has made yet, and of repositories that will
    have another address. None unless `moving` (resources change): then whatever is declared is
    there already, as in the stack that `import` writes."""
    if not moving:
        return frozenset()
    names = {*planned.clusters, *planned.repositories}
    if before is None:
        return frozenset(names)
    moved = {
        name
        for name, repository in planned.repositories.items()
        if _place(repository) != _place(before.repositories.get(name))
    }
    return frozenset(names - {*before.clusters, *before.repositories} | moved)


def _place(repository: Repository | None) -> tuple[object, ...]:
    """Its address. A repository of another kind is elsewhere."""
    return (type(repository), repository.place if repository else ())
