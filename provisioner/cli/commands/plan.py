"""`provisioner plan`."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from provisioner.cli import frame, options


@click.command()
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
    help="Save the plan for `provisioner up FILE`. It may contain secrets in clear text, so its "
    "mode is 0600.",
)
@click.option(
    "--markdown", is_flag=True, help="Print the plan as Markdown, for a comment in a pull request."
)
@options.terraform
@options.pairing
@options.leaving
@options.json_lines
def plan(
    *,
    detailed: bool,
    out: Path | None,
    markdown: bool,
    as_json: bool,
    **values: Unpack[options.Values],
) -> None:
    """Show what `up` would do, without changing anything.

    Terraform's changes come first, then every pairing step and what it would do, deletions before
    all else. The steps on clusters and repositories that do not exist yet are predicted. Clusters
    that Terraform destroys are planned to be drained; `up --yes` does that only with --drain.

    \b
    Examples:
      provisioner plan --detailed-exitcode && echo nothing to do
      provisioner plan --out fleet.plan && provisioner up fleet.plan
    """
    from provisioner.runs import plan as story
    from provisioner.runs.run import Run

    if markdown and as_json:
        raise click.UsageError("--markdown and --json cannot be used together.")
    settings = options.settings(values, asks=True)
    frame.run(
        lambda display: story.plan(
            Run(settings=settings, sink=display), detailed=detailed, out=out
        ),
        as_json=as_json,
        planning=True,
        markdown=markdown,
    )
