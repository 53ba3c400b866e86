"""Waiting for the objects of a prerequisite."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from provisioner.base.errors import Unreachable
from provisioner.pairing.prerequisites import ready
from provisioner.pairing.run.desired_state import Desired
from tests.fakes.clock import FakeTime
from tests.unit.pairing.targets import target
from tests.unit.pairing.writable import Writable


def item(version: str, kind: str, name: str, **status: Any) -> dict[str, Any]:
    meta = {"name": name, "namespace": "network", "generation": 1}
    return {"apiVersion": version, "kind": kind, "metadata": meta, "spec": {}, "status": status}


class InTurns(Writable):
    """No wait runs ahead of the others, though the clock is a fake."""

    def watch(
        self, _version: str, kind: str, namespace: str, name: str, _seconds: float
    ) -> Iterator[dict[str, Any] | None]:
        for state in super().watch(_version, kind, namespace, name, _seconds):
            threading.Event().wait(0.002)
            yield state


def test_what_has_failed_ends_the_wait_for_the_others(desired: Desired, fast: FakeTime) -> None:
    failed = {"type": "Failed", "status": "True", "message": "backoff limit"}
    items = [
        item("apps/v1", "Deployment", "slow", observedGeneration=1),
        item("batch/v1", "Job", "setup", conditions=[failed]),
    ]
    with pytest.raises(Unreachable, match="Job/setup has failed: backoff limit"):
        ready.wait(target(desired, InTurns(*items)), "network", items)
    assert sum(fast.slept) < 60, "not the whole time"
