"""What is seen of Flux's own objects, and what is applied of them."""

from __future__ import annotations

import dataclasses
from concurrent.futures import Future
from typing import Any

import pytest

from provisioner.base.events import Action
from provisioner.clusters import faults
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts
from provisioner.pairing.run.repository_state import FileChanges, Prepared
from provisioner.pairing.steps import controllers, ready
from provisioner.pairing.steps.controllers import Installation, Repair
from tests.unit.pairing.targets import FreeTarget, Object, target
from tests.unit.pairing.writable import Writable

pytestmark = pytest.mark.usefixtures("fast")
SPACE = "flux-system"
ENDING: dict[str, Any] = {"deletionTimestamp": "2026-01-01T00:00:00Z"}
FLUX = {"app.kubernetes.io/part-of": "flux"}


def prepared(held: dict[str, str]) -> Future[Prepared]:
    clone: Any = None
    changes = FileChanges(head=None, held={"c1": held}, writes={}, refused={})
    future: Future[Prepared] = Future()
    future.set_result(Prepared(clone=clone, changes=changes))
    return future


def of(desired: Desired, client: Writable, held: dict[str, str] | None = None) -> FreeTarget:
    return target(desired, client, prepared=prepared(held or {}))


def looked(desired: Desired, *items: Object, held: dict[str, str] | None = None) -> Installation:
    subject = of(desired, Writable(*items), held)
    return controllers.look(subject, Facts(cluster=subject.first_look))


