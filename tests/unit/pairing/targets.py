"""A target whose cluster is a few objects in memory, for steps that read and write some of them."""

from __future__ import annotations

import builtins
import copy
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from provisioner.base import selectors
from provisioner.base.events import Sink
from provisioner.base.run_context import RunContext
from provisioner.handover.fleet import Fleet
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.identity import Purpose
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.repository_state import HostKeys
from provisioner.pairing.run.snapshot import Snapshot
from provisioner.pairing.run.target import Run, Target

Object = dict[str, Any]


class Objects:
    """As much of a client as such steps use. `reads`: the names of what was read, in order;
    `disconnects`: how often it was told to close its connections."""

    at_once = 4

    def __init__(self, items: Iterable[Object] = ()) -> None:
        self._held = {key_of(item): item for item in items}
        self.reads: list[str] = []
        self.disconnects = 0

    def disconnect(self) -> None:
        self.disconnects += 1

    def get(self, _version: str, kind: str, name: str, namespace: str = "") -> Object | None:
        self.reads.append(f"{kind}/{name}")
        return copy.deepcopy(self._held.get((kind, namespace, name)))

    def list(
        self, _version: str, kind: str, namespace: str = "", *, labels: str = "", **_more: Any
    ) -> list[Object]:
        self.reads.append(f"{kind}s")
        return [
            item
            for item in self._held.values()
            if item["kind"] == kind
            and namespace in ("", item["metadata"].get("namespace"))
            and selectors.matches(labels, _labels(item))
        ]

    def everything(self, namespace: str) -> builtins.list[Object]:
        return [one for key, one in self._held.items() if key[1] == namespace]

    def apply(self, item: Object) -> Object:
        self._held[key_of(item)] = copy.deepcopy(item)
        return item


def _labels(item: Object) -> dict[str, str]:
    """As the API server keeps them: it labels a namespace with its name."""
    meta = item["metadata"]
    own = {"kubernetes.io/metadata.name": meta["name"]} if item["kind"] == "Namespace" else {}
    return {**(meta.get("labels") or {}), **own}


def key_of(item: Object) -> tuple[str, str, str]:
    return item["kind"], item["metadata"].get("namespace", ""), item["metadata"]["name"]


@dataclass(frozen=True, kw_only=True)
class FreeTarget(Target):
    """No other run holds its cluster, and nothing limits our credential there."""

    def claim(self) -> None:
        return None


def target(
    desired: Desired,
    client: Objects,
    *,
    host: Any = None,
    host_keys: HostKeys | None = None,
    planning: bool = False,
    options: Options | None = None,
    purpose: Purpose = "pairing",
    sink: Sink = lambda _event: None,
    **more: Any,
) -> FreeTarget:
    """`host` is needed only by steps that reach the Git host."""
    fleet = Fleet(version=1, fleet=desired.fleet, clusters={}, repositories={}, pairings={})
    run = Run(
        fleet=fleet,
        sink=sink,
        options=options or Options(),
        planning=planning,
        context=RunContext(),
    )
    unused: Any = None
    reached: Any = client
    return FreeTarget(
        name=desired.cluster,
        run=run,
        purpose=purpose,
        desired=desired,
        client=reached,
        host=host,
        host_keys=host_keys or HostKeys(host),
        permission=unused,
        lease=unused,
        progress=run.progress(desired.cluster),
        first_look=Snapshot(reached, desired),
        **more,
    )
