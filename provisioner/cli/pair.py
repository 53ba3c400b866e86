"""`provisioner pair`."""

from __future__ import annotations

import click

from provisioner.cli import options, running


@click.command()
@click.argument("source", required=False)
@options.stack
@options.terraform_binary
@options.pairing
@options.json_lines
def pair(*, source: str | None, stack: str | None, binary: str, timeout: float, parallel: int, as_json: bool) -> None:
    """Pair the clusters that Terraform has made.

    SOURCE is a Terraform working directory, a file with the handover (such as the output of `terraform output -json`),
    or `-` for standard input. Without it: the stack in cdktf.out. Only the output `provisioner_handover` is read, so
    any Terraform will do, plain HCL too.

    \b
    Example:
      terraform apply && provisioner pair .
    """
    from provisioner.pairing.pair import pair as story
    from provisioner.runs import sources

    told = options.pairing_options(timeout, parallel)
    running.run(lambda show: story(sources.fleet(source, binary, stack), show, told), as_json=as_json)
