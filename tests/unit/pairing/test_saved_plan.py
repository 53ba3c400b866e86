"""What a plan keeps, and what counts as moved."""

from __future__ import annotations

import subprocess
from typing import Any

import pytest

from provisioner.base.events import Action, Change, Event, Note
from provisioner.pairing.saved_plan import ClusterPlan, Collector, SavedStep, blob, moved

SEEN = {"cluster": "uid-1", "branch": "aaa", "file f": "111", "deploy key SHA256:k": "read-only"}


def plan(
    cluster: str = "c1", seen: dict[str, str] | None = None, **steps: tuple[Action, str]
) -> ClusterPlan:
    saved = tuple(
        SavedStep(step=name, subject=subject, action=action)
        for name, (action, subject) in steps.items()
    )
    return ClusterPlan(cluster=cluster, steps=saved, seen=SEEN if seen is None else seen)


CASES: dict[str, tuple[ClusterPlan, ClusterPlan, list[str]]] = {
    "nothing": (plan(), plan(), []),
    "a user's commit": (plan(), plan(seen={**SEEN, "branch": "bbb"}), []),
    "our file": (plan(), plan(seen={**SEEN, "file f": "222"}), ["c1: file f: was 111, is 222"]),
    "our file deleted": (
        plan(),
        plan(seen={name: value for name, value in SEEN.items() if name != "file f"}),
        ["c1: file f: was 111, is nothing"],
    ),
    "another cluster of that name": (
        plan(),
        plan(seen={**SEEN, "cluster": "uid-2"}),
        ["c1: cluster: was uid-1, is uid-2"],
    ),
    "a key more": (
        plan(),
        plan(seen={**SEEN, "deploy key SHA256:l": "write"}),
        ["c1: deploy key SHA256:l: was nothing, is write"],
    ),
    "a right of the key": (
        plan(),
        plan(seen={**SEEN, "deploy key SHA256:k": "write"}),
        ["c1: deploy key SHA256:k: was read-only, is write"],
    ),
    "a decision": (
        plan(secret=(Action.UNCHANGED, "Secret")),
        plan(secret=(Action.CREATED, "Secret")),
        ["c1: step secret: planned was nothing; now it would be created Secret"],
    ),
    "done meanwhile": (
        plan(secret=(Action.CREATED, "Secret")),
        plan(secret=(Action.UNCHANGED, "Secret")),
        ["c1: step secret: planned was created Secret; now it would be nothing"],
    ),
    "another revision applied": (
        plan(proof=(Action.UNCHANGED, "main@sha1:a")),
        plan(proof=(Action.UNCHANGED, "main@sha1:b")),
        [],
    ),
    "Flux at work": (
        plan(proof=(Action.UNCHANGED, "main@sha1:a")),
        plan(proof=(Action.CREATED, "revision")),
        [],
    ),
    "came into being": (
        plan(seen={}),
        plan(seen={"branch": "aaa", "cluster": "uid-1"}),
        ["c1: cluster: was nothing, is uid-1"],
    ),
    "another cluster": (
        plan(),
        plan(cluster="c2"),
        ["c1: no longer to be paired", "c2: not in the saved plan"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_moved(name: str) -> None:
    before, after, lines = CASES[name]
    assert moved([before], [after]) == lines


def test_only_planned_steps_are_kept_and_all_is_passed_on() -> None:
    events_passed: list[Event] = []
    collected = Collector(sink=events_passed.append)
    some: dict[str, Any] = {
        "cluster": "c1",
        "step": "secret",
        "subject": "S",
        "action": Action.CREATED,
    }
    events: list[Event] = [Change(**some, planned=True), Change(**some), Note(text="talk")]
    for event in events:
        collected(event)
    collected.seen["c1"] = SEEN
    assert collected.plans() == [plan(secret=(Action.CREATED, "S"))]
    assert events_passed == events


@pytest.mark.parametrize("text", ["", "a: b\n", "grün\n"])
def test_blobs_are_named_as_git_names_them(text: str) -> None:
    named = subprocess.run(
        ["git", "hash-object", "--stdin"], input=text.encode(), capture_output=True, check=True
    )
    assert blob(text) == named.stdout.decode().strip()
