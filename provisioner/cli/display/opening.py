"""Opens the display of a run: JSON lines, live on a terminal, plain lines elsewhere."""

from __future__ import annotations

import contextlib
import datetime
import os
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

from provisioner.base import masking

if TYPE_CHECKING:
    from provisioner.reports.model import Line


Keep = Callable[["Line"], None]


class Display(Protocol):
    """A sink for events and the report. `paused` leaves the terminal to a question. `close` is
    called once, with the error that ended the run, if one did."""

    def __call__(self, line: Line) -> None: ...

    def paused(self) -> contextlib.AbstractContextManager[None]: ...

    def close(self, error: BaseException | None) -> None: ...


class StampedDisplay:
    """Takes secrets out of every line, and adds the time and the run's id. Times are taken here,
    and nowhere else, so that lines of one run are in order and nobody has to pass a clock down.
    `keep` gets every line as well."""

    def __init__(self, display: Display, run: str) -> None:
        self._display, self._run = display, run
        self.keep: Keep | None = None
        self.paused = display.paused

    def __call__(self, line: Line) -> None:
        line = self._stamped(line)
        if self.keep:
            self.keep(line)
        self._display(line)

    def quietly(self, line: Line) -> None:
        """A line that is kept, and not shown."""
        if self.keep:
            self.keep(self._stamped(line))

    def _stamped(self, line: Line) -> Line:
        import msgspec  # here, so that --help need not load it

        time = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        stamps = {"time": time.replace("+00:00", "Z"), "run": self._run}
        stamped: Line = msgspec.structs.replace(masking.masked(line), **stamps)
        return stamped

    def close(self, error: BaseException | None) -> None:
        self._display.close(error)


@contextlib.contextmanager
def opened(
    *,
    run: str = "",
    json: bool,
    planning: bool = False,
    with_terraform: bool = True,
    markdown: bool = False,
    lasting: bool = False,
    keep: Keep | None = None,
) -> Iterator[StampedDisplay]:
    """The display for the run with this id (by default a new one), closed however the run ends.
    With `planning`, planned changes are the result and go to stdout, not to the progress on
    stderr; `with_terraform`: the plan has a part for Terraform. `lasting`: the run has no end that
    a live display could wait for. `keep` gets every line, with its time."""
    made = _made(
        json=json,
        planning=planning,
        with_terraform=with_terraform,
        markdown=markdown,
        live=not lasting and _can_be_live(),
    )
    display = StampedDisplay(made, run or os.urandom(8).hex())
    display.keep = keep
    try:
        yield display
    except BaseException as error:
        if json:
            _end(display, error)
        display.close(error)
        raise
    display.close(None)


def _end(display: Display, error: BaseException) -> None:
    """JSON ends with a report whatever happens. A full disk must not hide the error itself."""
    from provisioner.reports import json_lines

    with contextlib.suppress(OSError):
        for line in json_lines.ending(error):
            display(line)


def _can_be_live() -> bool:
    """A dumb terminal, such as that of an editor, cannot move its cursor up."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _made(
    *, json: bool, planning: bool, with_terraform: bool, markdown: bool, live: bool
) -> Display:
    if json:
        from provisioner.cli.display.json_lines import JsonLines

        return JsonLines()
    if markdown:
        from provisioner.cli.display.markdown_lines import MarkdownLines

        return MarkdownLines(with_terraform=with_terraform)
    if live:
        from provisioner.cli.display.live import Live

        return Live(planning=planning, with_terraform=with_terraform)
    from provisioner.cli.display.lines import Lines

    return Lines(planning=planning, with_terraform=with_terraform)
