"""`provisioner import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypedDict, Unpack

import click

from provisioner.cli import frame, options

if TYPE_CHECKING:
    from provisioner.imports.importing import Wanted
    from provisioner.imports.output import Target


class Given(TypedDict):
    """The values of the options."""

    contexts: tuple[str, ...]
    every: bool
    kubeconfig: str | None
    states: tuple[Path, ...]
    out: str | None
    form: str | None
    fleet: str | None
    hosts: dict[str, str]
    known_hosts: Path | None
    push_key_file: str
    distribution: str
    insecure: bool
    timeout: float
    parallel: int
    binary: str


HOSTS = ("github", "gitlab", "gitea", "ssh")


def _hosts(_context: object, _parameter: object, given: tuple[str, ...]) -> dict[str, str]:
    kinds = options.pairs(given)
    for host, kind in kinds.items():
        if kind not in HOSTS:
            raise click.BadParameter(f"{host}={kind}: the kind is one of {', '.join(HOSTS)}.")
    return kinds


@click.command(name="import")
@click.option(
    "--context",
    "contexts",
    multiple=True,
    metavar="NAME",
    help="A context of the kubeconfig to look at. Repeatable.",
)
@click.option("--all-contexts", "every", is_flag=True, help="Look at all contexts.")
@click.option(
    "--kubeconfig",
    metavar="FILE",
    help="The kubeconfig to use. Default: KUBECONFIG or ~/.kube/config.",
)
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="A Terraform state with flux_bootstrap_git resources: a file, a project, or a folder with "
    "several of them. Repeatable.",
)
@click.option(
    "--out",
    metavar="FILE",
    help="Write the stack to this new file; `-` prints it. Default: only show what is there.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["python", "hcl"]),
    help="What to write. Default: hcl for a FILE that ends in .tf, else python.",
)
@click.option("--fleet", metavar="NAME", help="The id of the fleet. Default: the name of FILE.")
@click.option(
    "--host",
    "hosts",
    multiple=True,
    callback=_hosts,
    metavar="HOST=KIND",
    help="What runs on a Git host: github, gitlab, gitea or ssh (any Git server). Default: ssh, "
    "but for the public hosts. Repeatable.",
)
@click.option(
    "--known-hosts",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="OpenSSH lines for Git hosts whose keys no cluster shows, such as those of a state.",
)
@click.option(
    "--push-key-file",
    default="",
    metavar="FILE",
    help="The private key that may push to repositories of kind ssh; the stack then names FILE. "
    "Default: your ssh-agent.",
)
@click.option(
    "--distribution",
    default="",
    metavar="PATH",
    help="A folder or archive with the Flux release, where it cannot be downloaded.",
)
@click.option(
    "--insecure", is_flag=True, help="Accept API servers whose certificate is not verified."
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=1),
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="How long to try to reach each cluster.",
)
@click.option(
    "--parallel",
    type=click.IntRange(1, 256),
    default=16,
    show_default=True,
    metavar="N",
    help="How many clusters are read at once.",
)
@options.terraform_binary
@options.json_lines
def import_(*, as_json: bool, **given: Unpack[Given]) -> None:
    """Write a stack for clusters that already run Flux.

    Looks at contexts of a kubeconfig, at states of Terraform's Flux provider, or at both, and
    writes a stack that declares what is there: clusters, repositories, paths, and the version and
    options of Flux. Only reads: nothing is changed on any cluster, in any repository or in any
    state. No private key is written. Read the new stack, then run `provisioner plan` with it: it
    shows what `up` would do to take the clusters over. For HCL, run `terraform apply` and then
    `provisioner plan .` instead.

    What cannot be paired as it is, such as a Flux that reads with a token or that flux-operator
    owns, is listed with the reason and left alone.

    \b
    Examples:
      provisioner import --all-contexts
      provisioner import --context prod-eu --context prod-us --out stacks/production.py
      provisioner import --all-contexts --state ../terraform --out fleet.tf
    """
    from provisioner.imports import importing, output

    wanted = _wanted(given)
    target = output.target(given["out"], given["form"], given["fleet"])
    if given["out"] == output.STDOUT:
        _print(wanted, target, as_json=as_json)
    frame.run(lambda display: importing.run(wanted, target, display), as_json=as_json)


def _wanted(given: Given) -> Wanted:
    from provisioner.imports import importing
    from provisioner.imports.contexts import Options
    from provisioner.imports.describe import Settings

    return importing.Wanted(
        kubeconfig=given["kubeconfig"],
        contexts=given["contexts"],
        every=given["every"],
        states=given["states"],
        binary=given["binary"],
        settings=Settings(
            hosts=given["hosts"],
            known_hosts=importing.known_hosts(given["known_hosts"]),
            push_key_file=given["push_key_file"],
            distribution=given["distribution"],
        ),
        options=Options(
            parallel=given["parallel"],
            patience=given["timeout"],
            insecure=given["insecure"],
        ),
    )


def _print(wanted: Wanted, target: Target, *, as_json: bool) -> NoReturn:
    """The stack on stdout, and what there is to know about it on stderr."""
    from provisioner.imports import importing
    from provisioner.reports import text

    if as_json:
        raise click.UsageError("--json and `--out -` both print to stdout. Name a file.")
    stack, notes, report = importing.printed(wanted, target)
    click.echo(stack, nl=False)
    for note in notes:
        click.echo(text.note(note), err=True)
    click.echo(text.report(report), err=True)
    click.get_current_context().exit(report.exit_code)
