"""`provisioner watch`."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from provisioner.cli import frame, options


class Values(options.Values):
    """The values of all options."""

    context_name: str | None
    kubeconfig: str | None
    namespace: str | None
    listen: str | None
    as_json: bool
    folder: Path | None
    helm: bool
    image: str | None
    secret_name: str


@click.command()
@click.argument(
    "templates",
    nargs=-1,
    required=True,
    metavar="TEMPLATE...",
    type=click.Path(dir_okay=False, path_type=Path),
)
@click.option(
    "--context",
    "context_name",
    metavar="NAME",
    help="The context of the management cluster. Default, in a pod: the cluster that it runs in, "
    "as its ServiceAccount.",
)
@click.option(
    "--kubeconfig",
    metavar="FILE",
    help="The kubeconfig that has the context. Default: KUBECONFIG or ~/.kube/config.",
)
@click.option(
    "--lease-namespace",
    "namespace",
    metavar="NAMESPACE",
    help="Where the Lease is that decides which replica works. Default: the namespace of the pod, "
    "or kube-system with --context. With --manifests: where everything runs; default "
    "provisioner-watch.",
)
@click.option(
    "--listen",
    metavar="HOST:PORT",
    help="Where /healthz, /readyz and /metrics are served. Default: port 8080, in a pod on all "
    "addresses, elsewhere on 127.0.0.1.",
)
@options.watching
@options.audit
@options.json_lines
@click.option(
    "--manifests",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Do not watch: write to DIR what runs `watch` on the management cluster, for `kubectl "
    "apply -k DIR`. Needs --image.",
)
@click.option("--helm", is_flag=True, help="With --manifests: write a Helm chart instead.")
@click.option(
    "--image",
    metavar="IMAGE",
    help="With --manifests: the container image with provisioner, as NAME:TAG or NAME@DIGEST.",
)
@click.option(
    "--secret",
    "secret_name",
    default="provisioner-watch",
    show_default=True,
    metavar="NAME",
    help="With --manifests: your Secret with the environment variables and files that the "
    "templates refer to, such as GITHUB_TOKEN.",
)
def watch(*, templates: tuple[Path, ...], **values: Unpack[Values]) -> None:
    """Pair the clusters of a management cluster as Cluster API makes them.

    Runs until it is stopped. As soon as the API of a new cluster answers, Flux is installed there
    and paired with a path in Git, as TEMPLATE says. When a cluster is deleted, its keys are revoked
    and its files leave Git. A paused cluster, or one that `clusterctl move` takes away, is left
    alone.

    TEMPLATE is a YAML file such as this; docs/watch.md explains all fields:

    \b
      version: 1
      fleet: production
      selector: tier=production       # labels of Cluster objects; empty: all
      namespaces: []                  # empty: all
      repositories:
        fleet: {kind: github, owner: acme, name: fleet}   # as in a handover
      pairing:
        repository: fleet
        path: "clusters/{{ namespace }}/{{ name }}"

    What is done is recorded on the management cluster, in a ClusterPairing beside each Cluster: see
    `kubectl get clusterpairings -A` and the Events of the Cluster.

    Several replicas may run; one of them works, and the others wait for its Lease. Ctrl-C or
    SIGTERM ends it with exit code 0, once each pairing under way has reached a point from which
    the next leader continues. A second Ctrl-C does not wait for that.

    Needs an extra: pip install 'provisioner-gitops[watch]'.

    \b
    Examples:
      provisioner watch fleet.yaml --context management
      provisioner watch fleet.yaml --manifests deploy --image registry.example.com/provisioner:1
      provisioner watch fleet.yaml --manifests chart --helm --image registry.example.com/watch:1
    """
    if values["folder"] is None:
        _watch(templates, values)
    else:
        _write(values["folder"], templates, values)


def _watch(templates: tuple[Path, ...], values: Values) -> None:
    from provisioner.cli.display import opening
    from provisioner.watch.replica import attended, process
    from provisioner.watch.templates import template

    _refuse_orphans(values)
    process.require_packages()
    place = process.place(
        values["context_name"],
        values["kubeconfig"],
        namespace=values["namespace"],
        listen=values["listen"],
    )
    read = {str(path): template.load(path) for path in templates}
    with opening.opened(json=values["as_json"], run=frame.run_id(), lasting=True) as display:
        chosen = options.pairing_options(values)
        replica = process.Replica(templates=read, place=place, options=chosen, sink=display)
        attended.run(replica.work, replica.notify)


def _refuse_orphans(values: Values) -> None:
    if values["helm"] or values["image"]:
        raise click.UsageError("--helm and --image are of use only with --manifests.")


def _write(folder: Path, templates: tuple[Path, ...], values: Values) -> None:
    from provisioner.watch import manifests

    if not values["image"]:
        raise click.UsageError("--manifests needs --image: the container image with provisioner.")
    release = manifests.release(
        templates,
        image=values["image"],
        secret_name=values["secret_name"],
        namespace=values["namespace"],
        parallel=values["parallel"],
        timeout=values["timeout"],
    )
    for line in manifests.write(folder, release, helm=values["helm"]):
        click.echo(line)
