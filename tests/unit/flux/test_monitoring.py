"""What is rendered for Prometheus, Grafana and kube-state-metrics."""

from __future__ import annotations

import importlib
import json
import re
from typing import Any

import msgspec
import pytest
import yaml

from provisioner.base import yaml_reader
from provisioner.flux import platform, platform_files
from provisioner.flux.monitoring import dashboards, panels, rules, state_metrics
from provisioner.flux.monitoring.kinds import KINDS
from provisioner.flux.platform.base import Placement, Rendered
from provisioner.handover.fleet import GitOps, Piece
from provisioner.handover.platform.monitoring import Declaration
from provisioner.reports import open_metrics
from tests.conftest import CASES

jsonschema = importlib.import_module("jsonschema")
AT = Placement(fleet="demo", cluster="c1", gitops=GitOps(), path="clusters/c1")
WHOLE = {
    "kind": "monitoring",
    "namespace": "monitoring",
    "labels": {"release": "prometheus"},
    "fleet": True,
    "state_metrics_account": "monitoring/kube-state-metrics",
}
DOCS = (CASES.parents[1] / "docs" / "monitoring.md").read_text()


def rendered(at: Placement = AT, **more: Any) -> Rendered:
    return platform.render(msgspec.convert({**WHOLE, **more}, Piece), at)


def by_kind(one: Rendered) -> dict[str, Any]:
    return {f"{item['kind']}/{item['metadata']['name']}": item for item in one.inner}


def plain(**more: Any) -> dict[str, Any]:
    made = by_kind(rendered(prometheus="plain", labels={}, **more))
    item = made["ConfigMap/flux-monitoring-prometheus"]
    return {name: yaml.safe_load(text) for name, text in item["data"].items()}


