"""Leaving: workloads kept and drained, what is stuck is named, a namespace of others stays, kills.
In this order.

c1 is drained, c2 is left alone, c3 had the namespace before us. The sandbox has no cloud: `cloud`
takes the finalizers of load balancers and volumes off, as the controllers of one do.
"""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from provisioner.sandbox.sandbox import Sandbox
from tests.real.project import Project

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

NS = ("-n", "flux-system")
CHILD = """\
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: %(name)s, namespace: flux-system}
spec:
  interval: 10m
  path: ./apps/%(name)s
  prune: true
  sourceRef: {kind: GitRepository, name: flux-system}
  dependsOn: %(depends)s
"""
CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s, namespace: default}\n"
BALANCER = """\
apiVersion: v1
kind: Service
metadata: {name: web, namespace: default, finalizers: [service.kubernetes.io/load-balancer-cleanup]}
spec: {type: LoadBalancer, ports: [{port: 80}]}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data, namespace: default}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
"""
RELEASE = """\
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: default}
spec:
  interval: 10m
  chart:
    spec:
      chart: ./charts/shop
      sourceRef: {kind: GitRepository, name: flux-system, namespace: flux-system}
"""
FILES = {
    "clusters/c1/children.yaml": CHILD % {"name": "infra", "depends": "[]"}
    + "---\n"
    + CHILD % {"name": "apps", "depends": "[{name: infra}]"},
    "clusters/c1/own.yaml": CONFIG % "own",
    "clusters/c1/release.yaml": RELEASE,
    "clusters/c2/own.yaml": CONFIG % "own",
    "apps/infra/net.yaml": BALANCER,
    "apps/apps/app.yaml": CONFIG % "app",
    "charts/shop/Chart.yaml": "apiVersion: v2\nname: shop\nversion: 0.1.0\n",
    "charts/shop/templates/config.yaml": CONFIG % "from-helm",
}


def commit(project: Project) -> None:
    clone = project.tmp / "clone"
    shutil.rmtree(clone, ignore_errors=True)
    subprocess.run(["git", "clone", "-q", str(project.repository), str(clone)], check=True)
    for name, text in FILES.items():
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        (clone / name).write_text(text)
    identity = ["-c", "user.name=U", "-c", "user.email=u@example.invalid"]
    for argv in (["add", "-A"], ["commit", "-qm", "Workloads"], ["push", "-q"]):
        subprocess.run(["git", *identity, *argv], cwd=clone, check=True)


NO_FINALIZERS = ("--type=merge", "-p", '{"metadata":{"finalizers":null}}')


def names(project: Project, cluster: str, kinds: str, *argv: str) -> set[str]:
    return set(project.kubectl(cluster, "get", kinds, *argv, "-o", "name").split())


def keys(project: Project, cluster: str) -> list[str]:
    listed = Sandbox(project.folder / ".provisioner" / "sandbox").keys("fleet")
    return [key.title for key in listed if f"/{cluster} " in key.title]


def until(project: Project, cluster: str, *argv: str) -> None:
    project.kubectl(cluster, "wait", "--timeout=60s", *argv)


@pytest.fixture
def cloud(project: Project) -> Iterator[list[str]]:
    """What it has let go of, in order."""
    done: list[str] = []
    over = threading.Event()

    def work() -> None:
        while not over.wait(0.5):
            items = json.loads(project.kubectl("c1", "get", "services,pvc", "-A", "-o", "json"))[
                "items"
            ]
            for item in items:
                meta = item["metadata"]
                if "deletionTimestamp" in meta:
                    name = f"{item['kind']}/{meta['name']}"
                    project.kubectl("c1", "patch", "-n", meta["namespace"], name, *NO_FINALIZERS)
                    done.append(name)

    thread = threading.Thread(target=work)
    thread.start()
    yield done
    over.set()
    thread.join()


