"""What is kept of a Cluster object, in any version that is served."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from provisioner.watch.observed import observed
from tests.fakes.management import cluster

V1BETA1 = {"class": "big", "version": "v1.34.4", "variables": [{"name": "size", "value": 3}]}
V1BETA2 = {**V1BETA1, "classRef": {"name": "big"}}
del V1BETA2["class"]


@pytest.mark.parametrize("topology", [V1BETA1, V1BETA2])
def test_the_topology_of_any_version(topology: dict[str, Any]) -> None:
    seen = observed(cluster("c1", metadata={"uid": "u"}, spec={"topology": topology}))
    assert (seen.class_name, seen.version, seen.variables) == ("big", "v1.34.4", {"size": 3})


@pytest.mark.parametrize("spec", [{}, {"topology": None}, {"topology": {"variables": None}}])
def test_no_topology(spec: dict[str, Any]) -> None:
    seen = observed(cluster("c1", metadata={"uid": "u"}, spec=spec))
    assert (seen.class_name, seen.version, seen.variables) == ("", "", {})


def test_what_changes_all_the_time_is_not_kept() -> None:
    """Or every event would have the cluster looked at."""
    first = cluster("c1", metadata={"uid": "u", "resourceVersion": "1"})
    second = cluster("c1", metadata={"uid": "u", "resourceVersion": "2", "managedFields": [{}]})
    second["status"] |= {"phase": "Provisioned", "conditions": [{"type": "Available"}]}
    assert observed(first) == observed(second)


def test_only_little_is_kept() -> None:
    long = {"kubectl.kubernetes.io/last-applied-configuration": "x" * 10000, "owner": "me"}
    given = cluster("c1", metadata={"uid": "u", "annotations": long})
    given["status"] |= {"conditions": [{"type": f"T{n}", "message": "m" * 500} for n in range(20)]}
    seen = observed(given)
    assert seen.annotations == {"owner": "me"}
    assert len(msgspec.json.encode(seen)) < 1000
