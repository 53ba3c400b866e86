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
from provisioner.pairing import pair
from provisioner.pairing.credentials import staging_secret
from provisioner.pairing.rotation import (
    install_key,
    prove_fetch,
    record_key,
    revoke_old,
    stage,
    swap,
    try_key,
    unstage,
)
from provisioner.pairing.run import engine, session
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.target import Target

STEPS: tuple[engine.Step, ...] = (
    install_key,
    try_key,
    swap,
    prove_fetch,
    revoke_old,
    record_key,
    unstage,
)


def rotate(fleet: Fleet, clusters: Collection[str], sink: Sink, options: Options) -> Report:
    """These clusters side by side; with `older_than` only those whose key has that age."""
    started = time.monotonic()
    with session.opened(fleet, sink, options) as shop:
        allowed = shop.allowed({fleet.pairings[name].repository for name in clusters})
        targets, unreached = shop.reach(sorted(clusters), "rotating")
        reports = shop.failed(unreached) + shop.each(
            targets, lambda target: rotate_one(target, allowed)
        )
        changed = any(target.changed for target in targets.values())
    return pair.summary(fleet.fleet, reports, changed, time.monotonic() - started)


def rotate_one(target: Target, allowed: Mapping[str, Future[None]]) -> ClusterReport:
    with engine.telling(
        target, "repository"
    ):  # one whose keys we may not change stops before anything is touched
        allowed[target.desired.pairing.repository].result()
    engine.run(stage, target)
    if staging_secret.look(target) is None:
        return target.report("kept")
    for step in STEPS:
        engine.run(step, target)
    return target.report("rotated")
