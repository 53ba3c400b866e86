"""The stories of provisioner/pairing for a whole fleet, wave by wave."""

from __future__ import annotations

import functools

from provisioner.base.events import Sink
from provisioner.fleets import rollout
from provisioner.fleets.job import results as collecting
from provisioner.fleets.rollout import Rollout
from provisioner.handover.fleet import Fleet
from provisioner.pairing import pair as pairing
from provisioner.pairing import rotate as rotation
from provisioner.pairing import saved_plan
from provisioner.pairing import status as checking
from provisioner.pairing import upgrade as upgrading
from provisioner.pairing.run.options import Options
from provisioner.pairing.saved_plan import ClusterPlan
from provisioner.reports.model import Report

ROTATED = "Run again with `--older-than 1h`, so that clusters with new keys keep them."


def pair(fleet: Fleet, sink: Sink, options: Options) -> Report:
    story = functools.partial(pairing.pair, fleet, sink)
    return rollout.roll_out(Rollout(fleet=fleet, sink=sink, options=options, story=story))


def upgrade(fleet: Fleet, sink: Sink, options: Options, *, planning: bool = False) -> Report:
    story = functools.partial(upgrading.upgrade, fleet, sink, planning=planning)
    whole = Rollout(fleet=fleet, sink=sink, options=options, story=story)
    return rollout.plan(whole) if planning else rollout.roll_out(whole)


def rotate(fleet: Fleet, sink: Sink, options: Options, *, planning: bool = False) -> Report:
    def story(options: Options) -> Report:
        names = options.chosen(fleet.pairings)
        return rotation.rotate(fleet, names, sink, options, planning=planning)

    again = rollout.AGAIN if options.older_than else ROTATED
    whole = Rollout(fleet=fleet, sink=sink, options=options, story=story, again=again)
    return rollout.plan(whole) if planning else rollout.roll_out(whole)


def plan(
    fleet: Fleet, sink: Sink, options: Options, *, new: frozenset[str]
) -> tuple[Report, list[ClusterPlan]]:
    """What `pair` would do, and the decisions to save. `new`: as for pairing.plan."""
    saved: list[ClusterPlan] = []

    def story(options: Options) -> Report:
        report, plans = saved_plan.look(fleet, sink, options, new=new)
        saved.extend(plans)
        return report

    whole = Rollout(fleet=fleet, sink=sink, options=options, story=story)
    return rollout.plan(whole), saved


def results(fleet: Fleet, sink: Sink, options: Options, *, count: int | None) -> Report:
    """How runs in `count` shards went, as one report."""
    story = functools.partial(collecting.results, fleet, sink, count=count)
    return rollout.looked(Rollout(fleet=fleet, sink=sink, options=options, story=story))


def status(fleet: Fleet, sink: Sink, options: Options) -> Report:
    story = functools.partial(checking.status, fleet, sink)
    return rollout.looked(Rollout(fleet=fleet, sink=sink, options=options, story=story))
