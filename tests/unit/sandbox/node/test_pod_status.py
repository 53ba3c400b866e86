from __future__ import annotations

from typing import Any

import pytest

from provisioner.sandbox.node import pod_status, programs
from provisioner.sandbox.node.containers import Addresses
from provisioner.sandbox.node.pod_status import ContainerState

AT = Addresses(health=1, metrics=2, serving=3, webhook=4, events=5, artifacts=6)
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
        assert pod_status.PRETEND in programs.unable(pod(image))


@pytest.mark.parametrize(("code", "phase"), [(0, "Succeeded"), (4, "Failed")])
def test_a_pod_that_runs_once_ends_with_its_program(code: int, phase: str) -> None:
    status = pod_status.build(POD, ContainerState(exit_code=code, message="the last words"))
    assert status["phase"] == phase
    assert conditions(status)["Ready"] == "False"
    ended = status["containerStatuses"][0]["state"]["terminated"]
    assert (ended["exitCode"], ended["message"]) == (code, "the last words")


def test_an_image_of_provisioner_is_the_program_that_runs() -> None:
    image = "registry.example.com/team/provisioner:1.0"
    assert programs.unable({"spec": {"containers": [{"image": image}]}}) == ""
    argv = programs.command(image, ["pair", "handover.json"], AT)
    assert argv[1:] == ["-m", "provisioner", "pair", "handover.json"]
