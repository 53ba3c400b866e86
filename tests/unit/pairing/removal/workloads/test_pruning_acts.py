"""When and in which order a drain deletes what the root delivered, so that it is pruned."""

from __future__ import annotations

import builtins
import time
from collections.abc import Iterator
from typing import Any

import pytest

from provisioner.base.errors import TimedOut, Unreachable
from provisioner.base.events import Event, Note
from provisioner.pairing.flux_on_cluster import deletion
from provisioner.pairing.removal.workloads import drain, pruning
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.options import Options
from tests.fakes.clock import FakeTime
from tests.unit.pairing.removal.workloads.objects import (
    ENDING,
    Object,
    act,
    children,
    controller,
    deliverer,
    entry,
    look,
)
from tests.unit.pairing.targets import target
from tests.unit.pairing.writable import Writable

pytestmark = pytest.mark.usefixtures("fast")


def test_children_are_resumed_and_deleted_in_reverse_order(desired: Desired) -> None:
    client = Writable(*children(), controller("Kustomization"))
    act(target(desired, client))
    resume = {"spec": {"suspend": None}}
    assert client.writes[1:] == [
        ("patch", "Kustomization/shop", resume),
        ("delete", "Kustomization/shop", "Background"),
        ("patch", "Kustomization/base", resume),
        ("delete", "Kustomization/base", "Background"),
    ]


def test_a_child_that_is_being_deleted_is_only_waited_for(desired: Desired, fast: FakeTime) -> None:
    held = children(deletionTimestamp=ENDING, finalizers=["finalizers.fluxcd.io"])
    client = Writable(*held, controller("Kustomization"))
    with pytest.raises(TimedOut) as caught:
        act(target(desired, client, options=Options(timeout=2.0)))
    assert client.written("delete") == []
    assert set(fast.slept) == {deletion.PAUSE}
    cause = caught.value.cause
    assert cause.endswith(": Kustomization flux-system/shop (finalizer finalizers.fluxcd.io)"), (
        "the other is not being deleted"
    )


def test_a_child_that_hangs_is_freed_if_the_user_asked_for_it(desired: Desired) -> None:
    held = children(finalizers=["finalizers.fluxcd.io", "theirs"])
    client = Writable(*held, controller("Kustomization"))
    act(target(desired, client, options=Options(timeout=2.0, force=True)))
    assert client.written("delete") == ["Kustomization/shop", "Kustomization/base"]


class SlowPruning(Writable):
    """A cluster whose kustomize-controller needs 5 s to prune `base`, and never ends with others.
    `pruned`: what it has ended with."""

    def __init__(self, *items: Object) -> None:
        super().__init__(*items)
        self.pruned: list[str] = []
        self._since = 0.0

    def delete(self, item: Object, *, propagation: str = "Background") -> bool:
        self._since = time.monotonic()
        return super().delete(item, propagation=propagation)

    def list(
        self, _version: str, kind: str, namespace: str = "", *, labels: str = "", **_more: Any
    ) -> builtins.list[Object]:
        live = self.get("", "Kustomization", "base", "flux-system")
        ending = live and "deletionTimestamp" in live["metadata"]
        if live and ending and time.monotonic() >= self._since + 5:
            self.pruned.append("base")
            self.patch(live, {"metadata": {"finalizers": []}})
        return super().list(_version, kind, namespace, labels=labels)


def test_only_a_child_that_hangs_is_freed(desired: Desired) -> None:
    """The next one is asked afterwards, and has the whole time to be pruned."""
    root, base, shop = children(finalizers=["finalizers.fluxcd.io"])
    base["metadata"]["finalizers"] = ["finalizers.fluxcd.io"]
    client = SlowPruning(root, base, shop, controller("Kustomization"))
    act(target(desired, client, options=Options(timeout=6.0, force=True)))
    assert client.written("delete") == ["Kustomization/shop", "Kustomization/base"]
    assert client.pruned == ["base"]


AT_WORK = [
    {"type": "Ready", "status": "Unknown", "reason": "Progressing"},
    {"type": "Reconciling", "status": "True", "reason": "Progressing", "message": "applying v2"},
]
ENDED = [{"type": "Ready", "status": "True", "reason": "ReconciliationSucceeded"}]


def at_work(made: Object, conditions: Any = AT_WORK) -> Object:
    """A controller has begun to apply it, or, without conditions, is about to."""
    made["metadata"]["finalizers"] = ["finalizers.fluxcd.io"]
    made["status"] = {**made.get("status", {}), "conditions": conditions}
    return made


