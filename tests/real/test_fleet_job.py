"""Four clusters in three shards, as pods of an Indexed Job on one of them. Two are killed while at
work; Kubernetes starts others, and these finish. In this order."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml

from provisioner.fleets import shards
from provisioner.sandbox import processes
from tests.real import own
from tests.real.project import Project, Run

pytestmark = [pytest.mark.real, pytest.mark.fleet, pytest.mark.timeout(600)]

CLUSTERS = ("p0", "p1", "p3", "p6")
HUB = "p1"  # where the Job runs
COUNT = 3
KILLED = {shards.number(name, COUNT): name for name in ("p0", "p6")}
NAMESPACE, JOB = "provisioner", "provisioner-own"
IMAGE = "registry.example.com/provisioner:test"


@pytest.fixture(scope="module")
def handover(project: Project) -> Path:
    """Nobody has paired them. One kubeconfig leads to all, as a Secret can hold it."""
    own.start(project, *CLUSTERS)
    given = own.handover(project, CLUSTERS)
    for cluster in given["clusters"].values():
        del cluster["kubeconfig"]
    file = project.folder / "handover.json"
    file.write_text(json.dumps(given))
    project.env["KUBECONFIG"] = str(merged(project))
    return file


def merged(project: Project) -> Path:
    whole: dict[str, Any] = {"apiVersion": "v1", "kind": "Config"}
    for name in CLUSTERS:
        one = yaml.safe_load(own.kubeconfig(project, name).read_text())
        # In each of them the user is called admin.
        one["users"][0]["name"] = one["contexts"][0]["context"]["user"] = f"admin-{name}"
        for part in ("clusters", "users", "contexts"):
            whole.setdefault(part, []).extend(one[part])
    file = project.folder / "kubeconfig"
    file.write_text(yaml.safe_dump(whole))
    return file


def until(project: Project, what: Callable[[], Any], seconds: float = 60.0) -> Any:
    deadline = time.monotonic() + seconds
    while not (value := what()):
        assert time.monotonic() < deadline, state(project)
        time.sleep(0.1)
    return value


def state(project: Project) -> str:
    """What a person would look at next."""
    seen = project.kubectl(HUB, "get", "job,pods,events", "-n", NAMESPACE)
    logs = (own.sandbox(project).directory / "clusters" / HUB / "logs").glob(f"pod-{NAMESPACE}-*")
    return seen + "\n".join(f"{log.name}: {log.read_text()[-2000:]}" for log in logs)


def results(project: Project, handover: Path) -> Run:
    return project.json("fleet", "results", str(handover), "--shards", str(COUNT))


def pods(project: Project) -> list[Any]:
    text = project.kubectl(HUB, "get", "pods", "-n", NAMESPACE, "-o", "json")
    return list(json.loads(text)["items"])


def index(pod: Any) -> int:
    return int(pod["metadata"]["annotations"]["batch.kubernetes.io/job-completion-index"])


def codes(project: Project) -> set[tuple[int, int]]:
    """Shard and exit code of each pod that has ended."""
    ended = [
        (index(pod), status["state"]["terminated"]["exitCode"])
        for pod in pods(project)
        for status in pod["status"].get("containerStatuses", [])
        if "terminated" in status["state"]
    ]
    return set(ended)


def process(project: Project, shard: int) -> int | None:
    part = f"pod/{NAMESPACE}/{JOB}-{shard}-"
    running = processes.find(own.sandbox(project).directory, [HUB])
    return next((one.pid for one in running if one.part.startswith(part)), None)


def kill_at_work(project: Project, shard: int, cluster: str) -> None:
    """Once it has begun to install Flux."""
    until(project, lambda: own.get(project, cluster, "Namespace", "flux-system", ""))
    pid = process(project, shard)
    assert pid, f"shard {shard} was done already"
    os.kill(pid, signal.SIGKILL)


def test_before_the_job_nothing_is_done(project: Project, handover: Path) -> None:
    done = results(project, handover)
    assert done.code == 8, done.err
    wrong = [one for one in done.clusters.values() if one["result"] != "not-started"]
    assert wrong == []
    assert "Its shard is 0: `kubectl logs" in done.clusters["p6"]["hint"]


def test_two_pods_are_killed_and_the_job_finishes(project: Project, handover: Path) -> None:
    made = project.provisioner(
        *("fleet", "job", str(handover), "--image", IMAGE),
        *("--shards", str(COUNT), "--out", "job", "--", "pair", "--timeout", "120"),
    )
    assert made.code == 0, made.err
    assert "with these keys: kubeconfig." in made.out
    project.kubectl(HUB, "apply", "-f", "job/namespace.yaml")
    secret = ("create", "secret", "generic", "provisioner", "-n", NAMESPACE)
    project.kubectl(HUB, *secret, "--from-file=kubeconfig=kubeconfig")
    project.kubectl(HUB, "apply", "--server-side", "-k", "job")
    for shard, cluster in KILLED.items():
        kill_at_work(project, shard, cluster)

    def ended() -> bool:
        job = json.loads(project.kubectl(HUB, "get", "job", JOB, "-n", NAMESPACE, "-o", "json"))
        assert not job["status"].get("failedIndexes"), codes(project)
        return bool(job["status"].get("succeeded") == COUNT)

    until(project, ended, 240)
    assert codes(project) >= {(shard, 137) for shard in KILLED}
    assert {(shard, 0) for shard in range(COUNT)} <= codes(project)


def test_the_results_are_those_of_the_clusters(project: Project, handover: Path) -> None:
    done = results(project, handover)
    assert done.code == 0, done.err
    assert {name: one["result"] for name, one in done.clusters.items()} == dict.fromkeys(
        CLUSTERS, "paired"
    )
    titles = [key.title for key in own.sandbox(project).keys("fleet")]
    assert sorted(title.split()[0] for title in titles if title.startswith("own/")) == [
        f"own/{name}" for name in CLUSTERS
    ]
    assert project.git("ls-tree", "--name-only", "main:clusters").split() == list(CLUSTERS)


def test_one_run_finds_nothing_left_to_do(project: Project, handover: Path) -> None:
    before = project.git("rev-parse", "main")
    done = project.json("pair", str(handover))
    assert (done.code, done.report["changed"]) == (0, False), done.err
    assert project.git("rev-parse", "main") == before


def test_shards_side_by_side_push_to_one_repository(project: Project, handover: Path) -> None:
    """All of them have something to commit, at the same time."""
    given = json.loads(handover.read_text())
    for pairing in given["pairings"].values():
        pairing["gitops"]["sync_interval"] = "5m0s"
    handover.write_text(json.dumps(given))
    before = int(project.git("rev-list", "--count", "main"))

    def one(number: int) -> Run:
        return project.json("pair", str(handover), "--shard", f"{number}/{COUNT}")

    with ThreadPoolExecutor(COUNT) as pool:
        done = list(pool.map(one, range(COUNT)))
    assert [run.code for run in done] == [0] * COUNT, [run.err for run in done]
    assert sorted(name for run in done for name in run.clusters) == list(CLUSTERS)
    assert int(project.git("rev-list", "--count", "main")) == before + COUNT
    assert results(project, handover).code == 0
