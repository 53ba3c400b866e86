"""Rotation: every cluster gets a new deploy key, and at no moment is one without a key that works.

The new key is made in the cluster, let in by the host, tried from here, put into the source Secret,
and proven by a fetch of every source that reads with it; only then does the old key go. Killed at
any point, the next `rotate` or `pair` goes on from what it finds.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from concurrent.futures import Future

from provisioner.base.events import ClusterReport, Report, Sink
from provisioner.handover.fleet import Fleet
from provisioner.pairing import engine, pair, workshop
from provisioner.pairing.options import Options
from provisioner.pairing.rotating import (
    admit,
    fetch,
    note,
    probe,
    revoke,
    stage,
    staged,
    swap,
    unstage,
)
from provisioner.pairing.site import Site

STEPS: tuple[engine.Step, ...] = (admit, probe, swap, fetch, revoke, note, unstage)


def rotate(fleet: Fleet, clusters: Collection[str], sink: Sink, options: Options) -> Report:
    """These clusters side by side; with `older_than` only those whose key has that age."""
    started = time.monotonic()
    with workshop.opened(fleet, sink, options) as shop:
        allowed = shop.allowed({fleet.pairings[name].repository for name in clusters})
        sites, unreached = shop.reach(sorted(clusters), "rotating")
        reports = shop.failed(unreached) + shop.each(sites, lambda site: rotate_one(site, allowed))
        changed = any(site.changed for site in sites.values())
    return pair.summary(fleet.fleet, reports, changed, time.monotonic() - started)


def rotate_one(site: Site, allowed: Mapping[str, Future[None]]) -> ClusterReport:
    with engine.telling(
        site, "repository"
    ):  # one whose keys we may not change stops before anything is touched
        allowed[site.want.pairing.repository].result()
    engine.run(stage, site)
    if staged.look(site) is None:
        return site.report("kept")
    for step in STEPS:
        engine.run(step, site)
    return site.report("rotated")
