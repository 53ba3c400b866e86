"""Plain lines on stderr, for logs and pipes; the results on stdout."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Callable, Iterator

from provisioner.base.events import (
    Action,
    Change,
    ClusterState,
    Event,
    Note,
    TerraformEvent,
    Waiting,
)
from provisioner.reports import text
from provisioner.reports.columns import counted
from provisioner.reports.model import Line, Report

REPEAT = 15.0  # seconds after which a wait that continues is shown again


class Lines:
    """Unchanged steps are only counted, so that the log of a second run stays short."""

    def __init__(
        self,
        write: Callable[[str], None] | None = None,
        *,
        planning: bool = False,
        with_terraform: bool = True,
    ) -> None:
        # Reentrant: during a question other threads wait, the one that asks may still print.
        self._lock = threading.RLock()
        self._write = write or _to_stderr
        self._planning = planning
        self.with_terraform = with_terraform
        self._unchanged = 0
        self.planned: list[TerraformEvent | Change] = []
        # By cluster: the subject of its wait, and when that was last shown.
        self._waits: dict[str, tuple[str, float]] = {}

    def __call__(self, line: Line) -> None:
        with self._lock:
            if isinstance(line, Report):
                self.report(line)
            elif shown := self._line(line):
                self._write(shown)

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        with self._lock:
            yield

    def close(self, error: BaseException | None) -> None:
        """Each line is written at once, so nothing is left to write."""

    def report(self, report: Report) -> None:
        if self._unchanged:
            self._write(f"{counted(self._unchanged, 'step')} unchanged")
        if self._planning:
            to_stdout(text.plan(self.planned, with_terraform=self.with_terraform))
        if shown := text.report(report, planning=self._planning):
            to_stdout(shown)

    def _line(self, event: Event) -> str:
        if isinstance(event, Note):
            return text.note(event)
        if isinstance(event, Waiting):
            return self._waiting(event)
        if isinstance(event, ClusterState):
            return ""  # its report says how it ended
        if self._planning and _is_planned(event):
            self.planned.append(event)
            return ""
        return self._change(event) if isinstance(event, Change) else text.terraform(event)

    def _change(self, change: Change) -> str:
        if change.action is Action.UNCHANGED:
            self._unchanged += 1
            return ""
        return text.step(change)

    def _waiting(self, wait: Waiting) -> str:
        """Shown when its subject changes, and from time to time; not for each new detail."""
        subject, when = self._waits.get(wait.cluster, ("", 0.0))
        now = time.monotonic()
        if subject == wait.subject and now - when < REPEAT:
            return ""
        self._waits[wait.cluster] = (wait.subject, now)
        return text.waiting(wait)


def _is_planned(event: Change | TerraformEvent) -> bool:
    return event.planned if isinstance(event, Change) else event.state == "planned"


def _to_stderr(line: str) -> None:
    # OSError: the pipe is closed or the disk full. ValueError: the stream itself is closed.
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(line + "\n")
        sys.stderr.flush()


def to_stdout(lines: str) -> None:
    """A closed pipe does not stop the run; a full disk does, since the result is lost."""
    with contextlib.suppress(BrokenPipeError, ValueError):
        sys.stdout.write(lines + "\n")
        sys.stdout.flush()
