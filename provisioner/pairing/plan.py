"""The plan: the same steps without acting; for what does not exist yet, what they will do."""

from __future__ import annotations

import time

import msgspec

from provisioner.base.events import Action, Change, ClusterReport, Note, Report, Sink
from provisioner.handover.fleet import Fleet
from provisioner.pairing import pair
from provisioner.pairing.run.options import Options


def plan(
    fleet: Fleet,
    sink: Sink,
    options: Options,
    *,
    new: frozenset[str],
    inspect: pair.Inspect | None = None,
) -> Report:
    """`new`: names of clusters and repositories that Terraform has not made yet; nothing is asked
    of them."""
    started = time.monotonic()
    coming = {name for name, pairing in fleet.pairings.items() if {name, pairing.repository} & new}
    predicted = [_predict(fleet, name, sink) for name in coming]
    for repository in sorted({fleet.pairings[name].repository for name in coming} & new):
        if _shared(fleet, repository):
            sink(
                Note(
                    text=f"The credential that clusters read {repository} with will lie in each.",
                    level="warning",
                )
            )
    there = {name: pairing for name, pairing in fleet.pairings.items() if name not in coming}
    existing = msgspec.structs.replace(fleet, pairings=there)
    report = pair.pair(existing, sink, options, planning=True, inspect=inspect)
    return pair.summary(
        fleet.fleet,
        predicted + report.clusters,
        bool(coming) or report.changed,
        time.monotonic() - started,
    )


def _predict(fleet: Fleet, cluster: str, sink: Sink) -> ClusterReport:
    pairing = fleet.pairings[cluster]
    keyed = _keyed(fleet, pairing.repository)
    for step in pair.STEPS:
        if step.NAME in PREDICTED and (keyed or step.NAME != "deploy key"):
            subject = PREDICTED[step.NAME].format(pairing=pairing, gitops=pairing.gitops)
            sink(
                Change(
                    cluster=cluster,
                    step=step.NAME,
                    subject=subject,
                    action=Action.CREATED,
                    planned=True,
                )
            )
    return ClusterReport(
        cluster=cluster, result="planned", repository=pairing.repository, path=pairing.path
    )


def _keyed(fleet: Fleet, repository: str) -> bool:
    return bool(getattr(fleet.repositories[repository], "sync", KEYED) == KEYED)


def _shared(fleet: Fleet, repository: str) -> bool:
    return bool(getattr(fleet.repositories[repository], "sync", KEYED) in SHARED)


KEYED = "deploy-key"
SHARED = ("token", "app")
PREDICTED = {
    "controllers": "Flux {gitops.flux_version}",
    "secret": "Secret {gitops.namespace}/flux-system",
    "deploy key": "deploy key on {pairing.repository}",
    "files": "{pairing.path}/{gitops.namespace}",
    "sync": "{gitops.namespace}/{gitops.namespace}",
    "proof": "applied revision",
    "record": "ConfigMap {gitops.namespace}/provisioner-pairing",
}
