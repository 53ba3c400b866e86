"""`provisioner status`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from provisioner.cli import frame, options, sharding

if TYPE_CHECKING:
    from provisioner.base.events import Sink
    from provisioner.handover.fleet import Fleet
    from provisioner.pairing.run.options import Options
    from provisioner.reports.model import Report


@click.command()
@click.argument("source", required=False)
@options.trusted_source
@options.pairing
@options.selected
@options.html
@sharding.option
@options.json_lines
def status(*, source: str | None, as_json: bool, **values: Unpack[options.Values]) -> None:
    """Check that every cluster is still paired.

    Changes nothing. Shows the commit that each cluster has applied, its deploy key and the key's
    age, and why a cluster does not apply more. A cluster that `pair` would change is reported as
    drifted. SOURCE is as for `pair`, and so are the exit codes.

    \b
    Example:
      provisioner status --json | tail -1
    """
    place, chosen = options.handover(source, **values), options.pairing_options(values)
    frame.run(
        lambda display: _status(place.fleet(), display.quietly, chosen, values),
        as_json=as_json,
        html=values["html"],
    )


def _status(fleet: Fleet, sink: Sink, chosen: Options, values: options.Values) -> Report:
    from provisioner.fleets import stories

    return stories.status(fleet, sink, options.selected_from(fleet, values, chosen, sink))
