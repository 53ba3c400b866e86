"""`provisioner plan`."""

from __future__ import annotations

from typing import Unpack

import click

from provisioner.cli import options, running


@click.command()
@click.option("--detailed-exitcode", "detailed", is_flag=True, help="Exit 2 when there are changes, as Terraform.")
@options.terraform
@options.pairing
@options.json_lines
def plan(*, detailed: bool, as_json: bool, **told: Unpack[options.Told]) -> None:
    """Show what `up` would do.

    Terraform's changes first, then every pairing step with what it would do. Steps on clusters and repositories that
    do not exist yet are predicted. Nothing is changed.

    \b
    Example:
      provisioner plan --detailed-exitcode && echo nothing to do
    """
    from provisioner.runs.plan import plan as story

    settings = options.settings(**told)
    running.run(lambda show: story(settings, show, detailed=detailed), as_json=as_json, planning=True)
