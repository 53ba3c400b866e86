"""Clusters that Cluster API makes, paired by hand: as soon as the control plane is initialised,
with a kubeconfig that changes, and with everything that may go wrong before. The tests stand in
this order."""

from __future__ import annotations

import json
import re
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tests.real import own
from tests.real.capi import credentials, objects
from tests.real.capi.management import Management
from tests.real.capi.provider import Behaviour, Provider
from tests.real.project import Project
from tests.support.waiting import until

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

WORKLOADS = ("w1", "w2")
SOON = 0.5  # seconds after which an expired certificate is certainly refused
# What each of these clusters reports, and what makes it so.
FAULTS = {
    "classless": "TopologyReconciled is False: .*nowhere",
    "stuck": "InfrastructureReady is False: .*no quota for a load balancer",
    "late": "Secret default/late-kubeconfig is not there yet",
    "garbled": "kubeconfig",
}


def handover(project: Project, *names: str) -> dict[str, Any]:
    """The management cluster is in the fleet, and need not be paired."""
    given = own.handover(project, ["hub"])
    pairing = given["pairings"].pop("hub")
    for name in names:
        cluster = {"kind": "cluster_api", "management": "hub", "cluster_name": name}
        given["clusters"][name] = cluster
        given["pairings"][name] = {**pairing, "cluster": name, "path": f"clusters/{name}"}
    return given


def condition(management: Management, name: str, kind: str) -> str:
    cluster = management.get("Cluster", name) or {}
    conditions = (cluster.get("status") or {}).get("conditions") or []
    return next((one["status"] for one in conditions if one["type"] == kind), "")


def test_a_cluster_is_paired_once_its_control_plane_is_initialised(
    project: Project, management: Management, provider: Provider
) -> None:
    """Not once it is available: that may need a network plugin that Flux brings."""
    provider.behaviours["w1"] = Behaviour(late=1.0)
    management.create(*objects.cluster_class())
    appear = threading.Timer(1.0, management.create, objects.with_topology("w1"))
    appear.start()
    done = own.pair(project, handover(project, "w1"), "--timeout", "60")
    appear.join()
    assert done.code == 0, done.err
    assert done.clusters["w1"]["result"] == "paired"
    assert condition(management, "w1", "ControlPlaneInitialized") == "True"
    assert condition(management, "w1", "Available") != "True"
    applied = own.get(project, "w1", "Kustomization", "flux-system")["status"]
    assert applied["lastAppliedRevision"] == done.clusters["w1"]["revision"]


def test_a_second_run_changes_nothing(project: Project, provider: Provider) -> None:
    commit = project.git("rev-parse", "main")
    done = own.pair(project, handover(project, "w1"))
    assert done.code == 0, done.err
    assert {step["action"] for step in done.steps("w1")} <= {"unchanged", "skipped"}
    assert project.git("rev-parse", "main") == commit


@pytest.mark.parametrize("token", [False, True], ids=["certificate", "token"])
def test_a_credential_that_was_replaced_is_read_anew(
    project: Project, management: Management, provider: Provider, token: bool
) -> None:
    """The one that the Secret held before is refused by then."""
    provider.behaviours["w1"] = Behaviour(token=token, lasts=SOON)
    provider.rotate("w1")
    time.sleep(2 * SOON)
    provider.behaviours["w1"] = Behaviour(token=token)
    provider.rotate("w1")
    done = own.pair(project, handover(project, "w1"))
    assert done.code == 0, done.err
    assert {step["action"] for step in done.steps("w1")} <= {"unchanged", "skipped"}


def test_each_cause_is_named_within_the_deadline(
    project: Project, management: Management, provider: Provider
) -> None:
    provider.behaviours |= {
        "stuck": Behaviour(stuck="no quota for a load balancer"),
        "late": Behaviour(backing="w2", late=3600),
        "garbled": Behaviour(backing="w2", kubeconfig="no: [kubeconfig"),
    }
    management.create(*objects.with_topology("classless", "nowhere"))
    for name in ("stuck", "late", "garbled"):
        management.create(*objects.declared(name))
    until(lambda: "garbled" in provider.secrets)
    before = project.git("rev-parse", "main")
    started = time.monotonic()
    done = own.pair(project, handover(project, "w1", *FAULTS), "--timeout", "5")
    assert time.monotonic() - started < 20
    assert done.code == 4, done.err
    assert done.clusters["w1"]["result"] == "paired"
    for name, cause in FAULTS.items():
        assert_cause(done.clusters[name], cause)
    assert project.git("rev-parse", "main") == before


def assert_cause(cluster: dict[str, Any], cause: str) -> None:
    assert cluster["result"] == "failed"
    assert re.search(cause, cluster["cause"]), cluster["cause"]


def test_what_was_late_is_paired_by_the_next_run(
    project: Project, provider: Provider, management: Management
) -> None:
    provider.behaviours["late"] = Behaviour(backing="w2")
    done = own.pair(project, handover(project, "w1", "late"), "--timeout", "60")
    assert done.code == 0, done.err
    assert done.clusters["late"]["result"] == "paired"


def test_a_kubeconfig_that_leads_elsewhere_stops_before_anything_is_written(
    project: Project, management: Management, provider: Provider
) -> None:
    """`late` is another cluster; a certificate of its API server serves for both."""
    right = provider.kubeconfig("w1")
    wrong = json.loads(right)
    server = json.loads(provider.kubeconfig("late"))["clusters"][0]["cluster"]["server"]
    wrong["clusters"][0]["cluster"]["server"] = server
    provider.write_secret("w1", json.dumps(wrong))
    versions = own.get(project, "w2", "Kustomization", "flux-system")["metadata"]
    done = own.pair(project, handover(project, "w1"), "--timeout", "5")
    assert done.code == 4, done.err
    assert done.clusters["w1"]["result"] == "failed"
    assert own.get(project, "w2", "Kustomization", "flux-system")["metadata"] == versions
    provider.write_secret("w1", right)
    assert own.pair(project, handover(project, "w1")).code == 0


def test_no_credential_is_seen_anywhere(
    project: Project, management: Management, provider: Provider
) -> None:
    """Neither in what was printed, nor on the disk, nor in Git."""
    provider.behaviours["w1"] = Behaviour(token=True)
    provider.rotate("w1")
    kubeconfig = provider.kubeconfig("w1")
    token = credentials.user_of(kubeconfig)["token"]
    provider.write_secret("w1", kubeconfig)
    done = own.pair(project, handover(project, "w1"))
    assert done.code == 0
    assert token not in done.out + done.err
    assert token not in project.git("log", "-p", "--all")
    assert not [path for path in project.tmp.rglob("*") if _holds(path, token.encode())]


def _holds(path: Path, canary: bytes) -> bool:
    return path.is_file() and canary in path.read_bytes()
