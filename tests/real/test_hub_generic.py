"""A hub signs in to a spoke as its own ServiceAccount, between two real API servers. In this order.

The hub's Flux reads who it is from the file that a kubelet mounts into its pod. Its processes get
that file in a mount namespace of their own, so that nothing outside the sandbox changes."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import sys
import time

import pytest

from tests.real import own
from tests.real.project import Project
from tests.real.test_hub import NAMESPACED, hello, results, run
from tests.support import waiting

PRIVATE = ("unshare", "--mount", "--map-root-user")
WITH_IDENTITY = """\
mount -t tmpfs tmpfs /run && mkdir -p /run/secrets/kubernetes.io/serviceaccount &&
printf %s "$IDENTITY" > /run/secrets/kubernetes.io/serviceaccount/token &&
test -f /var/run/secrets/kubernetes.io/serviceaccount/token && exec "$@"
"""
ACCOUNT = "system:serviceaccount:flux-system:kustomize-controller"


def isolated() -> bool:
    """Whether processes here may have mounts of their own."""
    if not shutil.which("unshare"):
        return False
    command = [*PRIVATE, "mount", "-t", "tmpfs", "tmpfs", "/run"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


pytestmark = [
    pytest.mark.real,
    pytest.mark.timeout(600),
    pytest.mark.skipif(not isolated(), reason="needs unshare with mounts"),
]


def encoded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def fleet(project: Project, **gitops: str) -> own.Handover:
    given = own.handover(project, ("hub", "s1"))
    given["pairings"]["s1"]["gitops"] = {"hub": "hub", "spoke_access": "generic", **gitops}
    return given


@pytest.fixture(scope="module")
def hub(project: Project) -> Project:
    """The spoke does not accept tokens of the hub yet."""
    head, claims = json.dumps({"alg": "RS256"}), json.dumps({"sub": ACCOUNT})
    identity = f"{encoded(head)}.{encoded(claims)}.{encoded('x')}"
    command = [sys.executable, "-m", "provisioner", "sandbox", "start"]
    words = ["--cluster", "hub", "--repository", "fleet"]
    started = project.run(
        *PRIVATE, "sh", "-c", WITH_IDENTITY, "sh", *command, *words, env={"IDENTITY": identity}
    )
    assert started.code == 0, started.err
    own.start(project, "hub", "s1")
    own.push(project, {"clusters/s1/app.yaml": NAMESPACED.replace("NAME", "s1")})
    return project


def test_a_spoke_that_does_not_accept_the_hub_is_not_touched(hub: Project) -> None:
    done = own.pair(hub, fleet(hub))
    assert results(done) == {"hub": "paired", "s1": "failed"}, done.err
    report = done.clusters["s1"]
    assert "does not accept tokens of its hub hub" in report["cause"]
    assert "issuer.url https://kubernetes.default.svc, an audience https://127" in report["hint"]
    assert "flux-system" not in hub.kubectl("s1", "get", "ns", "-o", "name")


def test_a_hub_delivers_without_a_secret(hub: Project) -> None:
    role = "system:service-account-issuer-discovery"
    group = "--group=system:unauthenticated"
    hub.kubectl("hub", "create", "clusterrolebinding", "keys", f"--clusterrole={role}", group)
    accepting = ("sandbox", "start", "--cluster", "s1", "--accept-tokens-of", "hub")
    started = hub.provisioner(*accepting)
    assert started.code == 0, started.err
    done = own.pair(hub, fleet(hub), "--timeout", "90")
    assert results(done) == {"hub": "paired", "s1": "paired"}, done.err + done.out
    assert hello(hub, "s1")["data"] == {"of": "s1"}
    assert own.get(hub, "hub", "Secret", "spoke-s1-kubeconfig") is None
    assert hub.kubectl("s1", "get", "secrets,deployments", "-A", "-o", "name").split() == []
    binding = hub.kubectl("s1", "get", "clusterrolebinding", "provisioner-spoke", "-o", "json")
    assert json.loads(binding)["subjects"][0]["name"] == f"hub:{ACCOUNT}"


def test_again_nothing_changes(hub: Project) -> None:
    done = own.pair(hub, fleet(hub))
    assert (done.code, done.report["changed"]) == (0, False), done.out
    assert results(run(hub, "status", fleet(hub))) == {"hub": "paired", "s1": "paired"}
    assert results(run(hub, "rotate", fleet(hub), "--only", "s1")) == {"s1": "kept"}


def test_what_git_says_arrives(hub: Project) -> None:
    own.push(hub, {"clusters/s1/app.yaml": NAMESPACED.replace("NAME", "again")})
    ask = f"reconcile.fluxcd.io/requestedAt={time.time()}"
    source = ("gitrepository", "flux-system", "-n", "flux-system")
    hub.kubectl("hub", "annotate", "--overwrite", *source, ask)
    waiting.until(lambda: hello(hub, "s1")["data"] == {"of": "again"}, 60)


def test_how_the_hub_signs_in_does_not_change_on_the_way(hub: Project) -> None:
    done = own.pair(hub, fleet(hub, spoke_access="kubeconfig"))
    assert "is paired with spoke_access 'generic'" in done.clusters["s1"]["cause"]
    assert not done.report["changed"]


def test_the_spoke_leaves_and_its_workloads_stay(hub: Project) -> None:
    before = hello(hub, "s1")["metadata"]["resourceVersion"]
    done = run(hub, "unpair", fleet(hub), "s1", "--yes")
    assert (done.code, results(done)) == (0, {"s1": "unpaired"}), done.err + done.out
    assert hello(hub, "s1")["metadata"]["resourceVersion"] == before
    assert own.get(hub, "hub", "ConfigMap", "spoke-s1-kubeconfig") is None
    left = hub.kubectl("s1", "get", "ns,clusterroles,clusterrolebindings", "-o", "name")
    assert "/provisioner-spoke" not in left
    assert "flux-system" not in left
