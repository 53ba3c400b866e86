"""Options that several commands share, and the objects that are made of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypedDict, TypeVar, Unpack

import click
from click.core import ParameterSource

from provisioner.cli import frame, limits

if TYPE_CHECKING:
    from provisioner.base.events import Sink
    from provisioner.fleets.selection import Selection
    from provisioner.fleets.shards import Shard
    from provisioner.handover.fleet import Fleet
    from provisioner.pairing.run.options import Options
    from provisioner.runs.project import Settings
    from provisioner.runs.removal.choices import Choices
    from provisioner.runs.sources import Source

Command = TypeVar("Command", bound=Callable[..., Any])
PAIRING = ("timeout", "parallel", "wait", "force", "older_than", "max_failures")


# Commands take these as `**values`: parameters that are only passed on need not be repeated.
class Values(TypedDict, total=False):
    """The values of shared options; a command has those of the options it declares."""

    stack: str | None
    context: dict[str, str]
    binary: str
    lock_timeout: str | None
    trust_commands: bool
    timeout: float
    parallel: int
    wait: float
    workloads: Literal["keep", "drain"] | None
    force: bool
    drain: tuple[str, ...]
    gone: tuple[str, ...]
    new_clusters: tuple[str, ...]
    renamed: tuple[str, ...]
    older_than: float
    only: tuple[str, ...]
    skip: tuple[str, ...]
    shard: Shard | None
    max_failures: int | None
    audit: Path | None
    html: Path | None


def _together(*options: Callable[[Any], Any]) -> Callable[[Command], Command]:
    """Several options as one decorator, in this order in --help."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def pairs(given: tuple[str, ...]) -> dict[str, str]:
    """NAME=VALUE texts as a dictionary; of equal names the last counts."""
    parts = [text.partition("=") for text in given]
    for name, mark, value in parts:
        if not mark or not name:
            raise click.BadParameter(f"{name + mark + value!r} is not NAME=VALUE.")
    return {name: value for name, _, value in parts}


stack = click.option(
    "--stack", metavar="NAME", help="The stack to use, if cdktf.json's app has several."
)


def _binary(context: click.Context, parameter: click.Parameter, given: str) -> str:
    from provisioner.terraform import binaries

    source = context.get_parameter_source(parameter.name or "")
    return binaries.default() if source is ParameterSource.DEFAULT else given


terraform_binary = click.option(
    "--terraform",
    "binary",
    default="terraform",
    callback=_binary,
    metavar="BIN",
    show_default="terraform, or tofu if only that is installed",
    help="The Terraform or OpenTofu binary: a name on PATH, or a path. Also "
    "$PROVISIONER_TERRAFORM.",
)
source = _together(stack, terraform_binary)
trust_commands = click.option(
    "--trust-commands",
    is_flag=True,
    help="Accept a handover from standard input or S3 that names commands to run, or environment "
    "variables and files to use. `provisioner handover check` lists them.",
)
trusted_source = _together(source, trust_commands)
terraform = _together(
    stack,
    click.option(
        "--context",
        "context",
        multiple=True,
        callback=lambda _context, _parameter, given: pairs(given),
        metavar="NAME=VALUE",
        help="Context for the app; overrides cdktf.json. Repeatable.",
    ),
    terraform_binary,
    click.option(
        "--lock-timeout",
        metavar="DURATION",
        help="How long Terraform waits for a locked state, such as 5m.",
    ),
)
pairing = _together(limits.timeout, limits.parallel)
watching = _together(limits.timeout, limits.parallel_watching)
selected = _together(
    click.option(
        "--only",
        multiple=True,
        metavar="NAME|KEY=VALUE",
        help="Work on these clusters alone: by name, where `*` stands for anything, or by a label. "
        "The others stay as they are. Repeatable.",
    ),
    click.option(
        "--skip",
        multiple=True,
        metavar="NAME|KEY=VALUE",
        help="Leave these clusters out; written as for --only. Repeatable.",
    ),
)
max_failures = click.option(
    "--max-failures",
    type=click.IntRange(min=0),
    metavar="N",
    help="Start no more clusters once more than N have failed. Default: all are tried, but the "
    "next wave begins only if none has failed.",
)
several = _together(selected, max_failures)
new_clusters = click.option(
    "--new-cluster",
    "new_clusters",
    multiple=True,
    metavar="NAME",
    help="This cluster was made again on purpose: accept it, although another cluster was paired "
    "under its name. Repeatable.",
)
renamed = click.option(
    "--renamed",
    multiple=True,
    metavar="NAME",
    help="The entry of this cluster had another name before: move its folder and its record to the "
    "new one. Its workloads stay as they are. Repeatable.",
)
leaving = _together(
    click.option(
        "--drain",
        multiple=True,
        metavar="NAME",
        help="Delete the workloads of this cluster before it leaves: those that Flux delivered, "
        "with their load balancers and volumes. `all` for all that leave. Repeatable.",
    ),
    click.option(
        "--gone",
        multiple=True,
        metavar="NAME",
        help="This cluster no longer exists: it is not contacted, its keys are revoked and its "
        "files are removed. Repeatable.",
    ),
    new_clusters,
    click.option(
        "--workloads",
        type=click.Choice(["keep", "drain"]),
        help="For all clusters that leave. keep: their workloads stay. drain: as `--drain all`. "
        "Default: keep, but where a question is asked first, clusters that Terraform destroys are "
        "drained.",
    ),
    click.option(
        "--force",
        is_flag=True,
        help="Remove the finalizers of objects that are not deleted in time, and go on without a "
        "repository that does not answer. A cluster that does not answer stays a failure: name it "
        "with --gone if it no longer exists.",
    ),
)
only_plan = click.option(
    "--plan", "planning", is_flag=True, help="Show what would be done, without changing anything."
)


