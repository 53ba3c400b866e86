"""`provisioner status`."""

from __future__ import annotations

import click

from provisioner.cli import options, running


@click.command()
@click.argument("source", required=False)
@options.stack
@options.terraform_binary
@options.pairing
@options.json_lines
def status(
    *,
    source: str | None,
    stack: str | None,
    binary: str,
    timeout: float,
    parallel: int,
    as_json: bool,
) -> None:
    """Look whether every cluster is still paired.

    Only looks: which commit each cluster has applied, with which key, and what keeps it from more.
    SOURCE is as for `pair`. The exit code tells the same as after `up`.

    \b
    Example:
      provisioner status --json | tail -1
    """
    from provisioner.pairing.status import status as story
    from provisioner.runs import sources

    told = options.pairing_options(timeout, parallel)
    running.run(
        lambda show: story(sources.fleet(source, binary, stack), show, told), as_json=as_json
    )
