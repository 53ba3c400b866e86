"""The text of a question: what is agreed to, each cluster that leaves or changes its name with its
identity. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from provisioner.pairing.removal import leaving as rules
from provisioner.reports.columns import clean, counted

if TYPE_CHECKING:
    from provisioner.pairing.leaving_plan import LeavingPlan
    from provisioner.pairing.renames import Rename
    from provisioner.terraform.plans import PlanResult

# The steps whose subjects name what else goes.
NAMED = ("namespace", "deploy key")


def text(
    question: str,
    plan: PlanResult | None,
    leaving: Sequence[LeavingPlan],
    renames: Sequence[Rename] = (),
) -> str:
    """`plan` is Terraform's, if it has a part in this."""
    count = f" ({counted(len(plan.resources), 'resource')})" if plan else ""
    return "\n".join([*_leaving(leaving), *_renamed(renames), f"{question}{count}"])


def _renamed(renames: Sequence[Rename]) -> Iterator[str]:
    if renames:
        yield "Clusters that are renamed; everything in them stays:"
    for one in renames:
        yield clean(f"  {one}")


def _leaving(leaving: Sequence[LeavingPlan]) -> Iterator[str]:
    if leaving:
        yield "Clusters that leave:"
    for cluster in leaving:
        where = f"UID {cluster.uid}, server {cluster.server}" if cluster.uid else "not contacted"
        yield clean(f"  {cluster.cluster}: {where}")
        yield clean(f"    {rules.row(cluster.departure)}")
        if cluster.drain:
            yield clean(f"    deleted: {cluster.loss}")
        for step in cluster.steps:
            if step.step in NAMED:
                yield clean(f"    {step.step}: {step}")
