"""What keeps Canaries from working: one change of good manifests at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import yaml

from provisioner.flux.canaries import checks, places
from provisioner.flux.canaries.manifests import Item, Known

APP = """\
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector:
    matchLabels: {app: web}
  template:
    spec:
      containers:
        - name: web
          ports: [{name: http, containerPort: 8080}]
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web, namespace: shop}
"""
CANARY = """\
apiVersion: flagger.app/v1beta1
kind: Canary
metadata: {name: web, namespace: shop}
spec:
  targetRef:
    kind: Deployment
    name: web
  autoscalerRef:
    kind: HorizontalPodAutoscaler
    name: web
  service:
    port: 80
    targetPort: http
    gatewayRefs: [{name: gateway}]
  analysis:
    stepWeight: 10
    metrics:
      - name: errors
        templateRef: {name: errors, namespace: flux-system}
        thresholdRange: {max: 1}
      - name: request-success-rate
    alerts:
      - providerRef:
          name: chat
          namespace: flux-system
    webhooks:
      - name: load
        type: rollout
        url: http://loadtester
"""
FILES = {"app.yaml": APP, "canary.yaml": CANARY}
DECLARED = [("MetricTemplate", "flux-system", "errors"), ("AlertProvider", "flux-system", "chat")]
KNOWN = Known(items=(), declared=DECLARED, metrics_server="http://prometheus:9090")
SERVICE = "---\napiVersion: v1\nkind: Service\nmetadata:\n  name: {}\n  namespace: shop\n"
AB = "    iterations: 3\n    match: [{headers: {x: {exact: y}}}]"
TIMEOUT = "service:\n    timeout: 15s"


def found(files: dict[str, str], **known: Any) -> list[str]:
    """`!` is put before what surely does not work."""
    items = [
        Item(file=name, content=content)
        for name, text in files.items()
        for content in yaml.safe_load_all(text)
    ]
    listed = checks.findings(replace(KNOWN, items=items, **known))
    return [
        f"{'!' if one.certain else ''}{one.item.file}:"
        f"{places.line(files[one.item.file], one.item, one.keys)}: {one.cause}"
        for one in listed
    ]


def test_good_ones_are_not_mentioned() -> None:
    assert found(FILES) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "    name: web\n  auto",
            "    name: wep\n  auto",
            "!canary.yaml:7: there is no Deployment",
        ),
        (
            "    kind: Deployment",
            "    kind: DaemonSet",
            "!canary.yaml:7: there is no DaemonSet 'web' in the manifests",
        ),
        (
            "kind: Canary\nmetadata: {name: web, namespace: shop}",
            "kind: Canary\nmetadata: {name: web, namespace: other}",
            "canary.yaml:7: Deployment 'web' is in namespace 'shop'",
        ),
        (
            "    name: web\n  serv",
            "    name: wep\n  serv",
            "!canary.yaml:10: there is no Horizontal",
        ),
        ("spec:\n  selector", "spec:\n  replicas: 2\n  selector", "!app.yaml:5: has replicas"),
        ("{app: web}", "{tier: web}", "!app.yaml:6: its selector has none of the labels"),
        ("targetPort: http", "targetPort: web", "!canary.yaml:13: Deployment shop/web in app.yaml"),
        ("targetPort: http", "targetPort: 9090", "canary.yaml:13: Deployment shop/web in app.yaml"),
        ("    targetPort: http\n", "", "canary.yaml:11: Deployment shop/web in app.yaml does not"),
        ("    port: 80\n", "", "!canary.yaml:11: has no port of its service"),
        ("    gatewayRefs: [{name: gateway}]\n", "", "!canary.yaml:11: names no Gateway"),
        ("spec:\n  target", "spec:\n  provider: istio\n  target", "!canary.yaml:5: is for 'istio'"),
        ("    stepWeight: 10\n", "    maxWeight: 50\n", "!canary.yaml:15: says neither steps nor"),
        ("    stepWeight: 10", AB, "!canary.yaml:11: has an A/B test without service.timeout"),
        (
            "    stepWeight: 10",
            AB.partition("\n")[2],
            "!canary.yaml:16: has an A/B test without it",
        ),
        ("{name: errors, names", "{name: latency, names", "!canary.yaml:19: there is no MetricTem"),
        (", namespace: flux-system}", "}", "!canary.yaml:19: MetricTemplate 'errors' is in namesp"),
        (
            "        templateRef: {name: errors, namespace: flux-system}\n",
            "",
            "!canary.yaml:18: metric 'errors' is not builtin and refers to no template",
        ),
        (
            "        thresholdRange: {max: 1}\n",
            "",
            "canary.yaml:18: metric 'errors' has no thresho",
        ),
        (
            "          name: chat",
            "          name: chats",
            "!canary.yaml:24: there is no AlertProvider",
        ),
        (
            "        type: rollout",
            "        type: roll-out",
            "!canary.yaml:28: there are no webhooks",
        ),
        ("        url: http://loadtester\n", "", "!canary.yaml:27: webhook 'load' has no url"),
    ],
)
def test_what_does_not_work_is_named_by_file_and_line(old: str, new: str, said: str) -> None:
    files = {name: text.replace(old, new, 1) for name, text in FILES.items()}
    assert files != FILES
    first, *_ = found(files)
    assert first.startswith(said)


@pytest.mark.parametrize("name", ["web", "web-primary", "web-canary"])
def test_a_service_that_flagger_makes_too_is_named(name: str) -> None:
    files = {**FILES, "app.yaml": APP + SERVICE.format(name)}
    assert found(files) == [
        "!app.yaml:20: Flagger makes a Service of this name for Canary shop/web in canary.yaml"
    ]


def test_a_route_that_flagger_makes_too_is_named() -> None:
    files = {**FILES, "app.yaml": APP + SERVICE.replace("Service", "HTTPRoute").format("web")}
    (said,) = found(files)
    assert said.startswith("!app.yaml:20: Flagger makes an HTTPRoute")


TRAEFIK: dict[str, Any] = {"provider": "traefik", "version": (1, 43, 0)}


def test_traefik_has_no_ab_test_and_a_service_of_flaggers() -> None:
    assert found(FILES, **TRAEFIK) == []
    tested = CANARY.replace("    stepWeight: 10", AB)
    (said,) = found({**FILES, "canary.yaml": tested}, **TRAEFIK)
    assert said.startswith("!canary.yaml:17: has an A/B test, where everybody would get the rel")
    made = SERVICE.replace("Service", "TraefikService").format("web")
    (said,) = found({**FILES, "app.yaml": APP + made}, **TRAEFIK)
    assert said.startswith("!app.yaml:20: Flagger makes a TraefikService of this name for Canary")
    assert found({**FILES, "app.yaml": APP + made}) == []


def test_replicas_of_kustomize_are_replicas() -> None:
    text = "resources: [app.yaml]\nreplicas:\n- name: other\n- name: web\n  count: 2\n"
    assert found({**FILES, "kustomization.yaml": text}) == [
        "!kustomization.yaml:4: sets the replicas of the target of Canary shop/web in canary.yaml"
    ]


def test_replicas_of_kustomize_may_be_those_of_another_namespace() -> None:
    text = "resources: [app.yaml]\nreplicas:\n- name: web\n  count: 2\n"
    other = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: blog}\n"
    (said,) = found({**FILES, "blog.yaml": other, "kustomization.yaml": text})
    assert said.startswith("kustomization.yaml:3: sets the replicas")


def test_two_canaries_of_one_target() -> None:
    other = CANARY.replace("{name: web, namespace: shop}", "{name: other, namespace: shop}")
    (said,) = found({**FILES, "other.yaml": other})
    assert said == "!other.yaml:7: has the target of Canary shop/web in canary.yaml, too"


def test_builtin_metrics_need_a_prometheus() -> None:
    (said,) = found(FILES, metrics_server="")
    assert said.startswith("!canary.yaml:21: metric 'request-success-rate' is asked of a Prom")
    own = CANARY.replace("spec:\n", "spec:\n  metricsServer: http://other\n", 1)
    assert found({**FILES, "canary.yaml": own}, metrics_server="") == []


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (AB, ["!canary.yaml:17: has an A/B test, which provider kubernetes cannot do"]),
        ("    stepWeight: 10", ["canary.yaml:15: has no iterations, so Flagger makes 10 checks"]),
        ("    iterations: 3", []),
    ],
)
def test_without_a_router(new: str, said: list[str]) -> None:
    files = {**FILES, "canary.yaml": CANARY.replace("    stepWeight: 10", new)}
    listed = found(files, provider="kubernetes")
    assert [one.startswith(wanted) for one, wanted in zip(listed, said, strict=True)] in (
        [],
        [True],
    )


def test_a_newer_flagger_needs_no_timeout_and_a_timeout_no_newer_flagger() -> None:
    tested = CANARY.replace("    stepWeight: 10", AB)
    assert found({**FILES, "canary.yaml": tested}, version=(1, 43, 0)) == []
    assert found({**FILES, "canary.yaml": tested.replace("service:", TIMEOUT)}) == []


def test_the_provider_kubernetes_needs_no_router_of_flaggers() -> None:
    own = CANARY.replace("spec:\n", "spec:\n  provider: kubernetes\n", 1)
    own = own.replace("stepWeight: 10", "iterations: 3")
    assert found({**FILES, "canary.yaml": own}) == []


def test_what_may_come_from_elsewhere_is_not_certain() -> None:
    assert [one[0] for one in found({"canary.yaml": CANARY}, complete=False)] == ["c", "c"]


def test_what_flux_puts_in_is_not_judged() -> None:
    files = {
        "canary.yaml": CANARY.replace("name: web", 'name: "${app}"').replace("http", "${port}")
    }
    assert found(files) == []


def test_other_labels_can_be_declared() -> None:
    files = {**FILES, "app.yaml": APP.replace("{app: web}", "{tier: web}")}
    assert found(files, labels=["tier"]) == []


def test_a_line_inside_a_list_of_objects() -> None:
    text = "kind: List\nitems:\n- kind: Canary\n  metadata: {name: web}\n  spec:\n    provider: x\n"
    item = Item(file="x", content={"kind": "Canary", "metadata": {"name": "web"}})
    assert places.line(text, item, ("spec", "provider")) == 6
    assert places.line("kind: [", item, ("spec",)) == 1


def test_a_line_of_the_one_in_its_namespace() -> None:
    of = "kind: Canary\nmetadata: {name: web, namespace: %s}\nspec: {}\n"
    text = f"{of % 'shop'}---\n{of % 'news'}"
    named = [Item(file="x", content=one) for one in yaml.safe_load_all(text)]
    assert [places.line(text, one, ("spec",)) for one in named] == [3, 7]
