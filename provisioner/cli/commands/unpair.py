"""`provisioner unpair`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from provisioner.cli import frame, options, selection

if TYPE_CHECKING:
    from provisioner.cli.display.opening import Display
    from provisioner.pairing.run.options import Options
    from provisioner.reports.model import Report
    from provisioner.runs.sources import Source


@click.command()
@click.argument("words", nargs=-1, metavar="[SOURCE] [CLUSTER]...")
@options.yes
@options.source
@options.pairing
@options.leaving
@options.json_lines
def unpair(
    *, words: tuple[str, ...], yes: bool, as_json: bool, **values: Unpack[options.Values]
) -> None:
    """Uninstall Flux from clusters and revoke their deploy keys.

    For the named clusters, or for all. The clusters themselves stay. Flux is uninstalled, the
    deploy keys are revoked, and the files that provisioner wrote are removed from Git. Workloads
    stay, unless `--workloads drain` deletes them first. If you destroy clusters with a Terraform of
    your own, unpair them first.

    SOURCE is as for `pair`: the first word is taken for it if it is `-` or the name of a file or
    folder.

    \b
    Example:
      provisioner unpair . c3 c4 --workloads drain
    """
    # First: reading the handover may take a Terraform run.
    frame.require_terminal(yes=yes)
    place, names = selection.split(words)
    source, chosen = options.handover(place, **values), options.pairing_options(values)
    frame.run(lambda display: _unpair(source, names, display, chosen, yes=yes), as_json=as_json)


def _unpair(
    source: Source, names: tuple[str, ...], display: Display, chosen: Options, *, yes: bool
) -> Report:
    from provisioner.pairing import unpair as story

    fleet = source.fleet()
    leaving = selection.clusters(fleet, names)
    frame.agree(display, question(leaving, drain=chosen.workloads == "drain"), yes=yes)
    return story.unpair(fleet, leaving, display, chosen, doomed=False)


def question(leaving: tuple[str, ...], *, drain: bool) -> str:
    """Names everything that cannot be undone by pairing again."""
    deletes = "delete the workloads that Flux delivered, " if drain else ""
    return f"Unpair {', '.join(leaving)} ({deletes}uninstall Flux, revoke the deploy keys)?"
