"""The rights that pairing names are those it uses, and a refusal tells verbs by resource."""

from __future__ import annotations

import dataclasses
from typing import Any

import msgspec
import pytest

from provisioner.clusters import rights
from provisioner.clusters.rights import Right
from provisioner.flux.platform import Rendered
from provisioner.flux.prerequisites import Prerequisite
from provisioner.handover.fleet import Pairing
from provisioner.handover.platform.monitoring import Declaration as Monitoring
from provisioner.handover.platform.oci_source import Declaration as OciSource
from provisioner.handover.platform.tenant import Declaration as Tenant
from provisioner.pairing.run import required_rights
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.identity import Purpose


def item(api_version: str, kind: str, namespace: str = "flux-system") -> dict[str, Any]:
    meta = {"name": "x", "namespace": namespace} if namespace else {"name": "x"}
    return {"apiVersion": api_version, "kind": kind, "metadata": meta}


@pytest.fixture
def desired() -> Desired:
    return Desired(
        fleet="demo",
        pairing=Pairing(cluster="c1", repository="fleet", path="clusters/c1"),
        url="",
        components=[
            item("networking.k8s.io/v1", "NetworkPolicy"),
            item("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", ""),
        ],
        source=item("source.toolkit.fluxcd.io/v1", "GitRepository"),
        root=item("kustomize.toolkit.fluxcd.io/v1", "Kustomization"),
        files={},
    )


def test_pairing_writes_what_it_renders(desired: Desired) -> None:
    found = {f"{one.verb} {one.place}" for one in required_rights.pairing(desired)}
    assert {
        "create networkpolicies.networking.k8s.io in flux-system",
        "patch clusterrolebindings.rbac.authorization.k8s.io",
        "watch kustomizations.kustomize.toolkit.fluxcd.io in flux-system",
        "patch gitrepositories.source.toolkit.fluxcd.io in flux-system",
        "patch secrets in flux-system",
        "create leases.coordination.k8s.io in kube-system",
        "escalate clusterroles.rbac.authorization.k8s.io",
    } <= found
    assert not [one for one in found if one.startswith("delete ") and "leases" not in one]


def test_a_platform_needs_its_own_kinds_and_its_secrets(desired: Desired) -> None:
    objects = (
        item("source.toolkit.fluxcd.io/v1", "OCIRepository"),
        item("helm.toolkit.fluxcd.io/v2", "HelmRelease"),
        item("v1", "ConfigMap", "apps"),
    )
    pieces = (Rendered(piece=OciSource(name="x", url="oci://x/y"), objects=objects),)
    without = set(required_rights.pairing(desired))
    needed = set(required_rights.pairing(dataclasses.replace(desired, platform=pieces)))
    assert {f"{one.verb} {one.place}" for one in needed - without} == {
        "list secrets in flux-system",
        "delete secrets in flux-system",
        "get configmaps in apps",
        *(
            f"{verb} {kind} in flux-system"
            for verb in ("get", "list", "patch")
            for kind in (
                "ocirepositories.source.toolkit.fluxcd.io",
                "helmreleases.helm.toolkit.fluxcd.io",
            )
        ),
    }


def test_prerequisites_are_written_and_watched(desired: Desired) -> None:
    crd = {
        **item("apiextensions.k8s.io/v1", "CustomResourceDefinition", ""),
        "spec": {"group": "example.com", "names": {"kind": "Mouse", "plural": "mice"}},
    }
    objects = [
        item("apps/v1", "DaemonSet", "kube-system"),
        item("rbac.authorization.k8s.io/v1", "Role", "network"),
        item("networking.k8s.io/v1", "IngressClass", ""),
        item("example.com/v1", "Mouse", ""),
        item("policy.example.com/v1", "Policy", ""),
        crd,
    ]
    required = (Prerequisite(name="network", texts={}, objects=objects),)
    needed = required_rights.pairing(dataclasses.replace(desired, required=required))
    found = {f"{one.verb} {one.place}" for one in needed}
    assert {
        "patch daemonsets.apps in kube-system",
        "watch daemonsets.apps in kube-system",
        "list pods in kube-system",
        "list events in network",
        "create ingressclasses.networking.k8s.io",
        "create mice.example.com",
        "create policies.policy.example.com",
        "escalate roles.rbac.authorization.k8s.io",
    } <= found


def test_leaving_deletes_and_makes_no_roles(desired: Desired) -> None:
    found = {f"{one.verb} {one.place}" for one in required_rights.leaving(desired)}
    assert "delete clusterrolebindings.rbac.authorization.k8s.io" in found
    assert not [one for one in found if one.startswith(("bind ", "escalate "))]


def test_a_refusal_tells_verbs_by_resource_and_is_not_endless() -> None:
    few = [Right(resource="secrets", verb=verb, namespace="a") for verb in ("create", "patch")]
    assert rights.in_words(few) == "create, patch secrets in a"
    many = [Right(resource=f"r{number}", verb="get") for number in range(rights.NAMED + 2)]
    assert rights.in_words(many).endswith("get r9; and rights on 2 more")


