"""A saved plan whose clusters, repositories or sources are no longer as they were: refused, with
all that has changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from provisioner.base.errors import Refused
from provisioner.base.events import Event, Note, Sink
from provisioner.reports.model import UNFINISHED, Report


def unreadable(report: Report) -> list[str]:
    """A line for each cluster that could not be looked at now."""
    return [
        f"{cluster.cluster}: {cluster.cause}"
        for cluster in report.clusters
        if cluster.result in UNFINISHED
    ]


def refused(file: Path, made: str, lines: Sequence[str], sink: Sink) -> Refused:
    """The error, after a note for each line. `made`: when the plan was saved."""
    for line in lines:
        sink(Note(text=line, level="error"))
    more = f" and {len(lines) - 1} more, listed above" if len(lines) > 1 else ""
    return Refused(
        f"saved plan {file}",
        f"something changed after the plan was saved ({made}): {lines[0]}{more}",
        "Nothing was changed now. Plan again.",
    )


def only_notes(sink: Sink) -> Sink:
    """The steps were shown when the plan was saved; warnings of the second look may be new."""

    def pass_on(event: Event) -> None:
        if isinstance(event, Note):
            sink(event)

    return pass_on
