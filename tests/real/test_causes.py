"""Controllers that cannot start, each for another reason, in one run: each reason is named early,
none stops another, and once the reasons are gone the next run pairs them all. The tests stand in
this order."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.real import own
from tests.real.project import Project, Run

pytestmark = [pytest.mark.real, pytest.mark.timeout(240)]

NS = "flux-system"
SPACE = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": NS}}
QUOTA = {
    "apiVersion": "v1",
    "kind": "ResourceQuota",
    "metadata": {"name": "tiny", "namespace": NS},
    "spec": {"hard": {"pods": "0"}},
}
# A webhook with no service behind it would be "failed calling"; a policy's refusal needs no server
# of its own.
POLICY = {
    "apiVersion": "admissionregistration.k8s.io/v1",
    "kind": "ValidatingAdmissionPolicy",
    "metadata": {"name": "no-pods"},
    "spec": {
        "failurePolicy": "Fail",
        "matchConstraints": {
            "resourceRules": [
                {
                    "apiGroups": [""],
                    "apiVersions": ["v1"],
                    "operations": ["CREATE"],
                    "resources": ["pods"],
                }
            ]
        },
        "validations": [{"expression": "false", "message": "no pods on fridays"}],
    },
}
BINDING = {
    "apiVersion": "admissionregistration.k8s.io/v1",
    "kind": "ValidatingAdmissionPolicyBinding",
    "metadata": {"name": "no-pods-here"},
    "spec": {"policyName": "no-pods", "validationActions": ["Deny"]},
}
NOT_READY = {
    "type": "Ready",
    "status": "False",
    "reason": "KubeletNotReady",
    "message": "container runtime network not ready: NetworkReady=false "
    "reason:NetworkPluginNotReady "
    "message:Network plugin returns error: cni plugin not initialized",
}


def apply(project: Project, cluster: str, *objects: dict[str, Any]) -> None:
    project.kubectl(
        cluster,
        "apply",
        "-f",
        "-",
        stdin=json.dumps({"apiVersion": "v1", "kind": "List", "items": objects}),
    )


def quota(project: Project, cluster: str) -> None:
    apply(project, cluster, SPACE, QUOTA)


def policy(project: Project, cluster: str) -> None:
    apply(project, cluster, POLICY, BINDING)


def no_node(project: Project, cluster: str) -> None:
    own.kill(project, "node", cluster)
    project.kubectl(cluster, "delete", "node", "sandbox")


def no_network(project: Project, cluster: str) -> None:
    own.kill(project, "node", cluster)
    patch = json.dumps({"status": {"conditions": [NOT_READY]}})
    project.kubectl(cluster, "patch", "node", "sandbox", "--subresource=status", "-p", patch)


CAUSES: dict[str, tuple[Callable[[Project, str], None] | None, str, str]] = {
    "image": (None, "image registry.invalid/fluxcd/source-controller:", "image pull secret"),
    "node": (no_node, "the cluster has no node", "Add a node pool"),
    "network": (
        no_network,
        "no node is ready: container runtime network not ready",
        "Install a network plugin (CNI)",
    ),
    "quota": (quota, "exceeded quota: tiny", "Raise ResourceQuota tiny"),
    "policy": (policy, "no pods on fridays", "ValidatingAdmissionPolicyBinding no-pods-here"),
}


@pytest.fixture(scope="module")
def hindered(project: Project) -> Run:
    """The run in which every cluster has a reason of its own."""
    own.start(project, *CAUSES)
    for name, (hinder, _, _) in CAUSES.items():
        if hinder:
            hinder(project, name)
    given = own.handover(project, list(CAUSES))
    given["pairings"]["image"]["gitops"] = {
        **given["pairings"]["image"]["gitops"],
        "registry": "registry.invalid/fluxcd",
    }
    return own.pair(project, given, "--timeout", "24")


@pytest.mark.parametrize("name", CAUSES)
def test_the_cause_is_named_early(name: str, hindered: Run) -> None:
    done = hindered
    assert done.code == 4, done.out
    assert CAUSES[name][1] in done.clusters[name]["cause"]
    assert "cannot start" in done.clusters[name]["cause"], (
        "given up; at the deadline it would be `not ready in time`"
    )
    assert CAUSES[name][2] in done.clusters[name]["hint"]


def test_without_the_causes_the_next_run_pairs_them_all(hindered: Run, project: Project) -> None:
    project.kubectl("quota", "delete", "-n", NS, "resourcequota", "tiny")
    project.kubectl("policy", "delete", "validatingadmissionpolicybinding", "no-pods-here")
    assert project.provisioner("sandbox", "start").code == 0
    done = own.pair(project, own.handover(project, list(CAUSES)), "--timeout", "120")
    assert {name: one["result"] for name, one in done.clusters.items()} == dict.fromkeys(
        CAUSES, "paired"
    ), done.out
