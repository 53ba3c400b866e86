"""A cluster that cannot apply its repository is not upgraded."""

from __future__ import annotations

import secrets
from concurrent.futures import Future
from typing import Any

import pytest

from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Facts
from provisioner.pairing.run.repository_state import FileChanges, Prepared
from provisioner.pairing.upgrading import delivery_gate
from tests.fakes.clock import FakeTime
from tests.unit.pairing.targets import target
from tests.unit.pairing.writable import Writable


def root(status: str, reason: str) -> dict[str, Any]:
    ready = {"type": "Ready", "status": status, "reason": reason, "message": "web: no"}
    return {"status": {"conditions": [ready]}}


@pytest.mark.parametrize("reason", delivery_gate.FAILURES)
def test_a_failing_root_is_asked_again_and_then_refused(desired: Desired, reason: str) -> None:
    state = root("False", reason)
    decision = delivery_gate.decide(desired, state)
    assert (decision.action, decision.work) == (Action.CONFIGURED, state), "it is given its time"
    with pytest.raises(Refused, match="cannot apply its repository as it is: web: no"):
        delivery_gate.settled(desired, state)


@pytest.mark.parametrize(
    ("state", "action"),
    [
        pytest.param(root("True", "x"), Action.UNCHANGED, id="ready"),
        pytest.param(root("Unknown", "Progressing"), Action.CONFIGURED, id="at it"),
        pytest.param(root("False", "ArtifactFailed"), Action.UNCHANGED, id="no artifact"),
        pytest.param(None, Action.UNCHANGED, id="no root"),
    ],
)
def test_a_root_that_does_not_fail_by_its_content_goes_on(
    desired: Desired, state: dict[str, Any] | None, action: Action
) -> None:
    assert delivery_gate.decide(desired, state).action is action
    assert delivery_gate.settled(desired, state).action is Action.UNCHANGED
    assert delivery_gate.STEP.predict(desired, state).action is Action.UNCHANGED


class Gate:
    """A cluster whose root is in a given state."""

    def __init__(self, desired: Desired, state: dict[str, Any]) -> None:
        self.client = Writable()
        clone: Any = type("Clone", (), {"head": "a" * 40})()
        changes = FileChanges(head=None, held={}, writes={}, refused={})
        prepared: Future[Prepared] = Future()
        prepared.set_result(Prepared(clone=clone, changes=changes))
        self.target = target(desired, self.client, prepared=prepared)
        self.root = state

    def wait(self) -> Any:
        item = {**self.target.desired.root, **self.root}
        item["metadata"] = self.target.desired.root["metadata"]
        self.client.put(item)
        facts = Facts(cluster=self.target.snapshot())
        decision = delivery_gate.decide(self.target.desired, delivery_gate.look(self.target, facts))
        return delivery_gate.wait(self.target, facts, decision)


def test_a_root_that_stays_broken_is_refused_after_its_time(
    desired: Desired, fast: FakeTime
) -> None:
    gate = Gate(desired, root("False", "HealthCheckFailed"))
    with pytest.raises(Refused, match="web: no"):
        gate.wait()
    assert gate.client.written("patch") == [
        "GitRepository/flux-system",
        "Kustomization/flux-system",
    ]
    assert 29 < sum(fast.slept) < 32


@pytest.mark.parametrize(
    ("reason", "commit", "handled", "slept"),
    [
        pytest.param("BuildFailed", "a" * 40, True, 0, id="the newest will fail every time"),
        pytest.param("BuildFailed", "b" * 40, True, 30, id="an older one"),
        pytest.param("BuildFailed", "a" * 40, False, 30, id="before our request"),
        pytest.param("HealthCheckFailed", "a" * 40, True, 30, id="it may pass"),
    ],
)
def test_only_a_final_failure_ends_it_at_once(
    reason: str,
    commit: str,
    handled: bool,
    slept: int,
    desired: Desired,
    fast: FakeTime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(secrets, "token_hex", lambda _bytes: "token")
    state = root("False", reason)
    state["status"]["lastAttemptedRevision"] = f"main@sha1:{commit}"
    state["status"]["lastHandledReconcileAt"] = "token" if handled else "another"
    with pytest.raises(Refused):
        Gate(desired, state).wait()
    assert slept - 1 <= sum(fast.slept) <= slept + 2


def test_a_root_that_recovers_goes_on(desired: Desired, fast: FakeTime) -> None:
    gate = Gate(desired, root("Unknown", "Progressing"))

    def recover(verb: str, item: dict[str, Any]) -> None:
        if verb == "patch" and item["kind"] == "Kustomization":
            held = gate.client.held("Kustomization", "flux-system", "flux-system")
            held["status"] = root("True", "x")["status"]

    gate.client.refuse = recover
    _, decision = gate.wait()
    assert decision.action is Action.UNCHANGED
    assert decision.subject == "flux-system/flux-system"
    assert sum(fast.slept) == delivery_gate.PAUSE
