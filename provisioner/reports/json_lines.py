"""Events and reports as JSON, one line each."""

from __future__ import annotations

import msgspec

from provisioner.base.errors import ProvisionerError
from provisioner.base.events import Note
from provisioner.base.exit_codes import ExitCode
from provisioner.reports.model import Line, Report

# One for all threads: an encoder keeps no state between calls.
_ENCODER = msgspec.json.Encoder()


def encoded(line: Line) -> bytes:
    """UTF-8, with the newline."""
    return _ENCODER.encode(line) + b"\n"


def ending(error: BaseException) -> tuple[Note, Report]:
    """The last two lines of a run that an error has ended. The text of an unexpected error is left
    out, since it may quote anything, secrets included."""
    if isinstance(error, ProvisionerError):
        text, code = str(error), error.exit_code
    else:
        text, code = type(error).__name__, _code(error)
    return Note(text=text, level="error"), Report(fleet="", clusters=[], exit_code=int(code))


def _code(error: BaseException) -> ExitCode:
    return ExitCode.INTERRUPTED if isinstance(error, KeyboardInterrupt) else ExitCode.FAILED
