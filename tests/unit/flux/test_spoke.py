"""What a hub gets to reach a spoke, and what lets it in there."""

from __future__ import annotations

import base64
from typing import Any

import msgspec
import pytest

from provisioner.base import yaml_reader
from provisioner.base.secret import Secret
from provisioner.flux import spoke
from provisioner.handover.fleet import GitOps, Pairing

HUB = Pairing(cluster="hub", repository="r", path="clusters/hub", gitops=GitOps(namespace="flux"))


def spoke_of(**gitops: Any) -> Pairing:
    return Pairing(cluster="s1", repository="r", path="clusters/s1", gitops=GitOps(**gitops))


def token(**claims: Any) -> Secret:
    payload = base64.urlsafe_b64encode(msgspec.json.encode(claims)).decode().rstrip("=")
    return Secret(f"a.{payload}.b")


@pytest.mark.parametrize(
    ("given", "entry"),
    [
        ({"ca": "", "server_name": ""}, {}),
        (
            {"ca": "PEM", "server_name": "api.internal"},
            {"certificate-authority-data": "UEVN", "tls-server-name": "api.internal"},
        ),
    ],
)
def test_a_kubeconfig(given: dict[str, str], entry: dict[str, str]) -> None:
    made = spoke.kubeconfig("s1", server="https://s1", token=Secret("canary"), **given)
    assert "canary" not in repr(made) + str(made)
    (config,) = yaml_reader.load(made.reveal(), "kubeconfig")
    assert config["clusters"] == [{"name": "s1", "cluster": {"server": "https://s1", **entry}}]
    assert config["users"] == [{"name": "provisioner-spoke", "user": {"token": "canary"}}]
    context = {"cluster": "s1", "user": "provisioner-spoke"}
    assert config["contexts"] == [{"name": "s1", "context": context}]
    assert config["current-context"] == "s1"


@pytest.mark.parametrize(
    ("given", "expires"),
    [
        (token(sub="x"), False),
        (token(sub="x", exp=1), True),
        (Secret("opaque"), False),
        (Secret("a.!.b"), False),
        (Secret("a.bnVsbA.b"), False),
    ],
)
def test_whether_a_token_expires(given: Secret, expires: bool) -> None:
    assert spoke.expires(given) is expires


@pytest.mark.parametrize(
    ("role", "bound"),
    [
        ("", {"provisioner-spoke": "admin", "provisioner-spoke-namespaces": "provisioner-spoke"}),
        ("cluster-admin", {"provisioner-spoke": "cluster-admin"}),
    ],
)
def test_the_rights_of_a_hub(role: str, bound: dict[str, str]) -> None:
    objects = spoke.access(spoke_of(hub="hub", spoke_role=role), "demo")
    bindings = [item for item in objects if item["kind"] == "ClusterRoleBinding"]
    assert {item["metadata"]["name"]: item["roleRef"]["name"] for item in bindings} == bound
    account = {"kind": "ServiceAccount", "name": "provisioner-spoke", "namespace": "flux-system"}
    assert all(item["subjects"] == [account] for item in bindings)


def test_a_kustomization_of_a_spoke_never_prunes_by_being_deleted() -> None:
    made = spoke.kustomization(spoke_of(hub="hub", sync_interval="5m"), HUB, "demo")
    assert made["metadata"]["namespace"] == "flux"
    assert made["spec"] == {
        "deletionPolicy": "Orphan",
        "interval": "5m0s",
        "kubeConfig": {"secretRef": {"name": "spoke-s1-kubeconfig"}},
        "path": "./clusters/s1",
        "prune": True,
        "sourceRef": {"kind": "GitRepository", "name": "flux"},
    }


@pytest.mark.parametrize(
    ("annotations", "ours"),
    [
        ({"provisioner/fleet": "demo", "provisioner/cluster": "s1", "more": "x"}, True),
        ({"provisioner/fleet": "demo", "provisioner/cluster": "s2"}, False),
        ({"provisioner/fleet": "other", "provisioner/cluster": "s1"}, False),
        (None, False),
    ],
)
def test_whose_an_object_is(annotations: dict[str, str] | None, ours: bool) -> None:
    class Names:
        fleet, cluster = "demo", "s1"

    assert spoke.marked({"metadata": {"annotations": annotations}}, Names()) is ours
    assert not spoke.marked(None, Names())
