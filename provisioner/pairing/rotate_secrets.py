"""Every cluster that decrypts with a key of its own gets a new one, and at no moment is a file in
Git that its cluster cannot decrypt.

All files are encrypted to the new keys before anything is touched. Then the new key is put beside
the old one, the files are pushed in one commit for each repository, and only when the cluster has
applied them does the old key go. Killed at any point, the next run continues from what it finds.
"""

from __future__ import annotations

import dataclasses
import time

from provisioner.base.errors import BadInput
from provisioner.base.events import Sink
from provisioner.handover.fleet import Fleet, Pairing
from provisioner.handover.platform import sops
from provisioner.pairing.branch.publication import Repositories
from provisioner.pairing.platform import decryption_key, new_key
from provisioner.pairing.run import engine, reports
from provisioner.pairing.run.engine import Facts, Steps
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.reports import Ended
from provisioner.pairing.run.session import open_session
from provisioner.pairing.run.target import Target
from provisioner.pairing.steps import files
from provisioner.reports.model import Report, Result

STEPS: Steps = (files.STEP, new_key.PROOF, new_key.END_OLD)


def rotate(fleet: Fleet, sink: Sink, options: Options, *, planning: bool = False) -> Report:
    """Those of the clusters that the run works on and that have such a key, side by side."""
    started = time.monotonic()
    names = with_keys(fleet, options)
    with open_session(fleet, sink, options, planning=planning) as session:
        repositories = Repositories(session, {fleet.pairings[name].repository for name in names})
        targets, failures = session.reach(names, "pairing")
        targets, unknown = new_key.known(session, targets)
        targets, keyless = new_key.written(session, repositories.prepare(targets))
        done = session.each(repositories.publish(targets), rotate_one)
        ended = [*session.unreached(failures), *unknown, *keyless, *done]
        faults = repositories.reports(ended)
    return reports.summary(fleet.fleet, ended, time.monotonic() - started, faults)


def chosen(fleet: Fleet, options: Options) -> Options:
    """For those clusters alone. BadInput if there are none."""
    names = with_keys(fleet, options)
    if not names and not options.part:
        hint = "Clusters with the piece Sops(age=True) have one."
        raise BadInput(f"fleet {fleet.fleet}", "no cluster has a key of its own to replace", hint)
    return dataclasses.replace(options, only=frozenset(names))


def with_keys(fleet: Fleet, options: Options) -> list[str]:
    """The pairings to work on whose clusters decrypt with a key of their own."""
    return [name for name in options.chosen(fleet.pairings) if _has_key(fleet.pairings[name])]


def _has_key(pairing: Pairing) -> bool:
    return any(isinstance(one, sops.Declaration) and one.age for one in pairing.platform)


def rotate_one(target: Target) -> Ended:
    target.check_repository()
    steps = (new_key.ADD, *STEPS) if target.planning else STEPS
    changed = decryption_key.is_new(target) and not target.planning
    outcome = engine.run_all(steps, target, Facts(cluster=target.first_look, changed=changed))
    return reports.of(target, outcome, Result.PLANNED if target.planning else Result.ROTATED)
