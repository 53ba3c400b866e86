"""Rotation: every cluster gets a new deploy key, and at no moment is one without a key that works.

The new key is made in the cluster, added to the host, tried from here, put into the source Secret,
and proven by a fetch of every source that reads with it; only then is the old key revoked. The keys
of its pieces follow in the same way. Killed at any point, the next `rotate` or `pair` continues
from what it finds. A spoke has no deploy key: there the token is renewed with which its hub signs
in.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Collection

from provisioner.base import tools
from provisioner.base.events import Sink
from provisioner.handover.fleet import Fleet
from provisioner.pairing.branch.publication import Repositories
from provisioner.pairing.credentials import host_rights, piece_secrets
from provisioner.pairing.platform.webhooks import rotation as webhook_tokens
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
from provisioner.pairing.run import engine, reports
from provisioner.pairing.run.engine import Facts, Outcome, Steps
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.reports import Ended
from provisioner.pairing.run.session import open_session
from provisioner.pairing.run.target import Target
from provisioner.pairing.spokes import kubeconfig, renewal
from provisioner.reports.model import Report, Result

STEPS: Steps = (
    install_key.STEP,
    try_key.STEP,
    swap.STEP,
    prove_fetch.STEP,
    revoke_old.STEP,
    record_key.STEP,
    unstage.STEP,
)

# The step that begins, whether there is then anything to carry on, and the others.
KEY = (stage.STEP, stage.under_way, STEPS)
SPOKE = (renewal.STEP, renewal.under_way, (kubeconfig.STEP, renewal.END_OLD))


def rotate(
    fleet: Fleet,
    clusters: Collection[str],
    sink: Sink,
    options: Options,
    *,
    planning: bool = False,
) -> Report:
    """Those of these clusters that the run works on, side by side; with `older_than` only those
    whose key is older."""
    started = time.monotonic()
    clusters = options.chosen(clusters)
    used = {fleet.pairings[name].repository for name in clusters}
    pieces = [piece for name in clusters for piece in fleet.pairings[name].platform]
    _require_ssh(fleet, used.union(*(piece.keyed() for piece in pieces)))
    with open_session(fleet, sink, options, planning=planning) as session:
        repositories = Repositories(session, used)
        targets, failures = session.reach(sorted(clusters), "rotating")
        done = session.each(targets, lambda target: rotate_one(target, repositories))
        unreached = session.unreached(failures)
    return reports.summary(fleet.fleet, [*unreached, *done], time.monotonic() - started)


def _require_ssh(fleet: Fleet, repositories: Collection[str]) -> None:
    """New keys are tried from here, as clusters will use them."""
    if any(fleet.repositories[name].reads_with == "deploy-key" for name in repositories):
        tools.require((tools.GIT, *tools.OVER_SSH))


def rotate_one(target: Target, repositories: Repositories) -> Ended:
    repositories.clone(target.desired.pairing.repository)  # its rights, before anything is touched
    keyed = {key.repository for one in target.desired.platform for key in one.keys}
    with engine.reporting(target.progress, "repository"):
        piece_secrets.check_hosts(target.run, keyed)
        host_rights.check_webhooks(target)
    with engine.reporting(target.progress, "repository"):
        repositories.confirm(target)
    outcome, begun = _of_cluster(target)
    if not outcome.error and any(one.keys for one in target.desired.platform):
        outcome, more = _of_pieces(target, outcome.facts)
        begun = begun or more
    if outcome.error or not begun:
        return reports.of(target, outcome, Result.FAILED if outcome.error else Result.KEPT)
    return reports.of(target, outcome, Result.PLANNED if target.planning else Result.ROTATED)


def _of_cluster(target: Target) -> tuple[Outcome, bool]:
    """Its deploy key, or a spoke's token, and the tokens of its webhooks; and whether there was
    anything to do. A cluster may have webhooks without a key that is ours to replace."""
    webhooks, facts = webhook_tokens.steps(target), Facts(cluster=target.first_look)
    if webhooks and not target.desired.rotates_key:
        outcome = engine.run_all(webhooks, target, facts)
        return outcome, outcome.facts.changed
    first, under_way, then = SPOKE if target.hub else KEY
    outcome = engine.run_all([first], target, facts)
    if outcome.error or not under_way(target, outcome.facts):
        return outcome, False
    return engine.run_all((*then, *webhooks), target, outcome.facts), True


def _of_pieces(target: Target, facts: Facts) -> tuple[Outcome, bool]:
    """The keys of its pieces, and whether there was anything to do."""
    from provisioner.pairing.rotation import piece_keys

    before = dataclasses.replace(facts, changed=False)
    outcome = engine.run_all([piece_keys.STAGE], target, before)
    if outcome.error or not piece_keys.under_way(target, outcome.facts):
        return outcome, False
    return engine.run_all(piece_keys.STEPS, target, outcome.facts), True
