"""A fleet of two fakes: c1, which serves Cluster API, and c2, which it makes."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from provisioner.base.events import Change
from provisioner.handover.clusters.cluster_api import Declaration, Topology
from tests.fakes.cluster import FakeCluster
from tests.fakes.fleet import FakeFleet
from tests.unit.conftest import FleetMaker

TOPOLOGY = Topology(class_name="standard", version="v1.34.4", variables={"size": 3})


def crd(group: str, kind: str, *versions: str, scope: str = "Namespaced") -> dict[str, Any]:
    plural = f"{kind.lower()}s"
    served = [
        {
            "name": name,
            "served": True,
            "storage": name == versions[0],
            "subresources": {"status": {}},
        }
        for name in versions
    ]
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": f"{plural}.{group}"},
        "spec": {
            "group": group,
            "names": {"kind": kind, "plural": plural},
            "scope": scope,
            "versions": served,
        },
    }


CLUSTERS = crd("cluster.x-k8s.io", "Cluster", "v1beta2", "v1beta1")


class Managed:
    """`fleet` is the fleet; `hub` and `cluster` are its fake clusters c1 and c2."""

    def __init__(self, fleet: FakeFleet) -> None:
        self.fleet = fleet

    @property
    def hub(self) -> FakeCluster:
        return self.fleet.clusters["c1"]

    def declare(self, **more: Any) -> None:
        """The Cluster of c2."""
        given = {"management": "c1", "cluster_name": "west", "topology": TOPOLOGY, **more}
        clusters = {**self.fleet.fleet.clusters, "c2": Declaration(**given)}
        self.fleet.fleet = msgspec.structs.replace(self.fleet.fleet, clusters=clusters)

    def unpair_hub(self) -> None:
        """The management cluster is declared, and not paired."""
        pairings = {"c2": self.fleet.fleet.pairings["c2"]}
        self.fleet.fleet = msgspec.structs.replace(self.fleet.fleet, pairings=pairings)

    def live(self, kind: str = "Cluster", name: str = "west") -> dict[str, Any]:
        return self.hub.peek(kind, name, "default") or {}

    def initialize(self) -> None:
        """What Cluster API does once the control plane answers."""
        status = {"initialization": {"controlPlaneInitialized": True}}
        self.hub.server.patch(self.live(), {"status": status}, subresource="status")
        secret = {
            "apiVersion": "v1",
            "kind": "Secret",
            "metadata": {"name": "west-kubeconfig", "namespace": "default"},
        }
        self.hub.put(secret)

    def template(self, text: str, **more: Any) -> None:
        """Declare the Cluster of c2 by a template with this text."""
        file = self.fleet.folder / "west.yaml.j2"
        file.write_text(text)
        self.declare(topology=None, template=str(file), **more)

    def detail(self, cluster: str = "c2", step: str = "cluster") -> str:
        """What the last command said of a step."""
        return next(
            f"{event.subject}: {event.detail}"
            for event in self.fleet.events
            if isinstance(event, Change) and (event.step, event.cluster) == (step, cluster)
        )


@pytest.fixture
def managed(fake_fleet: FleetMaker) -> Managed:
    made = Managed(fake_fleet(2))
    made.hub.put(CLUSTERS)
    made.declare()
    return made


def theirs(**annotations: str) -> dict[str, Any]:
    meta = {"name": "west", "namespace": "default", "annotations": annotations}
    return {
        "apiVersion": "cluster.x-k8s.io/v1beta2",
        "kind": "Cluster",
        "metadata": meta,
        "spec": {"topology": {"version": "v1.30.0"}},
    }
