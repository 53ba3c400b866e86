"""--markdown: the plan as Markdown on stdout."""

from __future__ import annotations

from provisioner.cli.display.lines import Lines, to_stdout
from provisioner.reports import markdown
from provisioner.reports.model import Report


class MarkdownLines(Lines):
    """Progress goes to stderr as usual; the plan, or the error that prevented it, to stdout."""

    def __init__(self, *, with_terraform: bool = True) -> None:
        super().__init__(planning=True, with_terraform=with_terraform)

    def report(self, report: Report) -> None:
        to_stdout(markdown.plan(self.planned, report, with_terraform=self.with_terraform))

    def close(self, error: BaseException | None) -> None:
        if error is not None:
            to_stdout(markdown.failed(error))
