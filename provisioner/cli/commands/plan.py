"""`provisioner plan`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from provisioner.cli import frame, options, sharding

if TYPE_CHECKING:
    from provisioner.cli.display.opening import Display
    from provisioner.reports.model import Report
    from provisioner.runs.project import Settings

# What a handover has no use for, and what only a handover has.
OF_A_STACK = ("stack", "context", "lock_timeout", "drain", "gone", "workloads", "force")
OF_A_HANDOVER = ("trust_commands", "renamed", "shard")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """`out` is where to save the plan."""

    detailed: bool
    out: Path | None


@click.command()
@click.argument("source", required=False)
@click.option(
    "--detailed-exitcode",
    "detailed",
    is_flag=True,
    help="Exit with 2 if there are changes, as Terraform does.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Save the plan for `provisioner up FILE`, or for `provisioner pair FILE` with SOURCE. It "
    "may contain secrets in clear text, so its mode is 0600.",
)
@click.option(
    "--markdown", is_flag=True, help="Print the plan as Markdown, for a comment in a pull request."
)
@options.terraform
@options.trust_commands
@options.pairing
@options.selected
@sharding.option
@options.leaving
@options.renamed
@options.json_lines
def plan(
    *,
    source: str | None,
    detailed: bool,
    out: Path | None,
    markdown: bool,
    as_json: bool,
    **values: Unpack[options.Values],
) -> None:
    """Show what `up` would do, or with SOURCE what `pair SOURCE` would do, without changing
    anything.

    Terraform's changes come first, then every pairing step and what it would do, deletions before
    all else. The steps on clusters and repositories that do not exist yet are predicted. Clusters
    that Terraform destroys are planned to be drained; `up --yes` does that only with --drain.

    SOURCE is as for `pair`. With it, Terraform plans nothing: only the pairing of what it has
    applied is planned.

    \b
    Examples:
      provisioner plan --detailed-exitcode && echo nothing to do
      provisioner plan --out fleet.plan && provisioner up fleet.plan
      terraform apply && provisioner plan . --out fleet.plan && provisioner pair fleet.plan
    """
    if markdown and as_json:
        raise click.UsageError("--markdown and --json cannot be used together.")
    _check_options(source)
    settings, wanted = options.settings(values, asks=True), Wanted(detailed=detailed, out=out)
    frame.run(
        lambda display: _plan(display, settings, source, wanted, values),
        as_json=as_json,
        planning=True,
        with_terraform=source is None,
        markdown=markdown,
    )


def _check_options(source: str | None) -> None:
    """UsageError for an option that the other kind of plan has. What would be ignored is
    refused."""
    context = click.get_current_context()
    for parameter in context.command.params if source else ():
        if parameter.name in OF_A_STACK and _given(context, parameter.name):
            raise click.UsageError(
                f"{parameter.opts[0]} is for the plan of a stack: leave it or SOURCE out."
            )
    for parameter in () if source else context.command.params:
        if parameter.name in OF_A_HANDOVER and _given(context, parameter.name):
            raise click.UsageError(
                f"{parameter.opts[0]} is for the plan of a handover: add SOURCE."
            )


def _given(context: click.Context, name: str) -> bool:
    return context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE


def _plan(
    display: Display,
    settings: Settings,
    source: str | None,
    wanted: Wanted,
    values: options.Values,
) -> Report:
    from provisioner.runs.run import Run

    run = Run(settings=settings, sink=display)
    if source is None:
        from provisioner.runs import plan as of_stack

        return of_stack.plan(run, detailed=wanted.detailed, out=wanted.out)
    from provisioner.runs.handover_plans import plan as of_handover

    place = options.handover(source, **values)
    return of_handover.plan(run, place, detailed=wanted.detailed, out=wanted.out)
