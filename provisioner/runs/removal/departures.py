"""Clusters that leave the fleet, and how: the previous handover compared with Terraform's plan.

Nobody leaves because of a guess: where the plan does not say who stays, everybody stays.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from provisioner.base.errors import BadInput
from provisioner.base.events import Note, Sink
from provisioner.handover import spokes
from provisioner.handover.fleet import Cluster, Fleet
from provisioner.pairing.removal import leaving as rules
from provisioner.pairing.removal.leaving import Departure, Situation
from provisioner.runs.removal import choices as chosen
from provisioner.runs.removal.choices import Choices
from provisioner.terraform import outputs
from provisioner.terraform.plans import PlanResult

UNKNOWN = (
    "The pairings of this plan are known only after the apply, so no cluster is unpaired now. "
    "Clusters that have left the stack stay paired."
)
DOOMED = (
    "Terraform destroys {names}: their deploy keys and files stay behind. To unpair them first, "
    "run `provisioner unpair {arguments}`."
)
STAYED = (
    "These clusters have left the stack and are still paired, because the plan did not know it: "
    "{names}. To unpair them, declare them again, apply, and remove them once more."
)
REMADE = (
    "cluster {name}: Terraform replaces it. Everything in it is lost, volumes included; the new "
    "one is paired under the same name."
)


@dataclass(frozen=True, kw_only=True)
class Departures:
    """`clusters`: how each leaves, by name. `made`: clusters that Terraform creates in this plan,
    `replaced` those of them that existed. `unknown`: the plan does not say who stays."""

    clusters: Mapping[str, Departure] = field(default_factory=dict)
    made: frozenset[str] = frozenset()
    replaced: frozenset[str] = frozenset()
    unknown: bool = False


def of_plan(
    before: Fleet | None, plan: PlanResult, choices: Choices, sink: Sink = lambda _event: None
) -> Departures:
    """Who leaves with this plan. BadInput where the choices do not fit it."""
    staying = _names(plan.handover, "pairings")
    unknown = staying is None or _names(plan.handover, "clusters") is None
    paired = set(before.pairings) if before else set()
    names = set() if unknown else paired - (staying or set())
    leaving = decide(before, names, plan, choices)
    chosen.check_new(choices, paired | (staying or set()))
    planned = outputs.declared(plan.handover or {})
    _check_resources(planned, plan)
    declared = {**(before.clusters if before else {}), **planned}
    made = created(declared, plan)
    departures = Departures(
        clusters=leaving,
        made=made,
        replaced=made & paired,
        unknown=unknown,
    )
    _warn(before, plan, departures, sink)
    return departures


def _check_resources(planned: Mapping[str, Cluster], plan: PlanResult) -> None:
    """BadInput for a cluster whose resource Terraform neither has nor makes: if the cluster ever
    left, it would be taken for gone."""
    for name, one in planned.items():
        address = getattr(one, "made_by", "")  # of the sandbox we know it
        if address and not plan.at(address):
            raise BadInput(
                f"clusters.{name}.made_by",
                f"Terraform has no resource {address}, and this plan makes none",
                "Use an address that `terraform state list` prints, with its modules and its "
                "index, or leave it out.",
            )


def of_destroy(before: Fleet | None, plan: PlanResult, choices: Choices) -> Departures:
    """Every cluster of a stack that is about to be destroyed."""
    names = set(before.pairings) if before else set()
    chosen.check_new(choices, names)
    return Departures(clusters=decide(before, names, plan, choices))


def of_names(fleet: Fleet, names: Collection[str], choices: Choices) -> Departures:
    """Clusters that the user has named to be unpaired. Terraform has no part in it."""
    chosen.check(choices, names)
    chosen.check_new(choices, fleet.clusters)
    spokes.check_staying(fleet.pairings, names)
    return Departures(
        clusters={
            name: rules.decide(
                Situation(
                    gone=name in choices.gone,
                    drain=choices.drains(name),
                    keep=choices.workloads == "keep",
                )
            )
            for name in sorted(names)
        }
    )


def decide(
    before: Fleet | None,
    names: Collection[str],
    plan: PlanResult,
    choices: Choices,
) -> dict[str, Departure]:
    """How each of them leaves."""
    situations = {
        name: situation(before, name, plan, choices) for name in sorted(names) if before is not None
    }
    chosen.check(choices, situations)
    if before is not None:
        renamed = spokes.renamable(before.pairings, situations, plan.handover)
        spokes.check_staying(before.pairings, situations.keys() - renamed)
    return {name: rules.decide(one) for name, one in situations.items()}


def situation(before: Fleet, name: str, plan: PlanResult, choices: Choices) -> Situation:
    """Only a cluster whose own resource Terraform is about to destroy is drained unnamed, and only
    where somebody sees it beforehand."""
    resource = before.clusters[name].resource()
    return Situation(
        gone=name in choices.gone or (bool(resource) and not plan.has(resource)),
        drain=choices.drains(name) or (choices.asks and plan.destroys(resource)),
        keep=choices.workloads == "keep",
    )


def groups(
    departures: Mapping[str, Departure], hubs: Collection[str] = ()
) -> list[dict[str, Departure]]:
    """Those whose workloads stay, then the others: if one of the first fails, nothing has been
    drained yet. `hubs` come after all others."""
    parts = [
        {
            name: one
            for name, one in departures.items()
            if one.drain is drain and (name in hubs) is late
        }
        for late in (False, True)
        for drain in (False, True)
    ]
    return [part for part in parts if part]


def created(declared: Mapping[str, Cluster], plan: PlanResult) -> frozenset[str]:
    """Clusters whose own resource the plan creates or replaces."""
    return frozenset(name for name, one in declared.items() if plan.makes(one.resource()))


def report_left(before: Fleet | None, applied: Fleet, departures: Departures, sink: Sink) -> None:
    """After the apply: which clusters are left paired because the plan did not know its
    pairings."""
    left = before.pairings.keys() - applied.pairings.keys() if before else set()
    if departures.unknown and left:
        sink(Note(text=STAYED.format(names=", ".join(sorted(left))), level="warning"))


def _warn(before: Fleet | None, plan: PlanResult, departures: Departures, sink: Sink) -> None:
    for name in sorted(departures.replaced):
        sink(Note(text=REMADE.format(name=name), level="warning"))
    if not departures.unknown or before is None or not before.pairings:
        return
    sink(Note(text=UNKNOWN, level="warning"))
    doomed = [name for name in before.pairings if plan.destroys(before.clusters[name].resource())]
    if doomed := sorted(set(doomed) - departures.replaced):
        text = DOOMED.format(names=", ".join(doomed), arguments=" ".join(doomed))
        sink(Note(text=text, level="warning"))


def _names(planned: dict[str, Any] | None, key: str) -> set[str] | None:
    """None where the plan does not know them yet."""
    listed = (planned or {}).get(key)
    return set(listed) if isinstance(listed, dict) else None
