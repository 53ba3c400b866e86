"""In which order Flux's objects are applied, whose the namespace is, and whose finalizers go."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.pairing.flux_on_cluster import installation
from provisioner.pairing.run.desired_state import Desired
from tests.unit.pairing.targets import target
from tests.unit.pairing.writable import Writable

Object = dict[str, Any]
FLUX = {"app.kubernetes.io/part-of": "flux"}
KIND = "gitrepositories.source.toolkit.fluxcd.io"


def item(kind: str, name: str, version: str = "v1", **more: Any) -> Object:
    return {"apiVersion": version, "kind": kind, "metadata": {"name": name}, **more}


def crd(component: str = "source-controller") -> Object:
    made = item("CustomResourceDefinition", KIND, "apiextensions.k8s.io/v1")
    made["metadata"]["labels"] = {**FLUX, "app.kubernetes.io/component": component}
    made["spec"] = {
        "group": "source.toolkit.fluxcd.io",
        "names": {"kind": "GitRepository"},
        "versions": [{"name": "v1", "storage": True}],
    }
    return made


def pod(app: str, **meta: str) -> Object:
    place = {"name": app, "namespace": "flux-system", "labels": {"app": app}}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {**place, **meta}}


def test_namespace_then_what_controllers_need_then_controllers(desired: Desired) -> None:
    client = Writable()
    objects = [
        item("Deployment", "source-controller"),
        item("Service", "source-controller"),
        item("Namespace", "flux-system"),
        item("ConfigMap", "settings"),
    ]
    installation.apply(target(desired, client), objects)
    applied = client.written("apply")
    assert applied[:2] == ["Namespace/flux-system", "Service/source-controller"]
    assert sorted(applied[2:]) == ["ConfigMap/settings", "Deployment/source-controller"]


@pytest.mark.parametrize("kind", installation.NEEDED)
def test_every_kind_that_controllers_need_comes_before_them(kind: str, desired: Desired) -> None:
    client = Writable()
    needed = crd() if kind == "CustomResourceDefinition" else item(kind, "needed")
    installation.apply(target(desired, client), [item("Deployment", "c"), needed])
    assert [subject.partition("/")[0] for subject in client.written("apply")] == [
        kind,
        "Deployment",
    ]


def test_new_kinds_alone_are_waited_for(desired: Desired) -> None:
    client = Writable()
    installation.apply(target(desired, client), [crd(), item("ServiceAccount", "a")])
    assert client.written("serve") == [f"CustomResourceDefinition/{KIND}"]


def test_all_kinds_are_applied_before_any_is_waited_for(desired: Desired) -> None:
    """The API server prepares them side by side."""
    client = Writable()
    many = [{**crd(), "metadata": {**crd()["metadata"], "name": f"k{n}"}} for n in range(20)]
    installation.apply(target(desired, client), many)
    verbs = [verb for verb, _, _ in client.writes]
    assert verbs == ["apply"] * 20 + ["serve"] * 20


def test_sync_objects_come_later(desired: Desired) -> None:
    client = Writable()
    installation.apply(target(desired, client), [desired.source, desired.root])
    assert client.writes == []


def test_objects_are_labelled_as_kustomize_controller_does(desired: Desired) -> None:
    ours = {
        "kustomize.toolkit.fluxcd.io/name": "flux-system",
        "kustomize.toolkit.fluxcd.io/namespace": "flux-system",
    }
    plain = installation.labelled(item("ServiceAccount", "a"), desired)
    assert plain["metadata"] == {"name": "a", "labels": ours}
    labelled = installation.labelled({**crd(), "status": {"storedVersions": ["v1"]}}, desired)
    assert labelled["metadata"]["labels"] == {**crd()["metadata"]["labels"], **ours}
    assert "status" not in labelled
    other = installation.labelled(item("Deployment", "a", status={"replicas": 1}), desired)
    assert other["status"] == {"replicas": 1}, "only that of a CRD is left out"


def test_a_namespace_that_was_there_is_marked(desired: Desired) -> None:
    client = Writable()
    installation.keep_namespace(target(desired, client))
    ((verb, subject, change),) = client.writes
    assert (verb, subject) == ("patch", "Namespace/flux-system")
    namespace = item("Namespace", "flux-system")
    namespace["metadata"].update(change["metadata"], labels=FLUX)
    assert installation.kept(namespace)
    assert not installation.belongs_to_flux(namespace)


def test_a_namespace_is_flux_s_by_its_label() -> None:
    namespace = item("Namespace", "flux-system")
    assert not installation.kept(namespace)
    assert not installation.belongs_to_flux(namespace)
    namespace["metadata"]["labels"] = {"app.kubernetes.io/part-of": "another"}
    assert not installation.belongs_to_flux(namespace)
    namespace["metadata"]["labels"] = FLUX
    assert installation.belongs_to_flux(namespace)


def orphan(**meta: str) -> Object:
    made = item("GitRepository", "shop", "source.toolkit.fluxcd.io/v1")
    held = {"namespace": "default", "finalizers": ["finalizers.fluxcd.io", "theirs"]}
    made["metadata"].update(held, **meta)
    return made


ENDING = {"deletionTimestamp": "2026-01-01T00:00:00Z"}


@pytest.mark.parametrize(
    ("objects", "released"),
    [
        pytest.param([orphan(**ENDING)], True, id="no pod"),
        pytest.param([orphan(**ENDING), pod("source-controller")], False, id="a pod"),
        pytest.param([orphan(**ENDING), pod("source-controller", **ENDING)], True, id="ending pod"),
        pytest.param([orphan(**ENDING), pod("helm-controller")], True, id="another one's pod"),
        pytest.param([orphan()], False, id="not being deleted"),
    ],
)
def test_finalizers_go_only_where_their_controller_is_gone(
    objects: list[Object], *, released: bool, desired: Desired
) -> None:
    client = Writable(crd(), *objects)
    installation.release_orphans(target(desired, client))
    change = {"metadata": {"finalizers": ["theirs"]}}
    assert client.writes == ([("patch", "GitRepository/shop", change)] if released else [])


def test_crds_of_others_are_not_looked_at(desired: Desired) -> None:
    theirs = crd()
    theirs["metadata"]["labels"] = {}
    client = Writable(theirs, orphan(**ENDING))
    installation.release_orphans(target(desired, client))
    assert client.writes == []
