"""What is found in Flux's namespace, and what is deleted from it."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.events import Action, Event, Note
from provisioner.pairing.removal import namespace
from provisioner.pairing.removal.namespace import NamespaceState
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts
from tests.unit.pairing.targets import target
from tests.unit.pairing.writable import Writable

Object = dict[str, Any]
pytestmark = pytest.mark.usefixtures("fast")
FLUX = {"app.kubernetes.io/part-of": "flux"}
SPACE = "flux-system"
KUSTOMIZE = "kustomize.toolkit.fluxcd.io"


def item(kind: str, name: str, version: str = "v1", **meta: Any) -> Object:
    place = {} if kind == "Namespace" else {"namespace": SPACE}
    return {"apiVersion": version, "kind": kind, "metadata": {"name": name, **place, **meta}}


NAMESPACE = item("Namespace", SPACE, labels=FLUX)
PLAIN = item("Namespace", SPACE, annotations={"provisioner/keep": "yes"}, labels={"mine": "x"})
CONTROLLER = item("Deployment", "source-controller", "apps/v1", labels=FLUX)
SECRET, RECORD = item("Secret", SPACE), item("ConfigMap", "provisioner-pairing")
ROOT = item("Kustomization", SPACE, f"{KUSTOMIZE}/v1")
GENERATED = item("HelmChart", "default-shop", "source.toolkit.fluxcd.io/v1")
GENERATED["metadata"]["labels"] = {"helm.toolkit.fluxcd.io/name": "shop"}
STAGED = item("Secret", "flux-system-rotation")
OURS = [CONTROLLER, SECRET, STAGED, RECORD]


def looked(desired: Desired, *items: Object) -> NamespaceState:
    subject = target(desired, Writable(*items))
    return namespace.look(subject, Facts(cluster=subject.first_look))


def test_where_there_is_none(desired: Desired) -> None:
    assert looked(desired) == NamespaceState(namespace=None, kept=(), ours=False)


@pytest.mark.parametrize(
    "spared",
    [
        item("ServiceAccount", "default"),
        item("ConfigMap", "kube-root-ca.crt"),
        item("Event", "x"),
        item("ReplicaSet", "x", ownerReferences=[{}]),
        item("NetworkPolicy", "x", labels=FLUX),
        item("GitRepository", SPACE, "source.toolkit.fluxcd.io/v1"),
        item("Kustomization", "x", f"{KUSTOMIZE}/v1", labels={f"{KUSTOMIZE}/name": "y"}),
    ],
    ids=lambda one: f"{one['kind']} {one['metadata']['name']}",
)
def test_what_comes_with_flux_keeps_no_namespace(spared: Object, desired: Desired) -> None:
    assert looked(desired, NAMESPACE, *OURS, ROOT, spared).kept == []


def test_what_the_uninstallation_left_of_fluxs_kinds_keeps_it(desired: Desired) -> None:
    """Without a controller its finalizer would hold the namespace for ever."""
    assert looked(desired, NAMESPACE, *OURS, ROOT, GENERATED).kept == []
    kept = looked(desired, NAMESPACE, *OURS, GENERATED).kept
    assert [one["metadata"]["name"] for one in kept] == ["default-shop"]


@pytest.mark.parametrize(
    "kept",
    [
        item("Secret", "sops"),
        item("ServiceAccount", "mine"),
        item("ConfigMap", "default"),
        item("Deployment", "web", "apps/v1", labels={f"{KUSTOMIZE}/name": "y"}),
        item("Kustomization", "mine", f"{KUSTOMIZE}/v1"),
    ],
    ids=lambda one: f"{one['kind']} {one['metadata']['name']}",
)
def test_anything_else_keeps_it(kept: Object, desired: Desired) -> None:
    state = looked(desired, NAMESPACE, *OURS, kept)
    assert [one["metadata"]["name"] for one in state.kept] == [kept["metadata"]["name"]]
    assert state.ours


@pytest.mark.parametrize("left", [CONTROLLER, RECORD, None], ids=str)
def test_whatever_is_left_of_ours_is_seen(left: Object | None, desired: Desired) -> None:
    bare = item("Namespace", SPACE)
    assert looked(desired, bare, *([left] if left else [])).ours is (left is not None)


@pytest.mark.parametrize("left", [SECRET, STAGED], ids=str)
def test_a_secret_that_only_has_the_name_of_ours_is_the_users(
    left: Object, desired: Desired
) -> None:
    """The marks of the namespace are the last of ours to go."""
    state = looked(desired, item("Namespace", SPACE), left)
    name = left["metadata"]["name"]
    assert (state.ours, [one["metadata"]["name"] for one in state.kept]) == (False, [name])
    for marked in (NAMESPACE, PLAIN):
        assert looked(desired, marked, left).kept == []
    client, _ = cleared(desired, item("Namespace", SPACE), CONTROLLER, left)
    assert client.get("v1", "Secret", name, SPACE)


def cleared(
    desired: Desired, *items: Object, events: list[Event] | None = None
) -> tuple[Writable, Decision[Any]]:
    client = Writable(*items)
    told: list[Event] = [] if events is None else events
    subject = target(desired, client, sink=told.append)
    facts = Facts(cluster=subject.first_look)
    decision = namespace.decide(desired, namespace.look(subject, facts))
    assert namespace.act(subject, facts, decision) is facts
    return client, decision


def test_it_is_deleted_whole(desired: Desired) -> None:
    client, decision = cleared(desired, NAMESPACE, *OURS)
    assert client.written("delete") == [f"Namespace/{SPACE}"]
    assert decision.detail == "removed"


def test_only_ours_is_deleted_and_the_record_last(desired: Desired) -> None:
    events: list[Event] = []
    client, decision = cleared(desired, PLAIN, *OURS, item("Secret", "sops"), events=events)
    assert client.written("delete") == [
        "Deployment/source-controller",
        f"Secret/{SPACE}",
        "Secret/flux-system-rotation",
        "ConfigMap/provisioner-pairing",
    ]
    meta = client.held("Namespace", SPACE)["metadata"]
    assert (meta["labels"], meta["annotations"]) == ({"mine": "x"}, {})
    assert decision.detail == "stays, without what pairing put there"
    (note,) = [event for event in events if isinstance(event, Note)]
    assert note.text == (
        f"cluster c1: namespace {SPACE} stays, because Secret {SPACE}/sops is in it"
    )


def test_a_namespace_of_somebody_else_without_ours_stays(desired: Desired) -> None:
    client, decision = cleared(desired, item("Namespace", SPACE), item("Secret", "sops"))
    assert client.writes == []
    assert (decision.action, decision.detail) == (Action.UNCHANGED, "stays")


def test_nothing_kept_is_nothing_to_tell(desired: Desired) -> None:
    events: list[Event] = []
    client, _ = cleared(desired, PLAIN, *OURS, events=events)
    assert [event for event in events if isinstance(event, Note)] == []
    assert client.written("patch") == [f"Namespace/{SPACE}"]
