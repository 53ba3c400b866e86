"""`provisioner up`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from provisioner.cli import frame, options, sharding

if TYPE_CHECKING:
    from provisioner.cli.display.opening import Display
    from provisioner.reports.model import Report
    from provisioner.runs.project import Settings


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@options.yes
@options.terraform
@options.pairing
@options.several
@sharding.refused
@options.merging
@options.leaving
@options.audit
@options.html
@options.json_lines
def up(*, file: Path | None, yes: bool, as_json: bool, **values: Unpack[options.Values]) -> None:
    """Apply the stack and pair its clusters.

    Runs cdktf.json's app, shows Terraform's plan and asks for confirmation. Clusters that leave the
    stack are unpaired, then the plan is applied. Their workloads stay, unless you agree to a plan
    that drains them or name the cluster with --drain. Flux is installed on every cluster and paired
    with its repository. At the end each pairing is proven: the files that were pushed are the files
    that the cluster has applied. A second run changes nothing.

    With FILE, saved by `plan --out FILE`, exactly that plan is applied, without confirmation. If
    anything has changed since, nothing is done and the differences are listed.

    \b
    Examples:
      provisioner up --context clusters=4 --yes
      provisioner plan --out fleet.plan && provisioner up fleet.plan
    """
    # The saved context is part of what was agreed to.
    if file and values["context"]:
        raise click.UsageError("A saved plan has its own context: leave --context out.")
    settings = options.settings(values, asks=not yes)
    frame.run(
        lambda display: _up(display, settings, file, yes=yes), as_json=as_json, html=values["html"]
    )


def _up(display: Display, settings: Settings, file: Path | None, *, yes: bool) -> Report:
    from provisioner.runs.run import Run

    run = Run(settings=settings, sink=display)
    if file:
        from provisioner.runs import apply_saved

        return apply_saved.apply_saved(run, file)
    from provisioner.runs import up as story

    return story.up(run, frame.confirmation(display, "Apply this plan?", yes=yes))