class Applying(Writable):
    """A cluster whose controllers end their reconciliations after `seconds`, and prune at once.
    `too_early`: what was deleted before."""

    def __init__(self, *items: Object, seconds: float = 3.0) -> None:
        super().__init__(*items)
        self.ends = time.monotonic() + seconds
        self.too_early: list[str] = []
        self.brings: list[Object] = []

    def list(
        self, _version: str, kind: str, namespace: str = "", *, labels: str = "", **_more: Any
    ) -> builtins.list[Object]:
        self._end()
        return super().list(_version, kind, namespace, labels=labels)

    def watch(
        self, _version: str, kind: str, namespace: str, name: str, _seconds: float
    ) -> Iterator[Object | None]:
        for found in super().watch(_version, kind, namespace, name, _seconds):
            self._end()
            yield found

    def delete(self, item: Object, *, propagation: str = "Background") -> bool:
        if item["kind"] == "Kustomization" and time.monotonic() < self.ends:
            self.too_early.append(item["metadata"]["name"])
        return super().delete(item, propagation=propagation)

    def _end(self) -> None:
        if time.monotonic() < self.ends:
            return
        for held in [one for key, one in self._held.items() if key[0] == "Kustomization"]:
            held.setdefault("status", {})["conditions"] = ENDED
            if "deletionTimestamp" in held["metadata"]:
                self.patch(held, {"metadata": {"finalizers": []}})
        root = self.held("Kustomization", "flux-system", "flux-system")
        while self.brings:
            made = self.brings.pop()
            root["status"]["inventory"]["entries"].append(entry(made))
            self.put(made)


@pytest.mark.parametrize("conditions", [AT_WORK, AT_WORK[1:], []])
def test_a_child_is_not_deleted_while_flux_applies_it(desired: Desired, conditions: Any) -> None:
    """Its status does not say yet what it has delivered, so that would stay."""
    child = at_work(deliverer("Kustomization", "shop"), conditions)
    root = deliverer("Kustomization", "flux-system", child)
    client = Applying(root, child, controller("Kustomization"))
    act(target(desired, client))
    assert (client.written("delete"), client.too_early) == (["Kustomization/shop"], [])


def test_a_suspended_child_is_at_rest(desired: Desired) -> None:
    child = at_work(deliverer("Kustomization", "shop", suspend=True))
    root = deliverer("Kustomization", "flux-system", child)
    client = Applying(root, child, controller("Kustomization"))
    act(target(desired, client))
    assert client.too_early == ["shop"]


def test_a_child_that_is_applied_without_end_is_named(desired: Desired) -> None:
    child = at_work(deliverer("Kustomization", "shop"))
    root = deliverer("Kustomization", "flux-system", child)
    client = Applying(root, child, controller("Kustomization"), seconds=1000)
    with pytest.raises(TimedOut) as caught:
        act(target(desired, client, options=Options(timeout=5)))
    assert caught.value.cause.startswith(
        "Flux has not ended applying Kustomization flux-system/sho"
    )
    assert caught.value.cause.endswith("in time: applying v2")
    assert "--force" in caught.value.hint
    assert client.written("delete") == []


def test_a_child_that_is_applied_without_end_goes_if_the_user_asked_for_it(
    desired: Desired,
) -> None:
    child = at_work(deliverer("Kustomization", "shop"))
    root = deliverer("Kustomization", "flux-system", child)
    client = Applying(root, child, controller("Kustomization"), seconds=1000)
    act(target(desired, client, options=Options(timeout=5, force=True)))
    assert client.written("delete") == ["Kustomization/shop"]


def test_what_the_root_is_about_to_deliver_goes_too(desired: Desired) -> None:
    events: list[Event] = []
    root = at_work(deliverer("Kustomization", "flux-system"))
    client = Applying(root, controller("Kustomization"))
    client.brings = [deliverer("Kustomization", "shop")]
    subject = target(desired, client, sink=events.append)
    assert "Flux is applying at this moment" in drain.decide(desired, look(subject)).detail
    act(subject)
    assert (client.written("delete"), client.too_early) == (["Kustomization/shop"], [])
    (note,) = [event.text for event in events if isinstance(event, Note)]
    assert note == (
        "cluster c1: applied since the first look, and drained too: Kustomization flux-system/shop"
    )


@pytest.mark.parametrize(
    ("kind", "running", "runs"),
    [
        ("Kustomization", [], False),
        ("Kustomization", [controller("Kustomization", 0)], False),
        ("Kustomization", [controller("HelmRelease")], False),
        ("HelmRelease", [controller("Kustomization")], False),
        ("HelmRelease", [controller("HelmRelease")], True),
    ],
)
def test_children_need_their_controller(
    kind: str, running: list[Object], *, runs: bool, desired: Desired
) -> None:
    child = deliverer(kind, "shop")
    client = Writable(deliverer("Kustomization", "flux-system", child), child, *running)
    subject = target(desired, client)
    if runs:
        return act(subject)
    with pytest.raises(Unreachable) as caught:
        act(subject)
    name = pruning.CONTROLLERS[kind]
    assert caught.value.subject == "cluster c1"
    assert caught.value.cause == f"{name} does not run, so nothing prunes {kind}s"
    assert "--workloads keep" in caught.value.hint
    assert client.written("delete") == []
    return None
