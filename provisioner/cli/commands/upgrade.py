"""`provisioner upgrade`."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

import click

from provisioner.base.errors import BadInput
from provisioner.cli import frame, options, selection, sharding

if TYPE_CHECKING:
    from provisioner.base.events import Note, Sink
    from provisioner.handover.fleet import Fleet
    from provisioner.pairing.run.options import Options
    from provisioner.reports.model import Report
    from provisioner.runs.sources import Source


@dataclass(frozen=True, kw_only=True)
class Aim:
    """What to upgrade to what. An empty version or distribution means the declared one."""

    names: tuple[str, ...]
    version: str
    distribution: str
    planning: bool


@click.command()
@click.argument("words", nargs=-1, metavar="[SOURCE] [CLUSTER]...")
@click.option(
    "--flux",
    "version",
    metavar="vX.Y.Z",
    default="",
    help="The version to install. Default: the declared one.",
)
@click.option(
    "--distribution",
    metavar="PATH",
    default="",
    help="Where the manifests of that version are. Default: the declared place.",
)
@click.option(
    "--dry-run",
    "planning",
    is_flag=True,
    help="Run all checks and show every step, change nothing.",
)
@options.trusted_source
@options.pairing
@options.several
@sharding.option
@options.new_clusters
@options.merging
@options.audit
@options.html
@options.json_lines
def upgrade(
    *,
    words: tuple[str, ...],
    version: str,
    distribution: str,
    planning: bool,
    as_json: bool,
    **values: Unpack[options.Values],
) -> None:
    """Upgrade Flux on the named clusters, or on all.

    Stored objects are migrated as `flux migrate` does it, then the new manifests are pushed and
    Flux upgrades itself. At the end the new controllers run and have applied the pushed files.

    Refused before anything changes: a downgrade; a Kubernetes that is too old; skipping a version
    that stored objects need; and manifests of yours that use API versions which the newer Flux no
    longer serves (each is named, none is changed). SOURCE is as for `pair`: the first word is
    SOURCE if it is `-`, begins with s3:// or is the name of a file or folder.

    \b
    Example:
      provisioner upgrade . c1 --dry-run && provisioner upgrade . c1 && provisioner upgrade .
    """
    # Checked here and not by an option type: a wrong version is bad input, not wrong usage.
    from provisioner.flux import versions

    if version and not versions.FORM.fullmatch(version):
        raise BadInput(f"--flux {version}", "is not a version of Flux", "Write it as in v2.9.4.")
    place, names = selection.split(words)
    aim = Aim(names=names, version=version, distribution=distribution, planning=planning)
    source = options.handover(place, **values)
    chosen = options.pairing_options(values)
    frame.run(
        lambda display: _upgrade(source, aim, display, chosen, values),
        as_json=as_json,
        planning=planning,
        with_terraform=False,
        html=values["html"],
    )


def _upgrade(
    source: Source, aim: Aim, sink: Sink, chosen: Options, values: options.Values
) -> Report:
    from provisioner.fleets import stories
    from provisioner.pairing import upgrade as story

    handover = source.handover()
    handover.fleet.check_paired(chosen.new_clusters)
    chosen = options.selected_from(handover.fleet, values, chosen, sink)
    chosen = selection.named(handover.fleet, aim.names, chosen)
    names = chosen.chosen(handover.fleet.pairings)
    aimed = story.select(handover.fleet, names, version=aim.version, distribution=aim.distribution)
    chosen = dataclasses.replace(chosen, keys=handover.keys)
    report = stories.upgrade(aimed, sink, chosen, planning=aim.planning)
    if not aim.planning and (ahead := _ahead(handover.fleet, aimed, report)):
        sink(_declare(aim.version, ahead))
    return report


def _ahead(declared: Fleet, aimed: Fleet, report: Report) -> list[str]:
    """Clusters that now run another Flux than the handover declares."""
    from provisioner.reports.model import UNFINISHED

    # A cluster whose delivery fails, or that waits for a merge, is on its way to the new version.
    failed = {cluster.cluster for cluster in report.clusters if cluster.result in UNFINISHED}
    return sorted(
        name
        for name, pairing in aimed.pairings.items()
        if pairing.gitops != declared.pairings[name].gitops and name not in failed
    )


def _declare(version: str, clusters: Collection[str]) -> Note:
    from provisioner.base.events import Note

    setting = f"flux_version to {version}" if version else "the distribution of this upgrade"
    text = (
        f"Now set {setting} for {', '.join(clusters)} in the stack. Until then `pair` and `up` "
        f"refuse the older version as a downgrade."
    )
    return Note(text=text, level="warning")
