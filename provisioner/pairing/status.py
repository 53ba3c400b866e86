"""How a fleet stands: what each cluster has applied, and whether that is what its branch holds.
Changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import msgspec

from provisioner.base import clock
from provisioner.base.events import Change, Event, Sink
from provisioner.flux import secret
from provisioner.handover.fleet import Fleet
from provisioner.pairing import pair
from provisioner.pairing.pair import Inspect
from provisioner.pairing.run.engine import CHANGES, Facts
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.target import Target
from provisioner.pairing.steps.record import KEY_CREATED
from provisioner.reports.model import ClusterReport, Report, Result

Looked = dict[str, str]  # fields of a cluster's report


def status(fleet: Fleet, sink: Sink, options: Options, *, inspect: Inspect | None = None) -> Report:
    """The plan's look, reported as a state: `paired` where nothing would change, `drifted` where
    something would. `sink` gets the steps of the look, `inspect` each target that was looked
    at."""
    looked: dict[str, Looked] = {}
    drifted: set[str] = set()
    drift: dict[str, list[str]] = defaultdict(list)

    def noted(event: Event) -> None:
        sink(event)
        if isinstance(event, Change) and event.action in CHANGES:
            drift[event.cluster].append(_line(event))

    def look(target: Target, facts: Facts) -> None:
        looked[target.name] = _looked(target, facts)
        if inspect:
            inspect(target, facts)
        if facts.changed:
            drifted.add(target.name)

    report = pair.pair(fleet, noted, options, planning=True, inspect=look)
    clusters = [
        _state(one, looked.get(one.cluster, {}), drift[one.cluster], drifted)
        for one in report.clusters
    ]
    return msgspec.structs.replace(report, clusters=clusters)


def _line(change: Change) -> str:
    """What `pair` would do."""
    detail = f": {change.detail}" if change.detail else ""
    return f"{change.step}: {change.subject} would be {change.action}{detail}"


def _state(
    cluster: ClusterReport, looked: Looked, drift: list[str], drifted: Collection[str]
) -> ClusterReport:
    if cluster.result is not Result.PLANNED:
        return cluster
    state = Result.DRIFTED if cluster.cluster in drifted else Result.PAIRED
    return msgspec.structs.replace(cluster, result=state, drift=drift, **looked)


def _looked(target: Target, facts: Facts) -> Looked:
    """When the key in use, or the token of a spoke, was made and last used, and what was last
    applied, proven or not. The host knows best when a key was made; our record knows the first."""
    revision = facts.applied or facts.cluster.delivery_if_read.revision
    if target.hub:
        from provisioner.pairing.spokes import tokens

        return {"key_created": tokens.created(tokens.held(facts.cluster)), "revision": revision}
    key = target.host_keys.find(secret.public_key(facts.cluster.source_secret))
    noted = facts.cluster.record.get(KEY_CREATED, "")
    return {
        "key_created": clock.utc(key.created) if key and key.created else noted,
        "key_used": clock.utc(key.used) if key and key.used else "",
        "revision": revision,
    }
