"""`provisioner status`."""

from __future__ import annotations

from typing import Unpack

import click

from provisioner.cli import frame, options


@click.command()
@click.argument("source", required=False)
@options.trusted_source
@options.pairing
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
    from provisioner.pairing import status as story

    place, chosen = options.handover(source, **values), options.pairing_options(values)
    frame.run(lambda display: story.status(place.fleet(), display, chosen), as_json=as_json)
