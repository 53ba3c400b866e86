"""The story: install Flux on every cluster of a fleet and pair it with its repository.

A reader who stops here knows the program. Each step looks, decides and acts (engine.py); the same
steps without acting are the plan. Killed at any point, the next run looks again and goes on.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from provisioner.base.events import ClusterReport, Report, Sink
from provisioner.handover.fleet import Fleet
from provisioner.pairing.rotation import unfinished, unstage
from provisioner.pairing.run import engine, session
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.target import Target
from provisioner.pairing.steps import (
    controllers,
    deploy_key,
    files,
    old_keys,
    proof,
    ready,
    record,
    source_secret,
    sync,
)

STEPS: tuple[engine.Step, ...] = (
    controllers,
    source_secret,
    deploy_key,
    ready,
    files,
    sync,
    proof,
    unfinished,
    old_keys,
    record,
    unstage,
)


CODES = {
    "failed": 4,
    "delivery-failing": 5,
    "waiting": 7,
}  # the first of these that some cluster has counts

Inspect = Callable[[Target], None]


def pair(
    fleet: Fleet,
    sink: Sink,
    options: Options,
    *,
    planning: bool = False,
    inspect: Inspect | None = None,
) -> Report:
    """Pair every cluster. One commit a repository; clusters side by side; failures are in the
    report. `inspect` is shown each target after its last step."""
    started = time.monotonic()
    with session.opened(fleet, sink, options, planning=planning) as shop:
        clones = shop.clones({pairing.repository for pairing in fleet.pairings.values()})
        targets, unreached = shop.reach(fleet.pairings)
        shop.prepare(targets, clones)
        shop.publish(targets)
        reports = shop.failed(unreached) + shop.each(
            targets, lambda target: pair_one(target, inspect)
        )
        changed = any(target.changed for target in targets.values())
    return summary(fleet.fleet, reports, changed, time.monotonic() - started)


def pair_one(target: Target, inspect: Inspect | None = None) -> ClusterReport:
    with engine.telling(
        target, "repository"
    ):  # one that we cannot use stops its clusters before anything is touched
        target.prepared.result().check(target.name)
    for step in STEPS:
        engine.run(step, target)
    if inspect:
        inspect(target)
    return target.report("planned" if target.planning else "paired")


def summary(fleet: str, reports: list[ClusterReport], changed: bool, seconds: float) -> Report:
    """Exit 4 when a cluster failed, else 5 when one is paired but cannot apply the rest of its
    repository, else 7 when one waits for a merge."""
    results = {report.result for report in reports}
    code = next((code for result, code in CODES.items() if result in results), 0)
    reports = sorted(reports, key=lambda report: report.cluster)
    return Report(
        fleet=fleet, clusters=reports, exit_code=code, changed=changed, seconds=round(seconds, 2)
    )
