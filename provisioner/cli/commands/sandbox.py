"""`provisioner sandbox`: Kubernetes clusters and Git repositories on this machine, for trials."""

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
# The whole form of the names: $PROVISIONER_CACHE may be a folder with files of the user.
BUILT = "parts-" + "[0-9a-f]" * 12

directory = click.option(
    "--directory",
    envvar="PROVISIONER_SANDBOX",
    default=DEFAULT_DIRECTORY,
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for the data of the sandbox. Also $PROVISIONER_SANDBOX.",
)
clusters = click.option(
    "--cluster", "clusters", multiple=True, metavar="NAME", help="Only this cluster. Repeatable."
)
repositories = click.option(
    "--repository",
    "repositories",
    multiple=True,
    metavar="NAME",
    help="Only this repository. Repeatable.",
)


@click.group()
def sandbox() -> None:
    """Run Kubernetes clusters and Git hosts on this machine.

    They are real servers without containers, for trials and tests.

    \b
    Example:
      provisioner sandbox build
      provisioner sandbox start --cluster c1 --repository fleet
      kubectl --kubeconfig "$(provisioner sandbox kubeconfig c1)" get namespaces
    """


@sandbox.command()
@click.option("--flux", is_flag=True, help="Also build the flux CLI.")
@click.option("--gitea", is_flag=True, help="Also build Gitea (needs gcc).")
@click.option("--tofu", is_flag=True, help="Also build OpenTofu.")
@click.option(
    "--platform", is_flag=True, help="Also build Prometheus, Flagger and Flux's image controllers."
)
def build(*, flux: bool, gitea: bool, tofu: bool, platform: bool) -> None:
    """Build the servers from source, once for each user."""
    from provisioner.sandbox.building import builder, parts

    wanted = {"flux": flux, "gitea": gitea, "tofu": tofu}
    extra = [name for name in parts.EXTRA if wanted[name]]
    builder.build([*parts.DEFAULT, *extra, *(parts.PLATFORM if platform else ())], say)


@sandbox.command()
@clusters
@repositories
@click.option(
    "--pretend/--no-pretend",
    default=None,
    help="Report pods with unknown images as running, although they cannot run here.",
)
@click.option(
    "--audit-log/--no-audit-log",
    "audit",
    default=None,
    help="Log each write and deletion to clusters/NAME/logs/audit.log in the sandbox's folder.",
)
@click.option(
    "--token-webhook",
    metavar="URL",
    help="Ask this URL, by a TokenReview, who has a token that the cluster does not know; an empty "
    "URL stops that.",
)
@click.option(
    "--accept-tokens-of",
    "tokens_of",
    metavar="CLUSTER",
    help="Let ServiceAccounts of this other cluster sign in, as a hub to its spokes; an empty name "
    "stops that.",
)
@directory
def start(
    clusters: tuple[str, ...],
    repositories: tuple[str, ...],
    pretend: bool | None,
    audit: bool | None,
    token_webhook: str | None,
    tokens_of: str | None,
    directory: Path,
) -> None:
    """Start clusters and repositories, or repair them.

    Without names, everything that this sandbox has had is started again.
    """
    at(directory).start(
        clusters,
        repositories,
        say,
        pretend=pretend,
        audit=audit,
        token_webhook=token_webhook,
        tokens_of=tokens_of,
    )
    for name in repositories:
        click.echo(f"repository {name}: git clone {at(directory).repository(name).path}", err=True)


@sandbox.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@directory
def status(*, as_json: bool, directory: Path) -> None:
    """Show every server. Exits with 1 if one does not answer."""
    import msgspec

    parts = at(directory).status()
    if as_json:
        click.echo(msgspec.json.encode(parts))
    else:
        table(parts)
    if not all(part.ready for part in parts):
        raise SystemExit(1)


@sandbox.command()
@click.argument("name")
@click.option("--raw", is_flag=True, help="Print the content of the file instead.")
@directory
def kubeconfig(name: str, *, raw: bool, directory: Path) -> None:
    """Print the path of a cluster's kubeconfig."""
    path = at(directory).kubeconfig(name)
    click.echo(path.read_text() if raw else path, nl=not raw)


@sandbox.command()
@clusters
@directory
def stop(clusters: tuple[str, ...], directory: Path) -> None:
    """Stop the named clusters, or everything. Their data is kept."""
    at(directory).stop(clusters)


@sandbox.command()
@clusters
@repositories
@click.option("--cache", is_flag=True, help="Also delete what `sandbox build` has built.")
@directory
def clean(
    clusters: tuple[str, ...], repositories: tuple[str, ...], *, cache: bool, directory: Path
) -> None:
    """Stop servers and delete their data.

    Those of the named clusters and repositories, or of all.
    """
    import shutil

    from provisioner.base import cache as caches

    at(directory).clean(clusters, repositories)
    if directory.parent.name == Path(DEFAULT_DIRECTORY).parent.name:
        # `.provisioner` itself, unless something else is in it.
        with contextlib.suppress(OSError):
            directory.parent.rmdir()
    if cache:
        for folder in caches.root().glob(BUILT):
            shutil.rmtree(folder, ignore_errors=True)


@sandbox.command()
@click.argument("name")
@directory
def repository(name: str, directory: Path) -> None:
    """Print the path of a repository, which `git clone` accepts."""
    click.echo(at(directory).repository(name).path)


def table(parts: list[PartStatus]) -> None:
    """A row for each server."""
    rows = [
        (
            part.cluster or "-",
            part.part,
            str(part.pid or "-"),
            "ready" if part.ready else "running" if part.alive else "dead",
            part.detail,
        )
        for part in parts
    ]
    # The last column, free text, is not padded.
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    for row in rows:
        columns = [text.ljust(width) for text, width in zip(row, widths, strict=False)]
        click.echo("  ".join([*columns, row[4]]).rstrip())


def at(directory: Path) -> Sandbox:
    from provisioner.sandbox.sandbox import Sandbox

    return Sandbox(directory)


def say(event: Event) -> None:
    """Progress goes to stderr."""
    from provisioner.base.events import Note, Waiting

    if isinstance(event, Note):
        click.echo(event.text, err=True)
    elif isinstance(event, Waiting):
        click.echo(f"{event.cluster}: {event.subject} {event.detail}".strip(": "), err=True)
