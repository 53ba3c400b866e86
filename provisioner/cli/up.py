"""`provisioner up`."""

from __future__ import annotations

from typing import Unpack

import click

from provisioner.cli import options, running


@click.command()
@options.yes
@options.terraform
@options.pairing
@options.leaving
@options.json_lines
def up(*, yes: bool, as_json: bool, **told: Unpack[options.Told]) -> None:
    """Apply the stack and pair its clusters.

    Runs cdktf.json's app, shows Terraform's plan and asks. Then: clusters that leave the stack are unpaired, the plan
    is applied, Flux is installed on every cluster and paired with its repository, and each pairing is proven: the
    files that were pushed are the files that the cluster has applied. Run again, it changes nothing.

    \b
    Example:
      provisioner up --context clusters=4 --yes
    """
    from provisioner.runs.up import up as story

    settings = options.settings(**told)
    running.run(lambda show: story(settings, show, running.asking(show, "Apply this plan?", yes=yes)), as_json=as_json)
