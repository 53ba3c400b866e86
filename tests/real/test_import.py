"""Getting in: a cluster made by `flux bootstrap git` is described as a stack, whose plan takes
nothing away, and `up` adopts it. In this order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.real import own
from tests.real.project import Event, Project, Run
from tests.real.test_adoption import lives

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

STACK = "stacks/taken.py"
# A workload that Flux delivers; without replicas, as no node here could run it.
APP = """\
apiVersion: v1
kind: ConfigMap
metadata: {name: app, namespace: default}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: app, namespace: default}
spec:
  replicas: 0
  selector: {matchLabels: {app: app}}
  template:
    metadata: {labels: {app: app}}
    spec: {containers: [{name: app, image: example.invalid/app}]}
"""


@pytest.fixture(scope="module")
def bootstrapped(project: Project) -> Project:
    """c1 is made by the real `flux bootstrap git`; c2 runs no Flux."""
    own.start(project, "c1", "c2")
    key = project.folder / "bootstrap-key"
    key.write_text(own.PUSH.private.reveal())
    key.chmod(0o600)
    url = own.sandbox(project).repository("fleet").url
    made = project.flux(
        "c1",
        *("bootstrap", "git", "--url", url, "--branch=main", "--path=clusters/c1", "--silent"),
        *("--private-key-file", str(key), "--timeout=3m", "--log-level=debug", "--interval=2m"),
        *("--network-policy=false", "--toleration-keys=example.com/gitops"),
    )
    assert made.code == 0, made.err
    own.push(project, {"clusters/c1/app.yaml": APP})
    synced = project.flux("c1", "reconcile", "kustomization", "flux-system", "--with-source")
    assert synced.code == 0, synced.err
    project.env["KUBECONFIG"] = str(merged(project, "c1", "c2"))
    return project


def merged(project: Project, *clusters: str) -> Path:
    """One kubeconfig of all, whose users have names of their own."""
    made: dict[str, Any] = {"apiVersion": "v1", "kind": "Config"}
    for name in clusters:
        held = yaml.safe_load(own.kubeconfig(project, name).read_text())
        for sort in ("cluster", "user", "context"):
            made.setdefault(f"{sort}s", []).extend(held[f"{sort}s"])
        held["users"][0]["name"] = held["contexts"][0]["context"]["user"] = f"user of {name}"
    file = project.folder / "kubeconfig"
    file.write_text(yaml.safe_dump(made))
    return file


def imported(project: Project, *argv: str) -> Run:
    return project.json("import", *argv)


def described(project: Project, *argv: str) -> Run:
    given = (
        *("--distribution", f"{own.sandbox(project).directory}/distribution"),
        *("--push-key-file", str(project.folder / "bootstrap-key")),
    )
    return imported(project, "--context", "sandbox-c1", *given, *argv)


def acting(run: Run) -> dict[str, Event]:
    steps = run.steps("sandbox-c1")
    assert steps, (run.err, run.out)
    return {step["step"]: step for step in steps if step["action"] != "unchanged"}


def workloads(project: Project) -> dict[str, str]:
    """The resourceVersion of each."""
    versions = project.versions("c1").items()
    found = {name: version for name, version in versions if name.endswith("/default/app")}
    assert len(found) == 2
    return found


def generations(project: Project) -> str:
    columns = "custom-columns=:.metadata.name,:.metadata.generation"
    return project.kubectl("c1", "get", "deployments", "-n", "flux-system", "-o", columns)


def test_what_is_there_is_shown_and_nothing_is_written(bootstrapped: Project) -> None:
    before = bootstrapped.versions("c1")
    done = imported(bootstrapped, "--all-contexts")
    assert done.code == 0, (done.err, done.clusters)
    assert done.clusters["sandbox-c1"]["result"] == "imported"
    assert done.clusters["sandbox-c1"]["path"] == "clusters/c1"
    assert done.clusters["sandbox-c2"]["result"] == "left-alone"
    assert "not installed" in done.clusters["sandbox-c2"]["cause"]
    assert bootstrapped.versions("c1") == before
    assert not (bootstrapped.folder / STACK).exists()


def test_the_stack_is_written_once_and_holds_no_private_key(bootstrapped: Project) -> None:
    done = described(bootstrapped, "--out", STACK)
    assert done.code == 0, (done.err, done.clusters)
    text = (bootstrapped.folder / STACK).read_text()
    assert "PRIVATE KEY" not in text
    body = own.PUSH.private.reveal().splitlines()[2]
    assert body not in text + done.out + done.err
    again = described(bootstrapped, "--out", STACK)
    assert again.code == 3
    assert "exists already" in again.err
    assert (bootstrapped.folder / STACK).read_text() == text


def test_its_plan_changes_nothing_on_the_cluster(bootstrapped: Project) -> None:
    done = bootstrapped.json("plan", "--context", "stack=taken")
    assert done.code == 0, (done.err, done.clusters)
    steps = acting(done)
    assert "taken over from the flux command line" in steps["controllers"]["detail"]
    assert set(steps) <= {"controllers", "files", "record"}
    assert [event for event in done.events if event["type"] == "terraform"] == []


def test_up_adopts_and_no_workload_moves(bootstrapped: Project) -> None:
    before = workloads(bootstrapped), lives(bootstrapped, "c1"), generations(bootstrapped)
    done = bootstrapped.json("up", "--context", "stack=taken", "--yes")
    assert done.code == 0, (done.err, done.clusters)
    assert workloads(bootstrapped) == before[0]
    assert before[1].items() <= lives(bootstrapped, "c1").items(), "nothing is made anew"
    assert generations(bootstrapped) == before[2]
    again = bootstrapped.json("plan", "--context", "stack=taken")
    assert acting(again) == {}


def test_forty_contexts(bootstrapped: Project) -> None:
    """Printed, not judged: two clusters of one machine under forty names."""
    file = bootstrapped.folder / "forty"
    held = yaml.safe_load((bootstrapped.folder / "kubeconfig").read_text())
    named = [{**one, "name": f"{one['name']}-{n}"} for n in range(20) for one in held["contexts"]]
    file.write_text(yaml.safe_dump({**held, "contexts": named}))
    done = imported(bootstrapped, "--all-contexts", "--kubeconfig", str(file))
    assert done.code == 0, (done.err, done.clusters)
    contexts = [one["context"].split(", ") for one in done.clusters.values()]
    assert [len(names) for names in contexts] == [20, 20]
    print(f"40 contexts: {done.report['seconds']:.2f} s")


def test_what_is_paired_already_is_left_alone(bootstrapped: Project) -> None:
    done = imported(bootstrapped, "--context", "sandbox-c1")
    assert done.clusters["sandbox-c1"]["result"] == "left-alone"
    assert "already paired" in done.clusters["sandbox-c1"]["cause"]
