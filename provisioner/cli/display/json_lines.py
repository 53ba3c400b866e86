"""--json: every event as one line on stdout, and the report as the last."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator

from provisioner.reports import json_lines
from provisioner.reports.model import Line, Report


class JsonLines:
    """Whole lines, from any number of threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._problem: OSError | None = None

    def __call__(self, line: Line) -> None:
        """Neither a closed pipe nor a full disk stops the run halfway. A full disk is raised with
        the report, so that the exit code shows it."""
        data = json_lines.encoded(line)
        with self._lock, contextlib.suppress(BrokenPipeError, ValueError):
            try:
                # Bytes, because JSON is UTF-8 whatever encoding the terminal has.
                sys.stdout.buffer.write(data)
                sys.stdout.buffer.flush()
            except OSError as error:
                self._problem = self._problem or error
            if self._problem and isinstance(line, Report):
                raise self._problem

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        yield

    def close(self, error: BaseException | None) -> None:
        """Each line is written at once, so nothing is left to write."""
