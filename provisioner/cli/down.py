"""`provisioner down`."""

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
def down(*, yes: bool, as_json: bool, **told: Unpack[options.Told]) -> None:
    """Unpair every cluster and destroy the stack.

    Takes what the last apply handed over: workloads are drained, Flux leaves the clusters and the
    deploy keys are revoked while the clusters still answer, then Terraform destroys the
    infrastructure. If a pairing cannot be ended, nothing is destroyed.

    \b
    Example:
      provisioner down --yes
    """
    from provisioner.runs.down import down as story

    settings = options.settings(**told)
    running.run(
        lambda show: story(settings, show, running.asking(show, "Destroy all this?", yes=yes)),
        as_json=as_json,
    )
