"""`provisioner unpair`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

import click

from provisioner.cli import frame, options, selection

if TYPE_CHECKING:
    from provisioner.cli.display.opening import Display
    from provisioner.reports.model import Report
    from provisioner.runs.project import Settings
    from provisioner.runs.sources import Source


@dataclass(frozen=True, kw_only=True)
class Aim:
    """Which clusters of which handover. No names mean all."""

    source: Source
    names: tuple[str, ...]
    yes: bool
    planning: bool


@click.command()
@click.argument("words", nargs=-1, metavar="[SOURCE] [CLUSTER]...")
@options.yes
@options.only_plan
@options.trusted_source
@options.pairing
@options.leaving
@options.audit
@options.json_lines
def unpair(
    *,
    words: tuple[str, ...],
    yes: bool,
    planning: bool,
    as_json: bool,
    **values: Unpack[options.Values],
) -> None:
    """Uninstall Flux from clusters and revoke their deploy keys.

    For the named clusters, or for all. The clusters themselves stay. Flux is uninstalled, the
    deploy keys are revoked, and the files that provisioner wrote are removed from Git. Workloads
    stay, unless --drain deletes them first. If you destroy clusters with a Terraform of your own,
    unpair them first.

    SOURCE is as for `pair`: the first word is SOURCE if it is `-`, begins with s3:// or is the name
    of a file or folder.

    \b
    Example:
      provisioner unpair . c3 c4 --drain c4
    """
    # First: reading the handover may take a Terraform run.
    frame.require_terminal(yes=yes or planning)
    place, names = selection.split(words)
    source = options.handover(place, **values)
    aim = Aim(source=source, names=names, yes=yes, planning=planning)
    settings = _settings(values, asks=not yes)
    frame.run(
        lambda display: _unpair(aim, settings, display),
        as_json=as_json,
        planning=planning,
        with_terraform=False,
    )


def _settings(values: options.Values, *, asks: bool) -> Settings:
    from provisioner.runs.project import Settings

    chosen = options.choices(values, asks=asks)
    return Settings(pairing=options.pairing_options(values), choices=chosen)


def _unpair(aim: Aim, settings: Settings, display: Display) -> Report:
    from provisioner.runs import unpair as story
    from provisioner.runs.run import Run

    fleet, run = aim.source.fleet(), Run(settings=settings, sink=display)
    names = selection.clusters(fleet, aim.names)
    if aim.planning:
        return story.plan(run, fleet, names)
    question = f"Unpair {', '.join(names)}?"
    return story.unpair(run, fleet, names, frame.confirmation(display, question, yes=aim.yes))
