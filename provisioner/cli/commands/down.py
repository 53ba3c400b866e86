"""`provisioner down`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from provisioner.cli import frame, options

if TYPE_CHECKING:
    from provisioner.cli.display.opening import Display
    from provisioner.reports.model import Report
    from provisioner.runs.project import Settings


@click.command()
@options.yes
@options.only_plan
@options.terraform
@options.pairing
@options.leaving
@options.audit
@options.json_lines
def down(*, yes: bool, planning: bool, as_json: bool, **values: Unpack[options.Values]) -> None:
    """Unpair every cluster and destroy the stack.

    Uses the stack as last synthesised and the handover of the last apply. While the clusters still
    answer, Flux is uninstalled and the deploy keys are revoked. Then Terraform destroys the
    infrastructure. If a cluster cannot be unpaired, nothing is destroyed. After a question, the
    workloads that Flux delivered are deleted first on clusters that Terraform destroys; with --yes
    only on those that --drain names.

    \b
    Example:
      provisioner down --plan && provisioner down --yes --drain all
    """
    settings = options.settings(values, asks=not yes)
    frame.run(
        lambda display: _down(display, settings, yes=yes, planning=planning),
        as_json=as_json,
        planning=planning,
    )


def _down(display: Display, settings: Settings, *, yes: bool, planning: bool) -> Report:
    from provisioner.runs import down as story
    from provisioner.runs.run import Run

    run = Run(settings=settings, sink=display)
    if planning:
        return story.plan(run)
    return story.down(run, frame.confirmation(display, "Destroy all of this?", yes=yes))
