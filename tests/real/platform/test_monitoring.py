"""Monitoring on a real cluster with real Flux, read by a real Prometheus. In this order."""

from __future__ import annotations

import json
import math
import re
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from provisioner.flux.monitoring import dashboards
from tests.conftest import CASES
from tests.fakes import state_metrics
from tests.real import own, prometheus
from tests.real.project import Project
from tests.real.prometheus import Prometheus
from tests.support.waiting import until

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

OWN = "clusters/s1/platform/flux-monitoring"
OPERATED = {"kind": "monitoring", "labels": {"release": "prometheus"}, "fleet": True}
PLAIN = {"kind": "monitoring", "prometheus": "plain", "fleet": True, "interval": "1s"}
COREOS = "monitoring.coreos.com/v1"
CRDS = "---\n".join(
    (CASES / "monitoring" / f"{name}.yaml").read_text()
    for name in ("podmonitors", "prometheusrules")
)
SUSPENDED = own.APPS.replace("name: apps", "name: paused").replace(
    "spec:", "spec:\n  suspend: true"
)
BROKEN = """\
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: broken, namespace: flux-system}
spec: {interval: 1m, url: "https://127.0.0.1:1/none.git"}
"""


@pytest.fixture(scope="module")
def given(project: Project) -> own.Handover:
    own.start(project, "s1")
    return own.handover(project, ["s1"])


def test_without_the_operator_its_run_says_so(project: Project, given: own.Handover) -> None:
    own.declare(given, OPERATED)
    done = own.pair(project, given)
    (cluster,) = done.events[-1]["clusters"]
    assert cluster["result"] == "delivery-failing", done.out
    assert 'no matches for kind "P' in cluster["cause"]
    assert "needs no operator" in cluster["hint"]


def test_with_the_operator_it_is_proved_and_again_nothing_changes(
    project: Project, given: own.Handover
) -> None:
    own.push(project, {"clusters/s1/operator.yaml": CRDS})
    reconcile(project)
    client = own.client(own.kubeconfig(project, "s1"))
    crd = ("apiextensions.k8s.io/v1", "CustomResourceDefinition")
    until(lambda: client.get(*crd, "prometheusrules.monitoring.coreos.com"))
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    for kind in ("PodMonitor", "PrometheusRule"):
        made = client.get(COREOS, kind, "flux-monitoring", "flux-system") or {}
        assert made["metadata"]["labels"]["release"] == "prometheus"
    objects = project.versions("s1")
    again = own.pair(project, given)
    assert {step["action"] for step in again.steps()} == {"unchanged"}, again.out
    assert project.versions("s1") == objects


def test_it_changes_to_plain_files_and_nothing_is_left_of_the_others(
    project: Project, given: own.Handover
) -> None:
    own.declare(given, PLAIN)
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    client = own.client(own.kubeconfig(project, "s1"))
    for kind in ("PodMonitor", "PrometheusRule"):
        assert client.get(COREOS, kind, "flux-monitoring", "flux-system") is None


@pytest.fixture(scope="module")
def scraping(project: Project, given: own.Handover) -> Iterator[Prometheus]:
    """It has the figures of the fleet, and objects in every state."""
    client = own.client(own.kubeconfig(project, "s1"))
    for text in (SUSPENDED, BROKEN):
        client.create(yaml.safe_load(text))
    file = project.tmp / "fleet.prom"
    done = project.provisioner(
        "metrics", *own.TRUSTED, "--out", str(file), stdin=json.dumps(broken(given))
    )
    assert done.code == 0, done.err
    config = yaml.safe_load(data(project, "state-metrics")["config.yaml"])
    folder = project.tmp / "prometheus"
    folder.mkdir()
    with (
        state_metrics.serving(lambda: state_metrics.exposition(config, client.list)) as states,
        state_metrics.serving(file.read_text) as figures,
        prometheus.running(
            folder,
            data(project, "prometheus"),
            own.sandbox(project),
            "s1",
            {"kube-state-metrics": states, "node": figures},
        ) as running,
    ):
        until(lambda: len(running.query('up{job="flux"} == 1')) == len(own.FEW), seconds=20)
        reconcile(project)
        until(lambda: len(running.query('count_over_time(up{job="flux"}[1m]) >= 5')) == 2)
        yield running


def reconcile(project: Project) -> None:
    project.kubectl(
        "s1",
        *("annotate", "--overwrite", "kustomizations,gitrepositories", "--all"),
        *("-n", "flux-system", f"reconcile.fluxcd.io/requestedAt={secrets.token_hex(4)}"),
    )


def broken(given: own.Handover) -> own.Handover:
    """With a second cluster that nobody reaches."""
    clusters = {**given["clusters"], "s2": {**given["clusters"]["s1"], "context": "gone"}}
    pairing = {**given["pairings"]["s1"], "cluster": "s2", "path": "clusters/s2"}
    return {**given, "clusters": clusters, "pairings": {**given["pairings"], "s2": pairing}}


def data(project: Project, end: str) -> dict[str, str]:
    return dict(own.get(project, "s1", "ConfigMap", f"flux-monitoring-{end}")["data"])


