"""Rights become RBAC objects that grant exactly these, in an order that `kubectl apply` follows."""

from __future__ import annotations

from provisioner.clusters import roles
from provisioner.clusters.rights import Right
from provisioner.clusters.roles import Grantee

RIGHTS = [
    Right(resource="nodes", verb="list"),
    Right(group="apps", resource="deployments", verb="list"),
    Right(group="apps", resource="deployments", verb="list", namespace="flux-system"),
    Right(group="apps", resource="deployments", verb="watch", namespace="flux-system"),
    Right(resource="secrets", verb="get", namespace="flux-system"),
    Right(resource="configmaps", verb="get", namespace="flux-system"),
    Right(group="coordination.k8s.io", resource="leases", verb="get", namespace="kube-system"),
]


def test_each_namespace_has_a_role_of_its_own_and_is_made_first() -> None:
    documents = roles.render(RIGHTS, name="x")
    assert [
        (one["kind"], one["metadata"].get("namespace", ""), one["metadata"]["name"])
        for one in documents
    ] == [
        ("Namespace", "", "flux-system"),
        ("ClusterRole", "", "x"),
        ("Role", "flux-system", "x"),
        ("Role", "kube-system", "x"),
    ]


def test_what_is_granted_everywhere_is_not_granted_again() -> None:
    role = next(
        one
        for one in roles.render(RIGHTS, name="x")
        if one["metadata"].get("namespace") == "flux-system"
    )
    assert role["rules"] == [
        {"apiGroups": [""], "resources": ["configmaps", "secrets"], "verbs": ["get"]},
        {"apiGroups": ["apps"], "resources": ["deployments"], "verbs": ["watch"]},
    ]


def test_every_role_is_bound_to_everybody_named() -> None:
    grantees = [
        Grantee(kind="User", name="ann"),
        Grantee(kind="ServiceAccount", name="deployer", namespace="ci"),
    ]
    documents = roles.render(RIGHTS, name="x", grantees=grantees)
    bindings = [one for one in documents if one["kind"].endswith("Binding")]
    assert [one["roleRef"]["kind"] for one in bindings] == ["ClusterRole", "Role", "Role"]
    for binding in bindings:
        assert binding["subjects"] == [
            {"apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": "ann"},
            {"kind": "ServiceAccount", "name": "deployer", "namespace": "ci"},
        ]
