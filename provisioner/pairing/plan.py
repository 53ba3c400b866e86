"""The plan: the same steps without acting; for what does not exist yet, what they will do."""

from __future__ import annotations

import time

import msgspec

from provisioner.base.events import Action, Change, Note, Sink
from provisioner.clusters.cluster_api import VERSIONS
from provisioner.flux import flux_operator, verification
from provisioner.handover import fleet_pieces
from provisioner.handover.clusters import cluster_api
from provisioner.handover.fleet import Fleet, Pairing
from provisioner.handover.platform import receiver
from provisioner.handover.repositories.base import Unknown
from provisioner.pairing import pair
from provisioner.pairing.facts import step as fact_steps
from provisioner.pairing.flux_operator import order as order_of_operator
from provisioner.pairing.making import objects, order
from provisioner.pairing.order import pairing_steps
from provisioner.pairing.platform import order as platform
from provisioner.pairing.prerequisites import step as prerequisites
from provisioner.pairing.run import reports
from provisioner.pairing.run.engine import AnyStep, Steps
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.rendering.shared import check_prerequisites
from provisioner.pairing.run.reports import Ended
from provisioner.reports.model import ClusterReport, Report, Result

SHARED_WARNING = "Every cluster will store the shared credential that reads {repository}."
KEYED = "deploy-key"
SHARED = ("token", "app")
PLATFORM = ("platform secrets", "platform")  # steps whose detail names the pieces
PREDICTED = {
    "prerequisites": "prerequisites",
    "controllers": "Flux {gitops.flux_version}",
    "instance": "FluxInstance {gitops.namespace}/flux",
    "secret": "Secret {gitops.namespace}/flux-system",
    "facts": "ConfigMap {gitops.namespace}/provisioner-facts",
    "secret facts": "Secret {gitops.namespace}/provisioner-secret-facts",
    "deploy key": "deploy key on {pairing.repository}",
    "files": "{pairing.path}/{gitops.namespace}",
    "sync": "{gitops.namespace}/{gitops.namespace}",
    "proof": "applied revision",
    "platform secrets": "Secrets of the platform",
    "platform": "platform",
    "platform keys": "deploy keys of the platform",
    "record": "ConfigMap {gitops.namespace}/provisioner-pairing",
    "webhooks": "webhooks",
}
OF_SPOKES = PREDICTED | {
    "access": "ServiceAccount {gitops.namespace}/provisioner-spoke",
    "kubeconfig": "Secret spoke-{pairing.cluster}-kubeconfig on {gitops.hub}",
    "address": "ConfigMap spoke-{pairing.cluster}-kubeconfig on {gitops.hub}",
    "sync": "Kustomization spoke-{pairing.cluster} on {gitops.hub}",
}


def plan(
    fleet: Fleet,
    sink: Sink,
    options: Options,
    *,
    new: frozenset[str],
    inspect: pair.Inspect | None = None,
) -> Report:
    """`new`: names of clusters and repositories that Terraform has not created yet; nothing is
    asked of them, and of no cluster that is reached through one of them."""
    started = time.monotonic()
    later = {name for name, one in fleet.pairings.items() if {name, one.repository} & new}
    coming = set(options.chosen(later | order.behind(fleet, new | later)))
    check_prerequisites(fleet.pairings[name] for name in sorted(coming))
    for name in sorted(coming):
        _announce(fleet, name, sink)
    predicted = [_predict(fleet, name, sink) for name in sorted(coming)]
    _warn(fleet, {fleet.pairings[name].repository for name in coming} & new, sink)
    there = {name: pairing for name, pairing in fleet.pairings.items() if name not in coming}
    declared = {
        name: Unknown(branch=one.branch) if name in new else one
        for name, one in fleet.repositories.items()
    }
    existing = msgspec.structs.replace(fleet, pairings=there, repositories=declared)

    def predict(name: str) -> Ended:
        check_prerequisites([fleet.pairings[name]])
        return _predict(fleet, name, sink)

    report = pair.pair(
        existing,
        sink,
        options,
        planning=True,
        inspect=inspect,
        predict=predict,
    )
    ended = [Ended(report=one, changed=report.changed) for one in report.clusters]
    return reports.summary(
        fleet.fleet, [*predicted, *ended], time.monotonic() - started, report.repositories
    )


def _announce(fleet: Fleet, name: str, sink: Sink) -> None:
    """What is made on a management cluster that is not there yet itself. BadInput for a template
    that could not be used."""
    declared = fleet.clusters[name]
    if isinstance(declared, cluster_api.Declaration) and declared.declared:
        objects.of(fleet.fleet, name, declared, VERSIONS[0])
        place = f"{declared.namespace}/{declared.cluster_name}"
        sink(
            Change(
                cluster=name,
                step="cluster",
                subject=f"Cluster {place} on {declared.management}",
                action=Action.CREATED,
                planned=True,
            )
        )


def _predict(fleet: Fleet, cluster: str, sink: Sink) -> Ended:
    pairing = fleet.pairings[cluster]
    keyed = _reads_with(fleet, pairing.repository) == KEYED
    subjects = OF_SPOKES if pairing.gitops.hub else PREDICTED
    own_keys = fleet_pieces.keyed(fleet_pieces.carried(fleet, pairing), pairing.repository)
    for step in _steps(pairing, keyed=bool(own_keys)):
        if step.name in subjects and (keyed or step.name != "deploy key"):
            sink(
                Change(
                    cluster=cluster,
                    step=step.name,
                    subject=subjects[step.name].format(pairing=pairing, gitops=pairing.gitops),
                    detail=_detail(step, pairing),
                    action=Action.CREATED,
                    planned=True,
                )
            )
    report = ClusterReport(
        cluster=cluster, result=Result.PLANNED, repository=pairing.repository, path=pairing.path
    )
    return Ended(report=report, changed=True)


def _detail(step: AnyStep, pairing: Pairing) -> str:
    if step.name == "webhooks":
        addressed = [one for one in receiver.hosted(pairing.platform) if one.url]
        return ", ".join(f"{one.title} on {one.repository}" for one in addressed)
    if step.name in PLATFORM:
        titles = [one.title for one in pairing.platform]
        return ", ".join([*titles, *([verification.TITLE] if pairing.gitops.verify else [])])
    return fact_steps.announced(step, pairing)


def _steps(pairing: Pairing, *, keyed: bool) -> Steps:
    """`keyed`: its pieces get deploy keys of their own."""
    if pairing.gitops.hub:
        return pairing_steps.spoke_steps(pairing.gitops, planning=True)
    first = (prerequisites.STEP,) if pairing.prerequisites else ()
    secrets = pairing.platform or pairing.gitops.verify
    own = pairing_steps.with_platform(declared=True) if secrets else pairing_steps.STEPS
    if keyed:
        own = platform.making_keys(own)
    own = (*pairing_steps.with_facts(own, fact_steps.predicted(pairing)), *_webhooks(pairing))
    operated = pairing.gitops.manager == flux_operator.MANAGER
    return (*first, *(order_of_operator.operated(own) if operated else own))


def _webhooks(pairing: Pairing) -> Steps:
    if not receiver.repositories([pairing.platform]):
        return ()
    from provisioner.pairing.platform.webhooks import step

    return (step.STEP,)


def _warn(fleet: Fleet, repositories: set[str], sink: Sink) -> None:
    for repository in sorted(repositories):
        if _reads_with(fleet, repository) in SHARED:
            text = SHARED_WARNING.format(repository=repository)
            sink(Note(text=text, level="warning"))


def _reads_with(fleet: Fleet, repository: str) -> str:
    return fleet.repositories[repository].reads_with
