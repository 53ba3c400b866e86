"""The story of a pairing: what has to come before what."""

from __future__ import annotations

import pytest

from provisioner.pairing import rotate, unpair
from provisioner.pairing.order.pairing_steps import STEPS, ready_before_files
from provisioner.pairing.removal.leaving import Departure
from provisioner.pairing.rotation import stage
from provisioner.pairing.run.engine import Steps

LEAVING = unpair.steps(Departure(drain=True))
BEFORE: list[tuple[str, Steps, str, str]] = [
    (
        "a kill in between leaves no key that nobody holds",
        STEPS,
        "secret",
        "deploy key",
    ),
    ("the host knows the key with which Flux fetches", STEPS, "deploy key", "sync"),
    ("what Flux fetches is there when its controllers start", STEPS, "sync", "ready"),
    ("our files are in Git before Flux fetches them", STEPS, "files", "sync"),
    ("old keys stay until the new one is proven", STEPS, "proof", "old keys"),
    ("a rotation that was begun ends before keys go", STEPS, "rotation", "old keys"),
    ("what tells of a rotation goes last", STEPS, "old keys", "unstaging"),
    ("the host has the new key before it is tried", rotate.STEPS, "new key", "probe"),
    ("a key is tried before anything uses it", rotate.STEPS, "probe", "swap"),
    ("a key is in use before it is proven", rotate.STEPS, "swap", "fetch"),
    ("the old key stays until the new one is proven", rotate.STEPS, "fetch", "old keys"),
    ("the way back stays until all is done", rotate.STEPS, "old keys", "unstaging"),
    ("controllers prune the workloads", LEAVING, "drain", "controllers"),
    ("finalizers in the namespace go with their CRDs", LEAVING, "controllers", "namespace"),
]


@pytest.mark.parametrize(
    ("steps", "first", "then"), [pytest.param(*rest, id=why) for why, *rest in BEFORE]
)
def test_order(steps: Steps, first: str, then: str) -> None:
    names = [step.name for step in steps]
    assert names.index(first) < names.index(then)


def test_controllers_are_waited_for_before_a_run_ends_for_a_merge() -> None:
    names = [step.name for step in ready_before_files(STEPS)]
    assert names[names.index("ready") :][:3] == ["ready", "files", "sync"]
    assert sorted(names) == sorted(step.name for step in STEPS)


def test_workloads_are_drained_only_where_that_was_decided() -> None:
    assert "drain" not in [step.name for step in unpair.steps(Departure())]


def test_a_name_stands_for_one_step_of_a_story() -> None:
    """Events, plans and saved plans tell steps by their names."""
    for steps in (STEPS, (stage.STEP, *rotate.STEPS), LEAVING):
        names = [step.name for step in steps]
        assert len(names) == len(set(names))