def deployment(name: str = "source-controller", replicas: int | None = 1, **meta: Any) -> Object:
    spec = {} if replicas is None else {"replicas": replicas}
    place = {"name": name, "namespace": SPACE, "labels": FLUX, **meta}
    return {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": place, "spec": spec}


def applied(root: Object, **meta: Any) -> Object:
    entries = [{"id": f"{SPACE}_source-controller_apps_Deployment", "v": "v1"}]
    status = {"lastAppliedRevision": "main@sha1:a", "inventory": {"entries": entries}}
    return {**root, "metadata": {**root["metadata"], **meta}, "status": status}


def test_an_empty_cluster(desired: Desired) -> None:
    assert looked(desired) == Installation(managed=False, able=False, present=frozenset())


def test_flux_that_keeps_itself(desired: Desired) -> None:
    state = looked(desired, applied(desired.root), desired.source, deployment())
    assert (state.managed, state.able) == (True, True)
    assert state.present == state.inventory == {"Deployment/source-controller"}
    assert (state.idle, state.ending, state.foreign) == (frozenset(), (), ())


def test_flux_that_does_not_keep_itself(desired: Desired) -> None:
    assert not looked(desired, desired.root, desired.source).managed, "nothing applied yet"
    ending = looked(desired, applied(desired.root, finalizers=["x"], **ENDING), desired.source)
    assert not ending.managed
    assert [one["kind"] for one in ending.ending] == ["Kustomization"]


@pytest.mark.parametrize("suspended", ["source", "root"])
def test_flux_that_is_suspended_cannot_repair_itself(suspended: str, desired: Desired) -> None:
    items = {"source": desired.source, "root": applied(desired.root)}
    spec = {**items[suspended]["spec"], "suspend": True}
    items[suspended] = {**items[suspended], "spec": spec}
    state = looked(desired, *items.values())
    assert (state.managed, state.able) == (True, False)


def test_flux_without_a_source_cannot_repair_itself(desired: Desired) -> None:
    assert not looked(desired, applied(desired.root)).able


@pytest.mark.parametrize(("replicas", "idle"), [(0, True), (1, False), (None, False)])
def test_a_controller_that_is_scaled_to_zero(
    replicas: int | None, idle: bool, desired: Desired
) -> None:
    items = [deployment(replicas=replicas), deployment("theirs", 0)]
    assert looked(desired, *items).idle == ({"Deployment/source-controller"} if idle else set())


def test_only_kinds_that_matter_are_waited_for(desired: Desired) -> None:
    assert looked(desired, deployment(finalizers=["x"], **ENDING)).ending == ()


@pytest.mark.parametrize(
    ("labels", "notes", "existed"),
    [({}, {}, True), (FLUX, {}, False), ({}, {"provisioner/keep": "x"}, False)],
)
def test_a_namespace_that_was_there(
    labels: dict[str, str], notes: dict[str, str], existed: bool, desired: Desired
) -> None:
    meta = {"name": SPACE, "labels": labels, "annotations": notes}
    assert looked(desired, {"kind": "Namespace", "metadata": meta}).existed is existed


def by_hand(kind: str, name: str, **labels: str) -> Object:
    group = {"Kustomization": "kustomize", "HelmRelease": "helm"}[kind]
    version = {"Kustomization": "v1", "HelmRelease": "v2"}[kind]
    marks = {key.replace("__", ".toolkit.fluxcd.io/"): value for key, value in labels.items()}
    meta = {"name": name, "namespace": "default", "labels": marks}
    return {"apiVersion": f"{group}.toolkit.fluxcd.io/{version}", "kind": kind, "metadata": meta}


def test_what_a_flux_does_for_others_is_looked_for_where_it_is_adopted(desired: Desired) -> None:
    theirs = [
        by_hand("Kustomization", "by-hand"),
        by_hand("Kustomization", "delivered", kustomize__name="by-hand"),
        by_hand("HelmRelease", "shop"),
        by_hand("HelmRelease", "of-helm", helm__name="shop"),
        desired.root,
    ]
    assert looked(desired, deployment(), *theirs).others == (
        "Kustomization default/by-hand",
        "HelmRelease default/shop",
    )
    meta = {"name": "provisioner-pairing", "namespace": SPACE}
    record = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": meta, "data": {"fleet": "demo"}}
    assert looked(desired, deployment(), record, *theirs).others == ()
    assert looked(desired, *theirs).others == (), "no Flux runs there"


class Limited(Writable):
    """May not list HelmReleases."""

    def list(
        self, _version: str, kind: str, namespace: str = "", *, labels: str = "", **_more: Any
    ) -> list[Object]:
        if kind == "HelmRelease":
            raise faults.Forbidden("cluster c1", "helmreleases is forbidden")
        return super().list(_version, kind, namespace, labels=labels, **_more)


def test_what_may_not_be_listed_is_not_named(desired: Desired) -> None:
    subject = of(desired, Limited(deployment(), by_hand("Kustomization", "by-hand")))
    state = controllers.look(subject, Facts(cluster=subject.first_look))
    assert state.others == ("Kustomization default/by-hand",)


def test_git_may_know_the_cluster(desired: Desired) -> None:
    assert looked(desired, held={desired.kustomization: "x"}).known
    assert not looked(desired, held={"another": "x"}).known


def act(desired: Desired, client: Writable, work: Repair | None) -> list[str]:
    subject = of(desired, client)
    facts = Facts(cluster=subject.first_look)
    decision = Decision(action=Action.CONFIGURED, subject="", work=work)
    assert controllers.act(subject, facts, decision) is facts
    return [f"{verb} {subject}" for verb, subject, _ in client.writes]


def repair(everything: bool, *broken: str, **state: Any) -> Repair:
    made = Installation(managed=True, present=frozenset(), **state)
    return Repair(state=made, everything=everything, broken=frozenset(broken))


def test_without_work_nothing_is_applied(desired: Desired) -> None:
    assert act(desired, Writable(), None) == []
    assert act(desired, Writable(), repair(False)) == []


ALL = {
    "apply CustomResourceDefinition/gitrepositories.source.toolkit.fluxcd.io",
    "serve CustomResourceDefinition/gitrepositories.source.toolkit.fluxcd.io",
    "apply Deployment/source-controller",
    "apply Deployment/kustomize-controller",
    "apply ServiceAccount/source-controller",
}


def test_everything_is_applied_and_the_namespace_marked(desired: Desired) -> None:
    writes = act(desired, Writable(), repair(True, existed=True))
    assert writes[0] == "patch Namespace/flux-system"
    assert set(writes[1:]) == ALL
    assert set(act(desired, Writable(), repair(True))) == ALL


def test_what_has_no_component_is_essential(desired: Desired) -> None:
    writes = act(desired, Writable(), repair(False, "ServiceAccount/source-controller"))
    assert writes == ["apply ServiceAccount/source-controller"], "Flux is not asked first"


HELM = {"app.kubernetes.io/component": "helm-controller"}


def with_helm(desired: Desired) -> Desired:
    made = deployment("helm-controller")
    made["metadata"]["labels"] = HELM
    return dataclasses.replace(desired, components=[*desired.components, made])


def test_the_rest_is_left_to_flux_if_it_works(desired: Desired) -> None:
    wide, client = with_helm(desired), Writable(deployment("helm-controller"), desired.root)
    client.held("Deployment", "helm-controller", SPACE)["metadata"]["labels"] = FLUX
    broken = "Deployment/helm-controller"
    assert act(wide, client, repair(False, broken)) == [f"patch Kustomization/{SPACE}"]
    client.writes.clear()
    assert act(wide, client, repair(False, broken, able=False)) == [f"apply {broken}"]


@pytest.mark.parametrize("replicas", [0, None])
def test_what_flux_does_not_repair_in_time_is_applied(
    replicas: int | None, desired: Desired
) -> None:
    items = [] if replicas is None else [deployment("helm-controller", replicas)]
    client = Writable(*items, desired.root)
    writes = act(with_helm(desired), client, repair(False, "Deployment/helm-controller"))
    assert writes == [f"patch Kustomization/{SPACE}", "apply Deployment/helm-controller"]


@pytest.mark.parametrize("paired", [True, False])
def test_what_flux_applies_again_by_itself_is_not_looked_for(
    paired: bool, desired: Desired
) -> None:
    quota = {"kind": "ResourceQuota", "metadata": {"name": "q", "namespace": SPACE}}
    wide = dataclasses.replace(
        desired, components=[*desired.components, {"apiVersion": "v1", **quota}]
    )
    record = {
        "kind": "ConfigMap",
        "metadata": {"name": "provisioner-pairing", "namespace": SPACE},
        "data": {"fleet": "demo"},
    }
    state = looked(wide, *([record] if paired else []))
    assert state.present == ({"ResourceQuota/q"} if paired else set())


def test_a_plan_does_not_promise_that_controllers_start(desired: Desired) -> None:
    decision = ready.predict(desired, ["source-controller"])
    assert (decision.action, decision.subject) == (Action.UNCHANGED, "controllers")
