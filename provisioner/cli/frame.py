"""How every command runs: a display around the work, the report as the last line, its exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from provisioner.base.errors import BadInput, ProvisionerError

if TYPE_CHECKING:
    from provisioner.cli.display.opening import Display, StampedDisplay
    from provisioner.cli.display.page import Page
    from provisioner.pairing.leaving_plan import LeavingPlan
    from provisioner.pairing.renames import Rename
    from provisioner.reports.model import Report
    from provisioner.runs.run import Confirm
    from provisioner.terraform.plans import PlanResult


def run_id() -> str:
    """The id of this command's run: the same in the lines of --json and in all records."""
    from provisioner.base import run_context

    meta = click.get_current_context().meta
    return str(meta.setdefault("provisioner.run", run_context.new_id()))


def run(
    work: Callable[[StampedDisplay], Report],
    *,
    as_json: bool,
    planning: bool = False,
    with_terraform: bool = True,
    markdown: bool = False,
    html: Path | None = None,
) -> NoReturn:
    """Do the work and leave with the exit code of its report. `with_terraform`: whether its plan
    includes Terraform's. `html`: where a page of the run is to be written."""
    from provisioner.cli.display import opening

    page = _page(html)
    with opening.opened(
        json=as_json,
        planning=planning,
        with_terraform=with_terraform,
        markdown=markdown,
        run=run_id(),
        keep=page.keep if page else None,
    ) as display:
        report = page.around(work, display) if page else work(display)
        display(report)
    click.get_current_context().exit(report.exit_code)


def _page(file: Path | None) -> Page | None:
    if file is None:
        return None
    from provisioner.cli.display.page import Page

    return Page(file, command=click.get_current_context().info_name or "", run=run_id())


def confirmation(display: Display, question: str, *, yes: bool) -> Confirm:
    """A function that raises unless the user agrees to the plan just shown. Without a terminal it
    raises now, before a plan is made that nobody can agree to."""
    require_terminal(yes=yes)

    def confirm(
        plan: PlanResult | None,
        leaving: Sequence[LeavingPlan],
        renames: Sequence[Rename] = (),
        /,
    ) -> None:
        from provisioner.cli import question as questions

        text = questions.text(question, plan, leaving, renames)
        agree(display, text, yes=yes)
        for cluster in () if yes else leaving:
            if cluster.loss.volumes.count:
                _agree_by_name(display, cluster)

    return confirm


def _agree_by_name(display: Display, leaving: LeavingPlan) -> None:
    """Lost volumes cannot be made again: the name has to be typed."""
    volumes = leaving.loss.volumes.text("volume")
    question = f"{volumes} of cluster {leaving.cluster} will be deleted. Type its name to agree"
    with display.paused():
        typed = click.prompt(question, err=True, default="", show_default=False)
    if typed.strip() != leaving.cluster:
        raise ProvisionerError("not confirmed", "nothing was changed")


def require_terminal(*, yes: bool) -> None:
    """BadInput if a question would have to be asked and there is no terminal."""
    if not yes and not sys.stdin.isatty():
        raise BadInput(
            "confirmation",
            "changes have to be confirmed, and standard input is not a terminal",
            "Pass --yes to run without confirmation.",
        )


def agree(display: Display, question: str, *, yes: bool) -> None:
    """Ask, and raise unless the user agrees."""
    if not yes:
        with display.paused():
            ask(question)


def ask(question: str) -> None:
    """Raise unless the user agrees. On stderr, so that stdout holds nothing but results."""
    if not click.confirm(question, err=True):
        raise ProvisionerError("not confirmed", "nothing was changed")
