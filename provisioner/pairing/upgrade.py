"""Another version of Flux, through Git: what would break is refused first, stored objects are
brought to versions that both know, then one commit per repository, and the proof. Killed at any
point, it is run again."""

from __future__ import annotations

import time
from collections.abc import Collection

import msgspec

from provisioner.base.events import Action, Sink
from provisioner.handover.fleet import Fleet
from provisioner.pairing.branch.publication import Repositories
from provisioner.pairing.credentials import piece_keys
from provisioner.pairing.flux_operator import order as flux_operator
from provisioner.pairing.order import pairing_steps
from provisioner.pairing.platform import decryption_key, secrets
from provisioner.pairing.platform.deploy_keys import install
from provisioner.pairing.run import engine, reports
from provisioner.pairing.run.engine import Facts, Steps
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.reports import Ended
from provisioner.pairing.run.session import Session, open_session
from provisioner.pairing.run.target import Target
from provisioner.pairing.steps import proof
from provisioner.pairing.upgrading import delivery_gate, rollout, stored_versions, user_manifests
from provisioner.reports.model import ClusterReport, Report, Result

GATES: Steps = (user_manifests.STEP, delivery_gate.STEP, stored_versions.STEP)
READY = Result.PLANNED  # of the gates


def steps(*, planning: bool) -> Steps:
    """Those of pairing, with the rollout before its proof, and after it the stored versions once
    more: only then do the CRDs say in which version the new Flux stores."""
    place = pairing_steps.STEPS.index(proof.STEP)
    again = () if planning else (stored_versions.STEP,)
    before, after = pairing_steps.STEPS[:place], pairing_steps.STEPS[place + 1 :]
    return (*before, rollout.STEP, proof.STEP, *again, *after)


def upgrade(fleet: Fleet, sink: Sink, options: Options, *, planning: bool = False) -> Report:
    """Only clusters that pass the gates get into the commit."""
    started = time.monotonic()
    with open_session(fleet, sink, options, planning=planning) as session:
        chosen = options.chosen(fleet.pairings)
        names = [name for name in chosen if not fleet.pairings[name].gitops.hub]
        repositories = Repositories(session, {fleet.pairings[name].repository for name in names})
        targets, failures = session.reach(names, "upgrading")
        targets, unknown = decryption_key.known(session, targets)
        targets = repositories.prepare(targets)
        checked = session.each(targets, lambda target: _check(target, repositories), last=False)
        passed = {
            one.report.cluster: targets[one.report.cluster]
            for one in checked
            if one.report.result == READY
        }
        passed, stopped = session.allowed(passed)
        done = session.each(repositories.publish(passed), _upgrade_one)
        refused = [one for one in checked if one.report.result != READY]
        spokes = [_left_to_hub(session, name) for name in chosen if name not in names]
        ended = [*session.unreached(failures | stopped), *unknown, *refused, *done, *spokes]
        faults = repositories.reports(ended)
    return reports.summary(fleet.fleet, ended, time.monotonic() - started, faults)


def _left_to_hub(session: Session, name: str) -> Ended:
    """A spoke runs no Flux."""
    hub = session.run.fleet.pairings[name].gitops.hub
    detail = f"runs none: {hub} delivers to it"
    session.run.progress(name).change("controllers", Action.SKIPPED, "Flux", detail)
    report = ClusterReport(cluster=name, result=Result.KEPT)
    session.tally.end(report)
    return Ended(report=report)


def _check(target: Target, repositories: Repositories) -> Ended:
    """Only pairing adopts a Flux that nothing proves to be this fleet's."""
    target.check_repository()
    with engine.reporting(target.progress, "repository"):
        repositories.confirm(target)
    outcome = engine.run_all(GATES, target, Facts(cluster=target.first_look))
    return reports.of(target, outcome, READY)


def _upgrade_one(target: Target) -> Ended:
    first = (secrets.STEP,) if target.desired.platform_secrets else ()
    keyed = (install.STEP,) if piece_keys.wanted(target.desired) else ()
    own: Steps = (*first, *keyed, *steps(planning=target.planning))
    own = flux_operator.operated(own) if target.desired.instance else own
    outcome = engine.run_all(own, target, Facts(cluster=target.snapshot()))
    return reports.of(target, outcome, Result.PLANNED if target.planning else Result.PAIRED)


def select(
    fleet: Fleet, names: Collection[str], *, version: str = "", distribution: str = ""
) -> Fleet:
    """The fleet with these clusters (all when none is named) at another version, where one is
    given."""
    fleet.check_paired(names)
    changes = {"flux_version": version} if version else {}
    changes |= {"distribution": distribution} if distribution else {}
    replace = msgspec.structs.replace
    pairings = {
        name: replace(pairing, gitops=replace(pairing.gitops, **changes))
        if not pairing.gitops.hub and (not names or name in names)
        else pairing
        for name, pairing in fleet.pairings.items()
    }
    return replace(fleet, pairings=pairings)
