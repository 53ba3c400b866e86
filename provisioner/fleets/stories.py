"""The stories of provisioner/pairing for a whole fleet, wave by wave. Each is imported when it is
needed, so that a run pays for one of them only."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from provisioner.base.events import Note, Sink
from provisioner.fleets import rollout
from provisioner.fleets.rollout import Rollout
from provisioner.handover.fleet import Fleet
from provisioner.pairing.run.options import Options
from provisioner.reports.model import Report

if TYPE_CHECKING:
    from provisioner.pairing.alerts.request import Request
    from provisioner.pairing.saved_plan import ClusterPlan

NEW_KEYS = "Run again. Clusters that are done get another key, unless `--skip` names them."
ROTATED = "Run again with `--older-than 1h`, so that clusters with new keys keep them."


def pair(fleet: Fleet, sink: Sink, options: Options) -> Report:
    def story(options: Options) -> Report:
        from provisioner.pairing import pair

        return pair.pair(fleet, sink, options)

    return rollout.roll_out(Rollout(fleet=fleet, sink=sink, options=options, story=story))


def upgrade(fleet: Fleet, sink: Sink, options: Options, *, planning: bool = False) -> Report:
    def story(options: Options) -> Report:
        from provisioner.pairing import upgrade

        return upgrade.upgrade(fleet, sink, options, planning=planning)

    whole = Rollout(fleet=fleet, sink=sink, options=options, story=story)
    return rollout.plan(whole) if planning else rollout.roll_out(whole)


def rotate(fleet: Fleet, sink: Sink, options: Options, *, planning: bool = False) -> Report:
    def story(options: Options) -> Report:
        from provisioner.pairing import rotate

        names = options.chosen(fleet.pairings)
        return rotate.rotate(fleet, names, sink, options, planning=planning)

    again = rollout.AGAIN if options.older_than else ROTATED
    whole = Rollout(fleet=fleet, sink=sink, options=options, story=story, again=again)
    return rollout.plan(whole) if planning else rollout.roll_out(whole)


def rotate_keys(fleet: Fleet, sink: Sink, options: Options, *, planning: bool = False) -> Report:
    """The keys that files are encrypted to."""
    from provisioner.pairing import rotate_secrets

    options = rotate_secrets.chosen(fleet, options)

    def story(options: Options) -> Report:
        return rotate_secrets.rotate(fleet, sink, options, planning=planning)

    whole = Rollout(fleet=fleet, sink=sink, options=options, story=story, again=NEW_KEYS)
    return rollout.plan(whole) if planning else rollout.roll_out(whole)


def test_alerts(
    fleet: Fleet, sink: Sink, options: Options, request: Request, among: Collection[str]
) -> Report:
    """Each once, in no order: nothing of a cluster changes. `among`: clusters of which those that
    share a destination send one message to it; without them each cluster sends its own."""
    from provisioner.pairing.alerts import destinations, story

    request, notes = destinations.once(fleet, request, among)
    for text in notes:
        sink(Note(text=text))
    chosen = story.chosen(fleet, options, request)
    return rollout.looked(
        Rollout(
            fleet=fleet,
            sink=sink,
            options=chosen,
            story=lambda options: story.send(fleet, sink, options, request),
        )
    )


def plan(
    fleet: Fleet, sink: Sink, options: Options, *, new: frozenset[str]
) -> tuple[Report, list[ClusterPlan]]:
    """What `pair` would do, and the decisions to save. `new`: as for pairing.plan."""
    saved: list[ClusterPlan] = []

    def story(options: Options) -> Report:
        from provisioner.pairing import saved_plan

        report, plans = saved_plan.look(fleet, sink, options, new=new)
        saved.extend(plans)
        return report

    whole = Rollout(fleet=fleet, sink=sink, options=options, story=story)
    return rollout.plan(whole, new=new), saved


def results(fleet: Fleet, sink: Sink, options: Options, *, count: int | None) -> Report:
    """How runs in `count` shards went, as one report."""

    def story(options: Options) -> Report:
        from provisioner.fleets.job import results

        return results.results(fleet, sink, options, count=count)

    return rollout.looked(Rollout(fleet=fleet, sink=sink, options=options, story=story))


def status(fleet: Fleet, sink: Sink, options: Options) -> Report:
    def story(options: Options) -> Report:
        from provisioner.pairing import status

        return status.status(fleet, sink, options)

    return rollout.looked(Rollout(fleet=fleet, sink=sink, options=options, story=story))
