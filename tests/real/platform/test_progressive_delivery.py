"""Releases on a real cluster with real Flux and real Flagger, by weights, as an A/B test, and
blue/green: a good one is promoted, a bad one is rolled back and somebody hears of it. The router
and the metrics are the test's own. In this order.
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
WORK = 1.0  # seconds, of what Flagger does then on a busy machine
ERRORS = 'errors_percent{service="{{ target }}-canary"}'
TOKEN = "canary-4c1d"
STRATEGIES = ("weights", "ab", "blue")
GOOD, BAD = ([f"{one}-{end}" for one in STRATEGIES] for end in ("good", "bad"))
ENDS = {**dict.fromkeys(GOOD, "Succeeded"), **dict.fromkeys(BAD, "Failed")}
TESTER = "x-tester: yes"


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


IN_FLUX = {"namespace": "flux-system"}
ERRORS_CHECK = {
    "name": "errors",
    "templateRef": {"name": "errors", **IN_FLUX},
    "thresholdRange": {"max": 5},
    "interval": "1m",
}
ANALYSES: dict[str, dict[str, Any]] = {
    "weights": {"maxWeight": 50, "stepWeight": 50},
    "ab": {"iterations": 1, "match": [{"headers": {"x-tester": {"exact": "yes"}}}]},
    "blue": {"iterations": 1},
}


def canary(name: str, load_tester: str) -> dict[str, Any]:
    strategy, _, _ = name.partition("-")
    check = {"name": "start", "type": "pre-rollout", "url": load_tester}
    command = {"type": "bash", "cmd": f"echo {name} >> ${{HOME}}/ran"}
    provider = {"provider": "kubernetes"} if strategy == "blue" else {}
    return {
        "apiVersion": FLAGGER,
        "kind": "Canary",
        "metadata": {"name": name, "namespace": "default"},
        "spec": {
            **provider,
            "targetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": name},
            "service": {
                "port": 80,
                "targetPort": "http",
                "timeout": "15s",
                "gatewayRefs": [{"name": "gateway", "namespace": "default"}],
            },
            "analysis": {
                "interval": f"{INTERVAL}s",
                "threshold": 1,
                "metrics": [ERRORS_CHECK],
                "webhooks": [{**check, "metadata": command}],
                "alerts": [
                    {
                        "name": "chat",
                        "severity": "error",
                        "providerRef": {"name": "chat", **IN_FLUX},
                    }
                ],
                **ANALYSES[strategy],
            },
        },
    }


class Chat:
    """The test's own server for Slack's webhooks. `at`: when each was heard."""

    def __init__(self) -> None:
        self.heard, self.at = list[dict[str, Any]](), list[float]()
        heard, at = self.heard, self.at

        class Hook(router.Handler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                heard.append({"path": self.path, **json.loads(self.rfile.read(length))})
                at.append(time.monotonic())
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
    made = router.Router(client, [f"{name}-canary" for name in ENDS if name.startswith("blue")])
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
    """The Canaries, looked at again and again: when the new release of each got its first requests,
    and when its phase became what it is."""

    def __init__(self, project: Project) -> None:
        self._client = own.client(own.kubeconfig(project, "s1"))
        self.phases = dict[str, str]()
        self.began = dict[str, float]()
        self.since = dict[str, float]()

    def reached(self, wanted: Mapping[str, str]) -> bool:
        for item in self._client.list(FLAGGER, "Canary", "default"):
            name, status = item["metadata"]["name"], item.get("status", {})
            if status.get("canaryWeight") or status.get("iterations"):
                self.began.setdefault(name, time.monotonic())
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


def test_good_releases_are_promoted_and_bad_ones_are_rolled_back(
    project: Project, given: own.Handover, routing: router.Router, chat: Chat
) -> None:
    hook = load_tester(project)
    items = [canary(name, hook) for name in ENDS]
    own.push(
        project,
        {"clusters/s1/apps.yaml": own.APPS, "apps/canaries.yaml": yaml.safe_dump_all(items)},
    )
    release(project, **dict.fromkeys(ENDS, "app:1"))
    watched = Watched(project)
    until(lambda: watched.reached(dict.fromkeys(ENDS, "Initialized")), 90)
    release(project, **dict.fromkeys(GOOD, "app:2"), **dict.fromkeys(BAD, "app:2-bad"))
    until(lambda: watched.reached(ENDS), 150)
    assert images(project) == {**dict.fromkeys(GOOD, "app:2"), **dict.fromkeys(BAD, "app:1")}
    took = [watched.since[name] - watched.began[name] for name in BAD]
    until(lambda: len(chat.at) == len(BAD))
    heard = max(chat.at) - max(watched.began[name] for name in BAD)
    assert max(*took, heard) <= 2 * INTERVAL + WORK, (took, heard)


def test_who_gets_the_new_release_is_as_declared(routing: router.Router) -> None:
    for name in ("weights-good", "weights-bad"):
        assert routing.weights[name] == [(100, 0), (50, 50), (100, 0)]
        assert routing.answered[name, ""] == {f"{name}-primary", f"{name}-canary"}
    for name in ("ab-good", "ab-bad"):
        assert routing.weights[name] == [(100, 0), (0, 100), (100, 0)]
        assert routing.answered[name, ""] == {f"{name}-primary"}
        assert f"{name}-canary" in routing.answered[name, TESTER]
    assert not [name for name in routing.weights if name.startswith("blue")]


def images(project: Project) -> dict[str, str]:
    """What the users of each application get."""
    listed = own.client(own.kubeconfig(project, "s1")).list("apps/v1", "Deployment", "default")
    containers = {
        item["metadata"]["name"]: item["spec"]["template"]["spec"]["containers"][0]
        for item in listed
    }
    return {name: containers[f"{name}-primary"]["image"] for name in ENDS}


def test_an_alert_of_each_bad_one_has_arrived(chat: Chat) -> None:
    assert {heard["path"] for heard in chat.heard} == {f"/{TOKEN}"}
    texts = [json.dumps(heard) for heard in chat.heard]
    assert all('"Cluster", "value": "s1"' in text for text in texts)
    for name in BAD:
        (text,) = (text for text in texts if f"{name}.default" in text)
        assert "threshold reached" in text


MADE = (
    ("helm.toolkit.fluxcd.io/v2", "HelmRelease", "flagger", "flux-system"),
    ("apps/v1", "Deployment", "flagger", "flagger-system"),
    ("apps/v1", "Deployment", "flagger-loadtester", "flagger-system"),
    (FLAGGER, "MetricTemplate", "errors", "flux-system"),
    (FLAGGER, "AlertProvider", "chat", "flux-system"),
    ("v1", "Secret", "progressive-delivery-flagger-alert-chat", "flux-system"),
)


def left(project: Project) -> list[str]:
    client = own.client(own.kubeconfig(project, "s1"))
    return [f"{kind} {one[0]}" for version, kind, *one in MADE if client.get(version, kind, *one)]


def test_without_the_piece_nothing_of_it_is_left(project: Project, given: own.Handover) -> None:
    spec = {"provider": {"type": "prometheus", "address": "http://theirs"}, "query": "theirs"}
    theirs = {"apiVersion": FLAGGER, "kind": "MetricTemplate", "spec": spec}
    named = {"metadata": {"name": "errors", "namespace": "default"}}
    own.client(own.kubeconfig(project, "s1")).apply({**theirs, **named})
    own.push(project, {"clusters/s1/apps.yaml": None})
    (piece,) = given["pairings"]["s1"]["platform"]
    own.declare(given)
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert left(project) == []
    assert "clusters/s1/platform" not in project.git("ls-tree", "-r", "--name-only", "main")
    own.declare(given, piece)


def test_leaving_takes_it_along(project: Project, given: own.Handover) -> None:
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert len(left(project)) == len(MADE)
    done = project.json("unpair", *own.TRUSTED, "--yes", "--drain", "s1", stdin=json.dumps(given))
    assert done.code == 0, done.err + done.out
    assert left(project) == []
    client = own.client(own.kubeconfig(project, "s1"))
    assert client.get("v1", "Namespace", "flux-system") is None
    assert client.get(FLAGGER, "MetricTemplate", "errors", "default")
