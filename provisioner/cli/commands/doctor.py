"""`provisioner doctor`."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import click

from provisioner.cli import options
from provisioner.reports import columns

if TYPE_CHECKING:
    from provisioner.base.tools import Tool

HEAD = ("PROGRAM", "VERSION", "PATH", "NEEDED FOR")
Row = tuple[str, str, str, str]


@click.command()
@options.terraform_binary
def doctor(*, binary: str) -> None:
    """Check the programs on this machine that provisioner uses.

    Shows each program's version and path, what it is needed for, and how to install it if it is
    missing. Exits with 3 if git, an SSH client or Terraform is missing or too old; only some fleets
    need the others. Nothing is contacted, nothing changes.

    \b
    Example:
      provisioner doctor --terraform tofu
    """
    from provisioner.base import cache, tools
    from provisioner.clusters.access import in_cluster

    rows, advice, broken = [], [], False
    for row, hint, required in (_terraform(binary), *map(_row, tools.shown())):
        rows.append(row)
        broken |= bool(hint) and required
        advice += [hint] if hint and hint not in advice else []
    click.echo(columns.table(HEAD, rows))
    click.echo(f"\nCaches: {cache.root()}")
    if pod := in_cluster.described():
        click.echo(f"{pod} (kind in_cluster).")
    for hint in advice:
        click.echo(hint)
    click.get_current_context().exit(3 if broken else 0)


def _row(tool: Tool) -> tuple[Row, str, bool]:
    """A line of the table, what to install, and whether every fleet needs it."""
    from provisioner.base import tools

    path = shutil.which(tool.name)
    required = not tool.optional
    if path:
        return (tool.name, tools.version(tool, path), path, tool.needed), "", required
    hint = f"{tool.name} is missing: {tool.install}"
    return (tool.name, "", "missing", tool.needed), hint, required


def _terraform(binary: str) -> tuple[Row, str, bool]:
    from provisioner.base.errors import ProvisionerError
    from provisioner.terraform import binaries, versions

    needed = "up, plan, down, and reading outputs"
    try:
        path = binaries.located(binary)
        version = versions.read(path)
        versions.check(path)
    except ProvisionerError as error:
        return (binary, "", shutil.which(binary) or "missing", needed), str(error), True
    return (binary, version, path, needed), "", True
