"""An EKS cluster and its delivery in one run: the real aws provider against moto, whose cluster
leads to an API server of the sandbox that asks moto's STS about tokens. In this order."""

from __future__ import annotations

import base64
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
import requests

from provisioner.clusters.sign_in import aws as sign_in
from provisioner.handover.sign_in.aws import Declaration
from tests.real import aws, eks, own
from tests.real.project import Project, Run
from tests.support.waiting import until

pytestmark = [pytest.mark.real, pytest.mark.timeout(500)]

STACK = """
from provisioner_cdk import (
    App, DeployKey, EksCluster, EksNetwork, FleetStack, GitOps, SandboxRepository
)

GIVEN = {given}


class Tested(FleetStack):
    def __init__(self, app: App) -> None:
        super().__init__(app, "tested")
        cluster = EksCluster(
            self,
            "prod",
            region="eu-central-1",
            public_access_cidrs=["203.0.113.0/24"],
            network=EksNetwork(zones=2, egress="nat-gateway"),
            **GIVEN,
        )
        repository = SandboxRepository(self, "fleet")
        key = DeployKey(self, "prod-key", cluster=cluster, repository=repository)
        GitOps(
            self,
            "prod-gitops",
            cluster=cluster,
            repository=repository,
            deploy_key=key,
            components=["source-controller", "kustomize-controller"],
            distribution={distribution!r},
        )


def build(app: App) -> None:
    Tested(app)
"""
ROLE = "arn:aws:iam::123456789012:role/pairs"
USER = "arn:aws:iam::123456789012:user/pairing"
CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: delivered, namespace: default}\n"


@pytest.fixture(scope="module")
def cloud() -> Iterator[eks.Cloud]:
    with eks.serving() as started:
        yield started


@pytest.fixture(scope="module")
def ready(cloud: eks.Cloud, project: Project) -> Project:
    eks.lead(project, cloud, "c1", "prod")
    project.env |= {
        **cloud.environment,
        **aws.plugins(project.folder / "terraform.rc"),
        "CDKTF_CONTEXT_JSON": json.dumps({"stack": "tested"}),
    }
    declare(project)
    return project


def declare(project: Project, **given: Any) -> None:
    distribution = str(own.sandbox(project).directory / "distribution")
    text = STACK.format(given={"deletion_protection": False, **given}, distribution=distribution)
    (project.folder / "stacks" / "tested.py").write_text(text)


def configmaps(project: Project) -> str:
    return project.kubectl("c1", "get", "configmaps", "-n", "default", "-o", "name")


def namespaces(project: Project) -> str:
    return project.kubectl("c1", "get", "namespaces", "-o", "name")


def seconds(found: Run) -> float:
    """From the last that Terraform did to the report."""
    terraform = [one for one in found.events if one["type"] == "terraform"]
    moments = (terraform[-1]["time"], found.report["time"])
    last, end = (datetime.fromisoformat(moment) for moment in moments)
    return (end - last).total_seconds()


def test_a_cluster_that_fails_to_be_made_is_named(ready: Project, cloud: eks.Cloud) -> None:
    cloud.eks.final = "FAILED"
    up = ready.json("up", "--yes")
    assert up.code != 0
    assert "aws_eks_cluster.prod_" in up.err
    assert "FAILED" in up.err
    assert cloud.eks.reviews == []


