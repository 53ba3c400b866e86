"""Options that several commands share, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict, TypeVar, Unpack

import click

if TYPE_CHECKING:
    from provisioner.pairing.run.options import Options
    from provisioner.runs.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])


class Told(TypedDict):
    """What the options of `terraform` and `pairing` gather."""

    stack: str | None
    context: dict[str, str]
    binary: str
    lock_timeout: str | None
    timeout: float
    parallel: int
    wait: NotRequired[float]
    workloads: NotRequired[str | None]
    force: NotRequired[bool]


def _together(*options: Callable[[Any], Any]) -> Callable[[Command], Command]:
    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def pairs(given: tuple[str, ...]) -> dict[str, str]:
    """NAME=VALUE texts as a dictionary; the last of a name counts."""
    parts = [text.partition("=") for text in given]
    for name, mark, value in parts:
        if not mark or not name:
            raise click.BadParameter(f"{name + mark + value!r} is not NAME=VALUE.")
    return {name: value for name, _, value in parts}


terraform_binary = click.option(
    "--terraform",
    "binary",
    default="terraform",
    show_default=True,
    metavar="BIN",
    help="The Terraform binary: a name on PATH or a path.",
)
stack = click.option(
    "--stack", metavar="NAME", help="Which stack, when cdktf.json's app has several."
)
terraform = _together(
    stack,
    click.option(
        "--context",
        "context",
        multiple=True,
        callback=lambda _context, _parameter, given: pairs(given),
        metavar="NAME=VALUE",
        help="Context for the app, over cdktf.json's. May be repeated.",
    ),
    terraform_binary,
    click.option(
        "--lock-timeout",
        metavar="DURATION",
        help="How long Terraform waits for a held state lock, such as 5m.",
    ),
)
pairing = _together(
    click.option(
        "--timeout",
        type=click.FloatRange(min=1),
        default=300.0,
        show_default=True,
        metavar="SECONDS",
        help="How long each wait may take.",
    ),
    click.option(
        "--parallel",
        type=click.IntRange(1, 256),
        default=16,
        show_default=True,
        metavar="N",
        help="How many clusters at once.",
    ),
)
leaving = _together(
    click.option(
        "--workloads",
        type=click.Choice(["keep", "drain"]),
        help="What becomes of the workloads of a cluster that leaves: they stay, or they are "
        "pruned first and "
        "load balancers and volumes waited for. Default: drain before Terraform destroys it, else "
        "keep.",
    ),
    click.option(
        "--force",
        is_flag=True,
        help="Take the finalizers off what does not go in time; a cluster that does not answer is "
        "gone.",
    ),
)


def _span(_context: click.Context, _parameter: click.Parameter, given: str | None) -> float:
    from provisioner.base import clock

    found = 0.0 if given is None else clock.parsed(given)
    if found is None:
        raise click.BadParameter(f"{given!r} is not a time such as 90d or 12h.")
    return found


merging = click.option(
    "--wait",
    callback=_span,
    metavar="TIME",
    help="How long a merge is waited for, such as 1h, where changes are not pushed. Default: not "
    "at all.",
)
older_than = click.option(
    "--older-than",
    callback=_span,
    metavar="TIME",
    help="Only keys that were made so long ago, such as 90d; one whose age nobody knows counts as "
    "old.",
)
json_lines = click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="One JSON object a line on stdout; see `provisioner schema`.",
)
yes = click.option("--yes", "-y", is_flag=True, help="Do not ask.")


def pairing_options(timeout: float, parallel: int, **more: Any) -> Options:
    from provisioner.pairing.run.options import Options

    return Options(timeout=timeout, parallel=parallel, **more)


def settings(**told: Unpack[Told]) -> Settings:
    """All that `terraform`, `pairing` and `leaving` options gather."""
    from provisioner.runs.settings import Settings

    return Settings(
        pairing=pairing_options(
            told["timeout"],
            told["parallel"],
            wait=told.get("wait", 0.0),
            workloads=told.get("workloads"),
            force=told.get("force", False),
        ),
        project=Path.cwd(),
        stack=told["stack"],
        context=told["context"],
        binary=told["binary"],
        lock_timeout=told["lock_timeout"],
    )
