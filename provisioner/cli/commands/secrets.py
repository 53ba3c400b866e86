"""`provisioner secrets check` and `provisioner secrets rotate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from provisioner.cli import options, selection, sharding

if TYPE_CHECKING:
    from provisioner.base.events import Sink
    from provisioner.handover.fleet import Fleet
    from provisioner.pairing.run.options import Options
    from provisioner.reports.model import Report


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
        click.echo(f"Files: {len(texts)}, findings: {len(findings)}", err=True)
    click.get_current_context().exit(1 if findings else 0)


@secrets.command()
@click.argument("words", nargs=-1, metavar="[SOURCE] [CLUSTER]...")
@options.only_plan
@options.trusted_source
@options.merging
@options.pairing
@options.several
@sharding.option
@options.audit
@options.html
@options.json_lines
def rotate(
    *, words: tuple[str, ...], planning: bool, as_json: bool, **values: Unpack[options.Values]
) -> None:
    """Replace the keys with which the named clusters, or all, decrypt files.

    For clusters with the piece Sops(age=True). A new key is put beside the old one in the cluster,
    and all files that are encrypted to the old one are encrypted to the new one, in one commit or
    change request for each repository. When the cluster has applied that, the old key is removed.
    If one file cannot be encrypted anew, nothing is touched. After an interrupted run, run the same
    command again.

    Needs the program `sops`, if any file is encrypted. SOURCE is as for `pair`: the first word is
    SOURCE if it is `-`, begins with s3:// or is the name of a file or folder.

    \b
    Examples:
      provisioner secrets rotate --plan
      provisioner secrets rotate production
    """

    def story(fleet: Fleet, sink: Sink, chosen: Options) -> Report:
        from provisioner.fleets import stories

        return stories.rotate_keys(fleet, sink, chosen, planning=planning)

    selection.run(story, words, values, as_json=as_json, planning=planning)
