"""From the output of one Terraform command to our events, while it runs."""

from __future__ import annotations

from typing import Any

from provisioner.base.events import Note, Sink, TerraformEvent
from provisioner.terraform import failures, messages
from provisioner.terraform.messages import Diagnostic, Outputs

# Terraform prints this in place of the output of a command that got a sensitive value.
SUPPRESSED = "(output suppressed due to sensitive value"
# A warning on every command if TF_CLI_CONFIG_FILE names a file that does not exist.
NO_CONFIG_FILE = "Unable to open CLI configuration file"


class Relay:
    """Reports the events of one command as they come, and keeps its errors and outputs for the
    end."""

    def __init__(self, sink: Sink, *, planned: bool) -> None:
        self.errors: list[Diagnostic] = []
        self.outputs: dict[str, Any] = {}
        self._sink = sink
        self._planned = planned
        self._suppressed: set[str] = set()

    def take(self, line: str) -> None:
        event = messages.parse(line)
        if isinstance(event, Diagnostic):
            self._diagnostic(event)
        elif isinstance(event, Outputs):
            self.outputs = event.by_name
        elif event is not None and (self._planned or getattr(event, "state", "") != "planned"):
            self._sink(event)
        if isinstance(event, TerraformEvent) and event.detail.startswith(SUPPRESSED):
            self._suppressed.add(event.address)

    def _diagnostic(self, diagnostic: Diagnostic) -> None:
        if diagnostic.severity == "error":
            hidden = diagnostic.address in self._suppressed
            self.errors.append(failures.withheld(diagnostic) if hidden else diagnostic)
        elif NO_CONFIG_FILE not in diagnostic.summary:
            self._sink(Note(text=failures.sentence(diagnostic), level="warning"))

    def report_further_errors(self, *, all_of_them: bool) -> None:
        """The first error is raised; after an interrupt nothing is, so all are reported here."""
        for error in failures.causes(self.errors)[0 if all_of_them else 1 :]:
            place = f"{error.address}: " if error.address else ""
            self._sink(Note(text=place + failures.sentence(error), level="error"))
