"""A tenant as objects of Kubernetes and Flux."""

from __future__ import annotations

import dataclasses
from typing import Any

import msgspec
import pytest

from provisioner.flux import platform
from provisioner.flux.platform.base import KeyedRepository, Placement
from provisioner.handover.fleet import GitOps, Piece

AT = Placement(fleet="demo", cluster="c1", gitops=GitOps(lockdown=True))
TENANT = {"kind": "tenant", "name": "team-a"}
READ = {**TENANT, "url": "https://git.example.com/a.git", "credential": {"env": "TOKEN"}}
TWO = {"namespaces": ["first", "second"]}


def rendered(piece: dict[str, Any]) -> platform.Rendered:
    return platform.render(msgspec.convert(piece, Piece), AT)


def objects(piece: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        f"{item['kind']} {item['metadata'].get('namespace', item['metadata']['name'])}": item
        for item in rendered(piece).objects
    }


@pytest.mark.parametrize(
    ("piece", "kinds"),
    [
        (TENANT, ["Namespace", "ServiceAccount", "RoleBinding"]),
        ({**TENANT, "quota": {"pods": "1"}}, ["ResourceQuota"]),
        ({**TENANT, "network_policy": True}, ["NetworkPolicy"]),
        (READ, ["GitRepository", "Kustomization"]),
    ],
)
def test_what_it_gets(piece: dict[str, Any], kinds: list[str]) -> None:
    found = [item["kind"] for item in rendered(piece).objects]
    assert set(found) == {"Namespace", "ServiceAccount", "RoleBinding", *kinds}


def test_each_namespace_grants_the_role_to_the_account_in_the_first() -> None:
    found = objects({**TENANT, **TWO, "role": "edit"})
    assert "ServiceAccount second" not in found
    for space in ("first", "second"):
        binding = found[f"RoleBinding {space}"]
        assert binding["roleRef"]["name"] == "edit"
        assert binding["subjects"] == [
            {"kind": "ServiceAccount", "name": "team-a", "namespace": "first"}
        ]


def test_the_network_policy_lets_its_own_namespaces_in() -> None:
    policy = objects({**TENANT, **TWO, "network_policy": True})["NetworkPolicy second"]
    ((allowed,),) = [rule["from"] for rule in policy["spec"]["ingress"]]
    (match,) = allowed["namespaceSelector"]["matchExpressions"]
    assert match["values"] == ["first", "second"]


def test_its_pods_connect_to_no_address_that_is_denied() -> None:
    policy = objects({**TENANT, **TWO, "egress_denied": ["10.0.0.0/8"]})["NetworkPolicy second"]
    assert policy["metadata"]["name"] == "team-a-tenant-egress"
    own, _dns, outside = policy["spec"]["egress"]
    (match,) = own["to"][0]["namespaceSelector"]["matchExpressions"]
    assert match["values"] == ["first", "second"]
    assert outside["to"][0]["ipBlock"] == {"cidr": "0.0.0.0/0", "except": ["10.0.0.0/8"]}


@pytest.mark.parametrize(("more", "target"), [({}, "team-a"), (TWO, None)])
def test_what_flux_applies_in_its_name(more: dict[str, Any], target: str | None) -> None:
    space = "first" if more else "team-a"
    spec = objects({**READ, **more})[f"Kustomization {space}"]["spec"]
    assert spec["serviceAccountName"] == "team-a"
    assert spec["deletionPolicy"] == "Orphan"
    assert spec.get("targetNamespace") == target


@pytest.mark.parametrize(("workloads", "kept"), [("keep", True), ("drain", False)])
def test_its_namespaces_are_kept_unless_it_says_otherwise(workloads: str, kept: bool) -> None:
    meta = objects({**TENANT, "workloads": workloads})["Namespace team-a"]["metadata"]
    assert ("kustomize.toolkit.fluxcd.io/prune" in meta.get("annotations", {})) is kept


def test_its_secret_is_in_its_first_namespace() -> None:
    (secret,) = rendered({**READ, **TWO}).secrets
    assert (secret.namespace, secret.name) == ("first", "tenant-team-a")


def test_what_its_commits_are_verified_with_is_in_its_first_namespace() -> None:
    piece = {**READ, **TWO, "verify": {"keys": [{"env": "SIGNER"}]}}
    verify = objects(piece)["GitRepository first"]["spec"]["verify"]
    assert verify == {"mode": "HEAD", "secretRef": {"name": "tenant-team-a-keys"}}
    places = [(one.namespace, one.name) for one in rendered(piece).secrets]
    assert places == [("first", "tenant-team-a"), ("first", "tenant-team-a-keys")]


@pytest.mark.parametrize(("more", "branch"), [({}, "trunk"), ({"branch": "next"}, "next")])
def test_a_repository_of_the_fleet_is_read_with_a_key_of_its_own(
    more: dict[str, Any], branch: str
) -> None:
    there = KeyedRepository(url="ssh://git@git.example.com/a.git", branch="trunk")
    at = dataclasses.replace(AT, repositories={"team": there})
    piece = {**TENANT, **TWO, "repository": "team", "deploy_key": True, **more}
    found = platform.render(msgspec.convert(piece, Piece), at)
    (source,) = (item for item in found.objects if item["kind"] == "GitRepository")
    assert source["spec"]["url"] == there.url
    assert source["spec"]["ref"] == {"branch": branch}
    assert source["spec"]["secretRef"] == {"name": "tenant-team-a"}
    (key,) = found.keys
    assert (key.namespace, key.source, key.write) == ("first", "team-a", False)
    assert found.secrets == ()
