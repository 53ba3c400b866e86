"""Options for how long a run waits and how much it does at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click
from click.core import ParameterSource

Command = TypeVar("Command", bound=Callable[..., Any])
MOST_BY_DEFAULT = 64  # clusters at once

timeout = click.option(
    "--timeout",
    type=click.FloatRange(min=1),
    default=300.0,
    show_default=True,
    metavar="SECONDS",
    help="The longest that any single wait may take.",
)


def _as_many_as_there_are(context: click.Context, parameter: click.Parameter, given: int) -> int:
    """A number that was given, else what suits the fleet: threads are started only for clusters
    that are there."""
    is_default = context.get_parameter_source(parameter.name or "") is ParameterSource.DEFAULT
    return MOST_BY_DEFAULT if is_default else given


def _parallel(**more: Any) -> Callable[[Command], Command]:
    return click.option(
        "--parallel",
        type=click.IntRange(1, 256),
        default=16,
        metavar="N",
        help="How many clusters are worked on at once. A small limit of open files lowers it.",
        **more,
    )


parallel = _parallel(
    callback=_as_many_as_there_are, show_default=f"all, but at most {MOST_BY_DEFAULT}"
)
parallel_watching = _parallel(show_default=True)
