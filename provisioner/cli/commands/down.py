"""`provisioner down`."""

from __future__ import annotations

from typing import Unpack

import click

from provisioner.cli import frame, options


@click.command()
@options.yes
@options.terraform
@options.pairing
@options.leaving
@options.json_lines
def down(*, yes: bool, as_json: bool, **values: Unpack[options.Values]) -> None:
    """Unpair every cluster and destroy the stack.

    Uses the handover of the last apply. While the clusters still answer, the workloads that Flux
    delivered are deleted, Flux is uninstalled, and the deploy keys are revoked. Then Terraform
    destroys the infrastructure. If a cluster cannot be unpaired, nothing is destroyed.

    \b
    Example:
      provisioner down --yes
    """
    from provisioner.runs import down as story
    from provisioner.runs.run import Run

    settings = options.settings(values)
    frame.run(
        lambda display: story.down(
            Run(settings=settings, sink=display),
            frame.confirmation(display, "Destroy all of this?", yes=yes),
        ),
        as_json=as_json,
    )
