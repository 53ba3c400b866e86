"""Plain lines on stderr, for logs and pipes; the results on stdout."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Callable, Iterator

from provisioner.base.events import Action, Change, Event, Note, Report, TerraformEvent, Waiting
from provisioner.cli import results
from provisioner.cli.text import clean

AGAIN = 15.0  # seconds until a wait that goes on is mentioned again
COMMAND = 'Executing: ["'  # Terraform repeats what the stack says, before the command itself speaks
DONE = {"create": "created", "update": "updated", "delete": "destroyed", "replace": "replaced"}


class Lines:
    """Quiet about what is unchanged, except for its count."""

    def __init__(
        self, write: Callable[[str], None] | None = None, *, planning: bool = False
    ) -> None:
        self._lock = threading.RLock()
        self._write = write or _stderr
        self._planning = planning
        self._unchanged = 0
        self._planned: list[TerraformEvent | Change] = []
        self._waits: dict[str, tuple[str, float]] = {}

    def __call__(self, event: Event) -> None:
        with self._lock:
            if isinstance(event, Report):
                self._report(event)
            elif text := self._line(event):
                self._write(text)

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        with self._lock:
            yield

    def close(self, error: BaseException | None) -> None:
        """Nothing is held back, so there is nothing to end."""

    def _report(self, report: Report) -> None:
        if self._unchanged:
            self._write(f"{self._unchanged} step{'' if self._unchanged == 1 else 's'} unchanged")
        if self._planning:
            to_stdout(results.plan(self._planned))
        if text := results.report(report, planning=self._planning):
            to_stdout(text)

    def _line(self, event: Event) -> str:
        if isinstance(event, Note):
            prefix = "" if event.level == "info" else f"{event.level}: "
            return prefix + clean(event.text)
        if isinstance(event, Waiting):
            return self._waiting(event)
        if isinstance(event, Change):
            return self._change(event)
        return self._terraform(event) if isinstance(event, TerraformEvent) else ""

    def _change(self, change: Change) -> str:
        if self._planning and change.planned:
            self._planned.append(change)
            return ""
        if change.action is Action.UNCHANGED:
            self._unchanged += 1
            return ""
        where = f"{change.cluster}: " if change.cluster else ""
        action = "FAILED" if change.action is Action.FAILED else change.action.value
        detail = f" ({clean(change.detail)})" if change.detail else ""
        return f"{where}{action} {clean(change.subject)}{detail}"

    def _waiting(self, wait: Waiting) -> str:
        before, when = self._waits.get(wait.cluster, ("", 0.0))
        now = time.monotonic()
        if before == wait.subject and now - when < AGAIN:
            return ""
        self._waits[wait.cluster] = (wait.subject, now)
        detail = f": {clean(wait.detail)}" if wait.detail else ""
        return f"{wait.cluster or 'repository'}: waiting for {clean(wait.subject)}{detail}"

    def _terraform(self, event: TerraformEvent) -> str:
        if event.state != "planned":
            return terraform(event)
        if self._planning:
            self._planned.append(event)
            return ""
        return results.resource(event)


def terraform(event: TerraformEvent) -> str:
    """The line of a Terraform event; empty for reading and for what only begins."""
    subject, detail = clean(event.address), clean(event.detail).strip()
    if event.state == "errored":  # of a provisioner: its resource's own failure follows
        return (
            "" if event.action == "provision" else f"terraform: FAILED {subject} ({event.action})"
        )
    if detail.startswith(COMMAND):
        return ""
    if event.action in ("init", "provision"):
        talk = ": ".join(part for part in (subject, detail) if part)
        return f"terraform: {talk}" if event.state == "progress" else ""
    if event.state == "complete" and event.action in DONE:
        return f"terraform: {DONE[event.action]} {subject}" + (f" ({detail})" if detail else "")
    return ""


def _stderr(text: str) -> None:
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


def to_stdout(text: str) -> None:
    """A reader that went away stops nothing."""
    with contextlib.suppress(BrokenPipeError, ValueError):
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
