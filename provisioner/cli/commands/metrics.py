"""`provisioner metrics`."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from provisioner.base.exit_codes import ExitCode
from provisioner.cli import options

if TYPE_CHECKING:
    from provisioner.base.events import Event
    from provisioner.reports.model import Report

VARIABLE = "PROVISIONER_PUSH_TOKEN"


@click.command()
@click.argument("source", required=False)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write them to this file, in one step, for the textfile collector of node_exporter; its "
    "name must then end in .prom.",
)
@click.option(
    "--push",
    "url",
    metavar="URL",
    help="Push them to the Pushgateway at this address, with the token in $PROVISIONER_PUSH_TOKEN "
    "if there is one. They replace what was pushed for this fleet before, so not with --only or "
    "--skip.",
)
@options.trusted_source
@options.pairing
@options.selected
def metrics(
    *, source: str | None, out: Path | None, url: str | None, **values: Unpack[options.Values]
) -> None:
    """Export how the clusters of a fleet stand, for Prometheus.

    Looks at every cluster as `status` does and changes nothing. The metrics (states, revisions,
    ages of deploy keys, causes of failures) are written in the OpenMetrics format: to a file, to a
    Pushgateway, or without either to stdout. SOURCE is as for `pair`.

    A cluster that fails is in the metrics, so the exit code is 0 once they are exported.

    \b
    Examples:
      provisioner metrics . --out /var/lib/node_exporter/fleet.prom
      provisioner metrics . --push https://push.example.com
    """
    _check(out, url, options.selection(values).given)
    report = _looked(source, values)
    if report.exit_code == ExitCode.INTERRUPTED:
        click.get_current_context().exit(report.exit_code)
    _export(report, out, url)


def _check(out: Path | None, url: str | None, selected: bool) -> None:
    """Before the long work. `selected`: not all clusters are looked at."""
    from provisioner.base import files
    from provisioner.base.errors import BadInput
    from provisioner.base.http import pushgateway

    if out:
        files.check_writable(out)
    if url:
        pushgateway.check(url, token=bool(os.environ.get(VARIABLE)))
    if url and selected:
        cause = "would remove the figures of the clusters that --only and --skip leave out"
        raise BadInput("--push", cause, "Push those of all clusters, or use --out.")


def _looked(source: str | None, values: options.Values) -> Report:
    from provisioner.fleets import stories

    fleet, chosen = options.handover(source, **values).fleet(), options.pairing_options(values)
    return stories.status(fleet, _say, options.selected_from(fleet, values, chosen, _say))


def _export(report: Report, out: Path | None, url: str | None) -> None:
    from provisioner.base import files, masking
    from provisioner.base.http import pushgateway
    from provisioner.base.secret import Secret
    from provisioner.reports import open_metrics

    text = masking.mask(open_metrics.rendered(report, time.time()))
    if out:
        files.write(out, text)
    if url:
        token, group = os.environ.get(VARIABLE), {"fleet": report.fleet}
        given = Secret(token) if token else None
        pushgateway.push(url, group, text, open_metrics.CONTENT_TYPE, given)
    if not (out or url):
        click.echo(text, nl=False)


def _say(event: Event) -> None:
    """What the user must know goes to stderr."""
    from provisioner.base.events import Note

    if isinstance(event, Note):
        click.echo(event.text, err=True)
