"""Why a controller does not run: every case is data in controller_faults.json."""

from __future__ import annotations

import json
from typing import Any

import pytest

from provisioner.pairing.flux_on_cluster import controller_faults
from provisioner.pairing.flux_on_cluster.controller_faults import Cause, Evidence
from tests.conftest import CASES

KNOWN = json.loads((CASES / "pairing" / "controller_faults.json").read_text())


@pytest.mark.parametrize("case", KNOWN, ids=[case["name"] for case in KNOWN])
def test_a_cause_is_named(case: dict[str, Any]) -> None:
    cause = controller_faults.find(Evidence(**case["evidence"]))
    assert case["text"] in cause.text
    assert case["hint"] in cause.hint
    assert bool(cause.hint) == bool(case["hint"])
    assert cause.patience == (case["patience"] or controller_faults.PASSING)


READY = {"metadata": {"name": "n"}, "status": {"conditions": [{"type": "Ready", "status": "True"}]}}


def found(*pods: dict[str, Any], **deployment: Any) -> Cause:
    events = [event for pod in pods for event in pod.pop("events", [])]
    evidence = Evidence(deployment={"status": deployment}, nodes=[READY], pods=pods, events=events)
    return controller_faults.find(evidence)


def pod(container: dict[str, Any] | None = None, **status: Any) -> dict[str, Any]:
    statuses = [] if container is None else [{"name": "manager", **container}]
    image = [{"name": "manager", "image": "reg/declared"}]
    return {
        "metadata": {"uid": "u"},
        "spec": {"containers": image},
        "status": {"containerStatuses": statuses, **status},
    }


def waits(reason: str, message: str = "", **more: Any) -> dict[str, Any]:
    return pod({"state": {"waiting": {"reason": reason, "message": message}}, **more})


def test_the_phase_of_the_first_pod_is_all_there_is_to_say() -> None:
    assert found().text == "no pod yet"
    assert found(pod(phase="Running")).text == "pod Running"
    assert found(pod(), pod(phase="Failed")).text == "pod Pending"
    assert found({"metadata": {}}).text == "pod Pending"


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        ({"status": "False", "message": "not  yet", "reason": "Why"}, "Why: not yet"),
        ({"status": "False", "message": "not yet"}, "Ready: not yet"),
        ({"status": "True", "message": "fine"}, "pod Pending"),
        ({"status": "False"}, "pod Pending"),
    ],
)
def test_conditions_that_say_why(condition: dict[str, str], text: str) -> None:
    assert found(pod(conditions=[{"type": "Ready", **condition}])).text == text


@pytest.mark.parametrize(
    ("kind", "status", "refused"),
    [
        ("ReplicaFailure", "True", True),
        ("ReplicaFailure", "False", False),
        ("Available", "True", False),
    ],
)
def test_pods_that_are_refused(kind: str, status: str, refused: bool) -> None:
    condition = {"type": kind, "status": status, "message": "for some reason"}
    cause = found(conditions=[condition])
    if refused:
        assert cause.text == "its pods are refused: for some reason"
        assert cause.hint == "Fix what prevents its pods from being created."
        assert cause.patience == controller_faults.MINUTE
    else:
        assert cause.text == "no pod yet"


def test_a_container_that_starts_says_nothing_unless_it_has_a_message() -> None:
    for reason in ("", "ContainerCreating", "PodInitializing"):
        assert found(waits(reason)).text == "pod Pending"
    assert found(waits("ContainerCreating", "mount failed")).text == (
        "ContainerCreating: mount failed"
    )
    assert found(waits("", "odd")).text == "odd"
    assert found(waits("Odd")).text == "Odd"


@pytest.mark.parametrize("reason", ["CreateContainerConfigError", "RunContainerError"])
def test_a_container_that_cannot_be_made(reason: str) -> None:
    cause = found(waits(reason, "x"))
    assert (cause.text, cause.patience) == (f"{reason}: x", controller_faults.MINUTE)
    assert cause.hint == "See `kubectl describe pod`."


@pytest.mark.parametrize(
    ("image", "named"), [({"image": "reg/run"}, "reg/run"), ({}, "reg/declared")]
)
def test_an_image_is_named_as_it_runs_or_as_it_is_declared(
    image: dict[str, str], named: str
) -> None:
    cause = found(waits("ErrImagePull", "odd", **image))
    assert cause.text == f"ErrImagePull: image {named} cannot be pulled: odd"
    assert cause.hint == "Check the registry and the image pull secret."
    assert cause.patience == controller_faults.MINUTE


def test_init_containers_come_first() -> None:
    one = waits("Late", "x")
    waiting = {"reason": "Early", "message": "y"}
    one["status"]["initContainerStatuses"] = [{"name": "init", "state": {"waiting": waiting}}]
    assert found(one).text == "Early: y"


def crashed(restarts: int, **terminated: Any) -> Cause:
    last = {"terminated": terminated}
    return found(waits("CrashLoopBackOff", "back-off", restartCount=restarts, lastState=last))


def test_crashes() -> None:
    passing, last = crashed(3, exitCode=2, message="why"), crashed(4)
    assert passing.text == "CrashLoopBackOff: why (exit code 2, 3 restarts)"
    assert passing.patience == controller_faults.PASSING
    assert last.text == "CrashLoopBackOff: back-off (exit code unknown, 4 restarts)"
    assert last.patience == controller_faults.SOON
    assert found(waits("CrashLoopBackOff")).text.endswith("(exit code unknown, 0 restarts)")


def test_the_registry_s_last_answer_counts() -> None:
    involved = {"uid": "u"}
    messages = ('Failed to pull image "x": first', 'Failed to pull image "x": last', "Back-off")
    events = [{"involvedObject": involved, "message": message} for message in messages]
    others = [{"involvedObject": {"uid": "v"}, "message": 'Failed to pull image "x": theirs'}, {}]
    one = {**waits("ImagePullBackOff", "backing off"), "events": [*events, *others]}
    assert found(one).text.endswith("cannot be pulled: last")


@pytest.mark.parametrize(
    ("kind", "status", "named"),
    [("PodScheduled", "False", True), ("PodScheduled", "True", False), ("Other", "False", False)],
)
def test_a_pod_without_a_node(kind: str, status: str, named: bool) -> None:
    cause = found(pod(conditions=[{"type": kind, "status": status}]))
    assert cause.text == ("Unschedulable:" if named else "pod Pending") + (" " if named else "")
    assert (cause.patience == controller_faults.NODES) is named


def nodes(*statuses: str, **more: str) -> Cause:
    made = [
        {"status": {"conditions": [{"type": "Other", "status": "x"}, ready]}}
        for ready in ({"type": "Ready", "status": status, **more} for status in statuses)
    ]
    return controller_faults.find(Evidence(deployment={}, nodes=made))


def test_nodes_that_are_not_ready() -> None:
    assert nodes("False", "True").text == "no pod yet"
    cause = nodes("False", "Unknown", reason="KubeletNotReady")
    assert cause.text == "no node is ready: KubeletNotReady"
    assert cause.hint == "See `kubectl describe node`."
    assert nodes("False", message="CNI is missing").hint == "Install a network plugin (CNI)."


def test_the_first_node_that_is_not_ready_says_why() -> None:
    ready = [{"type": "Ready", "status": "False", "message": text} for text in ("first", "second")]
    made = [{"status": {"conditions": [condition]}} for condition in ready]
    cause = controller_faults.find(Evidence(deployment={}, nodes=made))
    assert cause.text == "no node is ready: first"
