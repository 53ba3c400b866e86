"""What a run says about one subject, and whether the run is to stop."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from provisioner.base.errors import Interrupted, Pending, ProvisionerError
from provisioner.base.events import Action, Change, Sink, Waiting


@dataclass(frozen=True, kw_only=True)
class Progress:
    """`cluster` names the subject. `planned`: changes are told as predictions."""

    cluster: str
    sink: Sink
    stopping: threading.Event
    planned: bool = False
    _last: dict[str, str] = field(default_factory=dict)

    def waiting(self, subject: str, detail: str) -> None:
        """Report what is waited for, when it is news. A run that is to stop stops here."""
        self.check()
        if self._last.get(subject) != detail:
            self._last[subject] = detail
            self.sink(Waiting(cluster=self.cluster, subject=subject, detail=detail))

    def check(self) -> None:
        """Interrupted when the run is to stop."""
        if self.stopping.is_set():
            raise Interrupted(
                f"cluster {self.cluster}",
                "interrupted",
                "Run again: it continues where it stopped.",
            )

    def pause(self, seconds: float) -> None:
        """Sleep between two looks; Interrupted at once when the run is to stop."""
        self.stopping.wait(seconds)
        self.check()

    def change(self, step: str, action: Action, subject: str, detail: str = "") -> None:
        self.sink(
            Change(
                cluster=self.cluster,
                step=step,
                subject=subject,
                action=action,
                detail=detail,
                planned=self.planned,
            )
        )

    def failed(self, step: str, error: ProvisionerError) -> None:
        """A failure is told when it happens; the report comes last."""
        action = Action.SKIPPED if isinstance(error, Pending) else Action.FAILED
        self.sink(
            Change(
                cluster=self.cluster,
                step=step,
                subject=error.subject,
                action=action,
                detail=error.cause,
            )
        )
