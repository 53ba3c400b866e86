"""The objects of a prerequisite, applied directly: before Flux, and when Flux cannot do it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from provisioner.base.errors import ProvisionerError
from provisioner.clusters.client import Object
from provisioner.flux import prerequisites
from provisioner.flux.prerequisites import Prerequisite
from provisioner.pairing.flux_on_cluster import installation
from provisioner.pairing.prerequisites import ready
from provisioner.pairing.run.snapshot import Snapshot, identify
from provisioner.pairing.run.target import Target

PAUSE = 1.0  # seconds between two looks whether a kind is served


def install(target: Target, one: Prerequisite) -> None:
    """Apply it and wait until it is ready: what Kubernetes itself knows first, then objects of
    kinds that it brings, since whoever serves or checks those must run. What SOPS has encrypted is
    left to Flux."""
    items = [item for item in one.objects if not prerequisites.encrypted(item)]
    native = [item for item in items if prerequisites.native(item)]
    for part in (native, [item for item in items if item not in native]):
        for item in part:
            _await_kind(target, one.name, item)
        target.progress.waiting(f"prerequisite {one.name}", f"{len(part)} objects to be applied")
        installation.install(target, part)
        ready.wait(target, one.name, part)


def absent(cluster: Snapshot, items: Sequence[Object]) -> list[Object]:
    """Those that the cluster does not have."""
    with ThreadPoolExecutor(cluster.client.at_once) as pool:
        there = list(pool.map(cluster.current, items))
    return [item for item, live in zip(items, there, strict=True) if live is None]


def _await_kind(target: Target, name: str, item: Object) -> None:
    """A controller may make the CRD of its own kinds only when it runs."""
    deadline = target.deadline()
    while not target.client.serves(item):
        if prerequisites.native(item) or deadline.over():
            raise ProvisionerError(
                f"cluster {target.name}",
                f"does not serve {item['kind']} of {item['apiVersion']}, which prerequisite {name} "
                "has",
                "Add its CRD to the prerequisite, or use a version that this cluster serves.",
            )
        target.progress.waiting(f"prerequisite {name}", f"{identify(item)}: its kind is not served")
        target.progress.pause(PAUSE)
