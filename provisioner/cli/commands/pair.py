"""`provisioner pair`."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Unpack

import click

from provisioner.cli import frame, options, sharding

if TYPE_CHECKING:
    from provisioner.base.events import Sink
    from provisioner.pairing.run.options import Options
    from provisioner.reports.model import Report
    from provisioner.runs.sources import Source


@click.command()
@click.argument("source", required=False)
@options.trusted_source
@options.pairing
@options.several
@sharding.option
@options.new_clusters
@options.renamed
@options.merging
@options.audit
@options.html
@options.json_lines
def pair(*, source: str | None, as_json: bool, **values: Unpack[options.Values]) -> None:
    """Install Flux on clusters made by Terraform, and pair them.

    SOURCE is a Terraform working directory, a file with its outputs (as `terraform output -json`
    prints them) or with the handover alone, `-` for standard input, or `s3://BUCKET/KEY` for a
    state that Terraform keeps in S3. Without it, the stack in cdktf.out is used. Only the output
    `provisioner_handover` is read, and `provisioner_keys` if Terraform keeps the deploy keys, so
    this works with any Terraform code, plain HCL included.

    If SOURCE is a plan that `plan SOURCE --out FILE` has saved, exactly that plan is applied. If
    anything has changed since, nothing is done and the differences are listed.

    \b
    Examples:
      terraform apply && provisioner pair .
      provisioner plan . --out fleet.plan && provisioner pair fleet.plan
    """
    place, paired = options.handover(source, **values), options.pairing_options(values)
    frame.run(
        lambda display: _pair(place, display, paired, values),
        as_json=as_json,
        html=values["html"],
    )


def _pair(source: Source, sink: Sink, chosen: Options, values: options.Values) -> Report:
    from provisioner.fleets import stories

    if source.is_saved_plan():
        return _pair_saved(source, sink, chosen, values)
    handover = source.handover()
    handover.fleet.check_paired(chosen.new_clusters | chosen.renamed)
    chosen = options.selected_from(handover.fleet, values, chosen, sink)
    return stories.pair(handover.fleet, sink, dataclasses.replace(chosen, keys=handover.keys))


def _pair_saved(source: Source, sink: Sink, chosen: Options, values: options.Values) -> Report:
    from provisioner.runs.handover_plans import pair_saved
    from provisioner.runs.project import Settings
    from provisioner.runs.run import Run

    settings = Settings(pairing=chosen, selection=options.selection(values))
    return pair_saved.pair_saved(Run(settings=settings, sink=sink), source)
