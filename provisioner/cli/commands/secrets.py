"""`provisioner secrets check`."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def secrets() -> None:
    """Look after encrypted files and Secrets in a repository."""


@secrets.command()
@click.argument("path", required=False, default=".", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the findings as one JSON object.")
def check(*, path: Path, as_json: bool) -> None:
    """Find Secrets in plain text, and encrypted files that no cluster can decrypt.

    PATH is the root of a checkout, by default this folder. All files that Git has, or would take,
    are read, in every format of SOPS. Which cluster decrypts which files is read from .sops.yaml.
    No cluster and no Git host is contacted, nothing changes. Exits with 1 if anything was found.

    \b
    Examples:
      provisioner secrets check
      provisioner secrets check ../fleet --json
    """
    from provisioner.flux import secrets_check
    from provisioner.git import checkout

    texts = checkout.texts(path)
    findings = secrets_check.check(texts)
    if as_json:
        click.echo(secrets_check.as_json(findings))
    else:
        for one in findings:
            click.echo(str(one))
        click.echo(f"{len(findings)} findings in {len(texts)} files", err=True)
    click.get_current_context().exit(1 if findings else 0)
