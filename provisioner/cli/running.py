"""How a command runs: a display around the job, the report last, its exit code out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn

import click

from provisioner.base.errors import BadInput, ProvisionerError

if TYPE_CHECKING:
    from provisioner.base.events import Report
    from provisioner.cli.display import Display
    from provisioner.terraform.plans import PlanResult


def run(
    job: Callable[[Display], Report],
    *,
    as_json: bool,
    planning: bool = False,
    markdown: bool = False,
) -> NoReturn:
    """Do the job and leave with its report's exit code."""
    from provisioner.cli import display

    with display.open(json=as_json, planning=planning, markdown=markdown) as show:
        report = job(show)
        show(report)
    click.get_current_context().exit(report.exit_code)


def asking(show: Display, question: str, *, yes: bool) -> Callable[[PlanResult], None]:
    """Raises unless the user agrees to the plan that was just shown; at once when there is nobody
    to ask."""
    askable(yes=yes)

    def confirm(plan: PlanResult) -> None:
        count = len(plan.resources)
        agree(show, f"{question} ({count} resource{'' if count == 1 else 's'})", yes=yes)

    return confirm


def askable(*, yes: bool) -> None:
    """Raises when there is nobody to ask."""
    if not yes and not sys.stdin.isatty():
        raise BadInput(
            "confirmation",
            "there is no terminal to ask on before anything is changed",
            "Pass --yes to go on without.",
        )


def agree(show: Display, question: str, *, yes: bool) -> None:
    """Raises unless the user agrees."""
    if yes:
        return
    with show.paused():
        agreed = click.confirm(question, err=True)
    if not agreed:
        raise ProvisionerError("not confirmed", "nothing was changed")
