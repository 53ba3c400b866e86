"""`provisioner rotate`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from provisioner.cli import options, selection, sharding

if TYPE_CHECKING:
    from provisioner.base.events import Sink
    from provisioner.handover.fleet import Fleet
    from provisioner.pairing.run.options import Options
    from provisioner.reports.model import Report


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

    Receivers whose webhooks pairing makes get new tokens and webhooks.

    If the Git host has no API, the new key is printed for the repository's owner to add; the next
    run continues from there. SOURCE is as for `pair`: the first word is SOURCE if it is `-`, begins
    with s3:// or is the name of a file or folder.

    \b
    Example:
      provisioner rotate --older-than 90d
    """

    def story(fleet: Fleet, sink: Sink, chosen: Options) -> Report:
        from provisioner.fleets import stories

        return stories.rotate(fleet, sink, chosen, planning=planning)

    selection.run(story, words, values, as_json=as_json, planning=planning)