def strict(schema: Any) -> Any:
    """The API server drops what a schema does not name."""
    if isinstance(schema, list):
        return [strict(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: strict(value) for key, value in schema.items()}
    if isinstance(pattern := inner.get("pattern"), str):
        inner["pattern"] = pattern.replace("^(?i)", "(?i)^")  # of Go
    if isinstance(inner.get("properties"), dict):
        inner.setdefault("additionalProperties", False)
    return inner


@pytest.mark.parametrize("name", ["PodMonitor", "PrometheusRule"])
def test_the_operator_takes_it(name: str) -> None:
    (item,) = [one for one in rendered().inner if one["kind"] == name]
    crd = yaml.safe_load((CASES / "monitoring" / f"{name.lower()}s.yaml").read_text())
    (version,) = crd["spec"]["versions"]
    schema = strict(version["schema"]["openAPIV3Schema"]["properties"]["spec"])
    jsonschema.validate(item["spec"], schema)
    assert item["apiVersion"] == f"{crd['spec']['group']}/{version['name']}"
    assert item["metadata"] == {
        "name": "flux-monitoring",
        "namespace": "monitoring",
        "labels": {"release": "prometheus", "provisioner/platform": "monitoring"},
        "annotations": {"provisioner/made": "monitoring/flux-monitoring"},
    }


def test_all_that_may_be_left_behind_is_looked_for_when_the_cluster_leaves() -> None:
    made = [*rendered().inner, *rendered(prometheus="plain", labels={}).inner]
    kinds = {(item["apiVersion"], item["kind"]) for item in made}
    assert kinds == set(KINDS)


def test_both_ways_select_the_same_pods_and_give_the_same_labels() -> None:
    (monitor,) = [one["spec"] for one in rendered().inner if one["kind"] == "PodMonitor"]
    (endpoint,) = monitor["podMetricsEndpoints"]
    (job,) = plain()["scrape.yaml"]["scrape_configs"]
    sd = job["kubernetes_sd_configs"][0]
    assert (
        monitor["namespaceSelector"]["matchNames"] == sd["namespaces"]["names"] == ["flux-system"]
    )
    (selected,) = monitor["selector"]["matchExpressions"]
    kept = {
        one["source_labels"][0]: one["regex"] for one in job["relabel_configs"] if "action" in one
    }
    assert kept["__meta_kubernetes_pod_label_app"].split("|") == selected["values"]
    assert kept["__meta_kubernetes_pod_container_port_name"] == endpoint["port"]
    wanted = {one["targetLabel"]: one.get("replacement") for one in endpoint["relabelings"]}
    assert wanted == {"job": "flux", "component": None, "fleet": "demo", "cluster": "c1"}
    given = {one.get("target_label") for one in job["relabel_configs"]}
    assert {*wanted, "namespace", "pod"} <= given


def test_rules_are_the_same_both_ways() -> None:
    (rule,) = [one["spec"] for one in rendered().inner if one["kind"] == "PrometheusRule"]
    assert rule == plain()["rules.yaml"]


def test_thresholds_are_those_that_are_declared() -> None:
    made = plain(failing_after="20m", suspended_after="2h30m", key_days=30)
    named = {one["alert"]: one for group in made["rules.yaml"]["groups"] for one in group["rules"]}
    assert named["FluxObjectNotReady"]["for"] == "20m0s"
    assert named["FluxObjectSuspended"]["for"] == "2h30m0s"
    assert named["FleetKeyOld"]["expr"].endswith(f"> {30 * 86400}")


def test_each_controller_is_missed() -> None:
    at = Placement(fleet="demo", cluster="c1", gitops=GitOps(components=["source-controller"]))
    groups = rules.groups(Declaration(), at)
    missed = [one for group in groups for one in group["rules"] if "Missing" in one["alert"]]
    assert [one["labels"]["component"] for one in missed] == ["source-controller"]


def test_every_alert_has_unit_tests_and_stands_in_the_documentation() -> None:
    alerts = {one["alert"] for group in plain()["rules.yaml"]["groups"] for one in group["rules"]}
    tests = yaml.safe_load((CASES / "monitoring" / "rules_test.yaml").read_text())["tests"]
    tried = [one for test in tests for one in test["alert_rule_test"]]
    assert alerts == {one["alertname"] for one in tried if one["exp_alerts"]}
    assert not [alert for alert in alerts if f"`{alert}`" not in DOCS]


@pytest.mark.parametrize("name", open_metrics.HELP)
def test_every_metric_of_a_fleet_stands_in_the_documentation(name: str) -> None:
    assert f"`{name}`" in DOCS


def test_without_a_fleet_there_are_neither_its_rules_nor_its_dashboard() -> None:
    one = rendered(fleet=False)
    assert "provisioner_" not in json.dumps(one.inner)
    assert list(by_kind(one)["ConfigMap/flux-monitoring-dashboards"]["data"]) == [
        "provisioner-flux.json"
    ]


@pytest.mark.parametrize(
    ("off", "gone"),
    [
        ("scraping", {"PodMonitor/flux-monitoring"}),
        ("rules", {"PrometheusRule/flux-monitoring"}),
        ("dashboards", {"ConfigMap/flux-monitoring-dashboards"}),
        (
            "state_metrics",
            {
                "ConfigMap/flux-monitoring-state-metrics",
                "ClusterRole/flux-system-flux-monitoring",
                "ClusterRoleBinding/flux-system-flux-monitoring",
            },
        ),
    ],
)
def test_what_is_left_out(off: str, gone: set[str]) -> None:
    without: dict[str, Any] = {off: False}
    assert by_kind(rendered()).keys() - by_kind(rendered(**without)).keys() == gone


@pytest.mark.parametrize(
    ("version", "kinds", "versions"),
    [
        ("v2.9.4", 15, {"OCIRepository": "v1", "ImagePolicy": "v1", "Bucket": "v1"}),
        ("v2.6.0", 13, {"OCIRepository": "v1", "ImagePolicy": "v1beta2", "Bucket": "v1"}),
        ("v2.3.0", 13, {"OCIRepository": "v1beta2", "ImagePolicy": "v1beta2", "Bucket": "v1beta2"}),
    ],
)
def test_kinds_are_those_of_the_version_of_flux(
    version: str, kinds: int, versions: dict[str, str]
) -> None:
    at = Placement(fleet="demo", cluster="c1", gitops=GitOps(flux_version=version))
    resources = [one["groupVersionKind"] for one in state_metrics.config(at)["spec"]["resources"]]
    assert len(resources) == kinds
    assert versions.items() <= {one["kind"]: one["version"] for one in resources}.items()
    allowed = {group for rule in state_metrics.rules(at) for group in rule["apiGroups"]}
    assert {one["group"] for one in resources} < allowed


def test_kinds_of_the_distribution_are_all_known() -> None:
    known = {(one.group, one.name) for one in state_metrics.KINDS}
    for file in (CASES / "flux" / "distribution").glob("*.yaml"):
        for item in yaml_reader.load(file.read_text(), file.name):
            if item["kind"] == "CustomResourceDefinition":
                assert (item["spec"]["group"], item["spec"]["names"]["kind"]) in known


@pytest.mark.parametrize("board", [dashboards.CLUSTER, dashboards.FLEET], ids=lambda one: one.uid)
def test_a_dashboard(board: panels.Dashboard) -> None:
    made = json.loads(panels.rendered(board))
    assert [one["id"] for one in made["panels"]] == list(range(1, len(made["panels"]) + 1))
    cells = [
        (x, y)
        for place in (one["gridPos"] for one in made["panels"])
        for x in range(place["x"], place["x"] + place["w"])
        for y in range(place["y"], place["y"] + place["h"])
    ]
    assert len(cells) == len(set(cells)), "panels lie over each other"
    assert max(x for x, _ in cells) < panels.WIDE
    named = {one["name"] for one in made["templating"]["list"]}
    used = set(re.findall(r"\$\{?([a-z]+)", json.dumps(made["panels"])))
    assert used - {"labels"} <= named
    assert all(one["datasource"] == panels.SOURCE for one in made["panels"] if one["type"] != "row")


def test_its_files_are_known_again_by_their_owner() -> None:
    owner = "# Pairing: demo/c1"
    texts = platform_files.render(owner, "clusters/c1", AT, [rendered()])
    mine = {
        "mine/kustomization.yaml": "resources: [../flux-monitoring/x.yaml, a.yaml]",
        "mine/a.yaml": "x",
        "flux-monitoring/mine.yaml": "x",
    }
    assert platform_files.named({**texts, **mine}, [owner]) == set(texts)
    (own,) = rendered().objects
    folder = own["spec"]["path"].removeprefix("./clusters/c1/platform/")
    assert f"{folder}/kustomization.yaml" in texts