def test_its_labels_say_what_is_scraped(scraping: Prometheus) -> None:
    flux = [one for one in scraping.targets() if one["labels"]["job"] == "flux"]
    assert sorted(one["labels"]["component"] for one in flux) == sorted(own.FEW)
    (labels,) = {(one["labels"]["fleet"], one["labels"]["cluster"]) for one in flux}
    assert labels == ("own", "s1")
    (spaces,) = ({one["labels"]["namespace"] for one in flux},)
    assert spaces == {"flux-system"}


PANELS = [
    (board.uid, panel.title, expr)
    for board in (dashboards.CLUSTER, dashboards.FLEET)
    for panel in board.panels
    for expr in panel.queries.values()
]


@pytest.mark.parametrize(("board", "title", "expr"), PANELS)
def test_every_panel_shows_something(
    scraping: Prometheus, board: str, title: str, expr: str
) -> None:
    shown = scraping.shown(filled(expr))
    assert any(math.isfinite(float(one["value"][1])) for one in shown)


def filled(expr: str) -> str:
    """As Grafana does it."""
    plain = expr.replace("$__rate_interval", "1m")
    return re.sub(r"\$(fleet|cluster)", ".*", plain)


def test_every_column_of_a_table_is_a_label(scraping: Prometheus) -> None:
    for board in (dashboards.CLUSTER, dashboards.FLEET):
        tables = [panel for panel in board.panels if panel.is_table]
        shown = [scraping.shown(filled(expr)) for one in tables for expr in one.queries.values()]
        labels = {label for rows in shown for row in rows for label in row["metric"]}
        columns = {column for one in tables for column in one.columns.values()}
        assert columns - labels == ({"Value", "wave"} if board is dashboards.FLEET else set())


def test_variables_have_values(scraping: Prometheus) -> None:
    for board in (dashboards.CLUSTER, dashboards.FLEET):
        for query in board.variables.values():
            metric, _, label = (
                query.removeprefix("label_values(").removesuffix(")").rpartition(", ")
            )
            values = scraping.get(f"api/v1/label/{label}/values", **{"match[]": filled(metric)})
            assert values, query


def test_every_rule_is_evaluated_and_what_fails_is_pending(scraping: Prometheus) -> None:
    until(lambda: names(scraping, "pending") >= {"FluxObjectNotReady", "FluxObjectSuspended"})
    rules = [rule for group in scraping.get("api/v1/rules")["groups"] for rule in group["rules"]]
    assert {rule["health"] for rule in rules} == {"ok"}
    assert "FleetClusterFailing" in names(scraping, "pending")
    missing = [one for one in rules if one["name"] == "FluxControllerMissing"]
    assert {one["state"] for one in missing} == {"inactive"}


def names(scraping: Prometheus, state: str) -> set[str]:
    alerts = scraping.get("api/v1/alerts")["alerts"]
    return {one["labels"]["alertname"] for one in alerts if one["state"] == state}


def test_kinds_of_flux_are_all_shown(project: Project, scraping: Prometheus) -> None:
    """Those that the cluster serves, in a version that it serves."""
    config = yaml.safe_load(data(project, "state-metrics")["config.yaml"])
    shown = {
        (kind["group"], kind["kind"], kind["version"])
        for kind in (one["groupVersionKind"] for one in config["spec"]["resources"])
    }
    client = own.client(own.kubeconfig(project, "s1"))
    for crd in client.list("apiextensions.k8s.io/v1", "CustomResourceDefinition"):
        spec = crd["spec"]
        if spec["group"].endswith(".fluxcd.io"):
            served = {one["name"] for one in spec["versions"] if one["served"]}
            assert any(
                (spec["group"], spec["names"]["kind"], version) in shown for version in served
            ), spec["names"]["kind"]


def test_promtool_has_nothing_to_say(
    project: Project, scraping: Prometheus, tmp_path: Path
) -> None:
    made = data(project, "prometheus")
    (tmp_path / "rules.yaml").write_text(made["rules.yaml"])
    prometheus.promtool("check", "rules", "--lint-fatal", "rules.yaml", cwd=tmp_path)
    tests = (CASES / "monitoring" / "rules_test.yaml").read_text()
    (tmp_path / "rules_test.yaml").write_text(tests)
    prometheus.promtool("test", "rules", "rules_test.yaml", cwd=tmp_path)
    figures = (project.tmp / "fleet.prom").read_text()
    prometheus.promtool("check", "metrics", cwd=tmp_path, stdin=figures)
    assert {rule["alert"] for rule in alerts(made)} == set(re.findall(r"alertname: (\w+)", tests))


def alerts(made: dict[str, str]) -> list[dict[str, Any]]:
    return [
        rule for group in yaml.safe_load(made["rules.yaml"])["groups"] for rule in group["rules"]
    ]


def test_leaving_takes_it_along(project: Project, given: own.Handover) -> None:
    for text in (SUSPENDED, BROKEN):
        own.client(own.kubeconfig(project, "s1")).delete(yaml.safe_load(text))
    done = project.json("unpair", *own.TRUSTED, "--yes", "--drain", "s1", stdin=json.dumps(given))
    assert done.code == 0, done.err + done.out
    assert own.get(project, "s1", "Namespace", "flux-system", "") is None
    assert OWN not in project.git("ls-tree", "-r", "--name-only", "main")
