"""The live display on a terminal: how many clusters are done, and a row for each that has failed or
is under way, below the lines of what has happened."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from rich.console import Console, ConsoleOptions, RenderResult
from rich.live import Live as RichLive
from rich.table import Table
from rich.text import Text

from provisioner.base.events import (
    Action,
    Change,
    ClusterState,
    Event,
    TerraformEvent,
    Waiting,
)
from provisioner.cli.display.counts import Counts
from provisioner.cli.display.lines import Lines
from provisioner.reports.columns import clean
from provisioner.reports.model import Line, Report
from provisioner.reports.text import COMMAND

STYLES = {
    Action.CREATED: "green",
    Action.CONFIGURED: "yellow",
    Action.DELETED: "magenta",
    Action.FAILED: "bold red",
    Action.SKIPPED: "dim",
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """What a cluster, or a resource of Terraform, is doing. `since` is monotonic."""

    now: str
    style: str = ""
    since: float = field(default_factory=time.monotonic)


class Live:
    """Lines above, rows below. A row that failed stays red, so that it is not missed."""

    def __init__(self, *, planning: bool = False, with_terraform: bool = True) -> None:
        self._console = Console(stderr=True, highlight=False)
        self._rows: dict[str, Row] = {}
        self._counts = Counts()
        self._lines = Lines(self._print, planning=planning, with_terraform=with_terraform)
        # Transient: the rows vanish at the end and leave the lines above, which make a log.
        self._live = RichLive(
            self, console=self._console, refresh_per_second=8, transient=True, redirect_stdout=False
        )
        self._live.start()

    def __call__(self, line: Line) -> None:
        if isinstance(line, Report):
            self._live.stop()
        else:
            self._follow(line)
        if not isinstance(line, Waiting):  # a wait is shown in its row
            self._lines(line)

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        self._live.stop()
        try:
            with self._lines.paused():
                yield
        finally:
            self._live.start()

    def close(self, error: BaseException | None) -> None:
        self._live.stop()

    def _print(self, text: str) -> None:
        style = "bold red" if text.startswith("error: ") or "FAILED " in text else ""
        self._console.print(Text(text, style=style), soft_wrap=True)

    def _follow(self, event: Event) -> None:
        """Rows are immutable and replaced as a whole: the drawing thread needs no lock."""
        if isinstance(event, Change) and not event.planned:
            name = event.cluster or "repository"
            self._rows[name] = after_step(self._rows.get(name), event)
        elif isinstance(event, Waiting):
            name = event.cluster or "repository"
            self._rows[name] = waiting(self._rows.get(name), event)
        elif isinstance(event, TerraformEvent):
            self._terraform(event)
        elif isinstance(event, ClusterState):
            self._count(event)

    def _count(self, event: ClusterState) -> None:
        """A cluster that is done leaves its place to those that are not."""
        self._counts.follow(event)
        if event.state == "ended" and self._counts.shown and not _failed(self._rows, event):
            self._rows.pop(event.cluster, None)

    def _terraform(self, event: TerraformEvent) -> None:
        name = event.address or "terraform"
        if event.state in ("complete", "errored") and event.action != "provision":
            self._rows.pop(name, None)  # its line above says how it ended
        elif event.state in ("started", "progress") and not event.detail.startswith(COMMAND):
            now = " ".join(part for part in (event.action, clean(event.detail)) if part)
            self._rows[name] = Row(now=now, style="cyan")

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        rows = ordered(dict(self._rows))  # a copy, since other threads add rows meanwhile
        # Rows beyond the screen cannot be erased again; four lines stay free for what scrolls.
        room = max(3, console.size.height - 4 - self._counts.shown)
        table = Table.grid(padding=(0, 2))
        table.add_column(
            no_wrap=True, overflow="ellipsis", max_width=max(20, console.size.width // 2)
        )
        table.add_column(no_wrap=True, overflow="ellipsis")
        table.add_column(no_wrap=True, justify="right")
        for name, row in rows[:room]:
            seconds = f"{time.monotonic() - row.since:.0f}s"
            table.add_row(
                Text(name, style="bold"),
                Text(row.now, style=row.style, overflow="ellipsis"),
                seconds,
            )
        if len(rows) > room:
            table.add_row(Text(f"... and {len(rows) - room} more", style="dim"))
        if self._counts.shown:
            yield Text(str(self._counts), style="bold", no_wrap=True, overflow="ellipsis")
        yield table


def _failed(rows: Mapping[str, Row], event: ClusterState) -> bool:
    row = rows.get(event.cluster)
    return row is not None and row.style == STYLES[Action.FAILED]


def ordered(rows: Mapping[str, Row]) -> list[tuple[str, Row]]:
    """What has failed first, then what has taken longest."""
    failed = STYLES[Action.FAILED]
    return sorted(rows.items(), key=lambda one: (one[1].style != failed, one[1].since))


def after_step(row: Row | None, change: Change) -> Row:
    """The row after a step."""
    # A failure stays visible although other steps of the cluster may follow.
    if row and row.style == STYLES[Action.FAILED]:
        return row
    now = f"{change.action}: {clean(change.subject)}"
    return Row(now=now, style=STYLES.get(change.action, "dim"))


def waiting(row: Row | None, wait: Waiting) -> Row:
    """The row during a wait. Its clock starts again only with a new subject."""
    detail = f": {clean(wait.detail)}" if wait.detail else ""
    now, start = f"waiting for {clean(wait.subject)}{detail}", f"waiting for {clean(wait.subject)}"
    # Only the detail is new, so the time in the row goes on.
    if row and row.now.startswith(start):
        return replace(row, now=now)
    return Row(now=now, style="cyan")
