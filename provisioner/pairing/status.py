"""How a fleet stands: what each cluster has applied, and whether that is what its branch holds.
Changes nothing."""

from __future__ import annotations

import msgspec

from provisioner.base import clock
from provisioner.base.events import Event, Sink
from provisioner.flux import secret
from provisioner.handover.fleet import Fleet
from provisioner.pairing import pair
from provisioner.pairing.run.engine import Facts
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.target import Target
from provisioner.pairing.steps.record import KEY_CREATED
from provisioner.reports.model import ClusterReport, Report, Result

Ages = dict[str, str]


def status(fleet: Fleet, sink: Sink, options: Options) -> Report:
    """The plan's look, reported as a state: `paired` where nothing would change, `drifted` where
    something would."""
    drifted: set[str] = set()
    ages: dict[str, Ages] = {}

    def inspect(target: Target, facts: Facts) -> None:
        ages[target.name] = _ages(target, facts)
        if facts.changed:
            drifted.add(target.name)

    report = pair.pair(fleet, _ignore, options, planning=True, inspect=inspect)
    clusters = [
        _state(cluster, drifted=cluster.cluster in drifted, ages=ages.get(cluster.cluster, {}))
        for cluster in report.clusters
    ]
    return msgspec.structs.replace(report, clusters=clusters)


def _ignore(event: Event) -> None:
    """Each cluster is reported as one state, not step by step."""


def _state(cluster: ClusterReport, *, drifted: bool, ages: Ages) -> ClusterReport:
    if cluster.result is not Result.PLANNED:
        return cluster
    return msgspec.structs.replace(
        cluster, result=Result.DRIFTED if drifted else Result.PAIRED, **ages
    )


def _ages(target: Target, facts: Facts) -> Ages:
    """When the key in use was made and last used. The host knows best; our record knows the
    first."""
    key = target.host_keys.find(secret.public_key(facts.cluster.source_secret))
    noted = facts.cluster.record.get(KEY_CREATED, "")
    return {
        "key_created": clock.utc(key.created) if key and key.created else noted,
        "key_used": clock.utc(key.used) if key and key.used else "",
    }