def test_a_run_that_is_interrupted_between_the_cluster_and_its_pairing(
    ready: Project, cloud: eks.Cloud
) -> None:
    cloud.eks.final, cloud.eks.pending = "ACTIVE", 1
    cloud.eks.nodes_wait = True
    cloud.eks.calls.clear()
    run = subprocess.Popen(
        [sys.executable, "-m", "provisioner", "up", "--yes"],
        cwd=ready.folder,
        env=ready.own_env(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    until(lambda: "GET /clusters/prod/node-groups/" in str(cloud.eks.calls), seconds=300)
    run.send_signal(signal.SIGINT)
    out, _ = run.communicate(timeout=200)
    assert run.returncode == 130, out
    assert "Traceback" not in out
    assert cloud.client("eks").list_clusters()["clusters"] == ["prod"]
    assert cloud.eks.reviews == []
    cloud.eks.nodes_wait = False


def test_run_again_it_goes_on_and_pairs_when_its_access_has_spread(
    ready: Project, cloud: eks.Cloud
) -> None:
    cloud.eks.calls.clear()
    cloud.eks.refusals = 2
    up = ready.json("up", "--yes")
    assert up.code == 0, up.err
    assert up.report["changed"]
    # The cluster that was there is used.
    assert "POST /clusters" not in cloud.eks.calls
    # Signed in as the user that ran Terraform, by the access entry that Terraform made for it.
    assert cloud.eks.reviews[:2] == ["refused", "refused"]
    assert set(cloud.eks.reviews[2:]) == {USER}
    assert "namespace/flux-system" in namespaces(ready)


def test_again_nothing_changes(ready: Project) -> None:
    before = ready.versions("c1")
    again = ready.json("up", "--yes")
    assert again.code == 0, again.err
    assert not again.report["changed"], again.out
    acted = [one for one in again.events if one["type"] == "terraform" and one["address"]]
    assert {one["action"] for one in acted} <= {"refresh", "read"}
    assert ready.versions("c1") == before


def reviewed(cloud: eks.Cloud, token: str) -> bool:
    """Whether the authenticator takes a token."""
    review = {"apiVersion": "authentication.k8s.io/v1", "kind": "TokenReview"}
    asked = {**review, "spec": {"token": token}}
    answer = requests.post(f"{cloud.url}/authenticate/prod", json=asked, timeout=10).json()
    return bool(answer["status"]["authenticated"])


def token(url: str) -> str:
    return sign_in.PREFIX + base64.urlsafe_b64encode(url.encode()).decode().rstrip("=")


def test_only_a_token_that_is_right_is_taken(
    cloud: eks.Cloud, ready: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that what passes elsewhere in this file does so for a reason."""
    for name, value in cloud.environment.items():
        monkeypatch.setenv(name, value)
    good, other = (
        sign_in.way("test", Declaration(cluster_name=name, region=aws.REGION))
        .sign_in()
        .authorization()
        .reveal()
        .removeprefix("Bearer ")
        for name in ("prod", "other")
    )
    url = base64.urlsafe_b64decode(good.removeprefix(sign_in.PREFIX) + "==").decode()
    key = cloud.environment["AWS_ACCESS_KEY_ID"]
    assert token(url) == good
    assert reviewed(cloud, good)
    assert not reviewed(cloud, other)
    assert not reviewed(cloud, token(url.replace("X-Amz-Signature=", "X-Amz-Signature=0")))
    assert not reviewed(cloud, token(url.replace(key, key[::-1])))


def test_no_key_and_no_token_is_written_anywhere(ready: Project, cloud: eks.Cloud) -> None:
    canaries = [b"k8s-aws-v1.", cloud.environment["AWS_SECRET_ACCESS_KEY"].encode()]
    files = [path for path in ready.folder.rglob("*") if path.is_file()]
    ours = [path for path in files if ".terraform" not in path.parts and "etcd" not in path.parts]
    holding = [path for path in ours for canary in canaries if canary in path.read_bytes()]
    assert holding == []


def test_a_role_is_assumed(
    ready: Project, cloud: eks.Cloud, record_property: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """The time from Terraform's last change to the proof is compared with `pair` by hand: both are
    first pairings. Shown, and not judged: other programs run on this machine."""
    assert ready.provisioner("unpair", "--yes").code == 0
    by_hand = pair_by_hand(ready)
    assert ready.provisioner("unpair", "--yes").code == 0
    cloud.client("iam").create_role(RoleName="pairs", AssumeRolePolicyDocument="{}")
    declare(ready, role=ROLE)
    cloud.eks.reviews.clear()
    up = ready.json("up", "--yes")
    assert up.code == 0, up.err
    session = "arn:aws:sts::123456789012:assumed-role/pairs/provisioner"
    assert set(cloud.eks.reviews) == {session}
    assert list(cloud.eks.clusters["prod"].entries) == [ROLE]
    record_property("created_to_proof_by_pair", seconds(up) / by_hand)
    with capsys.disabled():
        print(f"\nfrom Terraform to the proof: {seconds(up):.2f} s; by hand: {by_hand:.2f} s")


def pair_by_hand(ready: Project) -> float:
    """Seconds that a first pairing takes."""
    start = time.monotonic()
    paired = ready.json("pair")
    assert paired.code == 0, paired.err
    return time.monotonic() - start


def test_a_protected_cluster_is_neither_drained_nor_destroyed(
    ready: Project, cloud: eks.Cloud
) -> None:
    declare(ready, role=ROLE, deletion_protection=True)
    ready.json("plan")  # `down` destroys the stack as it was last synthesised
    down = ready.json("down", "--yes", "--drain", "prod")
    assert down.code != 0
    assert "prevent_destroy" in down.err
    assert "namespace/flux-system" in namespaces(ready)
    assert cloud.client("eks").list_clusters()["clusters"] == ["prod"]


def test_down_drains_it_before_terraform_destroys_it(ready: Project, cloud: eks.Cloud) -> None:
    declare(ready, role=ROLE)
    ready.json("plan")
    own.push(ready, {"clusters/prod/delivered.yaml": CONFIG})
    ready.flux("c1", "reconcile", "source", "git", "flux-system")
    ready.kubectl("c1", "wait", "--for=create", "configmap/delivered", "-n", "default")
    down = ready.json("down", "--yes", "--drain", "prod")
    assert down.code == 0, down.err
    assert "configmap/delivered" not in configmaps(ready)
    assert "namespace/flux-system" not in namespaces(ready)
    assert cloud.client("eks").list_clusters()["clusters"] == []
    vpcs = cloud.client("ec2").describe_vpcs()["Vpcs"]
    assert [one["IsDefault"] for one in vpcs] == [True]
