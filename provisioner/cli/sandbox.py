"""`provisioner sandbox`: a real Kubernetes and a real Git host on this machine."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from provisioner.base.events import Event
    from provisioner.sandbox.inspection import PartStatus
    from provisioner.sandbox.sandbox import Sandbox

DEFAULT_DIRECTORY = ".provisioner/sandbox"

directory = click.option(
    "--directory",
    envvar="PROVISIONER_SANDBOX",
    default=DEFAULT_DIRECTORY,
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the sandbox's data lie.",
)
clusters = click.option(
    "--cluster", "clusters", multiple=True, metavar="NAME", help="This cluster; repeatable."
)
repositories = click.option(
    "--repository",
    "repositories",
    multiple=True,
    metavar="NAME",
    help="This repository; repeatable.",
)


@click.group()
def sandbox() -> None:
    """A real Kubernetes and a real Git host on this machine, without containers."""


@sandbox.command()
@click.option("--flux", is_flag=True, help="Also the flux CLI.")
@click.option("--gitea", is_flag=True, help="Also Gitea (needs gcc).")
def build(*, flux: bool, gitea: bool) -> None:
    """Build the parts from source, once per user."""
    from provisioner.sandbox.building import builder as builder
    from provisioner.sandbox.building import parts

    extra = [name for name, wanted in (("flux", flux), ("gitea", gitea)) if wanted]
    builder.build([*parts.DEFAULT, *extra], say)


@sandbox.command()
@clusters
@repositories
@click.option("--pretend/--no-pretend", default=None, help="Call pods of unknown images running.")
@directory
def start(
    clusters: tuple[str, ...], repositories: tuple[str, ...], pretend: bool | None, directory: Path
) -> None:
    """Start clusters and repositories, or mend them. With none named, all that this sandbox has
    had."""
    at(directory).start(clusters, repositories, say, pretend=pretend)
    for name in repositories:
        click.echo(f"repository {name}: git clone {at(directory).repository(name).path}", err=True)


@sandbox.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@directory
def status(*, as_json: bool, directory: Path) -> None:
    """Show every part. Ends with 1 when one does not answer."""
    import msgspec

    found = at(directory).status()
    if as_json:
        click.echo(msgspec.json.encode(found))
    else:
        table(found)
    if not all(one.ready for one in found):
        raise SystemExit(1)


@sandbox.command()
@click.argument("name")
@click.option("--raw", is_flag=True, help="The file's content instead of its path.")
@directory
def kubeconfig(name: str, *, raw: bool, directory: Path) -> None:
    """Print the path of a cluster's kubeconfig."""
    path = at(directory).kubeconfig(name)
    click.echo(path.read_text() if raw else path, nl=not raw)


@sandbox.command()
@clusters
@directory
def stop(clusters: tuple[str, ...], directory: Path) -> None:
    """End the processes of these clusters, or of everything. Data stay."""
    at(directory).stop(clusters)


@sandbox.command()
@clusters
@repositories
@click.option("--cache", is_flag=True, help="Also the parts that `sandbox build` has built.")
@directory
def clean(
    clusters: tuple[str, ...], repositories: tuple[str, ...], *, cache: bool, directory: Path
) -> None:
    """End the processes and delete the data of these, or of everything."""
    import shutil

    from provisioner.sandbox.building import parts

    at(directory).clean(clusters, repositories)
    if directory.parent.name == Path(DEFAULT_DIRECTORY).parent.name:
        with contextlib.suppress(
            OSError
        ):  # the folder around it goes too, unless something else lives there
            directory.parent.rmdir()
    if cache:
        for built in parts.cache().parent.glob("parts-*"):
            shutil.rmtree(built, ignore_errors=True)


@sandbox.command()
@click.argument("name")
@directory
def repository(name: str, directory: Path) -> None:
    """Print the path of a repository; `git clone` takes it."""
    click.echo(at(directory).repository(name).path)


def table(found: list[PartStatus]) -> None:
    """One line a part, in columns."""
    rows = [
        (
            one.cluster or "-",
            one.part,
            str(one.pid or "-"),
            "ready" if one.ready else "running" if one.alive else "dead",
            one.detail,
        )
        for one in found
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    for row in rows:
        columns = [text.ljust(width) for text, width in zip(row, widths, strict=False)]
        click.echo("  ".join([*columns, row[4]]).rstrip())


def at(directory: Path) -> Sandbox:
    from provisioner.sandbox.sandbox import Sandbox

    return Sandbox(directory)


def say(event: Event) -> None:
    """Talk goes to stderr."""
    from provisioner.base.events import Note, Waiting

    if isinstance(event, Note):
        click.echo(event.text, err=True)
    elif isinstance(event, Waiting):
        click.echo(f"{event.cluster}: {event.subject} {event.detail}".strip(": "), err=True)
