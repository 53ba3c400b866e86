"""`provisioner fleet job` and `provisioner fleet results`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

import click

from provisioner.base.errors import BadInput
from provisioner.cli import frame, options

if TYPE_CHECKING:
    from provisioner.base.events import Event, Sink
    from provisioner.clusters.roles import Object
    from provisioner.fleets.job import Asked
    from provisioner.handover.fleet import Fleet
    from provisioner.pairing.run.options import Options
    from provisioner.reports.model import Report

# What a pod may run, and what it must be given so that a pod that comes after it does no harm.
COMMANDS = {"pair": "", "upgrade": "", "rotate": "older_than"}


@click.group()
def fleet() -> None:
    """Spread one fleet over the pods of an Indexed Job, and collect how it went.

    Kubernetes starts the pods, repeats those that fail and limits how many run at once. Each works
    on its shard of the clusters, as `--shard auto/N` does anywhere else.
    """


@fleet.command()
@click.argument("source")
@click.argument("command", nargs=-1, metavar="[-- COMMAND...]", type=click.UNPROCESSED)
@click.option(
    "--image",
    required=True,
    metavar="IMAGE",
    help="The container image with provisioner, as NAME:TAG or NAME@DIGEST.",
)
@click.option(
    "--shards",
    required=True,
    type=click.IntRange(min=1),
    metavar="N",
    help="How many parts the fleet is divided into: one pod each. About 50 clusters a shard do.",
)
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where to write the manifests.",
)
@click.option(
    "--parallelism",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many pods run at the same time. Default: all.",
)
@click.option("--name", default="", metavar="NAME", help="Of the Job. Default: provisioner-FLEET.")
@click.option(
    "--namespace", default="provisioner", show_default=True, metavar="NAME", help="Of the Job."
)
@click.option(
    "--secret",
    "secret_name",
    default="provisioner",
    show_default=True,
    metavar="NAME",
    help="Your Secret with the environment variables and files that the handover refers to, such "
    "as GITHUB_TOKEN.",
)
@click.option(
    "--service-account",
    default="",
    metavar="NAME",
    help="A ServiceAccount of yours, such as one that signs in to your cloud. Default: one is made "
    "for the Job, which may do nothing, or only what a cluster of kind in_cluster needs.",
)
@options.trusted_source
def job(
    *,
    source: str,
    command: tuple[str, ...],
    out: Path,
    image: str,
    shards: int,
    parallelism: int | None,
    name: str,
    namespace: str,
    secret_name: str,
    service_account: str,
    **values: Unpack[options.Values],
) -> None:
    """Write an Indexed Job that works on a fleet: a folder for `kubectl apply -k`.

    No cluster is contacted. The handover goes into a ConfigMap, together with
    provisioner.lock.json if this folder has one; the pods then accept only the releases of Flux
    that it records. Credentials come from a Secret of yours; its keys are listed. A pod that fails
    is started again, up to 4 times for each shard. It is not started again if its input is wrong,
    if it waits for a merge, or if a cluster cannot apply the rest of its repository.

    COMMAND is what each pod runs, by default `pair`: pair, upgrade or rotate (with --older-than),
    with options of that command. SOURCE is as for `pair`.

    \b
    Examples:
      provisioner fleet job . --image registry.example.com/provisioner:1 --shards 8 --out job
      provisioner fleet job . --image registry.example.com/provisioner:1 --shards 8 --out job \\
        -- upgrade --flux v2.9.4 --only env=test
    """
    from provisioner.fleets import job as jobs

    read = options.handover(source, **values).fleet()
    words = command or ("pair",)
    versions = _check(words, read)
    asked = jobs.Asked(
        image=image,
        shards=shards,
        parallelism=parallelism,
        command=words,
        name=name,
        namespace=namespace,
        secret_name=secret_name,
        service_account=service_account,
        lock=_lock(versions),
    )
    for line in jobs.write(out, jobs.release(read, asked, _rights(read, asked)), read):
        click.echo(line)


def _check(words: tuple[str, ...], fleet: Fleet) -> set[str]:
    """UsageError or BadInput for what every pod would refuse. The versions of Flux that it
    needs."""
    from provisioner.cli.main import cli

    name, *rest = words
    if name not in COMMANDS:
        raise BadInput(f"COMMAND {name}", "no pod may run this", f"Use {', '.join(COMMANDS)}.")
    parent = click.Context(cli, info_name="provisioner")
    found = cli.get_command(parent, name)
    if found is None:
        raise BadInput(f"COMMAND {name}", "there is no such command")
    given: dict[str, Any] = found.make_context(name, [*rest], parent=parent).params
    if given.get("source") or given.get("words") or given.get("shard"):
        cause = "the pods get SOURCE and --shard from the Job, and clusters are chosen with --only"
        raise BadInput(f"COMMAND {' '.join(words)}", cause, "Give options alone.")
    needed = COMMANDS[name]
    if needed and not given[needed]:
        raise BadInput(
            f"COMMAND {name}",
            "a pod that is started again would replace new keys once more",
            "Add --older-than, such as `rotate --older-than 1d`.",
        )
    options.selection(options.Values(only=given["only"], skip=given["skip"])).of(fleet)
    declared = {pairing.gitops.flux_version for pairing in fleet.pairings.values()}
    return {given["version"]} if given.get("version") else declared


def _lock(versions: set[str]) -> str:
    """The text of the lock file, empty if there is none. BadInput if the pods could not work with
    it: they cannot add to it."""
    from provisioner.distribution import lockfile
    from provisioner.pairing.run.options import Options

    path = Options().lock_file
    if not path.exists():
        return ""
    if missing := versions - lockfile.read(path).keys():
        cause = f"does not record Flux {', '.join(sorted(missing))}, and pods cannot add to it"
        hint = "`provisioner plan SOURCE`, or `upgrade --dry-run`, records what it finds."
        raise BadInput(str(path), cause, hint)
    return path.read_text()


def _rights(fleet: Fleet, asked: Asked) -> list[Object]:
    """Where the Job runs on a cluster of the fleet, its pods sign in there as its
    ServiceAccount."""
    from provisioner.clusters.roles import Grantee
    from provisioner.fleets import job as jobs
    from provisioner.pairing import rights
    from provisioner.pairing.run.options import Options

    names = jobs.signs_in_as_pod(fleet)
    if not names or asked.service_account:
        return []
    account = Grantee(
        kind="ServiceAccount", name=jobs.named(fleet, asked), namespace=asked.namespace
    )
    managing = set(names) & rights.management(fleet, fleet.clusters)
    aim = rights.Aim(commands=asked.command[:1], managing=managing, grantees=[account])
    return rights.on_clusters(fleet, names, aim, _ignore, Options())


def _ignore(_event: Event) -> None:
    """Standard output holds nothing but what was written."""


@fleet.command()
@click.argument("source", required=False)
@click.option(
    "--shards",
    type=click.IntRange(min=1),
    metavar="N",
    help="Of the Job: says for each cluster that is not done which pod's log to read.",
)
@options.trusted_source
@options.pairing
@options.selected
@options.html
@options.json_lines
def results(
    *,
    source: str | None,
    shards: int | None,
    as_json: bool,
    **values: Unpack[options.Values],
) -> None:
    """Collect how the runs on a fleet went, as one report with one exit code.

    Changes nothing, and asks the clusters and Git hosts themselves, not the pods. A cluster is
    `paired` only if it is as the handover declares and has applied what its branch holds; any other
    has an exit code, and the message of the last run that changed it. `status`, in contrast, ends
    with 0 where a cluster has merely drifted. SOURCE is as for `pair`.

    \b
    Example:
      provisioner fleet results . --shards 8 --json | tail -1
    """
    place, chosen = options.handover(source, **values), options.pairing_options(values)
    frame.run(
        lambda display: _results(place.fleet(), display.quietly, chosen, values, count=shards),
        as_json=as_json,
        html=values["html"],
    )


def _results(
    fleet: Fleet, sink: Sink, chosen: Options, values: options.Values, *, count: int | None
) -> Report:
    from provisioner.fleets import stories

    chosen = options.selected_from(fleet, values, chosen, sink)
    return stories.results(fleet, sink, chosen, count=count)
