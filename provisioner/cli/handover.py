"""`provisioner handover check` and `provisioner handover schema`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from provisioner.cli import options, text

if TYPE_CHECKING:
    import msgspec

    from provisioner.handover.fleet import Fleet


@click.group()
def handover() -> None:
    """What Terraform passes on to pairing: check one, or print its shape."""


@handover.command()
@click.argument("source", required=False)
@options.stack
@options.terraform_binary
def check(*, source: str | None, stack: str | None, binary: str) -> None:
    """Check a handover and say what it holds. Nothing is contacted, nothing changes.

    SOURCE is a file with the handover (bare, or as `terraform output -json` prints it), `-` for
    standard input, or a Terraform working directory, whose output `provisioner_handover` is read.
    Without it: the stack in cdktf.out.

    \b
    Examples:
      provisioner handover check fleet.json
      terraform output -json | provisioner handover check -
    """
    click.echo(summary(_read(source, stack, binary)))


@handover.command()
def schema() -> None:
    """Print the JSON Schema of a handover, for outputs written by hand in plain HCL.

    \b
    Example:
      provisioner handover schema > handover.schema.json
    """
    import json

    from provisioner.handover import schema as published

    click.echo(json.dumps(published.handover(), indent=2))


def _read(source: str | None, stack: str | None, binary: str) -> Fleet:
    # A file needs no Terraform; only a working directory loads the code that runs it.
    if source is not None and (source == "-" or not Path(source).is_dir()):
        from provisioner.handover import read

        return read.from_file(source)
    from provisioner.runs import sources

    return sources.fleet(source, binary, stack)


def summary(fleet: Fleet) -> str:
    """The fleet in a few lines: what is paired with what, and what is not paired."""
    rows = [_row(fleet, name) for name in sorted(fleet.clusters)]
    counts = [
        _count(len(getattr(fleet, sort)), sort) for sort in ("clusters", "repositories", "pairings")
    ]
    lines = [f"fleet {fleet.fleet}, handover version {fleet.version}: {', '.join(counts)}"]
    if rows:
        lines.append(
            text.table(("CLUSTER", "KIND", "REPOSITORY", "KIND", "PATH", "KEY", "FLUX"), rows)
        )
    return "\n".join(lines)


def _row(fleet: Fleet, name: str) -> tuple[str, ...]:
    kind, pairing = _kind(fleet.clusters[name]), fleet.pairings.get(name)
    if not pairing:
        return (name, kind, "not paired", "", "", "", "")
    repository = fleet.repositories[pairing.repository]
    key = pairing.deploy_key.algorithm + (" (write)" if pairing.deploy_key.write else "")
    return (
        name,
        kind,
        pairing.repository,
        _kind(repository),
        pairing.path,
        key,
        pairing.gitops.flux_version,
    )


def _kind(declared: msgspec.Struct) -> str:
    return str(declared.__struct_config__.tag)


def _count(number: int, sort: str) -> str:
    one = {"repositories": "repository"}.get(sort, sort.removesuffix("s"))
    return f"{number} {one if number == 1 else sort}"
