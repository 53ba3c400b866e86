"""Releases on a real cluster with real Flux and real Flagger: a good one is promoted, a bad one is
rolled back and somebody hears of it. The router and the metrics are the test's own. In this order.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from provisioner.sandbox.building import builder, parts, toolchain
from tests.fakes import registry
from tests.real import own
from tests.real.platform import router
from tests.real.project import Project
from tests.support.waiting import until

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

PROGRAMS = ("flagger", "flagger-loadtester")
GATEWAY_API = Path(__file__).parent / "gateway_api"  # its CRDs alone
FLAGGER = "flagger.app/v1beta1"
TAGS = {"charts/flagger": "1.36.1", "charts/loadtester": "0.31.0"}
INTERVAL = 10  # seconds of an analysis, the least that Flagger takes
ERRORS = 'errors_percent{service="{{ target }}-canary"}'
TOKEN = "canary-4c1d"
ENDS = {"good": "Succeeded", "bad": "Failed", "blue": "Succeeded"}


def deployment(name: str, image: str) -> dict[str, Any]:
    labels = {"app": name}
    pod = {"labels": labels, "annotations": {"sandbox.provisioner.dev/pretend": "true"}}
    container = {"name": "app", "image": image, "ports": [{"name": "http", "containerPort": 8080}]}
    template = {"metadata": pod, "spec": {"containers": [container]}}
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": name, "namespace": "default"},
        "spec": {"selector": {"matchLabels": labels}, "template": template},
    }


def canary(name: str, load_tester: str, **analysis: Any) -> dict[str, Any]:
    check = {"name": "start", "type": "pre-rollout", "url": load_tester}
    command = {"type": "bash", "cmd": f"echo {name} >> ${{HOME}}/ran"}
    flux = {"namespace": "flux-system"}
    return {
        "apiVersion": FLAGGER,
        "kind": "Canary",
        "metadata": {"name": name, "namespace": "default"},
        "spec": {
            "targetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": name},
            "service": {
                "port": 80,
                "targetPort": "http",
                "gatewayRefs": [{"name": "gateway", "namespace": "default"}],
            },
            "analysis": {
                "interval": f"{INTERVAL}s",
                "threshold": 1,
                "webhooks": [{**check, "metadata": command}],
                "alerts": [
                    {"name": "chat", "severity": "error", "providerRef": {"name": "chat", **flux}}
                ],
                **analysis,
            },
        },
    }


WEIGHTED = {
    "maxWeight": 50,
    "stepWeight": 50,
    "metrics": [
        {
            "name": "errors",
            "templateRef": {"name": "errors", "namespace": "flux-system"},
            "thresholdRange": {"max": 5},
            "interval": "1m",
        }
    ],
}


class Chat:
    """The test's own server for Slack's webhooks."""

    def __init__(self) -> None:
        self.heard = list[dict[str, Any]]()
        heard = self.heard

        class Hook(router.Handler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                heard.append({"path": self.path, **json.loads(self.rfile.read(length))})
                self.answer(200)

        self.handler = Hook


@pytest.fixture(scope="module")
def chat(project: Project) -> Iterator[Chat]:
    made = Chat()
    with router.serving(made.handler) as port:
        project.env["CHAT"] = f"http://127.0.0.1:{port}/{TOKEN}"
        yield made


@pytest.fixture(scope="module")
def routing(project: Project) -> Iterator[router.Router]:
    builder.build(PROGRAMS, print)
    own.start(project, "s1")
    client = own.client(own.kubeconfig(project, "s1"))
    for path in sorted(
        (module("sigs.k8s.io/gateway-api", GATEWAY_API) / "config/crd/standard").glob("g*.yaml")
    ):
        for item in yaml.safe_load_all(path.read_text()):
            client.apply(item)
    made = router.Router(client)
    made.start()
    yield made
    made.stop()


def module(name: str, graph: Path) -> Path:
    """The folder of a Go module."""
    return toolchain.find(parts.SOURCES).folder(name, graph)


@pytest.fixture(scope="module")
def given(project: Project, routing: router.Router, chat: Chat) -> Iterator[own.Handover]:
    charts = module("github.com/fluxcd/flagger", parts.graph(PROGRAMS[0])) / "charts"
    folders = {repository: charts / Path(repository).name for repository in TAGS}
    with registry.serving_charts(folders, TAGS) as host:
        made = own.handover(project, ["s1"], components=[*own.FEW, "helm-controller"])
        own.declare(made, piece(host, routing.address))
        yield made


def piece(host: str, metrics: str) -> dict[str, Any]:
    return {
        "kind": "progressive_delivery",
        "provider": "gatewayapi:v1",
        "metrics_server": metrics,
        "chart": f"oci://{host}/charts/flagger",
        "load_tester": True,
        "load_tester_chart": f"oci://{host}/charts/loadtester",
        "insecure": True,
        "metrics": [{"name": "errors", "query": ERRORS}],
        "alerts": [{"name": "chat", "service": "slack", "address": {"env": "CHAT"}}],
    }


def load_tester(project: Project) -> str:
    """Its address on this machine, where every pod has ports of its own."""
    (pid,) = (
        one.pid
        for one in own.sandbox(project).status()
        if one.part.startswith("pod/flagger-system/flagger-loadtester") and one.alive
    )
    words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    port = next(word for word in words if word.startswith("--port="))
    return f"http://127.0.0.1:{port.removeprefix('--port=')}/"


def release(project: Project, **images: str) -> None:
    items = [deployment(name, image) for name, image in images.items()]
    own.push(project, {"apps/deployments.yaml": yaml.safe_dump_all(items)})
    asked = f"reconcile.fluxcd.io/requestedAt={time.time()}"
    where = ("-n", "flux-system")
    project.kubectl("s1", "annotate", "--overwrite", "gitrepository/flux-system", asked, *where)


class Watched:
    """The Canaries, looked at again and again: when each had failed as often as it may, and when
    its phase became what it is."""

    def __init__(self, project: Project) -> None:
        self._client = own.client(own.kubeconfig(project, "s1"))
        self.phases = dict[str, str]()
        self.failed = dict[str, float]()
        self.since = dict[str, float]()

    def reached(self, wanted: Mapping[str, str]) -> bool:
        for item in self._client.list(FLAGGER, "Canary", "default"):
            name, status = item["metadata"]["name"], item.get("status", {})
            if status.get("failedChecks") == item["spec"]["analysis"]["threshold"]:
                self.failed.setdefault(name, time.monotonic())
            if self.phases.get(name) != status.get("phase"):
                self.phases[name] = status.get("phase")
                self.since[name] = time.monotonic()
        return self.phases == wanted


def test_a_plan_names_it_before_anything_exists(project: Project, given: own.Handover) -> None:
    done = project.json("plan", *own.TRUSTED, stdin=json.dumps(given))
    assert done.code in (0, 2), done.err
    assert own.actions(done)["platform"] == "created"


def test_flagger_comes_with_the_first_pairing(project: Project, given: own.Handover) -> None:
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    client = own.client(own.kubeconfig(project, "s1"))
    assert client.get(FLAGGER, "MetricTemplate", "errors", "flux-system")
    assert client.get(FLAGGER, "AlertProvider", "chat", "flux-system")
    assert TOKEN not in project.git("log", "-p", "main") + done.out + done.err


def test_again_nothing_changes(project: Project, given: own.Handover) -> None:
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert {step["action"] for step in done.steps()} == {"unchanged"}


def test_a_good_release_is_promoted_and_a_bad_one_is_rolled_back(
    project: Project, given: own.Handover, routing: router.Router, chat: Chat
) -> None:
    hook = load_tester(project)
    blue = canary("blue", hook, iterations=1)
    blue["spec"]["provider"] = "kubernetes"
    items = [canary("good", hook, **WEIGHTED), canary("bad", hook, **WEIGHTED), blue]
    own.push(
        project,
        {"clusters/s1/apps.yaml": own.APPS, "apps/canaries.yaml": yaml.safe_dump_all(items)},
    )
    release(project, good="app:1", bad="app:1", blue="app:1")
    watched = Watched(project)
    until(lambda: watched.reached(dict.fromkeys(ENDS, "Initialized")), 90)
    release(project, good="app:2", bad="app:2-bad", blue="app:2")
    until(lambda: watched.reached(ENDS), 150)
    assert watched.since["bad"] - watched.failed["bad"] <= 2 * INTERVAL
    assert routing.weights["good"] == [(100, 0), (50, 50), (100, 0)]
    assert routing.weights["bad"] == [(100, 0), (50, 50), (100, 0)]
    assert images(project) == {"good": "app:2", "bad": "app:1", "blue": "app:2"}


def images(project: Project) -> dict[str, str]:
    """What the users of each application get."""
    listed = own.client(own.kubeconfig(project, "s1")).list("apps/v1", "Deployment", "default")
    containers = {
        item["metadata"]["name"]: item["spec"]["template"]["spec"]["containers"][0]
        for item in listed
    }
    return {name: containers[f"{name}-primary"]["image"] for name in ENDS}


def test_the_alert_has_arrived(chat: Chat) -> None:
    (heard,) = chat.heard
    assert heard["path"] == f"/{TOKEN}"
    text = json.dumps(heard)
    assert "bad.default" in text
    assert "threshold reached" in text
    assert '"Cluster", "value": "s1"' in text


def test_without_the_piece_nothing_of_it_is_left(project: Project, given: own.Handover) -> None:
    own.push(project, {"clusters/s1/apps.yaml": None})
    own.declare(given)
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    client = own.client(own.kubeconfig(project, "s1"))
    for version, kind, name, namespace in (
        ("helm.toolkit.fluxcd.io/v2", "HelmRelease", "flagger", "flux-system"),
        ("apps/v1", "Deployment", "flagger", "flagger-system"),
        ("apps/v1", "Deployment", "flagger-loadtester", "flagger-system"),
        (FLAGGER, "MetricTemplate", "errors", "flux-system"),
        (FLAGGER, "AlertProvider", "chat", "flux-system"),
        ("v1", "Secret", "progressive-delivery-flagger-alert-chat", "flux-system"),
    ):
        assert client.get(version, kind, name, namespace) is None, (kind, name)
    assert "clusters/s1/platform" not in project.git("ls-tree", "-r", "--name-only", "main")