def found(desired: Desired, purpose: Purpose) -> set[str]:
    return {f"{one.verb} {one.place}" for one in required_rights.of(desired, purpose)}


def with_kind(desired: Desired) -> Desired:
    crd = item("apiextensions.k8s.io/v1", "CustomResourceDefinition", "")
    spec = {"group": "helm.toolkit.fluxcd.io", "names": {"plural": "helmreleases"}}
    return dataclasses.replace(desired, components=[{**crd, "spec": spec}, crd])


RELEASES = "helmreleases.helm.toolkit.fluxcd.io"
STATUS = "patch customresourcedefinitions/status.apiextensions.k8s.io"


def test_upgrading_rewrites_objects_as_well(desired: Desired) -> None:
    wide = with_kind(desired)
    more = found(wide, "upgrading") - found(wide, "pairing")
    assert found(wide, "pairing") <= found(wide, "upgrading")
    assert {STATUS, f"get {RELEASES}", f"patch {RELEASES}"} <= more
    assert f"list {RELEASES}" in found(wide, "pairing")


def test_leaving_removes_finalizers_everywhere(desired: Desired) -> None:
    rights = found(with_kind(desired), "leaving")
    assert {f"patch {RELEASES}", "get pods in flux-system", "list *.* in flux-system"} <= rights
    assert "create networkpolicies.networking.k8s.io in flux-system" not in rights


def test_rotating_asks_for_little(desired: Desired) -> None:
    rights = found(desired, "rotating")
    assert {
        "delete secrets in flux-system",
        "list gitrepositories.source.toolkit.fluxcd.io",
        "patch gitrepositories.source.toolkit.fluxcd.io in flux-system",
        "get kustomizations.kustomize.toolkit.fluxcd.io in flux-system",
        "list namespaces",
        "watch deployments.apps in flux-system",
        "list deployments.apps",
        "list nodes",
        "list events in flux-system",
    } <= rights
    assert not [one for one in rights if "networkpolicies" in one or "clusterroles" in one]


def test_a_test_of_alerts_makes_and_deletes_its_own_objects(desired: Desired) -> None:
    rights = found(desired, "testing")
    alerts = "alerts.notification.toolkit.fluxcd.io in flux-system"
    sources = "gitrepositories.source.toolkit.fluxcd.io in flux-system"
    for verb in ("list", "create", "delete"):
        assert {f"{verb} {alerts}", f"{verb} {sources}"} <= rights, verb
    assert {
        "create secrets in flux-system",
        "delete secrets in flux-system",
        "get providers.notification.toolkit.fluxcd.io in flux-system",
        "list events in flux-system",
        "patch kustomizations.kustomize.toolkit.fluxcd.io in flux-system",
    } <= rights
    assert not [one for one in rights if "networkpolicies" in one or "clusterroles" in one]


def test_a_drain_lists_helm_releases_whoever_installed_their_kind(desired: Desired) -> None:
    found = {f"{one.verb} {one.place}" for one in required_rights.draining(desired)}
    assert "list helmreleases.helm.toolkit.fluxcd.io" in found
    assert "list gateways.gateway.networking.k8s.io" in found
    assert "list servicenetworkendpointgroups.networking.gke.io" in found
    assert {"list services", "list persistentvolumeclaims", "list persistentvolumes"} <= found


@pytest.mark.parametrize(("tenants", "where"), [(True, ""), (False, "flux-system")])
def test_secrets_of_tenants_are_in_their_namespaces(
    desired: Desired, tenants: bool, where: str
) -> None:
    piece = Tenant(name="team-a") if tenants else OciSource(name="x", url="oci://ghcr.io/a/b")
    pairing = msgspec.structs.replace(desired.pairing, platform=[piece])
    whole = dataclasses.replace(
        desired, pairing=pairing, platform=(Rendered(piece=piece, objects=()),)
    )
    for needed in (required_rights.pairing(whole), required_rights.leaving(whole)):
        assert Right(resource="secrets", verb="list", namespace=where) in needed
    written = Right(resource="secrets", verb="create", namespace="")
    assert (written in required_rights.pairing(whole)) is tenants
    assert written not in required_rights.leaving(whole)


@pytest.mark.parametrize("declared", [True, False])
def test_what_monitoring_has_outside_is_found_and_deleted(desired: Desired, declared: bool) -> None:
    piece = Monitoring() if declared else OciSource(name="x", url="oci://ghcr.io/a/b")
    pairing = msgspec.structs.replace(desired.pairing, platform=[piece])
    needed = required_rights.leaving(dataclasses.replace(desired, pairing=pairing))
    for verb in ("list", "delete"):
        assert (Right(resource="configmaps", verb=verb) in needed) is declared
        monitor = Right(group="monitoring.coreos.com", resource="podmonitors", verb=verb)
        assert (monitor in needed) is declared
