"""`[SOURCE] [CLUSTER]...` on a command line: a handover, and which of its clusters are meant."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from provisioner.base.errors import BadInput
from provisioner.cli import frame, options

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

    from provisioner.base.events import Sink
    from provisioner.handover.fleet import Fleet
    from provisioner.pairing.run.options import Options
    from provisioner.reports.model import Report


def split(words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """SOURCE, if the first word is `-`, s3:// or exists as a file or folder, and the cluster
    names."""
    # A path wins over a cluster of the same name; `provisioner unpair . NAME` means the cluster.
    if words and (words[0] == "-" or words[0].startswith("s3://") or Path(words[0]).exists()):
        return words[0], words[1:]
    return None, words


def clusters(fleet: Fleet, names: tuple[str, ...]) -> tuple[str, ...]:
    """The named clusters, or all of them. BadInput for a name that the fleet does not have."""
    fleet.check_paired(names)
    return names or tuple(sorted(fleet.pairings))


def named(fleet: Fleet, names: tuple[str, ...], chosen: Options) -> Options:
    """The same options for the named clusters alone, as far as they are selected. BadInput for a
    name that the fleet does not have, and if nothing is left, unless other runs have the rest."""
    fleet.check_paired(names)
    if not names:
        return chosen
    left = frozenset(chosen.chosen(names))
    if not left and not chosen.part:
        cause = "none of the named clusters is selected"
        raise BadInput(f"cluster {names[0]}", cause, "Leave --only and --skip out.")
    return dataclasses.replace(chosen, only=left)


def run(
    story: Callable[[Fleet, Sink, Options], Report],
    words: tuple[str, ...],
    values: options.Values,
    *,
    as_json: bool,
    planning: bool,
) -> NoReturn:
    """A story of the clusters that the command line names, to the end of the command."""
    place, names = split(words)
    source, given = options.handover(place, **values), options.pairing_options(values)

    def work(sink: Sink) -> Report:
        fleet = source.fleet()
        fleet.check_paired(given.new_clusters)
        selected = options.selected_from(fleet, values, given, sink)
        return story(fleet, sink, named(fleet, names, selected))

    frame.run(work, as_json=as_json, planning=planning, with_terraform=False, html=values["html"])
