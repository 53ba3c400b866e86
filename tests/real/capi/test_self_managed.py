"""A management cluster that is made by another one, paired by its `provisioner watch`, and then
moved into itself: it stays paired, and pairs clusters of its own. The tests stand in this order."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.real import own
from tests.real.capi import objects, operator
from tests.real.capi.management import Management
from tests.real.capi.operator import Operator
from tests.real.capi.provider import Provider
from tests.real.project import Project
from tests.support.waiting import until

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

ITSELF, ANOTHER = "m1", "m2"
WORKLOADS = (ITSELF, ANOTHER)
LONG = 90.0  # seconds in which a busy machine pairs a cluster


def _started(management: Management) -> Operator:
    kubeconfig = operator.install(management)
    return Operator(management.project, kubeconfig, [operator.template(management.project)])


@pytest.fixture(scope="module")
def watching(management: Management, provider: Provider) -> Iterator[Operator]:
    started = _started(management).wait()
    yield started
    started.kill()


@pytest.fixture(scope="module")
def moved(management: Management, provider: Provider, watching: Operator) -> Iterator[Management]:
    """The workload cluster as a management cluster, with all Clusters of the first one."""
    management.create(*operator.selected(objects.declared(ITSELF)))
    until(lambda: operator.paired(management, ITSELF), LONG)
    target = Management(management.project, ITSELF)
    target.install()
    operator.install(target)  # its CRD comes first, as the records move too
    provider.ends = False
    management.clusterctl("move", to=target)
    yield target
    target.stop()


def _held(project: Project) -> list[str]:
    keys = own.sandbox(project).keys("fleet")
    return [key.public for key in keys if key.title.startswith(f"watched/{ITSELF} ")]


def test_it_stays_paired_and_pairs_others(
    project: Project, management: Management, watching: Operator, moved: Management
) -> None:
    head, keys = project.git("rev-parse", "main"), _held(project)
    versions = project.versions(ITSELF)
    record = operator.record(moved, ITSELF)
    assert (record["spec"]["cluster"]["name"], len(keys)) == (ITSELF, 1)
    with Provider(moved).running():
        itself = _started(moved)
        try:
            itself.wait()
            until(lambda: operator.paired(moved, ITSELF), LONG)
            assert operator.record(moved, ITSELF)["status"]["identity"]
            assert (project.git("rev-parse", "main"), _held(project)) == (head, keys)
            assert _flux(project.versions(ITSELF)) == _flux(versions)
            moved.create(*operator.selected(objects.declared(ANOTHER)))
            until(lambda: operator.paired(moved, ANOTHER), LONG)
        finally:
            itself.kill()
    assert _held(project) == keys
    time.sleep(2)  # the first replica has seen its Clusters go
    assert project.git("ls-tree", "main", f"clusters/{ITSELF}/flux-system")
    assert management.list("Cluster") == []


def _flux(versions: dict[str, str]) -> dict[str, str]:
    """The Deployments and Secrets of Flux, by resourceVersion."""
    kinds = ("Deployment/flux-system/", "Secret/flux-system/", "CustomResourceDefinition/")
    return {
        name: version
        for name, version in versions.items()
        if name.startswith(kinds) and ("flux" in name or "toolkit" in name)
    }
