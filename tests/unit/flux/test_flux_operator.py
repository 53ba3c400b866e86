"""The FluxInstance: what is ours in it, and what stays as it is."""

from __future__ import annotations

from typing import Any

import pytest

from provisioner.base import yaml_reader
from provisioner.flux import flux_operator, yamls
from provisioner.handover.fleet import GitOps

PLACE = {"url": "ssh://git@h/x.git", "branch": "main", "path": "clusters/c1"}
PULLED = {"image_pull_secret": "pull"}
PATH = "clusters/c1/flux-system/flux-instance.yaml"


def made(**options: Any) -> dict[str, Any]:
    item = flux_operator.instance(GitOps(manager="flux-operator", **options), **PLACE)
    assert item
    return item


def test_who_has_no_operator_has_no_instance() -> None:
    assert flux_operator.instance(GitOps(), **PLACE) is None


def test_what_is_not_declared_is_left_out() -> None:
    spec = made()["spec"]
    assert spec["distribution"] == {"version": "2.9.4", "registry": "ghcr.io/fluxcd"}
    assert "size" not in spec["cluster"]
    assert "provider" not in spec["sync"]


def test_all_that_is_declared() -> None:
    spec = made(
        flux_version="v2.9.5",
        registry="registry.example.com/flux",
        **PULLED,
        distribution_artifact="oci://registry.example.com/manifests",
        cluster_type="aws",
        cluster_size="large",
        network_policy=False,
        lockdown=True,
        interval="30s",
    )["spec"]
    assert spec["distribution"] == {
        "version": "2.9.5",
        "registry": "registry.example.com/flux",
        "imagePullSecret": "pull",
        "artifact": "oci://registry.example.com/manifests",
    }
    assert spec["cluster"] == {
        "type": "aws",
        "size": "large",
        "domain": "cluster.local",
        "networkPolicy": False,
        "multitenant": True,
    }
    assert spec["sync"] == {
        "kind": "GitRepository",
        "url": "ssh://git@h/x.git",
        "ref": "refs/heads/main",
        "path": "./clusters/c1",
        "pullSecret": "flux-system",
        "interval": "30s",
    }


@pytest.mark.parametrize(
    ("theirs", "told"),
    [
        ({}, {}),
        ({"distribution": {"version": "v2.9.4"}, "sync": {"path": "clusters/c1/"}}, {}),
        ({"sync": {"interval": "60s"}}, {}),
        (
            {"components": [*reversed(GitOps().components)], "storage": {"class": "fast"}},
            {},
        ),
        ({"sync": {"ref": "refs/heads/x"}}, {"spec.sync.ref": "refs/heads/x"}),
        ({"cluster": {"networkPolicy": False}}, {"spec.cluster.networkPolicy": False}),
        ({"components": ["a"]}, {"spec.components": ["a"]}),
    ],
)
def test_differences_are_those_that_mean_something(
    theirs: dict[str, Any], told: dict[str, Any]
) -> None:
    spec = made()["spec"]
    for name, part in theirs.items():
        spec[name] = {**spec.get(name, {}), **part} if isinstance(part, dict) else part
    found = flux_operator.differences(made(), {"spec": spec})
    assert {field: there for field, (there, _) in found.items()} == told


def test_a_field_that_is_not_there_is_told_as_none() -> None:
    found = flux_operator.differences(made(), {"spec": {}})
    assert found["spec.sync.url"] == (None, "ssh://git@h/x.git")


def test_a_file_that_says_it_already_keeps_its_comments() -> None:
    text = f"# mine\n{yamls.dump([made()])}"
    assert flux_operator.text(made(), text, PATH, None) == text


def test_what_else_a_file_has_stays() -> None:
    theirs = made(flux_version="v2.9.0")
    theirs["spec"]["sharding"] = {"shards": ["a"]}
    theirs["metadata"]["labels"] = {"team": "a"}
    space = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "flux-system"}}
    text = flux_operator.text(made(), yamls.dump([space, theirs]), PATH, None)
    first, second = yaml_reader.load(text, PATH)
    assert first == space
    assert second["spec"] == {**made()["spec"], "sharding": {"shards": ["a"]}}
    assert second["metadata"]["labels"] == {"team": "a"}


def test_a_file_without_an_instance_gets_one() -> None:
    text = flux_operator.text(made(), "kind: ConfigMap\n", PATH, None)
    assert yaml_reader.load(text, PATH) == [{"kind": "ConfigMap"}, made()]


def test_what_the_cluster_says_by_itself_gets_into_no_file() -> None:
    live = {
        "metadata": {
            "uid": "1",
            "resourceVersion": "2",
            "annotations": {
                "fluxcd.controlplane.io/reconcileEvery": "30m",
                "fluxcd.controlplane.io/reconcile": "disabled",
                "kubectl.kubernetes.io/last-applied-configuration": "{}",
            },
        },
        "spec": {"wait": False},
        "status": {"conditions": []},
    }
    (item,) = yaml_reader.load(flux_operator.text(made(), None, PATH, live), PATH)
    assert item["metadata"] == {
        "name": "flux",
        "namespace": "flux-system",
        "annotations": {
            "kustomize.toolkit.fluxcd.io/prune": "disabled",
            "fluxcd.controlplane.io/reconcileEvery": "30m",
        },
    }
    assert (item["spec"]["wait"], "status" in item) == (False, False)


@pytest.mark.parametrize(
    ("version", "found"), [("2.9.4", "v2.9.4"), ("v2.9.4", "v2.9.4"), ("2.x", "v2.x")]
)
def test_the_version_in_a_file(version: str, found: str) -> None:
    item = made()
    item["spec"]["distribution"]["version"] = version
    assert flux_operator.version_in(yamls.dump([item]), PATH) == found
