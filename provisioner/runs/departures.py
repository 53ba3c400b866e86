"""Clusters that leave the fleet: the previous handover compared with the planned one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.events import Action, Change, Note, Sink
from provisioner.handover.fleet import OUTPUT, Fleet, Repository
from provisioner.reports.model import Report
from provisioner.reports.summary import failed_cluster, summary
from provisioner.runs.run import Run
from provisioner.terraform import outputs
from provisioner.terraform.plans import PlanResult
from provisioner.terraform.runner import Terraform

# What happens to a cluster that leaves, by what happens to its workloads.
DETAILS = {
    "drain": "deletes the workloads that Flux delivered, then uninstalls Flux and revokes the "
    "deploy key",
    "keep": "uninstalls Flux and revokes the deploy key; workloads stay",
}


@dataclass(frozen=True, kw_only=True)
class Departures:
    """Names of clusters whose pairing ends. Terraform destroys the `doomed` ones; the `staying`
    ones live on without a pairing."""

    doomed: frozenset[str] = frozenset()
    staying: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self.doomed | self.staying))

    def groups(self) -> Iterator[tuple[list[str], bool]]:
        """Names and whether they are doomed; nothing for an empty group."""
        # The staying ones first: if one of them fails, no workloads have been drained yet.
        for names, doomed in ((self.staying, False), (self.doomed, True)):
            if names:
                yield sorted(names), doomed


def compare(before: Fleet | None, planned: dict[str, Any] | None) -> Departures:
    """No cluster leaves a fleet that was never applied, or whose plan does not list its pairings
    yet."""
    # A plan that is unknown says nothing about who stays. Guessing could drain a whole fleet.
    if before is None or planned is None:
        return Departures()
    leaving = before.pairings.keys() - _names(planned, "pairings")
    staying = leaving & _names(planned, "clusters")
    return Departures(doomed=frozenset(leaving - staying), staying=frozenset(staying))


def all_of(before: Fleet | None) -> Departures:
    """Every cluster of a stack that is about to be destroyed."""
    return Departures(doomed=frozenset(before.pairings if before else ()))


def predict(run: Run, before: Fleet | None, departures: Departures, sink: Sink) -> list[Report]:
    """Emit what leaving would delete: a line in words for each cluster, then each removal step as
    it would be with what the cluster holds now."""
    options, reports = run.settings.pairing, list[Report]()
    for names, doomed in departures.groups() if before else ():
        detail = DETAILS[options.workloads or ("drain" if doomed else "keep")]
        for name in names:
            sink(_leaves(name, detail))
        if before:
            reports.append(run.pairing.plan_unpair(before, names, sink, options, doomed=doomed))
    return reports


def _leaves(cluster: str, detail: str) -> Change:
    return Change(
        cluster=cluster,
        step="unpair",
        subject="pairing",
        action=Action.DELETED,
        detail=detail,
        planned=True,
    )


def unpair(run: Run, before: Fleet | None, departures: Departures) -> list[Report]:
    """Unpair them while they still answer. Stops at a failure, because Terraform would next destroy
    the evidence."""
    reports: list[Report] = []
    for names, doomed in departures.groups() if before else ():
        if before and not any(report.exit_code for report in reports):
            reports.append(_unpair(run, before, names, doomed=doomed))
    return reports


def _unpair(run: Run, before: Fleet, names: list[str], *, doomed: bool) -> Report:
    """An error of a repository ends in a report too: by then Flux may have left the clusters, and
    the user has to know which."""
    began = time.monotonic()
    try:
        return run.pairing.unpair(before, names, run.sink, run.settings.pairing, doomed=doomed)
    except ProvisionerError as error:
        failed = [failed_cluster(name, error) for name in names]
        return summary(before.fleet, failed, True, time.monotonic() - began)


def new_names(before: Fleet | None, planned: Fleet, *, moving: bool = False) -> frozenset[str]:
    """Names of clusters and repositories that no apply has made yet. With `moving` (resources
    change), also of repositories that will have another address."""
    names = {*planned.clusters, *planned.repositories}
    if before is None:
        return frozenset(names)
    moved = {
        name
        for name, repository in planned.repositories.items()
        if _place(repository) != _place(before.repositories.get(name))
    }
    return frozenset(
        names - {*before.clusters, *before.repositories} | (moved if moving else set())
    )


def _place(repository: Repository | None) -> tuple[object, ...]:
    """Its address. A repository of another kind is elsewhere."""
    return (type(repository), repository.place if repository else ())


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


def _names(planned: dict[str, Any], key: str) -> set[str]:
    listed = planned.get(key)  # a plan may not know it yet, and then it is no object
    return set(listed) if isinstance(listed, dict) else set()
