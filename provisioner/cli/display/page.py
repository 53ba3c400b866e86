"""--html FILE: a page of the run, written when it has ended."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from provisioner.base import files, masking
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.events import Change, Event, Note, TerraformEvent
from provisioner.base.exit_codes import ExitCode
from provisioner.reports import json_lines
from provisioner.reports.model import Line, Report

if TYPE_CHECKING:
    from provisioner.cli.display.opening import StampedDisplay

HINT = "Name another file with --html."


class Page:
    """BadInput at once if the page could not be written, so that no run is made in vain."""

    def __init__(self, file: Path, *, command: str, run: str) -> None:
        if str(file) == "-":
            raise BadInput("--html -", "standard output has the results, not the page", HINT)
        files.check_writable(file, hint=HINT)
        self._file, self._command, self._run = file, command, run
        self._began = time.time()
        self._events: list[Event] = []

    def keep(self, line: Line) -> None:
        """From any thread."""
        if not isinstance(line, Report):
            self._events.append(line)

    def around(self, work: Callable[[StampedDisplay], Report], display: StampedDisplay) -> Report:
        """The report of the work, after its page is written. If that fails, the report has an exit
        code that says so, unless it has one already."""
        try:
            report = work(display)
        except BaseException as error:
            if self._acted():
                self._ended_early(error, display)
            raise
        if self._write(report, display) or report.exit_code:
            return report
        return msgspec.structs.replace(report, exit_code=int(ExitCode.FAILED))

    def _acted(self) -> bool:
        """Whether the run has come so far that an older page would be wrong."""
        return any(_acts(event) for event in self._events)

    def _ended_early(self, error: BaseException, display: StampedDisplay) -> None:
        note, report = json_lines.ending(error)
        self._write(report, display, note.text)

    def _write(self, report: Report, display: StampedDisplay, error_text: str = "") -> bool:
        try:
            files.write(self._file, self._rendered(report, error_text), hint=HINT)
        except ProvisionerError as error:
            display(Note(text=f"page of this run: {error}", level="error"))
            return False
        display(Note(text=f"page of this run: {self._file}"))
        return True

    def _rendered(self, report: Report, error_text: str) -> str:
        from provisioner.reports.html import page
        from provisioner.reports.timeline import timeline

        ended = time.time()
        # Once more, since a secret may have been met after the first event that quotes it.
        events: list[Event] = masking.masked(list(self._events))
        about = page.About(
            command=self._command, run=self._run, ended=ended, error=masking.mask(error_text)
        )
        return page.render(masking.masked(report), timeline(events, self._began, ended), about)


def _acts(event: Event) -> bool:
    if isinstance(event, Change):
        return not event.planned
    return isinstance(event, TerraformEvent) and event.state != "planned"
