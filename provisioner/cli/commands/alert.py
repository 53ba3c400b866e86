"""`provisioner alert test`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from provisioner.cli import options, selection, sharding

if TYPE_CHECKING:
    from provisioner.base.events import Sink
    from provisioner.handover.fleet import Fleet
    from provisioner.pairing.run.options import Options
    from provisioner.reports.model import Report


@click.group()
def alert() -> None:
    """Look after the messages that clusters send."""


@alert.command()
@click.argument("words", nargs=-1, metavar="[SOURCE] [CLUSTER]...")
@click.option(
    "--alert",
    "names",
    multiple=True,
    metavar="NAME",
    help="Test this alert alone. Repeatable. Default: all alerts of each cluster.",
)
@click.option(
    "--change-request",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="The open change request to comment on, for alerts that comment on change requests. All "
    "that are tested have to comment in one repository.",
)
@options.trusted_source
@options.pairing
@options.selected
@sharding.option
@options.audit
@options.html
@options.json_lines
def test(
    *,
    words: tuple[str, ...],
    names: tuple[str, ...],
    change_request: int | None,
    as_json: bool,
    **values: Unpack[options.Values],
) -> None:
    """Send a message through the alerts of the named clusters, or of all.

    Where no cluster is named or selected with --only, alerts of several clusters that lead to the
    same place (by the same provider, address and token) are sent once, from the first of them by
    name; the run says from which.

    For clusters with the piece Alert. Flux itself sends each message, from the cluster, to where
    the alert leads; people who are paged by it are paged. What sets the status of commits sets it
    for the commit that the cluster has applied, as it is.

    Flux does not say whether a message has arrived. It says if it could not send one: that is shown
    as a failure, with its cause. Otherwise look for the message; it has the code that is shown.
    SOURCE is as for `pair`: the first word is SOURCE if it is `-`, begins with s3:// or is the name
    of a file or folder.

    \b
    Examples:
      provisioner alert test
      provisioner alert test production --alert pager
    """

    def story(fleet: Fleet, sink: Sink, chosen: Options) -> Report:
        from provisioner.fleets import selection as fleets
        from provisioner.fleets import stories
        from provisioner.pairing.alerts.request import Request

        number = str(change_request) if change_request else ""
        request = Request(names=names, change_request=number)
        named = selection.split(words)[1] or values["only"]
        all_of_them = fleets.names(fleet, (), values["skip"]) or fleet.pairings
        return stories.test_alerts(fleet, sink, chosen, request, () if named else all_of_them)

    selection.run(story, words, values, as_json=as_json, planning=False)
