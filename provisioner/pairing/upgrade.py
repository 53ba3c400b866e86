"""Another version of Flux, through Git: what would break is refused first, stored objects are
brought to versions that both know, then one commit a repository, and the proof. Killed at any
point, it is run again."""

from __future__ import annotations

import time
from collections.abc import Collection

import msgspec

from provisioner.base.errors import BadInput
from provisioner.base.events import ClusterReport, Report, Sink
from provisioner.handover.fleet import Fleet
from provisioner.pairing import pair
from provisioner.pairing.run import engine, session
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.target import Target
from provisioner.pairing.steps import proof
from provisioner.pairing.upgrading import delivery_gate, rollout, stored_versions, user_manifests

BEFORE: tuple[engine.Step, ...] = (user_manifests, delivery_gate, stored_versions)
READY = "ready to be upgraded"


def steps(*, planning: bool) -> tuple[engine.Step, ...]:
    """Those of pairing, with the rollout before its proof and once more the storage after it: only
    then do the CRDs say in which version the new Flux stores."""
    place = pair.STEPS.index(proof)
    again = () if planning else (stored_versions,)
    return (*pair.STEPS[:place], rollout, proof, *again, *pair.STEPS[place + 1 :])


def upgrade(fleet: Fleet, sink: Sink, options: Options, *, planning: bool = False) -> Report:
    """`options.upgrading` is set. Only clusters that pass what comes before get into the commit."""
    started = time.monotonic()
    with session.opened(fleet, sink, options, planning=planning) as shop:
        clones = shop.clones({pairing.repository for pairing in fleet.pairings.values()})
        targets, unreached = shop.reach(fleet.pairings)
        shop.prepare(targets, clones)
        checked = shop.each(targets, _before)
        passed = {
            report.cluster: targets[report.cluster] for report in checked if report.result == READY
        }
        shop.publish(passed)
        reports = shop.failed(unreached) + [report for report in checked if report.result != READY]
        reports += shop.each(passed, _after)
        changed = any(target.changed for target in targets.values())
    return pair.summary(fleet.fleet, reports, changed, time.monotonic() - started)


def _before(target: Target) -> ClusterReport:
    with engine.telling(target, "repository"):
        target.prepared.result().check(target.name)
    for step in BEFORE:
        engine.run(step, target)
    return target.report(READY)


def _after(target: Target) -> ClusterReport:
    for step in steps(planning=target.planning):
        engine.run(step, target)
    return target.report("planned" if target.planning else "paired")


def aimed(
    fleet: Fleet, names: Collection[str], *, version: str = "", distribution: str = ""
) -> Fleet:
    """The fleet with these clusters alone (all when none is named), at another version where one is
    given."""
    unknown = sorted(set(names) - fleet.pairings.keys())
    if unknown:
        known = ", ".join(sorted(fleet.pairings)) or "none"
        raise BadInput(
            f"cluster {unknown[0]}",
            f"fleet {fleet.fleet} has no pairing of it",
            f"There are: {known}.",
        )
    kept = {name: pairing for name, pairing in fleet.pairings.items() if not names or name in names}
    changes = {"flux_version": version} if version else {}
    changes |= {"distribution": distribution} if distribution else {}
    moved = {
        name: msgspec.structs.replace(
            pairing, gitops=msgspec.structs.replace(pairing.gitops, **changes)
        )
        for name, pairing in kept.items()
    }
    return msgspec.structs.replace(fleet, pairings=moved)
