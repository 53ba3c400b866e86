"""What sources and their deliveries need by themselves: the same objects, applied at once to a
paired cluster that is idle, until Flux says of each that it is ready.

Nobody pushes to Git, and nothing is compared or proven. What depends on something else is asked to
go on as soon as that is ready, since Flux itself looks only twice a minute: it is the least time,
not that of a user with kubectl.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.ground import Ground
from provisioner.base.errors import TimedOut
from provisioner.base.secret import Secret
from provisioner.clusters import kubeconfig
from provisioner.clusters.client import Client
from provisioner.flux import platform
from provisioner.flux.platform.base import Placement, Rendered
from provisioner.handover import read
from provisioner.pairing.flux_on_cluster import sync_objects
from provisioner.pairing.platform import readiness

Object = dict[str, Any]
LOOK = 0.05  # seconds between two looks
LONGEST = 120.0


def seconds(there: Ground, cluster: str) -> float:
    """Of the platform that the handover declares for a cluster that does not have it yet."""
    config = str(there.kubeconfig(cluster))
    client = Client(cluster, kubeconfig.connection(cluster, config, None))
    pieces = _rendered(there, cluster)
    secrets = [item for one in pieces for item in _secrets(one)]
    objects = [item for one in pieces for item in one.objects]
    started = time.monotonic()
    for item in (*secrets, *objects):
        client.apply(item)
    _wait(client, objects, started + LONGEST)
    return time.monotonic() - started


def _rendered(there: Ground, cluster: str) -> list[Rendered]:
    fleet = read.from_object(*read.decoded(str(there.handover)))
    pairing = fleet.pairings[cluster]
    at = Placement(fleet=fleet.fleet, cluster=cluster, gitops=pairing.gitops)
    return [platform.render(piece, at) for piece in pairing.platform]


def _secrets(one: Rendered) -> list[Object]:
    made = []
    for needed in one.secrets:
        files = {name: str(value.file) for name, value in needed.references.items()}
        values = {name: Secret(Path(file).read_text().strip()) for name, file in files.items()}
        made.append(needed.made(one.title, values).object(one.objects[0]["metadata"]["namespace"]))
    return made


def _wait(client: Client, objects: Sequence[Object], end: float) -> None:
    asked: set[readiness.Key] = set()
    while problems := readiness.problems(objects, _live(client, objects)):
        if time.monotonic() > end:
            raise TimedOut(problems[0].subject, problems[0].cause)
        blocked = {readiness.key(one.item) for one in problems}
        for one in problems:
            place = readiness.key(one.item)
            if one.waiting and not (one.needs & blocked) and place not in asked:
                asked.add(place)
                sync_objects.request_of(client, one.item)
        time.sleep(LOOK)


def _live(client: Client, objects: Sequence[Object]) -> dict[readiness.Key, Object]:
    kinds = {(one["apiVersion"], one["kind"], one["metadata"]["namespace"]) for one in objects}
    return {readiness.key(item): item for kind in sorted(kinds) for item in client.list(*kind)}