def test_up(project: Project) -> None:
    assert project.json("plan", "--context", "clusters=3").code == 0
    stack = project.folder / "cdktf.out" / "stacks" / "sandbox"
    applied = project.run("terraform", f"-chdir={stack}", "apply", "-auto-approve", "-input=false")
    assert applied.code == 0, applied.out + applied.err
    project.kubectl("c3", "create", "namespace", "flux-system")
    project.kubectl("c3", "create", "configmap", "-n", "flux-system", "mine")
    done = project.json("pair")
    assert done.code == 0, (done.err, done.clusters)
    commit(project)
    for name in ("c1", "c2"):
        asked = project.flux(name, "reconcile", "kustomization", "flux-system", "--with-source")
        assert asked.code == 0, asked.err
    until(project, "c1", "--for=condition=Ready", *NS, "kustomization/infra", "kustomization/apps")
    until(project, "c1", "--for=condition=Ready", "helmrelease/shop")
    assert {"configmap/own", "configmap/app", "configmap/from-helm"} <= names(
        project, "c1", "configmaps"
    )


def test_keep_leaves_the_workloads(project: Project) -> None:
    done = project.json("unpair", "c2", "--yes")
    assert (done.code, done.clusters["c2"]["result"]) == (0, "unpaired"), done.clusters
    assert names(project, "c2", "configmaps") >= {"configmap/own"}
    assert "namespace/flux-system" not in names(project, "c2", "namespaces")
    assert not [name for name in names(project, "c2", "crds") if "fluxcd" in name]
    assert not [name for name in names(project, "c2", "clusterroles") if "flux" in name]
    assert not [
        key
        for key in Sandbox(project.folder / ".provisioner" / "sandbox").keys("fleet")
        if "/c2 " in key.title
    ]
    assert project.git("ls-tree", "--name-only", "main:clusters/c2").split() == ["own.yaml"]


def test_again_there_is_nothing_to_do(project: Project) -> None:
    head = project.git("rev-parse", "main")
    done = project.json("unpair", "c2", "--yes")
    assert done.code == 0
    assert {step["action"] for step in done.steps()} == {"unchanged"}, done.steps()
    assert project.git("rev-parse", "main") == head


def test_a_namespace_of_others_stays(project: Project) -> None:
    before = project.kubectl(
        "c3", "get", "namespace", "flux-system", "-o", "jsonpath={.metadata.uid}"
    )
    done = project.json("unpair", "c3", "--yes")
    assert done.code == 0, done.clusters
    assert (
        project.kubectl("c3", "get", "namespace", "flux-system", "-o", "jsonpath={.metadata.uid}")
        == before
    )
    left = names(
        project,
        "c3",
        "deployments,services,pods,configmaps,secrets,networkpolicies,resourcequotas,serviceaccounts",
        *NS,
    )
    assert left == {"configmap/mine", "configmap/kube-root-ca.crt", "serviceaccount/default"}
    labels = json.loads(project.kubectl("c3", "get", "namespace", "flux-system", "-o", "json"))[
        "metadata"
    ]["labels"]
    assert not [name for name in labels if "flux" in name or "part-of" in name]


def test_what_is_stuck_is_named_and_nothing_forced(project: Project) -> None:
    done = project.json("unpair", "c1", "--yes", "--workloads", "drain", "--timeout", "8")
    assert (done.code, done.clusters["c1"]["result"]) == (4, "failed")
    cause = done.clusters["c1"]["cause"]
    assert "Service default/web (finalizer service.kubernetes.io/load-balancer-cleanup)" in cause, (
        cause
    )
    assert "PersistentVolumeClaim default/data" in cause
    assert "service/web" in names(project, "c1", "services")
    assert "deployment.apps/kustomize-controller" in names(project, "c1", "deployments", *NS)
    assert keys(project, "c1")
    gone = names(project, "c1", "configmaps")
    assert not gone & {"configmap/own", "configmap/app", "configmap/from-helm"}


