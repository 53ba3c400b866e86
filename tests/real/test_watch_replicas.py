"""Replicas of `provisioner watch` as processes, with what its manifests grant on a real API server
and nothing else. There is no Cluster on it; tests/real/capi has those."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from provisioner.sandbox import ports
from tests.real import own
from tests.real.project import Project, Run
from tests.support.waiting import until

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

HUB, NAME = "hub", "provisioner-watch"
LEASE = "3"  # seconds: the tests cannot wait for the usual 30
OPTIONS = ("--manifests", "deploy", "--image", "registry.example.com/provisioner:1")
TEMPLATE = {
    "version": 1,
    "fleet": "watched",
    "repositories": {"fleet": {"kind": "github", "owner": "acme", "name": "fleet"}},
    "pairing": {"repository": "fleet", "path": "clusters/{{ name }}"},
}


def crd(group: str, version: str, kind: str) -> dict[str, Any]:
    """Of somebody else's kind, as far as we use it."""
    plural = f"{kind.lower()}s"
    schema = {"type": "object", "x-kubernetes-preserve-unknown-fields": True}
    served = {"name": version, "served": True, "storage": True}
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": f"{plural}.{group}"},
        "spec": {
            "group": group,
            "scope": "Namespaced",
            "names": {"kind": kind, "plural": plural},
            "versions": [{**served, "schema": {"openAPIV3Schema": schema}}],
        },
    }


class Replica:
    """One that runs; `log` holds the lines of --json."""

    def __init__(self, project: Project) -> None:
        self.port = ports.free(1)[0]
        self.log = project.tmp / f"replica-{self.port}.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "provisioner", *command(self.port), "--json"],
                cwd=project.folder,
                env={**project.own_env(), "PROVISIONER_LEASE_SECONDS": LEASE},
                stdout=log,
                stderr=log,
            )

    def page(self, name: str) -> tuple[int, str]:
        """Status 0 without an answer."""
        assert self.process.poll() is None, self.log.read_text()[-3000:]
        try:
            answer = requests.get(f"http://127.0.0.1:{self.port}/{name}", timeout=5)
        except requests.RequestException:
            return 0, ""
        return answer.status_code, answer.text

    def leads(self) -> bool:
        return "provisioner_watch_leader 1.0" in self.page("metrics")[1]

    def ready(self) -> bool:
        return self.page("readyz")[0] == 200

    def texts(self) -> list[str]:
        return [json.loads(line).get("text", "") for line in self.log.read_text().splitlines()]

    def ends(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(60)


def command(port: int) -> list[str]:
    where = ["--context", "limited", "--kubeconfig", "limited.json", "--lease-namespace", NAME]
    return ["watch", "fleet.yaml", *where, "--listen", f"127.0.0.1:{port}"]


@pytest.fixture(scope="module")
def ground(project: Project) -> Project:
    own.start(project, HUB)
    (project.folder / "fleet.yaml").write_text(json.dumps(TEMPLATE))
    foreign = [
        crd("cluster.x-k8s.io", "v1beta2", "Cluster"),
        crd("monitoring.coreos.com", "v1", "PodMonitor"),
    ]
    for number, one in enumerate(foreign):
        file = project.folder / f"crd-{number}.json"
        file.write_text(json.dumps(one))
        project.kubectl(HUB, "apply", "-f", str(file))
        name = f"crd/{one['metadata']['name']}"
        project.kubectl(HUB, "wait", "--for=condition=Established", name, "--timeout=60s")
    return project


@pytest.fixture
def replicas() -> Iterator[list[Replica]]:
    running: list[Replica] = []
    yield running
    for one in running:
        if one.process.poll() is None:
            one.ends(signal.SIGKILL)


def limit(project: Project) -> None:
    """A kubeconfig of the ServiceAccount."""
    token = project.kubectl(HUB, "create", "token", "-n", NAME, NAME).strip()
    config = json.loads(own.kubeconfig(project, HUB).read_text())
    config["users"][0]["user"] = {"token": token}
    config["contexts"][0]["name"] = "limited"
    file = project.folder / "limited.json"
    file.touch(mode=0o600)
    file.write_text(json.dumps(config))


def lease(project: Project) -> str:
    argv = ("get", "leases", "-n", NAME, "-o", "name")
    return project.kubectl(HUB, *argv).strip()


def refused(project: Project) -> Run:
    return project.provisioner(*command(ports.free(1)[0]))


def test_the_api_server_takes_all_of_the_manifests(ground: Project) -> None:
    done = ground.provisioner("watch", "fleet.yaml", *OPTIONS)
    assert done.code == 0, done.err
    argv = ("apply", "--server-side", "--validate=strict", "-k", "deploy")
    applied = ground.kubectl(HUB, *argv)
    assert "deployment.apps/provisioner-watch serverside-applied" in applied
    assert "would violate PodSecurity" not in applied
    again = ground.kubectl(HUB, "diff", "--server-side", "-k", "deploy", "--force-conflicts")
    assert again == ""
    policy = Path("deploy/components/network-policy/network-policy.yaml")
    ground.kubectl(HUB, "apply", "--dry-run=server", "--validate=strict", "-f", str(policy))
    ground.kubectl(HUB, "scale", "-n", NAME, "deployment", NAME, "--replicas=0")


def test_one_works_and_another_takes_over(ground: Project, replicas: list[Replica]) -> None:
    limit(ground)
    first = Replica(ground)
    replicas.append(first)
    until(lambda: first.leads() and first.ready(), 60)
    second = Replica(ground)
    replicas.append(second)
    until(second.ready, 60)
    assert not second.leads()
    assert first.ends(signal.SIGTERM) == 0
    assert first.texts()[-1] == "stopped"
    until(lambda: second.leads() and second.ready(), 60)
    assert second.page("healthz") == (200, "ok\n")
    assert second.ends(signal.SIGINT) == 0
    assert lease(ground) == ""


def test_one_that_was_killed_is_replaced(ground: Project, replicas: list[Replica]) -> None:
    for _ in range(2):
        replicas.append(Replica(ground))
        until(replicas[-1].ready, 60)
    leader, standby = sorted(replicas, key=Replica.leads, reverse=True)
    assert (leader.leads(), standby.leads()) == (True, False)
    leader.ends(signal.SIGKILL)
    until(standby.leads, 60)


def test_a_missing_right_is_named_at_the_start(ground: Project) -> None:
    ground.kubectl(HUB, "delete", "clusterrolebinding", NAME)
    done = refused(ground)
    assert done.code == 4
    assert "get, list, watch clusters.cluster.x-k8s.io" in done.err
    assert "Traceback" not in done.err
