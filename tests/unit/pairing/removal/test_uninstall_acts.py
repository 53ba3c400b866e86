"""What there is of Flux, and in which order it is deleted."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base.events import Event
from provisioner.pairing.flux_on_cluster import finalizers
from provisioner.pairing.removal import uninstall
from provisioner.pairing.removal.uninstall import InstalledFlux
from provisioner.pairing.run import snapshot
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Facts
from tests.unit.pairing.targets import target
from tests.unit.pairing.writable import Writable

Object = dict[str, Any]
pytestmark = pytest.mark.usefixtures("fast")
PART = {"app.kubernetes.io/part-of": "flux"}
INSTANCE = {**PART, "app.kubernetes.io/instance": "flux-system"}
OURS = {  # as an install labels what it applies
    **INSTANCE,
    "kustomize.toolkit.fluxcd.io/name": "flux-system",
    "kustomize.toolkit.fluxcd.io/namespace": "flux-system",
}
THEIRS = {**PART, "app.kubernetes.io/instance": "other"}
CRD_NAME = "kustomizations.kustomize.toolkit.fluxcd.io"


def item(kind: str, name: str, namespace: str = "", labels: Any = OURS, **more: Any) -> Object:
    place: dict[str, Any] = {"name": name, "labels": labels}
    if namespace:
        place["namespace"] = namespace
    return {"apiVersion": "v1", "kind": kind, "metadata": place, **more}


def crd(name: str = CRD_NAME, kind: str = "Kustomization") -> Object:
    spec = {
        "group": name.partition(".")[2],
        "names": {"kind": kind},
        "versions": [{"name": "v1", "storage": True}],
    }
    return item("CustomResourceDefinition", name, spec=spec)


def release(name: str) -> list[Object]:
    """A HelmRelease and the HelmChart that helm-controller generates for it."""
    labels = {
        "helm.toolkit.fluxcd.io/name": name,
        "helm.toolkit.fluxcd.io/namespace": "default",
    }
    chart = item("HelmChart", f"default-{name}", "flux-system", labels)
    return [item("HelmRelease", name, "default", {}, spec={}), chart]


def kustomization(name: str, namespace: str = "flux-system", *delivered: str) -> Object:
    entries = [
        {"id": f"flux-system_{one}_kustomize.toolkit.fluxcd.io_Kustomization", "v": "v1"}
        for one in delivered
    ]
    made = item("Kustomization", name, namespace, {}, spec={"prune": True})
    made["metadata"]["finalizers"] = [finalizers.FLUX]
    return {**made, "status": {"inventory": {"entries": entries}}}


CONTROLLER = item("Deployment", "source-controller", "flux-system")
OTHER_FLUX = item("Deployment", "source-controller", "other", THEIRS)
POD = item("Pod", "source-controller-1", "flux-system")
ROLE_NAMES = (("ClusterRoleBinding", "binding"), ("ClusterRole", "role"))
ROLES = [item(kind, name) for kind, name in ROLE_NAMES]
CLUSTER = [
    CONTROLLER,
    POD,
    *ROLES,
    crd(),
    kustomization("flux-system", "flux-system", "shop"),
    kustomization("shop", "flux-system", "base"),
    kustomization("base"),
]


def names(items: Any) -> list[str]:
    return [one["metadata"]["name"] for one in items]


def looked(desired: Desired, *items: Object) -> InstalledFlux:
    subject = target(desired, Writable(*items))
    return uninstall.look(subject, Facts(cluster=subject.first_look))


def uninstalled(desired: Desired, *items: Object) -> Writable:
    client = Writable(*items)
    subject = target(desired, client)
    facts = Facts(cluster=subject.first_look)
    decision = uninstall.decide(desired, uninstall.look(subject, facts))
    assert uninstall.act(subject, facts, decision) is facts
    return client


def test_all_that_is_ours_is_found(desired: Desired) -> None:
    flux = looked(desired, *CLUSTER, item("ClusterRole", "theirs", labels=THEIRS))
    assert names(flux.deployments) == ["source-controller"]
    assert names(flux.crds) == [CRD_NAME]
    assert names(flux.objects) == ["flux-system", "shop", "base"], "what children deliver as well"
    assert (flux.others, flux.shared) == ((), False)
    assert sorted(names(flux.roles)) == ["binding", "role"]


def test_what_nothing_proves_to_be_ours_stays(desired: Desired) -> None:
    """Kinds and roles of Flux that somebody has put on a cluster that was never paired."""
    kinds = {**crd(), "metadata": {"name": CRD_NAME, "labels": PART}}
    role = item("ClusterRole", "role", labels=INSTANCE)
    flux = looked(desired, kinds, role)
    assert not flux.anything()
    record = item("ConfigMap", snapshot.RECORD, "flux-system", {}, data={"cluster": "c1"})
    recorded = looked(desired, kinds, role, record)
    assert names(recorded.crds) == [CRD_NAME]
    assert names(recorded.roles) == ["role"]


def test_what_somebody_else_made_is_told_apart(desired: Desired) -> None:
    flux = looked(desired, *CLUSTER, kustomization("theirs", "team"), kustomization("mine"))
    assert names(flux.others) == ["theirs", "mine"]
    assert names(flux.objects) == ["flux-system", "shop", "base"]
    assert flux.keeps_kinds


def test_what_a_child_delivered_to_another_cluster_is_told_apart(desired: Desired) -> None:
    """Of the same name as something here."""
    spoke = kustomization("spoke-c2", "flux-system", "mine")
    spoke["spec"]["kubeConfig"] = {"secretRef": {"name": "spoke-c2-kubeconfig"}}
    root = kustomization("flux-system", "flux-system", "spoke-c2")
    flux = looked(desired, root, crd(), spoke, kustomization("mine"))
    assert names(flux.objects) == ["flux-system", "spoke-c2"]
    assert names(flux.others) == ["mine"]


def test_a_generated_chart_belongs_to_whom_its_release_belongs(desired: Desired) -> None:
    root = kustomization("flux-system")
    entry = {"id": "default_shop_helm.toolkit.fluxcd.io_HelmRelease", "v": "v2"}
    root["status"]["inventory"]["entries"].append(entry)
    kinds = [
        crd("helmreleases.helm.toolkit.fluxcd.io", "HelmRelease"),
        crd("helmcharts.source.toolkit.fluxcd.io", "HelmChart"),
    ]
    flux = looked(desired, root, *kinds, *release("shop"), *release("theirs"))
    assert names(flux.objects) == ["shop", "default-shop"]
    assert names(flux.others) == ["theirs", "default-theirs"]


def test_another_flux_is_seen_by_its_controllers(desired: Desired) -> None:
    flux = looked(desired, *CLUSTER, OTHER_FLUX)
    assert flux.shared
    assert [one["metadata"]["namespace"] for one in flux.deployments] == ["flux-system"]


def test_nothing_is_found_where_nothing_is(desired: Desired) -> None:
    assert looked(desired) == InstalledFlux()


def test_controllers_go_before_kinds_and_kinds_before_roles(desired: Desired) -> None:
    client = uninstalled(desired, *(one for one in CLUSTER if one is not POD))
    assert client.written("delete") == [
        "Deployment/source-controller",
        f"CustomResourceDefinition/{CRD_NAME}",
        *(f"{kind}/{name}" for kind, name in ROLE_NAMES),
    ]
    freed = {"Kustomization/flux-system", "Kustomization/shop", "Kustomization/base"}
    assert set(client.written("patch")) == freed
    assert ("delete", "Deployment/source-controller", "Foreground") in client.writes


def test_beside_another_flux_only_our_objects_go(desired: Desired) -> None:
    theirs = kustomization("theirs", "team")
    client = uninstalled(desired, *(one for one in CLUSTER if one is not POD), theirs, OTHER_FLUX)
    assert client.written("patch") == [
        f"Kustomization/{name}" for name in ("flux-system", "shop", "base")
    ]
    deleted = client.written("delete")
    assert f"CustomResourceDefinition/{CRD_NAME}" not in deleted
    assert "Kustomization/theirs" not in deleted
    assert "ClusterRole/role" in deleted
    assert client.held("Deployment", "source-controller", "other")


def test_pods_of_controllers_are_waited_for(desired: Desired) -> None:
    client = Writable(*CLUSTER)

    def ended(_event: Event) -> None:
        client.delete(POD)

    subject = target(desired, client, sink=ended)
    facts = Facts(cluster=subject.first_look)
    decision = uninstall.decide(desired, uninstall.look(subject, facts))
    uninstall.act(subject, facts, decision)
    deleted = client.written("delete")
    assert deleted.index("Pod/source-controller-1") < deleted.index(
        f"CustomResourceDefinition/{CRD_NAME}"
    )


def test_what_stays_is_named_at_most_five_times(desired: Desired) -> None:
    others = tuple(kustomization(f"theirs{number}", "team") for number in range(6))
    detail = uninstall.decide(
        desired, InstalledFlux(deployments=(CONTROLLER,), others=others)
    ).detail
    assert detail.startswith("removed, but for its CRDs: somebody else made Kustomization team/")
    assert "theirs4" in detail
    assert "theirs5" not in detail
    plain = uninstall.decide(desired, InstalledFlux(deployments=(CONTROLLER,)))
    assert plain.detail == "removed"
