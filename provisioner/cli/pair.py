"""`provisioner pair`."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import click

from provisioner.cli import options, running

if TYPE_CHECKING:
    from provisioner.base.events import Report
    from provisioner.cli.display import Display
    from provisioner.pairing.run.options import Options


@click.command()
@click.argument("source", required=False)
@options.stack
@options.terraform_binary
@options.pairing
@options.merging
@options.json_lines
def pair(
    *,
    source: str | None,
    stack: str | None,
    binary: str,
    timeout: float,
    parallel: int,
    wait: float,
    as_json: bool,
) -> None:
    """Pair the clusters that Terraform has made.

    SOURCE is a Terraform working directory, a file with the handover (such as the output of
    `terraform output -json`), or `-` for standard input. Without it: the stack in cdktf.out. Only
    the output `provisioner_handover` is read, and `provisioner_keys` where Terraform keeps deploy
    keys, so any Terraform will do, plain HCL too.

    \b
    Example:
      terraform apply && provisioner pair .
    """
    told = options.pairing_options(timeout, parallel, wait=wait)
    running.run(lambda show: story(show, (source, binary, stack), told), as_json=as_json)


def story(show: Display, place: tuple[str | None, str, str | None], told: Options) -> Report:
    from provisioner.pairing.pair import pair as story
    from provisioner.runs import sources

    handed = sources.handed(*place)
    return story(handed.fleet, show, dataclasses.replace(told, keys=handed.keys))
