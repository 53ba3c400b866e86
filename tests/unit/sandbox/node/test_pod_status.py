from __future__ import annotations

from typing import Any

from provisioner.sandbox.node import pod_status, pods
from provisioner.sandbox.node.pod_status import ContainerState

POD: dict[str, Any] = {
    "metadata": {"name": "p", "generation": 3},
    "spec": {"containers": [{"name": "manager", "image": "ghcr.io/fluxcd/source-controller:v1"}]},
}


def conditions(status: dict[str, Any]) -> dict[str, str]:
    return {one["type"]: one["status"] for one in status["conditions"]}


def test_a_pod_that_runs_but_is_not_ready() -> None:
    status = pod_status.build(POD, ContainerState(running=True))
    assert status["phase"] == "Running"
    assert conditions(status)["Ready"] == "False"
    assert conditions(status)["PodScheduled"] == "True"
    assert "running" in status["containerStatuses"][0]["state"]


def test_a_pod_that_cannot_run_says_why() -> None:
    status = pod_status.build(POD, ContainerState(reason="ImagePullBackOff", message="no program"))
    assert status["phase"] == "Pending"
    assert status["containerStatuses"][0]["state"]["waiting"] == {
        "reason": "ImagePullBackOff",
        "message": "no program",
    }


def test_a_program_that_ended_leaves_its_exit_code() -> None:
    container = pod_status.build(
        POD, ContainerState(restarts=2, last_code=1, reason="CrashLoopBackOff")
    )["containerStatuses"][0]
    assert container["restartCount"] == 2
    assert container["lastState"]["terminated"]["exitCode"] == 1
    assert container["state"]["waiting"]["reason"] == "CrashLoopBackOff"


def test_a_condition_keeps_its_time_until_it_turns() -> None:
    first = pod_status.build(POD, ContainerState(running=True))
    old = [{**one, "lastTransitionTime": "2020-01-01T00:00:00Z"} for one in first["conditions"]]
    then = pod_status.build(
        {**POD, "status": {"conditions": old}}, ContainerState(running=True, ready=True)
    )
    times = {one["type"]: one["lastTransitionTime"] for one in then["conditions"]}
    assert times["PodScheduled"] == "2020-01-01T00:00:00Z"
    assert times["Ready"] != "2020-01-01T00:00:00Z"


def test_only_controllers_of_ours_are_run_and_the_reason_names_the_way_out() -> None:
    def pod(image: str) -> dict[str, Any]:
        return {"spec": {"containers": [{"name": "c", "image": image}]}}

    for image in (
        "nginx:1.27",
        "example.org/etcd",
        "registry.k8s.io/kube-controller-manager:v1",
        "x/../kube-apiserver",
    ):
        assert pod_status.PRETEND in pods.unable(pod(image))
