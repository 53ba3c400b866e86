"""A cluster that Terraform makes in the same run: its address and CA are outputs of a resource, and
it is signed in to with a token, a client certificate and a plugin. The API server is the
sandbox's."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import sys
from typing import Any

import pytest

from provisioner.base import clock
from provisioner.clusters import kubeconfig as kubeconfigs
from provisioner.sandbox.cluster import certificates
from tests.real import forward_proxy, own
from tests.real.project import Project, Run

pytestmark = [
    pytest.mark.real,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not shutil.which("kubectl"), reason="needs kubectl"),
]
STACK = """\
import json
import os

from provisioner_cdk import (
    ClientCertificateSignIn, DeployKey, EndpointCluster, ExecSignIn, FleetStack, GitOps, Reference,
    SandboxRepository, TokenSignIn, cdk,
)

MADE = json.loads(os.environ["MADE"])
WAYS = {
    "token": lambda: TokenSignIn(token=Reference(env="API_TOKEN")),
    "file": lambda: TokenSignIn(token=Reference(file="token")),
    "client_certificate": lambda: ClientCertificateSignIn(
        certificate=Reference(file="client.crt"), key=Reference(file="client.key")
    ),
    "exec": lambda: ExecSignIn(command="sh", args=["-c", 'echo x >> runs; cat "$ANSWER"'],
                               env={"ANSWER": "answer.json"}),
}


class Tested(FleetStack):
    def __init__(self, app):
        super().__init__(app, "tested", fleet="demo")
        made = cdk.resource(self, "made", "terraform_data", input=MADE)
        cluster = EndpointCluster(
            self, "c1",
            server=made.get_string_attribute("output.endpoint"),
            certificate_authority_data=made.get_string_attribute("output.ca"),
            sign_in=WAYS[os.environ["WAY"]](),
            proxy_url=os.environ.get("PROXY", ""),
            made_by=made,
        )
        repository = SandboxRepository(self, "fleet")
        key = DeployKey(self, "key", cluster=cluster, repository=repository)
        GitOps(self, "gitops", cluster=cluster, repository=repository, deploy_key=key,
               components=["source-controller", "kustomize-controller"],
               distribution=os.path.abspath(".provisioner/sandbox/distribution"))


def build(app):
    Tested(app)