def test_drain_prunes_and_waits_for_the_cloud(project: Project, cloud: list[str]) -> None:
    paired = project.json(
        "pair", timeout=120
    )  # back to the start: children and releases come again
    assert paired.clusters["c1"]["result"] == "paired", paired.clusters
    until(project, "c1", "--for=create", "helmrelease/shop")
    until(project, "c1", "--for=condition=Ready", *NS, "kustomization/infra", "kustomization/apps")
    until(project, "c1", "--for=condition=Ready", "helmrelease/shop")
    done = project.json("unpair", "c1", "--yes", "--workloads", "drain")
    assert done.code == 0, done.clusters
    assert {"Service/web", "PersistentVolumeClaim/data"} <= set(cloud)
    assert not names(project, "c1", "configmaps") & {
        "configmap/own",
        "configmap/app",
        "configmap/from-helm",
    }
    assert not names(project, "c1", "services,pvc") & {"service/web", "persistentvolumeclaim/data"}
    assert "namespace/flux-system" not in names(project, "c1", "namespaces")


@pytest.mark.parametrize("moment", [0.8, 1.6, 2.5])
def test_killed_and_run_again(project: Project, moment: float) -> None:
    paired = project.json("pair")
    assert paired.clusters["c2"]["result"] == "paired", paired.clusters
    argv = [sys.executable, "-m", "provisioner", "unpair", "c2", "--yes", "--workloads", "drain"]
    process = subprocess.Popen(
        argv, cwd=project.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = project.json("unpair", "c2", "--yes", "--workloads", "drain")
    assert done.code == 0, done.clusters
    assert "namespace/flux-system" not in names(project, "c2", "namespaces")
    assert "configmap/own" not in names(project, "c2", "configmaps")
    assert project.git("ls-tree", "--name-only", "main:clusters/c2").split() == ["own.yaml"]
    assert not [
        key
        for key in Sandbox(project.folder / ".provisioner" / "sandbox").keys("fleet")
        if "/c2 " in key.title
    ]


def test_an_object_of_others_keeps_our_namespace(project: Project) -> None:
    assert project.json("pair").clusters["c2"]["result"] == "paired"
    held = {"name": "held", "namespace": "flux-system", "finalizers": ["example.com/stuck"]}
    text = json.dumps({"apiVersion": "v1", "kind": "ConfigMap", "metadata": held})
    project.kubectl("c2", "apply", "-f", "-", stdin=text)
    done = project.json("unpair", "c2", "--yes", "--force")
    assert (done.code, done.clusters["c2"]["result"]) == (0, "unpaired"), done.clusters
    notes = [event["text"] for event in done.events if event["type"] == "note"]
    stays = "ConfigMap flux-system/held (finalizer example.com/stuck)"
    assert any("namespace flux-system stays" in note and stays in note for note in notes), notes
    assert "configmap/held" in names(project, "c2", "configmaps", "-n", "flux-system")
    assert "namespace/flux-system" in names(project, "c2", "namespaces")
    project.kubectl("c2", "patch", "configmap", "held", "-n", "flux-system", *NO_FINALIZERS)
    project.kubectl("c2", "delete", "configmap", "held", "-n", "flux-system")


def test_a_cluster_that_is_gone(project: Project) -> None:
    paired = project.json("pair")
    assert paired.clusters["c3"]["result"] == "paired", paired.clusters
    assert project.provisioner("sandbox", "clean", "--cluster", "c3").code == 0
    for options in ([], ["--force"]):
        done = project.json("unpair", "c3", "--yes", *options)
        assert (done.code, done.clusters["c3"]["result"]) == (4, "failed"), done.clusters
        assert keys(project, "c3")
    gone = project.json("unpair", "c3", "--yes", "--gone", "c3")
    assert (gone.code, gone.clusters["c3"]["result"]) == (0, "gone"), gone.clusters
    assert not keys(project, "c3")


def test_an_unknown_cluster_is_named(project: Project) -> None:
    done = project.provisioner("unpair", "nobody", "--yes")
    assert done.code == 3
    assert "nobody" in done.err


def test_down(project: Project) -> None:
    done = project.json("down", "--yes", "--workloads", "keep")
    assert done.code == 0, (done.err, done.clusters)
    assert not Path(project.folder / ".provisioner" / "sandbox").exists()
