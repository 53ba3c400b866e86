"""What a drain finds and deletes, in which order, and what it leaves alone."""

from __future__ import annotations

import builtins
import time
from typing import Any

import pytest

from provisioner.base.errors import TimedOut, Unreachable
from provisioner.base.events import Event, Note
from provisioner.pairing.flux_on_cluster import deletion
from provisioner.pairing.removal import drain
from provisioner.pairing.removal.drain import Workloads
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Facts
from provisioner.pairing.run.options import Options
from tests.fakes.clock import FakeTime
from tests.unit.pairing.targets import FreeTarget, target
from tests.unit.pairing.writable import Writable

Object = dict[str, Any]
pytestmark = pytest.mark.usefixtures("fast")
KUSTOMIZE, HELM = "kustomize.toolkit.fluxcd.io", "helm.toolkit.fluxcd.io"
VERSIONS = {"Kustomization": f"{KUSTOMIZE}/v1", "HelmRelease": f"{HELM}/v2"}
ROOT = {f"{KUSTOMIZE}/name": "flux-system", f"{KUSTOMIZE}/namespace": "flux-system"}
SHOP = {f"{KUSTOMIZE}/name": "shop", f"{KUSTOMIZE}/namespace": "flux-system"}
ENDING = "2026-01-01T00:00:00Z"


def item(
    kind: str, name: str, labels: dict[str, str] | None = None, spec: Any = None, **meta: Any
) -> Object:
    namespace = "flux-system" if kind in VERSIONS else "default"
    place = {"name": name, "namespace": namespace, "labels": labels or {}, **meta}
    version = VERSIONS.get(kind, "v1")
    return {"apiVersion": version, "kind": kind, "metadata": place, "spec": spec or {}}


def entry(one: Object) -> dict[str, str]:
    group, _, version = one["apiVersion"].rpartition("/")
    meta = one["metadata"]
    return {"id": f"{meta['namespace']}_{meta['name']}_{group}_{one['kind']}", "v": version}


def deliverer(kind: str, name: str, *delivered: Object, **spec: Any) -> Object:
    made = item(kind, name, spec={"prune": True, **spec})
    made["status"] = {"inventory": {"entries": [entry(one) for one in delivered]}}
    return made


def controller(kind: str, ready: int = 1) -> Object:
    made = item("Deployment", drain.CONTROLLERS[kind])
    made["metadata"]["namespace"] = "flux-system"
    return {**made, "status": {"readyReplicas": ready}}


def balancer(name: str, labels: dict[str, str] | None = None, **meta: Any) -> Object:
    return item("Service", name, labels, {"type": "LoadBalancer"}, **meta)


def look(subject: FreeTarget) -> Workloads:
    return drain.look(subject, Facts(cluster=subject.first_look))


def act(subject: FreeTarget) -> None:
    state = look(subject)
    facts = Facts(cluster=subject.first_look)
    assert drain.act(subject, facts, drain.decide(subject.desired, state)) is facts


def names(items: Any) -> list[str]:
    return [one["metadata"]["name"] for one in items]


def test_without_a_root_only_what_is_being_deleted_counts(desired: Desired) -> None:
    volume = item("PersistentVolumeClaim", "data", deletionTimestamp=ENDING)
    client = Writable(balancer("theirs"), balancer("old", deletionTimestamp=ENDING), volume)
    state = look(target(desired, client))
    assert (state.root, state.children, state.own) == (None, [], [])
    assert names(state.outside) == ["old", "data"]
    assert names(state.spared) == ["theirs"]


def test_what_was_delivered_by_the_root_or_a_child_is_outside(desired: Desired) -> None:
    of_root = [balancer("of-root", ROOT), item("Service", "internal", ROOT, {"type": "ClusterIP"})]
    of_child = [balancer("of-child", SHOP), item("PersistentVolumeClaim", "data", SHOP)]
    others = [
        balancer("theirs", {f"{KUSTOMIZE}/name": "other"}),
        balancer("left by an earlier pairing", ROOT),
    ]
    child = deliverer("Kustomization", "shop", *of_child)
    root = deliverer("Kustomization", "flux-system", child, *of_root)
    state = look(target(desired, Writable(root, child, *of_root, *of_child, *others)))
    assert names(state.children) == ["shop"]
    assert names(state.outside) == ["of-root", "of-child", "data"]


OWN = [item("ConfigMap", "first", ROOT), item("Secret", "second", ROOT)]


def test_its_own_objects_go_in_reverse_order(desired: Desired) -> None:
    root = deliverer("Kustomization", "flux-system", *OWN, item("ConfigMap", "gone"))
    state = look(target(desired, Writable(root, *OWN)))
    assert names(state.own) == ["second", "first"]


@pytest.mark.parametrize(
    "spared",
    [
        pytest.param(item("ConfigMap", "x"), id="not labelled by the root"),
        pytest.param(item("ConfigMap", "x", SHOP), id="taken over by another"),
        pytest.param(item("ConfigMap", "x", {**ROOT, "app.kubernetes.io/part-of": "flux"}), id="f"),
        pytest.param(
            item("ConfigMap", "x", ROOT, annotations={f"{KUSTOMIZE}/prune": "disabled"}), id="kept"
        ),
        pytest.param({**item("HelmRelease", "x", ROOT)}, id="a child"),
        pytest.param(item("Deployment", "source-controller", ROOT), id="Flux's own by name"),
    ],
)
def test_what_flux_would_not_prune_is_spared(spared: Object, desired: Desired) -> None:
    root = deliverer("Kustomization", "flux-system", spared, *OWN)
    state = look(target(desired, Writable(root, *OWN, spared)))
    assert names(state.own) == ["second", "first"]


