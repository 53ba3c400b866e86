"""How clusters are planned to leave, to be shown, agreed to and kept with a saved plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from provisioner.base.events import Sink
from provisioner.handover.fleet import Fleet
from provisioner.pairing import saved_plan, unpair
from provisioner.pairing.removal.leaving import Departure
from provisioner.pairing.removal.workloads import drain
from provisioner.pairing.removal.workloads.loss import Loss
from provisioner.pairing.run.engine import Facts
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.target import Target
from provisioner.pairing.saved_plan import NOTHING, ClusterPlan, Collector, SavedStep
from provisioner.reports.model import Report


class LeavingPlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one cluster leaves. `uid` is that of its kube-system namespace, `server` its API's URL;
    both are empty for a cluster that is gone. `loss`: what a drain deletes."""

    cluster: str
    drain: bool = False
    gone: bool = False
    uid: str = ""
    server: str = ""
    loss: Loss = Loss()
    steps: tuple[SavedStep, ...] = ()

    @property
    def departure(self) -> Departure:
        return Departure(drain=self.drain, gone=self.gone)


def look(
    fleet: Fleet, departures: Mapping[str, Departure], sink: Sink, options: Options
) -> tuple[Report, list[LeavingPlan]]:
    """What `unpair` would do, and what to keep of it."""
    collected = Collector(sink=sink)
    looked: dict[str, LeavingPlan] = {}

    def inspect(target: Target, departure: Departure) -> None:
        looked[target.name] = _inspected(target, departure)

    report = unpair.unpair(fleet, departures, collected, options, planning=True, inspect=inspect)
    plans = [
        msgspec.structs.replace(
            looked.get(name) or LeavingPlan(cluster=name, drain=one.drain, gone=one.gone),
            steps=tuple(collected.steps.get(name, ())),
        )
        for name, one in sorted(departures.items())
    ]
    return report, plans


def _inspected(target: Target, departure: Departure) -> LeavingPlan:
    facts = Facts(cluster=target.first_look)
    return LeavingPlan(
        cluster=target.name,
        drain=departure.drain,
        gone=departure.gone,
        uid=target.desired.uid,
        server=target.client.server,
        loss=drain.look(target, facts).loss() if departure.drain else Loss(),
    )


def moved(saved: Iterable[LeavingPlan], now: Iterable[LeavingPlan]) -> list[str]:
    """A line for each thing about leaving that is not as it was when the plan was saved. Pure."""
    before, after = ({one.cluster: one for one in plans} for plans in (saved, now))
    lines = []
    if before.keys() != after.keys():
        was, are = (", ".join(sorted(plans)) or NOTHING for plans in (before, after))
        lines.append(f"clusters that leave: was {was}, is {are}")
    for name in sorted(before.keys() & after.keys()):
        lines += [f"{name}: {line}" for line in _differences(before[name], after[name])]
    return lines


def _differences(before: LeavingPlan, after: LeavingPlan) -> Iterator[str]:
    for what, was, now in (
        ("workloads", _workloads(before), _workloads(after)),
        ("cluster", before.uid or NOTHING, after.uid or NOTHING),
        ("server", before.server or NOTHING, after.server or NOTHING),
        ("what the drain deletes", str(before.loss), str(after.loss)),
    ):
        if was != now:
            yield f"{what}: was {was}, is {now}"
    if str(before.loss) == str(after.loss) and before.loss.digest != after.loss.digest:
        yield f"what the drain deletes: other objects than planned, {after.loss}"
    yield from saved_plan.moved_steps(_as_plan(before), _as_plan(after))


def _workloads(plan: LeavingPlan) -> str:
    if plan.gone:
        return "gone with the cluster"
    return "drained" if plan.drain else "kept"


def _as_plan(plan: LeavingPlan) -> ClusterPlan:
    """Its steps, but for those that only repeat what is compared already."""
    steps = tuple(one for one in plan.steps if one.step not in ("unpair", drain.STEP.name))
    return ClusterPlan(cluster=plan.cluster, steps=steps, seen={})
