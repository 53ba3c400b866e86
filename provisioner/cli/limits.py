"""Options for how long a run waits and how much it does at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

timeout = click.option(
    "--timeout",
    type=click.FloatRange(min=1),
    default=300.0,
    show_default=True,
    metavar="SECONDS",
    help="The longest that any single wait may take.",
)


def _parallel(default: int, shown: str | bool = True) -> Callable[[Command], Command]:
    return click.option(
        "--parallel",
        type=click.IntRange(1, 256),
        default=default,
        show_default=shown,
        metavar="N",
        help="How many clusters are worked on at once. A small limit of open files lowers it.",
    )


parallel = _parallel(64, "all, but at most 64")
parallel_watching = _parallel(16)
