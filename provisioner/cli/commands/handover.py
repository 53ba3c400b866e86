"""`provisioner handover check` and `provisioner handover schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from provisioner.cli import options
from provisioner.reports import columns

if TYPE_CHECKING:
    import msgspec

    from provisioner.handover.fleet import Fleet

USES = ("ACTION", "ON THIS MACHINE", "SENT TO", "DECLARED IN")
HEAD = ("CLUSTER", "KIND", "REPOSITORY", "KIND", "PATH", "KEY", "FLUX")


@click.group()
def handover() -> None:
    """Check a handover, or print its JSON Schema.

    The handover is the Terraform output `provisioner_handover`. It describes a fleet to pairing
    and contains no secret.
    """


@handover.command()
@click.argument("source", required=False)
@options.source
def check(*, source: str | None, **values: Unpack[options.Values]) -> None:
    """Check a handover and summarise it. No cluster and no Git host is contacted, nothing changes.

    Also lists which commands of this machine it makes provisioner run, and which environment
    variables and files it makes it read, send or write. If there are any, other commands accept the
    handover from standard input or S3 only with --trust-commands.

    SOURCE is a file with the handover (alone, or as `terraform output -json` prints it), `-` for
    standard input, `s3://BUCKET/KEY` for a state in S3, or a Terraform working directory. Without
    it, the stack in cdktf.out is used.

    \b
    Examples:
      provisioner handover check fleet.json
      terraform output -json | provisioner handover check -
    """
    click.echo(summary(options.handover(source, **values).unchecked()))


@handover.command()
def schema() -> None:
    """Print the JSON Schema of a handover.

    It helps to write the output by hand in HCL, or to make it with another tool.

    \b
    Example:
      provisioner handover schema > handover.schema.json
    """
    import json

    from provisioner.handover import schema as published

    click.echo(json.dumps(published.handover(), indent=2))


def summary(fleet: Fleet) -> str:
    """A count, a row for each cluster with its pairing, and one for each use of this machine."""
    from provisioner.handover import trust

    counts = (
        columns.counted(len(fleet.clusters), "cluster"),
        columns.counted(len(fleet.repositories), "repository", "repositories"),
        columns.counted(len(fleet.pairings), "pairing"),
    )
    lines = [f"fleet {fleet.fleet}, handover version {fleet.version}: {', '.join(counts)}"]
    if rows := [_row(fleet, name) for name in sorted(fleet.clusters)]:
        lines.append(columns.table(HEAD, rows))
    if wanted := trust.demands(fleet):
        lines += [
            "",
            columns.table(USES, [(each.action, each.what, each.to, each.where) for each in wanted]),
        ]
    return "\n".join(lines)


def _row(fleet: Fleet, name: str) -> tuple[str, ...]:
    cluster, pairing = fleet.clusters[name], fleet.pairings.get(name)
    kind = _kind(cluster) + (f" through {cluster.through}" if cluster.through else "")
    if not pairing:
        return (name, kind, "not paired", "", "", "", "")
    repository = fleet.repositories[pairing.repository]
    key = pairing.deploy_key.algorithm + (" (write)" if pairing.deploy_key.write else "")
    version = pairing.gitops.flux_version
    return (name, kind, pairing.repository, _kind(repository), pairing.path, key, version)


def _kind(declared: msgspec.Struct) -> str:
    return str(declared.__struct_config__.tag)
