"""Tenants on a real cluster with real Flux: what they may do, what the API server refuses them, and
how they leave. In this order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from provisioner.base import keys
from provisioner.pairing.flux_on_cluster import sync_objects
from tests.real import own
from tests.real.project import Project
from tests.support import waiting

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

READER = keys.make("ed25519")
HOME, TOOLS = "team-a", "team-a-tools"


def settings(namespace: str, name: str = "settings") -> str:
    return (
        "apiVersion: v1\nkind: ConfigMap\n"
        f"metadata: {{name: {name}, namespace: {namespace}}}\ndata: {{colour: blue}}\n"
    )


ROLE = """\
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: everything}
rules: [{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}]
"""
# A Kustomization that names no ServiceAccount: with the rights of the controller it would do all.
UNNAMED = """\
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: unnamed, namespace: team-a}
spec:
  interval: 10m
  path: ./beyond
  prune: true
  sourceRef: {kind: GitRepository, name: team-a}
"""
# One that reads what Flux itself reads.
FOREIGN = UNNAMED.replace("unnamed", "foreign").replace(
    "name: team-a}", "name: flux-system, namespace: flux-system}"
)


@pytest.fixture(scope="module")
def given(project: Project) -> own.Handover:
    own.start(project, "s1", repositories=("fleet", "apps"))
    push(project, "mine/settings.yaml", settings(HOME))
    own.sandbox(project).add_key("apps", "reader", READER.public, False)
    project.env["TEAM_KEY"] = READER.private.reveal()
    return own.handover(project, ["s1"], lockdown=True)


def push(project: Project, path: str, text: str) -> None:
    own.push(project, {path: text}, repository="apps")


def tenant(project: Project, **changes: Any) -> dict[str, Any]:
    there = own.sandbox(project).repository("apps")
    return {
        "kind": "tenant",
        "name": "team-a",
        "namespaces": [HOME, TOOLS],
        "url": there.url,
        "known_hosts": list(there.known_hosts),
        "credential": {"env": "TEAM_KEY"},
        "path": "mine",
        "interval": "2s",
        "sync_interval": "30s",
        "quota": {"count/configmaps": "20"},
        "network_policy": True,
        **changes,
    }


def failure(project: Project, given: own.Handover) -> str:
    """Of a run, once Flux has fetched what was pushed."""
    waiting.until(lambda: sync_objects.condition(sync(project))[0] == "False")
    done = own.pair(project, given)
    (cluster,) = done.events[-1]["clusters"]
    assert cluster["result"] == "delivery-failing", done.out
    return str(cluster["cause"])


def sync(project: Project) -> Any:
    return own.get(project, "s1", "Kustomization", "team-a", HOME)


USERS = "clusters/s1/apps.yaml"


def lock(given: own.Handover, *, locked: bool) -> None:
    given["pairings"]["s1"]["gitops"]["lockdown"] = locked


def arguments(project: Project) -> list[str]:
    item = own.client(own.kubeconfig(project, "s1")).get(
        "apps/v1", "Deployment", "kustomize-controller", "flux-system"
    )
    assert item
    args: list[str] = item["spec"]["template"]["spec"]["containers"][0]["args"]
    return args


@pytest.fixture
def beyond(project: Project) -> Iterator[None]:
    """What a test pushes to this file is taken out again."""
    yield
    push(project, "mine/more.yaml", settings(TOOLS, "more"))
    waiting.until(lambda: sync_objects.condition(sync(project))[0] == "True", 40)


def test_a_lockdown_names_what_it_would_stop(project: Project, given: own.Handover) -> None:
    lock(given, locked=False)
    own.push(project, {USERS: own.APPS, "apps/settings.yaml": settings("default")})
    assert own.pair(project, given).code == 0
    lock(given, locked=True)
    done = own.pair(project, given)
    (cluster,) = done.events[-1]["clusters"]
    assert f"{USERS}: Kustomization apps names no serviceAccountName" in cluster["cause"]
    assert "--no-remote-bases=true" not in arguments(project)


def test_a_lockdown_is_turned_on(project: Project, given: own.Handover) -> None:
    confined = own.APPS.replace("  prune:", "  serviceAccountName: kustomize-controller\n  prune:")
    own.push(project, {USERS: confined})
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    waiting.until(lambda: "--no-remote-bases=true" in arguments(project))
    root = own.get(project, "s1", "Kustomization", "flux-system")
    assert root["spec"]["serviceAccountName"] == "kustomize-controller"


def test_a_plan_names_it_before_anything_exists(project: Project, given: own.Handover) -> None:
    own.declare(given, tenant(project))
    done = project.json("plan", *own.TRUSTED, stdin=json.dumps(given))
    assert done.code in (0, 2), done.err
    assert own.actions(done)["platform namespaces"] == "created"


def test_it_comes_with_the_first_pairing(project: Project, given: own.Handover) -> None:
    own.declare(given, tenant(project))
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert sync(project)["spec"]["serviceAccountName"] == "team-a"
    assert own.get(project, "s1", "ConfigMap", "settings", HOME)["data"] == {"colour": "blue"}
    for kind, name in (("ResourceQuota", "team-a-tenant"), ("NetworkPolicy", "team-a-tenant")):
        assert own.get(project, "s1", kind, name, TOOLS), kind
    assert READER.private.reveal().splitlines()[2] not in project.git("log", "-p", "main")


def test_again_nothing_changes(project: Project, given: own.Handover) -> None:
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert {step["action"] for step in done.steps()} == {"unchanged"}


@pytest.mark.usefixtures("beyond")
@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (settings("default"), 'User "system:serviceaccount:team-a:team-a" cannot patch'),
        (ROLE, "clusterroles.rbac.authorization.k8s.io"),
    ],
)
def test_the_api_server_refuses_what_is_beyond_its_namespaces(
    project: Project, given: own.Handover, text: str, refusal: str
) -> None:
    push(project, "mine/more.yaml", text)
    cause = failure(project, given)
    assert "tenant team-a: Kustomization team-a" in cause
    assert "forbidden" in cause
    assert refusal in cause


@pytest.mark.usefixtures("beyond")
@pytest.mark.parametrize(
    ("text", "name", "refusal"),
    [
        (UNNAMED, "unnamed", "system:serviceaccount:team-a:default"),
        (FOREIGN, "foreign", "cross-namespace references have been blocked"),
    ],
)
def test_a_kustomization_of_its_own_is_no_way_around(
    project: Project, given: own.Handover, text: str, name: str, refusal: str
) -> None:
    push(project, "beyond/settings.yaml", settings("default", "beyond"))
    push(project, "mine/more.yaml", text)
    own.pair(project, given)

    def refused() -> bool:
        item = own.get(project, "s1", "Kustomization", name, HOME) or {}
        return refusal in json.dumps(item.get("status", {}))

    waiting.until(refused)
    assert own.get(project, "s1", "ConfigMap", "beyond", "default") is None


def test_taken_out_it_leaves_its_workloads_and_nothing_else(
    project: Project, given: own.Handover
) -> None:
    assert own.pair(project, given).code == 0
    own.declare(given)
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    for kind, name in (
        ("Kustomization", "team-a"),
        ("GitRepository", "team-a"),
        ("ServiceAccount", "team-a"),
        ("RoleBinding", "team-a-reconciler"),
        ("ResourceQuota", "team-a-tenant"),
        ("Secret", "tenant-team-a"),
    ):
        assert own.get(project, "s1", kind, name, HOME) is None, (kind, name)
    assert own.get(project, "s1", "ConfigMap", "settings", HOME)["data"] == {"colour": "blue"}


def test_with_drain_its_namespaces_go_with_it(project: Project, given: own.Handover) -> None:
    drained = tenant(project, workloads="drain")
    own.declare(given, drained)
    assert own.pair(project, given).code == 0
    assert own.get(project, "s1", "ConfigMap", "settings", HOME)
    own.declare(given)
    planned = project.json("plan", *own.TRUSTED, stdin=json.dumps(given))
    assert "Namespace team-a and everything in it" in planned.out
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    waiting.until(lambda: own.get(project, "s1", "Namespace", HOME, "") is None)
    waiting.until(lambda: own.get(project, "s1", "Namespace", TOOLS, "") is None)


@pytest.mark.parametrize("drain", [False, True])
def test_when_its_cluster_leaves(project: Project, given: own.Handover, drain: bool) -> None:
    own.declare(given, tenant(project))
    assert own.pair(project, given).code == 0
    named = ["--drain", "s1"] if drain else []
    done = project.json("unpair", *own.TRUSTED, "--yes", *named, stdin=json.dumps(given))
    assert done.code == 0, done.err + done.out
    assert own.get(project, "s1", "Namespace", "flux-system", "") is None
    assert own.get(project, "s1", "Secret", "tenant-team-a", HOME) is None
    left = own.get(project, "s1", "ConfigMap", "settings", HOME)
    assert (left is None) is drain
    assert (own.get(project, "s1", "Namespace", HOME, "") is None) is drain