def _seconds(_context: click.Context, _parameter: click.Parameter, given: str | None) -> float:
    from provisioner.base import clock

    # 0 stands for an option that was not given: no wait, and no key is too young.
    seconds = 0.0 if given is None else clock.parsed(given)
    if seconds is None:
        raise click.BadParameter(f"{given!r} is not a time such as 90d or 12h.")
    return seconds


merging = click.option(
    "--wait",
    callback=_seconds,
    metavar="TIME",
    help="How long to wait for a merge, such as 1h, in repositories whose changes are not pushed "
    "directly. Default: do not wait.",
)
older_than = click.option(
    "--older-than",
    callback=_seconds,
    metavar="TIME",
    help="Replace only keys that are older than this, such as 90d. A key of unknown age counts as "
    "old.",
)
audit = click.option(
    "--audit",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Append a JSON line for each write, before it is sent: who, what, to which cluster, when "
    "and in which step.",
)
html = click.option(
    "--html",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a page of the fleet and of this run to FILE, for a browser. It needs no network.",
)
json_lines = click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print one JSON object per line on stdout. `provisioner schema` describes them.",
)
yes = click.option("--yes", "-y", is_flag=True, help="Do not ask for confirmation.")


def pairing_options(values: Values) -> Options:
    from provisioner.base.audit import Audit
    from provisioner.pairing.run.options import Options

    run, command = frame.run_id(), click.get_current_context().info_name or ""
    audit = Audit(values.get("audit"), run=run, command=command)
    # Options has the same defaults for those that a command does not declare.
    given: dict[str, Any] = {name: value for name, value in values.items() if name in PAIRING}
    new = frozenset(values.get("new_clusters", ()))
    renamed = frozenset(values.get("renamed", ()))
    return Options(**given, new_clusters=new, renamed=renamed, run=run, audit=audit)


def selection(values: Values) -> Selection:
    from provisioner.fleets.selection import Selection

    only, skip = values.get("only", ()), values.get("skip", ())
    return Selection(only=only, skip=skip, shard=values.get("shard"))


def selected_from(fleet: Fleet, values: Values, chosen: Options, sink: Sink) -> Options:
    """The same options for the selected clusters alone."""
    return selection(values).applied(chosen, fleet, sink)


def choices(values: Values, *, asks: bool) -> Choices:
    """`asks`: somebody sees what is deleted before they agree."""
    from provisioner.runs.removal.choices import Choices

    return Choices(
        drain=values["drain"],
        gone=values["gone"],
        new_clusters=values["new_clusters"],
        workloads=values["workloads"],
        force=values["force"],
        asks=asks,
    )


def settings(values: Values, *, asks: bool) -> Settings:
    """For the runs that include Terraform."""
    from provisioner.runs.project import Settings

    return Settings(
        pairing=pairing_options(values),
        choices=choices(values, asks=asks),
        selection=selection(values),
        project=Path.cwd(),
        stack=values["stack"],
        context=values["context"],
        binary=values["binary"],
        lock_timeout=values["lock_timeout"],
    )


def handover(place: str | None, **values: Unpack[Values]) -> Source:
    """For the commands that only read what Terraform has applied."""
    from provisioner.runs.sources import Source

    trusted = values.get("trust_commands", False)
    return Source(place=place, binary=values["binary"], stack=values["stack"], trusted=trusted)
