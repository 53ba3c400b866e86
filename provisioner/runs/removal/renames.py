"""Entries that were renamed: what leaves under one name and comes under another is one cluster. It
moves when it is paired (pairing/steps/rename.py), and does not leave.

A rename is one change. Whatever else would happen to the cluster in the same run is refused before
anything is touched.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from provisioner.base.errors import Refused
from provisioner.base.events import Sink
from provisioner.handover.fleet import Cluster, Fleet, GitOps
from provisioner.reports.model import Report
from provisioner.runs.removal.choices import Choices
from provisioner.runs.removal.departures import Departures
from provisioner.runs.run import Run
from provisioner.terraform import outputs
from provisioner.terraform.plans import PlanResult

if TYPE_CHECKING:
    from provisioner.pairing.renames import Rename
    from provisioner.pairing.run.options import Options

KEEP = "Keep the name {old} in the stack, or run `provisioner unpair {old}` first."
APART = "Rename it in a run of its own, and change the rest before or afterwards."


def find(
    run: Run, before: Fleet, plan: PlanResult, decided: Departures, sink: Sink
) -> list[Rename]:
    """Before anything is touched. Refused where such a cluster cannot simply move."""
    added = _added(before, plan, decided)
    if not decided.clusters or not added:
        return []
    found = run.pairing.renames(before, decided.clusters, added, sink, run.settings.pairing)
    for one in found:
        if obstacle := next(_obstacles(one, found, before, plan, run.settings.choices), None):
            raise obstacle
    return found


def staying(decided: Departures, renames: Sequence[Rename]) -> Departures:
    """Without the clusters that are only renamed."""
    old = {one.old for one in renames}
    clusters = {name: one for name, one in decided.clusters.items() if name not in old}
    return dataclasses.replace(decided, clusters=clusters)


def look(run: Run, plan: PlanResult, renames: Sequence[Rename], sink: Sink) -> list[Report]:
    """Emit what the moves would do. The report says which of them cannot be."""
    if not renames:
        return []
    fleet = _moving(plan, renames)
    report, _ = run.pairing.plan(fleet, sink, _options(run, renames), new=frozenset())
    return [report]


def mark(run: Run, plan: PlanResult, renames: Sequence[Rename]) -> list[Report]:
    """Before the apply, after which Terraform no longer knows the old names."""
    if not renames:
        return []
    return [run.pairing.mark_renamed(_moving(plan, renames), run.sink, _options(run, renames))]


def _moving(plan: PlanResult, renames: Sequence[Rename]) -> Fleet:
    """The planned handover with no other pairings but those of hubs, all at once."""
    fleet = outputs.planned(plan.handover or {})
    pairings = {one.new: fleet.pairings[one.new] for one in renames}
    hubs = {one.gitops.hub for one in pairings.values()} - {""}
    pairings |= {hub: fleet.pairings[hub] for hub in sorted(hubs)}
    return msgspec.structs.replace(fleet, pairings=pairings, waves=[])


def _options(run: Run, renames: Sequence[Rename]) -> Options:
    names = frozenset(one.new for one in renames)
    return dataclasses.replace(run.settings.pairing, renamed=names, only=names)


def _added(before: Fleet, plan: PlanResult, decided: Departures) -> dict[str, Cluster]:
    """Entries of the planned handover that are new, or lead elsewhere than before, and whose
    cluster may exist already."""
    planned = outputs.clusters(plan.handover or {})
    return {
        name: declaration
        for name, declaration in planned.items()
        if name not in decided.made and declaration != before.clusters.get(name)
    }


def _obstacles(
    one: Rename, renames: Sequence[Rename], before: Fleet, plan: PlanResult, choices: Choices
) -> Iterator[Refused]:
    planned = _pairings(plan).get(one.new)
    if sum(one.uid == other.uid for other in renames) > 1:
        yield _refused(one, "and more than one entry leads to it")
    if one.new in before.pairings:
        yield _refused(one, f"and {one.new} was another cluster until now")
    if planned is None:
        yield _refused(one, f"and the stack does not pair {one.new}")
    if one.old in (*choices.drain, *choices.gone):
        hint = (
            f"Leave out --drain {one.old} and --gone {one.old}: the cluster is renamed, and stays."
        )
        yield _refused(one, "and the options say that it leaves", hint)
    if plan.destroys(before.clusters[one.old].resource()):
        hint = "Tell Terraform that its resource has moved (`moved`, or `terraform state mv`)."
        yield _refused(one, "and Terraform's plan destroys it", hint)
    namespace = before.pairings[one.old].gitops.namespace
    if planned is not None and _namespace(planned) != namespace:
        cause = f"and its Flux is in namespace {namespace}, not {_namespace(planned)}"
        yield _refused(one, cause, APART)


def _pairings(plan: PlanResult) -> Mapping[str, Any]:
    pairings = (plan.handover or {}).get("pairings")
    return pairings if isinstance(pairings, dict) else {}


def _namespace(pairing: Any) -> str:
    gitops = pairing.get("gitops") if isinstance(pairing, dict) else None
    given = gitops.get("namespace") if isinstance(gitops, dict) else None
    return str(given or GitOps().namespace)


def _refused(one: Rename, cause: str, hint: str = "") -> Refused:
    return Refused(
        f"cluster {one.new}",
        f"is the cluster that leaves the fleet as {one.old} (the UID of its kube-system namespace "
        f"is {one.uid}), {cause}. Nothing was changed",
        hint or KEEP.format(old=one.old),
    )
