"""`provisioner rotate`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from provisioner.cli import frame, options, selection, sharding

if TYPE_CHECKING:
    from provisioner.base.events import Sink
    from provisioner.pairing.run.options import Options
    from provisioner.reports.model import Report
    from provisioner.runs.sources import Source


@click.command()
@click.argument("words", nargs=-1, metavar="[SOURCE] [CLUSTER]...")
@options.only_plan
@options.older_than
@options.trusted_source
@options.pairing
@options.several
@sharding.option
@options.new_clusters
@options.audit
@options.html
@options.json_lines
def rotate(
    *, words: tuple[str, ...], planning: bool, as_json: bool, **values: Unpack[options.Values]
) -> None:
    """Replace the deploy keys of the named clusters, or of all.

    A new key is created in the cluster, added to the Git host, tried, and put into the source
    Secret. When everything that reads with it has fetched once, the old key is revoked. At every
    moment each cluster has a key that works: if the new one fails, the old one is put back. After
    an interrupted run, run the same command again.

    If the Git host has no API, the new key is printed for the repository's owner to add; the next
    run continues from there. SOURCE is as for `pair`: the first word is SOURCE if it is `-`, begins
    with s3:// or is the name of a file or folder.

    \b
    Example:
      provisioner rotate --older-than 90d
    """
    place, names = selection.split(words)
    source, chosen = options.handover(place, **values), options.pairing_options(values)
    frame.run(
        lambda display: _rotate(source, names, display, chosen, values, planning=planning),
        as_json=as_json,
        planning=planning,
        with_terraform=False,
        html=values["html"],
    )


def _rotate(
    source: Source,
    names: tuple[str, ...],
    sink: Sink,
    chosen: Options,
    values: options.Values,
    *,
    planning: bool,
) -> Report:
    from provisioner.fleets import stories

    fleet = source.fleet()
    fleet.check_paired(chosen.new_clusters)
    chosen = selection.named(fleet, names, options.selected_from(fleet, values, chosen, sink))
    return stories.rotate(fleet, sink, chosen, planning=planning)
