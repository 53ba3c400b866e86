"""`provisioner up`."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from provisioner.cli import options, running


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@options.yes
@options.terraform
@options.pairing
@options.merging
@options.leaving
@options.json_lines
def up(*, file: Path | None, yes: bool, as_json: bool, **told: Unpack[options.Told]) -> None:
    """Apply the stack and pair its clusters.

    Runs cdktf.json's app, shows Terraform's plan and asks. Then: clusters that leave the stack are
    unpaired, the plan is applied, Flux is installed on every cluster and paired with its
    repository, and each pairing is proven: the files that were pushed are the files that the
    cluster has applied. Run again, it changes nothing.

    With FILE, which `plan --out FILE` has saved, exactly that is done, without a question. If
    anything has moved since, nothing is touched, and what moved is said.

    \b
    Examples:
      provisioner up --context clusters=4 --yes
      provisioner plan --out fleet.plan && provisioner up fleet.plan
    """
    if file and told["context"]:
        raise click.UsageError("A saved plan has its own context: leave --context out.")
    settings = options.settings(**told)
    if file:
        from provisioner.runs.saved import up as exactly

        running.run(lambda show: exactly(file, settings, show), as_json=as_json)
    from provisioner.runs.up import up as story

    running.run(
        lambda show: story(settings, show, running.asking(show, "Apply this plan?", yes=yes)),
        as_json=as_json,
    )
