"""`--shard` of those commands that have it, and its refusal by `up`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from provisioner.fleets.shards import Shard


def _parsed(
    _context: click.Context, _parameter: click.Parameter, given: str | None
) -> Shard | None:
    from provisioner.fleets import shards

    return None if given is None else shards.parsed(given)


def _refused(_context: click.Context, _parameter: click.Parameter, given: str | None) -> None:
    if given is not None:
        raise click.UsageError(
            "`up` has no --shard, since Terraform applies a stack in one run. Run `provisioner up` "
            "with --only for a first cluster, or `terraform apply`; then `provisioner pair . "
            "--shard I/N` on each machine."
        )


option = click.option(
    "--shard",
    callback=_parsed,
    metavar="I/N",
    help="Work on part I (from 0) of N, chosen by the clusters' names, while other machines do the "
    "others. auto/N: I is JOB_COMPLETION_INDEX, as in the pods of `provisioner fleet job`.",
)
refused = click.option("--shard", callback=_refused, hidden=True, expose_value=False)
