"""Waiting for a Deployment: what is said meanwhile, and when it ends with a reason."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from provisioner.base.errors import TimedOut, Unreachable
from provisioner.base.events import Event, Waiting
from provisioner.pairing.flux_on_cluster import deployments
from provisioner.pairing.run.desired_state import Desired
from tests.fakes.clock import FakeTime
from tests.unit.pairing.targets import target
from tests.unit.pairing.writable import Writable

Object = dict[str, Any]
NAME = "source-controller"
READY = {"conditions": [{"type": "Ready", "status": "True"}]}
NODE: Object = {"kind": "Node", "metadata": {"name": "n1"}, "status": READY}


class Watched(Writable):
    """Records the names of the objects that are watched."""

    def __init__(self, *items: Object) -> None:
        super().__init__(*items)
        self.watched: list[str] = []

    def watch(
        self, version: str, kind: str, namespace: str, name: str, seconds: float
    ) -> Iterator[Object | None]:
        self.watched.append(name)
        yield from super().watch(version, kind, namespace, name, seconds)


def placed(kind: str, name: str, **more: Any) -> Object:
    return {"kind": kind, "metadata": {"name": name, "namespace": "flux-system"}, **more}


def pod(app: str, message: str) -> Object:
    refused = {"type": "PodScheduled", "status": "False", "reason": "Full", "message": message}
    made = placed("Pod", app, status={"phase": "Pending", "conditions": [refused]})
    made["metadata"] |= {"uid": f"uid-{app}", "labels": {"app": app}}
    return made


def event(uid: str, reason: str) -> Object:
    involved = {"uid": uid} if uid else {}
    return placed("Event", f"{uid}-{reason}", involvedObject=involved, reason=reason)


def deployment(name: str = NAME, *, available: bool = False) -> Object:
    condition = {"type": "Available", "status": str(available)}
    made = placed("Deployment", name)
    made["metadata"]["generation"] = 1
    return {**made, "status": {"observedGeneration": 1, "conditions": [condition]}}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FakeTime:
    made = FakeTime()
    made.install(monkeypatch)
    return made


def test_the_reason_is_that_of_its_own_pods(desired: Desired) -> None:
    client = Writable(NODE, pod("helm-controller", "no room"), pod(NAME, "a taint"))
    cause = deployments.why(target(desired, client), NAME, deployment())
    assert cause.text == "Full: a taint"
    assert "toleration_keys" in cause.hint


@pytest.mark.parametrize(
    ("uid", "scaling"), [(f"uid-{NAME}", True), ("uid-helm-controller", False), ("", False)]
)
def test_events_count_for_its_own_pods(uid: str, *, scaling: bool, desired: Desired) -> None:
    client = Writable(NODE, pod(NAME, "no room"), event(uid, "TriggeredScaleUp"))
    cause = deployments.why(target(desired, client), NAME, deployment())
    assert ("an autoscaler is adding a node" in cause.text) is scaling


def test_a_deployment_that_is_not_there_is_the_reason(desired: Desired) -> None:
    assert deployments.why(target(desired, Writable(NODE)), NAME, None).text == (
        "its Deployment does not exist"
    )


@pytest.mark.usefixtures("clock")
def test_one_that_is_available_is_not_asked_about(desired: Desired) -> None:
    client = Writable(deployment(available=True))
    deployments.wait_for_all(target(desired, client), [NAME], deployments.available)
    assert client.reads == []


@pytest.mark.usefixtures("clock")
def test_all_are_waited_for(desired: Desired) -> None:
    client = Writable(NODE, deployment(available=True))
    client.pace = 20.0
    subject = target(desired, client)
    deployments.wait_for_all(subject, [], deployments.available)
    with pytest.raises(TimedOut, match="helm-controller not ready in time: its Deployment does"):
        deployments.wait_for_all(subject, [NAME, "helm-controller"], deployments.available)


@pytest.mark.usefixtures("clock")
def test_those_that_start_together_are_watched_once(desired: Desired) -> None:
    names = [NAME, "helm-controller", "kustomize-controller"]
    client = Watched(*(deployment(name, available=True) for name in names))
    deployments.wait_for_all(target(desired, client), names, deployments.available)
    assert client.watched == [NAME]


@pytest.mark.usefixtures("clock")
def test_a_cause_that_stays_ends_the_wait(desired: Desired) -> None:
    events: list[Event] = []
    client = Writable(NODE, deployment(), pod(NAME, "no room"))
    began = time.monotonic()
    with pytest.raises(Unreachable) as caught:
        deployments.wait(target(desired, client, sink=events.append), NAME, deployments.available)
    assert 120 < time.monotonic() - began < 130
    error = caught.value
    assert error.subject == "cluster c1"
    assert error.cause == f"{NAME} cannot start: Full: no room"
    assert error.hint == "Add a node with enough room."
    said = {(one.subject, one.detail) for one in events if isinstance(one, Waiting)}
    assert said == {(NAME, "Full: no room")}


@pytest.mark.usefixtures("clock")
def test_nothing_is_asked_in_the_first_seconds(desired: Desired) -> None:
    client = Writable(NODE, deployment())
    seconds = iter(range(3))
    client.react = lambda: client.put(deployment(available=next(seconds) == 2))
    deployments.wait(target(desired, client), NAME, deployments.available)
    assert client.reads == [], "it is available within the time that is usual"


@pytest.mark.usefixtures("clock")
def test_what_only_passes_is_waited_for_until_the_deadline(desired: Desired) -> None:
    client = Writable(NODE, deployment())
    client.pace = 5.0
    began = time.monotonic()
    with pytest.raises(TimedOut, match=f"Deployment flux-system/{NAME} not ready.*no pod yet"):
        deployments.wait(target(desired, client), NAME, deployments.available)
    assert 295 < time.monotonic() - began < 305
