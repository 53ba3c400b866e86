"""What a drain finds and deletes, in which order, and what it leaves alone."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.errors import TimedOut
from provisioner.base.events import Event, Note
from provisioner.pairing.removal.workloads import drain
from provisioner.pairing.removal.workloads.delivered import Workloads
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Facts
from provisioner.pairing.run.options import Options
from tests.unit.pairing.removal.workloads.objects import (
    ENDING,
    KUSTOMIZE,
    ROOT,
    SHOP,
    Object,
    act,
    balancer,
    children,
    controller,
    deliverer,
    item,
    look,
    names,
)
from tests.unit.pairing.targets import target
from tests.unit.pairing.writable import Writable

pytestmark = pytest.mark.usefixtures("fast")


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