def test_a_root_that_does_not_prune_owns_nothing(desired: Desired) -> None:
    root = deliverer("Kustomization", "flux-system", *OWN, prune=False)
    state = look(target(desired, Writable(root, *OWN)))
    assert (state.root is not None, state.own, state.children) == (True, [], [])


def test_the_root_is_suspended_and_namespaces_go_last(desired: Desired) -> None:
    late = [item("Namespace", "shop", ROOT), item("CustomResourceDefinition", "crd", ROOT)]
    root = deliverer("Kustomization", "flux-system", *OWN, *late)
    client = Writable(root, *OWN, *late)
    act(target(desired, client))
    assert client.writes[0] == ("patch", "Kustomization/flux-system", {"spec": {"suspend": True}})
    assert client.written("delete") == [
        "Secret/second",
        "ConfigMap/first",
        "CustomResourceDefinition/crd",
        "Namespace/shop",
    ]


def test_a_namespace_is_not_deleted_before_the_rest_is_gone(desired: Desired) -> None:
    stuck = item("ConfigMap", "stuck", ROOT, finalizers=["theirs"])
    root = deliverer("Kustomization", "flux-system", stuck, item("Namespace", "shop", ROOT))
    client = Writable(root, stuck, item("Namespace", "shop", ROOT))
    with pytest.raises(TimedOut, match="ConfigMap default/stuck"):
        act(target(desired, client, options=Options(timeout=2.0)))
    assert client.written("delete") == ["ConfigMap/stuck"]


def test_without_a_root_nothing_is_suspended(desired: Desired) -> None:
    events: list[Event] = []
    client = Writable(*(balancer(f"lb{number}") for number in range(6)))
    subject = target(desired, client, sink=events.append)
    facts = Facts(cluster=subject.first_look)
    drain.act(subject, facts, drain.decide(desired, Workloads(root=None)))
    assert client.writes == []
    (note,) = [event for event in events if isinstance(event, Note)]
    assert note.level == "warning"
    assert "Service default/lb4. They may block" in note.text, "five are named"
    assert "cluster c1: kept, because this fleet did not deliver these" in note.text


def test_nothing_billed_is_nothing_to_warn_of(desired: Desired) -> None:
    events: list[Event] = []
    subject = target(desired, Writable(item("Service", "internal")), sink=events.append)
    drain.act(subject, Facts(cluster=subject.first_look), drain.decide(desired, look(subject)))
    assert events == []


def children(*delivered: Object, **meta: Any) -> list[Object]:
    base = deliverer("Kustomization", "base")
    shop = deliverer("Kustomization", "shop", *delivered, dependsOn=[{"name": "base"}])
    shop["metadata"].update(meta)
    return [deliverer("Kustomization", "flux-system", base, shop), base, shop]


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
        self, _version: str, kind: str, namespace: str = "", *, labels: str = "", **_more: bool
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
    name = drain.CONTROLLERS[kind]
    assert caught.value.subject == "cluster c1"
    assert caught.value.cause == f"{name} does not run, so nothing prunes {kind}s"
    assert "--workloads keep" in caught.value.hint
    assert client.written("delete") == []
    return None


def disk(name: str, claim: str, driver: str = "ebs.csi.aws.com", **status: Any) -> Object:
    spec = {
        "csi": {"driver": driver},
        "claimRef": {"namespace": "default", "name": claim},
        "persistentVolumeReclaimPolicy": "Delete",
    }
    made = item("PersistentVolume", name, spec=spec)
    made["metadata"]["namespace"] = ""
    return {**made, "status": status}


def with_claim() -> list[Object]:
    claim = item("PersistentVolumeClaim", "data", SHOP)
    child = deliverer("Kustomization", "shop", claim)
    return [deliverer("Kustomization", "flux-system", child), child, claim]


def test_a_disk_goes_with_its_claim_and_is_named_in_the_plan(desired: Desired) -> None:
    others = [disk("theirs", "other"), disk("of-a-node", "data", "local.csi.example.com")]
    state = look(target(desired, Writable(*with_claim(), disk("d", "data"), *others)))
    assert names(state.behind) == ["d"]
    detail = drain.decide(desired, state).detail
    assert "1 volume (default/data)" in detail
    assert detail.endswith("; with them go 1 disk (d)")


@pytest.mark.parametrize("force", [False, True])
def test_a_disk_that_stays_is_named_and_never_freed(force: bool, desired: Desired) -> None:
    events: list[Event] = []
    client = Writable(disk("d", "gone", phase="Released"))
    options = Options(timeout=2.0, force=force)
    subject = target(desired, client, options=options, sink=events.append)
    if force:
        act(subject)
        notes = [event.text for event in events if isinstance(event, Note)]
        assert any("PersistentVolume d" in text and "in the cloud" in text for text in notes)
    else:
        with pytest.raises(TimedOut, match="PersistentVolume d"):
            act(subject)
    assert client.writes == []


def test_what_removes_load_balancers_goes_after_them(desired: Desired) -> None:
    """Here their controller is another child, which the first one depends on."""
    web = balancer("web", SHOP, finalizers=["lb"])
    client = Writable(*children(web), controller("Kustomization"), web)
    with pytest.raises(TimedOut, match="Service default/web"):
        act(target(desired, client, options=Options(timeout=2.0)))
    assert client.written("delete") == ["Kustomization/shop"]
