"""The story: install Flux on every cluster of a fleet and pair it with its repository.

A reader who stops here knows the program. Each step looks, decides and acts (engine.py); the same
steps without acting are the plan. Killed at any point, the next run looks again and goes on.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from provisioner.base.events import ClusterReport, Report, Sink
from provisioner.handover.fleet import Fleet
from provisioner.pairing import engine, workshop
from provisioner.pairing.options import Options
from provisioner.pairing.rotating import unstage
from provisioner.pairing.site import Site
from provisioner.pairing.steps import (
    controllers,
    deploy_key,
    files,
    leftover,
    proof,
    ready,
    record,
    retire,
    secret,
    sync,
)

STEPS: tuple[engine.Step, ...] = (
    controllers,
    secret,
    deploy_key,
    ready,
    files,
    sync,
    proof,
    leftover,
    retire,
    record,
    unstage,
)


CODES = {
    "failed": 4,
    "delivery-failing": 5,
    "waiting": 7,
}  # the first of these that some cluster has counts

Inspect = Callable[[Site], None]


def pair(
    fleet: Fleet,
    sink: Sink,
    options: Options,
    *,
    planning: bool = False,
    inspect: Inspect | None = None,
) -> Report:
    """Pair every cluster. One commit a repository; clusters side by side; failures are in the
    report. `inspect` is shown each site after its last step."""
    started = time.monotonic()
    with workshop.opened(fleet, sink, options, planning=planning) as shop:
        clones = shop.clones({pairing.repository for pairing in fleet.pairings.values()})
        sites, unreached = shop.reach(fleet.pairings)
        shop.prepare(sites, clones)
        shop.publish(sites)
        reports = shop.failed(unreached) + shop.each(sites, lambda site: pair_one(site, inspect))
        changed = any(site.changed for site in sites.values())
    return summary(fleet.fleet, reports, changed, time.monotonic() - started)


def pair_one(site: Site, inspect: Inspect | None = None) -> ClusterReport:
    with engine.telling(
        site, "repository"
    ):  # one that we cannot use stops its clusters before anything is touched
        site.prepared.result().check(site.name)
    for step in STEPS:
        engine.run(step, site)
    if inspect:
        inspect(site)
    return site.report("planned" if site.planning else "paired")


def summary(fleet: str, reports: list[ClusterReport], changed: bool, seconds: float) -> Report:
    """Exit 4 when a cluster failed, else 5 when one is paired but cannot apply the rest of its
    repository, else 7 when one waits for a merge."""
    results = {report.result for report in reports}
    code = next((code for result, code in CODES.items() if result in results), 0)
    reports = sorted(reports, key=lambda report: report.cluster)
    return Report(
        fleet=fleet, clusters=reports, exit_code=code, changed=changed, seconds=round(seconds, 2)
    )
