"""`provisioner unpair`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from provisioner.cli import chosen, options, running

if TYPE_CHECKING:
    from provisioner.base.events import Report
    from provisioner.cli.display import Display
    from provisioner.pairing.run.options import Options


@click.command()
@click.argument("words", nargs=-1, metavar="[SOURCE] [CLUSTER]...")
@options.yes
@options.stack
@options.terraform_binary
@options.pairing
@options.leaving
@options.json_lines
def unpair(
    *,
    words: tuple[str, ...],
    yes: bool,
    stack: str | None,
    binary: str,
    timeout: float,
    parallel: int,
    workloads: str | None,
    force: bool,
    as_json: bool,
) -> None:
    """End the pairing of these clusters, or of all; the clusters stay.

    Flux leaves, the deploy keys are revoked, and our files go from Git. Workloads stay, unless
    `--workloads drain` prunes them first. For whoever destroys clusters with a Terraform of their
    own: unpair first. SOURCE is as for `pair`; a first word that is a file, a folder or `-` is
    taken for it.

    \b
    Example:
      provisioner unpair . c3 c4 --workloads drain
    """
    running.askable(yes=yes)
    told = options.pairing_options(timeout, parallel, workloads=workloads, force=force)
    source, names = chosen.parted(words)
    running.run(
        lambda show: story(show, source, names, (binary, stack), told, yes=yes), as_json=as_json
    )


def story(
    show: Display,
    source: str | None,
    names: tuple[str, ...],
    place: tuple[str, str | None],
    told: Options,
    *,
    yes: bool,
) -> Report:
    from provisioner.pairing.unpair import unpair as leave
    from provisioner.runs import sources

    fleet = sources.fleet(source, *place)
    leaving = chosen.clusters(fleet, names)
    running.agree(show, f"End the pairing of {', '.join(leaving)}?", yes=yes)
    return leave(fleet, leaving, show, told, doomed=False)
