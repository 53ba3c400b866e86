"""`provisioner upgrade`."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import click

from provisioner.base.errors import BadInput
from provisioner.cli import chosen, options, running

if TYPE_CHECKING:
    from provisioner.base.events import Report
    from provisioner.cli.display import Display
    from provisioner.pairing.run.options import Options


@click.command()
@click.argument("words", nargs=-1, metavar="[SOURCE] [CLUSTER]...")
@click.option(
    "--flux",
    "version",
    metavar="vX.Y.Z",
    default="",
    help="To which version. Default: the declared one.",
)
@click.option(
    "--distribution",
    metavar="PATH",
    default="",
    help="Where that version lies, if not where declared.",
)
@click.option(
    "--dry-run", "planning", is_flag=True, help="Check all there is to check and show every step."
)
@options.stack
@options.terraform_binary
@options.pairing
@options.merging
@options.json_lines
def upgrade(
    *,
    words: tuple[str, ...],
    version: str,
    distribution: str,
    planning: bool,
    stack: str | None,
    binary: str,
    timeout: float,
    parallel: int,
    wait: float,
    as_json: bool,
) -> None:
    """Bring Flux to a newer version on these clusters, or on all.

    Refused before anything is touched: a downgrade, a Kubernetes that is too old, a jump over a
    version that stored objects need, and manifests of yours that name API versions which the newer
    Flux does not serve (each is named, none is changed). Then stored objects are brought up as
    `flux migrate` does it, the new manifests are pushed, and Flux upgrades itself; at the end the
    new controllers run and the files are proven. SOURCE is as for `pair`.

    \b
    Example:
      provisioner upgrade . c1 --dry-run && provisioner upgrade . c1 && provisioner upgrade .
    """
    from provisioner.flux import versions

    if version and not versions.FORM.fullmatch(version):
        raise BadInput(f"--flux {version}", "is no version of Flux", "Write it as in v2.9.4.")
    source, names = chosen.parted(words)
    told = options.pairing_options(timeout, parallel, upgrading=True, wait=wait)
    running.run(
        lambda show: story(
            show, (source, binary, stack), names, (version, distribution), told, planning=planning
        ),
        as_json=as_json,
        planning=planning,
    )


def story(
    show: Display,
    place: tuple[str | None, str, str | None],
    names: tuple[str, ...],
    aim: tuple[str, str],
    told: Options,
    *,
    planning: bool,
) -> Report:
    from provisioner.base.events import Note
    from provisioner.pairing import upgrade as story
    from provisioner.runs import sources

    version, distribution = aim
    handed = sources.handed(*place)
    declared, told = handed.fleet, dataclasses.replace(told, keys=handed.keys)
    aimed = story.select(declared, names, version=version, distribution=distribution)
    report = story.upgrade(aimed, show, told, planning=planning)
    failed = {one.cluster for one in report.clusters if one.result == "failed"}
    ahead = {
        name for name, one in aimed.pairings.items() if one.gitops != declared.pairings[name].gitops
    }
    if (left := sorted(ahead - failed)) and not planning:
        text = (
            f"Declare flux_version {version or 'and distribution'} for {', '.join(left)} now: "
            f"`pair` and `up` "
        )
        show(Note(text=text + "take the handover at its word.", level="warning"))
    return report
