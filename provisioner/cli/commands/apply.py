"""`provisioner apply`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from provisioner.cli import frame, options

if TYPE_CHECKING:
    from provisioner.cli.display.opening import Display
    from provisioner.reports.model import Report
    from provisioner.runs.apply_command import Wanted


@click.command()
@click.argument("command", nargs=-1, required=True, metavar="-- COMMAND...")
@click.option(
    "--directory",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder whose outputs are read. Default: the one that -chdir of COMMAND names, or "
    "this one.",
)
@options.terraform_binary
@options.pairing
@options.new_clusters
@options.renamed
@options.merging
@options.audit
@options.json_lines
def apply(
    *,
    command: tuple[str, ...],
    directory: Path | None,
    as_json: bool,
    **values: Unpack[options.Values],
) -> None:
    """Run a Terraform command, then pair the clusters.

    COMMAND is run as it is: it asks its own questions, and Ctrl-C reaches it. When it has
    succeeded, the output `provisioner_handover` is read from its directory, and the clusters are
    paired as `provisioner pair` does it. When it has failed or was interrupted, nothing is paired;
    run the same command again.

    COMMAND may be terraform, tofu or any other program that applies, such as make. A saved plan is
    applied if it does not destroy. `destroy` and `-destroy` are refused: unpair first. So is
    `-state`, since the outputs would be those of another state. Clusters that leave the handover
    are named, and not unpaired.

    \b
    Examples:
      provisioner apply -- terraform apply
      provisioner apply -- tofu -chdir=infra apply -auto-approve
      provisioner apply --directory infra -- make apply
    """
    paired = options.pairing_options(values)

    def work(display: Display) -> Report:
        from provisioner.runs import apply_command as story

        wanted = _wanted(command, directory, values["binary"], display, as_json=as_json)
        return story.apply(wanted, display, paired)

    frame.run(work, as_json=as_json)


def _wanted(
    argv: tuple[str, ...], directory: Path | None, binary: str, display: Display, *, as_json: bool
) -> Wanted:
    from provisioner.runs.apply_command import Wanted
    from provisioner.runs.sources import Source
    from provisioner.terraform import attended, wrapped

    command = wrapped.parsed(argv)

    def run() -> None:
        # With --json, stdout holds nothing but JSON lines.
        with display.paused():
            attended.run(command, sys.stderr if as_json else None)

    place = str(directory or command.directory)
    source = Source(place=place, binary=command.binary or binary)
    return Wanted(command=command, source=source, apply=run)
