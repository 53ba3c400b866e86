"""Waiting until deleted objects are gone, and what is named and forced at the deadline."""

from __future__ import annotations

import time
from typing import Any

import pytest

from provisioner.base.errors import TimedOut
from provisioner.pairing.flux_on_cluster import deletion
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.options import Options
from tests.unit.pairing.targets import FreeTarget, target
from tests.unit.pairing.writable import Writable

Object = dict[str, Any]
pytestmark = pytest.mark.usefixtures("fast")


def item(kind: str, name: str, *finalizers: str, namespace: str = "", **meta: Any) -> Object:
    place: dict[str, Any] = {"name": name, **meta}
    if namespace:
        place["namespace"] = namespace
    if finalizers:
        place["finalizers"] = list(finalizers)
    return {"apiVersion": "v1", "kind": kind, "metadata": place}


def crd() -> Object:
    versions = [{"name": "v1beta1", "storage": False}, {"name": "v1", "storage": True}]
    made = item("CustomResourceDefinition", "shops.example.com")
    spec = {"group": "example.com", "names": {"kind": "Shop"}, "versions": versions}
    return {**made, "spec": spec}


def of(desired: Desired, client: Writable, *, force: bool = False) -> FreeTarget:
    return target(desired, client, options=Options(force=force, timeout=5.0))


def deleted(client: Writable, *items: Object) -> None:
    for one in items:
        client.delete(one)


def test_what_is_gone_is_not_waited_for(desired: Desired) -> None:
    looked: list[str] = []
    deletion.wait(of(desired, Writable()), [item("Pod", "a")], "x", lambda: looked.append("again"))
    assert looked == []


def test_what_disappears_meanwhile_ends_the_wait(desired: Desired) -> None:
    pod = item("Pod", "a", namespace="default")
    client = Writable(pod)
    deletion.wait(of(desired, client), [pod], "x", lambda: client.delete(pod))


def test_what_stays_is_named_with_what_holds_it(desired: Desired) -> None:
    held = [item("ConfigMap", f"c{number}", "theirs") for number in range(6)]
    client = Writable(*held)
    deleted(client, *held)
    began = time.monotonic()
    with pytest.raises(TimedOut) as caught:
        deletion.wait(of(desired, client), held, "workloads")
    assert 5.0 < time.monotonic() - began < 8.0
    error = caught.value
    assert error.subject == "cluster c1"
    names = ", ".join(f"ConfigMap c{number} (finalizer theirs)" for number in range(5))
    assert error.cause == f"being deleted, but not gone in time: {names} and 1 more"
    assert error.hint == deletion.HINT


def test_five_are_all_named(desired: Desired) -> None:
    held = [item("ConfigMap", f"c{number}", "theirs") for number in range(5)]
    cause = deletion.stuck(of(desired, Writable(*held)), held).cause
    assert cause.endswith("ConfigMap c4 (finalizer theirs)")


def test_an_object_that_nothing_holds_is_named_itself(desired: Desired) -> None:
    plain = item("Pod", "a", namespace="default")
    assert deletion.stuck(of(desired, Writable(plain)), [plain]).cause.endswith(": Pod default/a")


def test_finalizers_are_removed_only_if_the_user_asked_for_it(desired: Desired) -> None:
    space, other = item("Namespace", "shop"), item("ConfigMap", "free", namespace="shop")
    held = item("ConfigMap", "held", "theirs", namespace="shop")
    client = Writable(space, held, other)
    deleted(client, held)
    began = time.monotonic()
    with pytest.raises(TimedOut):
        deletion.wait(of(desired, client, force=True), [space], "namespace")
    assert time.monotonic() - began > 5.0 + deletion.FORCED
    assert client.written("patch") == ["ConfigMap/held"], "it holds the namespace"
    assert client.get("v1", "ConfigMap", "held", "shop") is None
    deletion.wait(of(desired, client, force=True), [held], "workloads")


def test_a_forced_object_is_gone(desired: Desired) -> None:
    held = item("ConfigMap", "held", "theirs", "ours")
    client = Writable(held)
    deleted(client, held)
    deletion.wait(of(desired, client, force=True), [held], "workloads")
    assert client.writes[-1] == ("patch", "ConfigMap/held", {"metadata": {"finalizers": None}})


def test_what_holds_an_object() -> None:
    held = item("ConfigMap", "held", "theirs", namespace="shop")
    free = item("ConfigMap", "free", namespace="shop")
    shop, closed = item("Shop", "open"), item("Shop", "closed", "theirs")
    client: Any = Writable(held, free, shop, closed)

    def names(one: Object) -> list[str]:
        return [holder["metadata"]["name"] for holder in deletion.holding(client, one)]

    assert names(item("Namespace", "shop")) == ["held"]
    assert names(crd()) == ["closed"]
    assert names(held) == ["held"]
    assert names(free) == names(item("ConfigMap", "none", namespace="shop")) == []


@pytest.mark.parametrize(
    ("head", "same"),
    [
        pytest.param(item("Pod", "a"), True, id="a head without a UID"),
        pytest.param(item("Pod", "a", uid="uid-a"), True, id="the same"),
        pytest.param(item("Pod", "a", uid="before"), False, id="another of its name"),
        pytest.param(item("Pod", "a", namespace="other"), False, id="elsewhere"),
    ],
)
def test_the_same_object_as_it_is_now(head: Object, *, same: bool) -> None:
    live = {**item("Pod", "a", uid="uid-a"), "status": {"phase": "Running"}}
    client: Any = Writable(live)
    assert deletion.current(client, head) == (live if same else None)
