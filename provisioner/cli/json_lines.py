"""--json: every event as one line on stdout, the report last, whatever happens."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator

import msgspec

from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Event, Note, Report


class JsonLines:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._encoder = msgspec.json.Encoder()
        self._problem: OSError | None = None

    def __call__(self, event: Event) -> None:
        """A reader that went away stops nothing: what was begun is finished. Nor does a full disk,
        which is told with the report."""
        line = self._encoder.encode(event) + b"\n"
        with self._lock, contextlib.suppress(BrokenPipeError, ValueError):
            try:
                sys.stdout.buffer.write(line)  # JSON is UTF-8, whatever the terminal speaks
                sys.stdout.buffer.flush()
            except OSError as error:
                self._problem = self._problem or error
            if self._problem and isinstance(event, Report):
                raise self._problem

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        yield

    def close(self, error: BaseException | None) -> None:
        if error is None:
            return
        code = error.exit_code if isinstance(error, ProvisionerError) else _code(error)
        said = str(error) if isinstance(error, ProvisionerError) else type(error).__name__
        with contextlib.suppress(OSError):
            self(Note(text=said, level="error"))
            self(Report(fleet="", clusters=[], exit_code=code))


def _code(error: BaseException) -> int:
    return 130 if isinstance(error, KeyboardInterrupt) else 1
