"""`provisioner plan`."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from provisioner.cli import options, running


@click.command()
@click.option(
    "--detailed-exitcode",
    "detailed",
    is_flag=True,
    help="Exit 2 when there are changes, as Terraform.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Keep the plan for `provisioner up FILE`. May hold secrets in clear, so its mode is 0600.",
)
@click.option(
    "--markdown", is_flag=True, help="The plan as Markdown on stdout, for a pull request."
)
@options.terraform
@options.pairing
@options.json_lines
def plan(
    *, detailed: bool, out: Path | None, markdown: bool, as_json: bool, **told: Unpack[options.Told]
) -> None:
    """Show what `up` would do.

    Terraform's changes first, then every pairing step with what it would do. Steps on clusters and
    repositories that do not exist yet are predicted. Nothing is changed.

    \b
    Examples:
      provisioner plan --detailed-exitcode && echo nothing to do
      provisioner plan --out fleet.plan && provisioner up fleet.plan
    """
    from provisioner.runs.plan import plan as story

    if markdown and as_json:
        raise click.UsageError("--markdown and --json both want stdout.")
    settings = options.settings(**told)
    running.run(
        lambda show: story(settings, show, detailed=detailed, out=out),
        as_json=as_json,
        planning=True,
        markdown=markdown,
    )
