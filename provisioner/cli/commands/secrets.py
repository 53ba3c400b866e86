"""`provisioner secrets check` and `provisioner secrets rotate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from provisioner.base.errors import BadInput
from provisioner.cli import options, selection, sharding

if TYPE_CHECKING:
    from provisioner.base.events import Event, Sink
    from provisioner.flux.secrets_check import Finding
    from provisioner.handover.fleet import Fleet
    from provisioner.pairing.run.options import Options
    from provisioner.reports.model import Report

    Checked = tuple[int, list[Finding]]  # how many files were looked at, and what was found


@click.group()
def secrets() -> None:
    """Look after encrypted files and Secrets in a repository."""


@secrets.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--handover",
    "place",
    metavar="SOURCE",
    help="Check the repositories of this handover, or PATH as one of them. SOURCE: as for `pair`.",
)
@click.option(
    "--repository",
    default="",
    metavar="NAME",
    help="Which repository of the handover PATH is a checkout of, where it has several.",
)
@options.trusted_source
@click.option("--json", "as_json", is_flag=True, help="Print the findings as one JSON object.")
def check(
    *,
    path: Path | None,
    place: str | None,
    repository: str,
    as_json: bool,
    **values: Unpack[options.Values],
) -> None:
    """Find Secrets in plain text, and encrypted files that no cluster can decrypt.

    PATH is the root of a checkout, by default this folder. All files that Git has, or would take,
    are read, in every format of SOPS. Which cluster decrypts which files is read from .sops.yaml.
    No cluster and no Git host is contacted, nothing changes. Exits with 1 if anything was found.

    With --handover, what the pairings declare counts as well: files below the path of a cluster
    that has no piece `sops`, or keys of clusters that have left the fleet, are found too. Without
    PATH, the branches of all its repositories are read from their Git hosts, as `pair` delivers
    them.

    \b
    Examples:
      provisioner secrets check
      provisioner secrets check ../fleet --json
      provisioner secrets check --handover fleet.json
    """
    from provisioner.flux import secrets_check

    looked, findings = (
        _of_checkout(path or Path(), None, repository)
        if place is None
        else _of_handover(path, options.handover(place, **values).fleet(), repository)
    )
    if as_json:
        click.echo(secrets_check.as_json(findings))
    else:
        for one in findings:
            click.echo(str(one))
        click.echo(f"Files: {looked}, findings: {len(findings)}", err=True)
    click.get_current_context().exit(1 if findings else 0)


def _of_handover(path: Path | None, fleet: Fleet, repository: str) -> Checked:
    if path is not None:
        return _of_checkout(path, fleet, repository)
    if repository:
        raise BadInput(
            "--repository", "of no use without PATH", "Name a checkout, or leave it out."
        )
    from provisioner.pairing.branch.encryption import check
    from provisioner.pairing.run.options import Options

    return check.check(fleet, _note, Options())


def _of_checkout(path: Path, fleet: Fleet | None, repository: str) -> Checked:
    from provisioner.flux import decrypters, secrets_check
    from provisioner.git import checkout

    if fleet is None and repository:
        raise BadInput("--repository", "of no use without --handover", "Leave it out.")
    name = fleet and _named(fleet, repository)
    declared = decrypters.of_repository(fleet, name) if fleet and name else None
    texts = checkout.texts(path)
    return len(texts), secrets_check.check(texts, declared)


def _named(fleet: Fleet, repository: str) -> str:
    """The repository of the handover that a checkout is of."""
    known = ", ".join(fleet.repositories)
    if repository in fleet.repositories:
        return repository
    if repository:
        raise BadInput(f"repository {repository}", "not in the handover", f"Known: {known}.")
    if len(fleet.repositories) != 1:
        hint = f"Name it with --repository. Known: {known or 'none'}."
        raise BadInput("--repository", "missing: the handover has not exactly one", hint)
    return next(iter(fleet.repositories))


def _note(event: Event) -> None:
    """What is waited for. Standard output has nothing but findings."""
    if text := getattr(event, "text", ""):
        click.echo(text, err=True)


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