"""
USER = "pairing@example.com"
NEW = "may take minutes to be reached"
CANARY = "canary4711"


@pytest.fixture(scope="module")
def ready(project: Project) -> Project:
    """A cluster that runs, and credentials for it that have no rights yet."""
    own.start(project, "c1")
    admin = kubeconfigs.connection("c1", project.kubeconfig("c1"), None)
    made = {
        # As GKE gives it, without https://.
        "endpoint": admin.server.removeprefix("https://"),
        "ca": base64.b64encode(admin.ca.encode()).decode(),
    }
    pki = project.folder / ".provisioner" / "sandbox" / "pki"
    certificates.issue(pki, project.folder, "client", common_name=USER)
    project.kubectl("c1", "create", "serviceaccount", "pairing", "-n", "kube-system")
    token = project.kubectl("c1", "create", "token", "pairing", "-n", "kube-system").strip()
    (project.folder / "token").write_text(f"{token}\n")
    answer = {
        "apiVersion": "client.authentication.k8s.io/v1",
        "kind": "ExecCredential",
        "status": {"token": token, "expirationTimestamp": clock.utc(4102444800.0)},
    }
    (project.folder / "answer.json").write_text(json.dumps(answer))
    (project.folder / "stacks" / "tested.py").write_text(STACK)
    project.env |= {
        "MADE": json.dumps(made),
        "API_TOKEN": token,
        "CDKTF_CONTEXT_JSON": json.dumps({"stack": "tested"}),
    }
    return project


def test_a_plan_shows_a_cluster_that_is_known_after_the_apply(ready: Project) -> None:
    done = ready.json("plan", env={"WAY": "token"})
    assert done.code == 0, done.err
    made = {one["address"] for one in done.events if one["type"] == "terraform"}
    assert "terraform_data.made" in made
    assert {step["action"] for step in done.steps("c1")} == {"created"}


def test_up_waits_until_the_new_clusters_access_works(ready: Project) -> None:
    """The token is valid, and may do nothing at first, as after the creation of an access entry."""
    run, granted = _up_granting_on_the_way(ready)
    assert granted
    assert run.code == 0, run.err
    assert run.clusters["c1"]["result"] == "paired"
    waits = [one for one in run.events if one["type"] == "waiting" and NEW in one["detail"]]
    assert "may not" in waits[0]["detail"] or "cannot" in waits[0]["detail"]


def _up_granting_on_the_way(ready: Project) -> tuple[Run, bool]:
    """Give the token its rights once provisioner says that it waits."""
    lines: list[str] = []
    granted = False
    with subprocess.Popen(
        [sys.executable, "-m", "provisioner", "up", "--yes", "--json"],
        cwd=ready.folder,
        env={**ready.own_env(), "WAY": "token"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stderr
        for line in process.stdout:
            lines.append(line)
            if NEW in line and not granted:
                granted = True
                _grant(ready)
        error = process.stderr.read()
    run = Run(process.returncode, "".join(lines), error)
    run.events = [json.loads(line) for line in lines]
    return run, granted


def _grant(ready: Project) -> None:
    ready.kubectl(
        "c1",
        "create",
        "clusterrolebinding",
        "pairing",
        "--clusterrole=cluster-admin",
        f"--user={USER}",
        "--serviceaccount=kube-system:pairing",
    )


@pytest.mark.parametrize("way", ["token", "file", "client_certificate", "exec"])
def test_a_second_run_changes_nothing_whatever_way_it_signs_in(way: str, ready: Project) -> None:
    before = ready.versions("c1")
    done = ready.json("up", "--yes", env={"WAY": way})
    assert done.code == 0, done.err
    assert done.clusters["c1"]["result"] == "paired"
    assert {step["action"] for step in done.steps("c1")} == {"unchanged"}
    assert ready.versions("c1") == before
    if way == "exec":
        assert (ready.folder / "runs").read_text().startswith("x")


def test_it_is_reached_through_its_proxy_only(ready: Project) -> None:
    with forward_proxy.running(account="") as proxy:
        way = {"WAY": "token", "PROXY": proxy.url}
        done = ready.json("up", "--yes", env=way)
        assert done.code == 0, done.err
        server = json.loads(ready.env["MADE"])["endpoint"]
        assert {place for place, _ in proxy.asked} == {server}
        assert {step["action"] for step in done.steps("c1")} == {"unchanged"}
    gone = ready.json("status", env=way, timeout=60)
    assert gone.code != 0
    assert proxy.url.removeprefix("http://") in gone.clusters["c1"]["cause"]


def test_a_cluster_that_was_paired_is_not_waited_for(ready: Project) -> None:
    """A refusal there is what it says."""
    wrong = {"WAY": "token", "API_TOKEN": CANARY}
    done = ready.json("up", "--yes", env=wrong, timeout=60)
    assert done.code != 0
    assert "refused (401)" in done.clusters["c1"]["cause"]
    assert not [one for one in done.events if NEW in str(one)]
    assert CANARY not in done.out + done.err


def test_the_state_and_the_handover_hold_no_credential(ready: Project) -> None:
    secrets = [ready.env["API_TOKEN"], (ready.folder / "client.key").read_text().splitlines()[1]]
    state = (ready.folder / "terraform.tested.tfstate").read_text()
    output = ready.run("terraform", "-chdir=cdktf.out/stacks/tested", "output", "-json").out
    assert "provisioner_handover" in output
    assert not [one for one in secrets if one in state + output]


def test_down_unpairs_it_and_leaves_the_cluster(ready: Project) -> None:
    done = ready.json("down", "--yes", env={"WAY": "client_certificate"})
    assert done.code == 0, done.err
    namespaces: Any = ready.kubectl("c1", "get", "namespaces", "-o", "name")
    assert "flux-system" not in namespaces
    assert "kube-system" in namespaces
