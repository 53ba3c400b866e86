"""A fleet as metrics, read back as OpenMetrics and as the older format."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from provisioner.reports import open_metrics
from provisioner.reports.model import ClusterReport, Report, RepositoryReport, Result

# Without types of its own.
FORMATS = [
    importlib.import_module(f"prometheus_client.{name}")
    for name in ("parser", "openmetrics.parser")
]
NOW = 1_800_000_000.5
PAIRED = ClusterReport(
    cluster="c1",
    result=Result.PAIRED,
    repository="ssh://git@git.example.com/fleet.git",
    path="clusters/c1",
    revision="release/1@sha1:0123",
    flux="v2.9.4",
    wave="first",
    delivery="ready",
    applied_at="2026-01-31T12:00:00Z",
    key_created="2026-01-01T00:00:00Z",
)
FAILED = ClusterReport(
    cluster="c2", result=Result.FAILED, cause='cluster c2: says "no"\nand \\ more\x1b[31m'
)
FAILING = ClusterReport(
    cluster="c3", result=Result.DELIVERY_FAILING, delivery_detail="Kustomization apps: no"
)
DRIFTED = ClusterReport(cluster="c4", result=Result.DRIFTED, drift=["files: x", "sync: y"])
REPORT = Report(
    fleet="demo",
    clusters=[PAIRED, FAILED, FAILING, DRIFTED],
    exit_code=1,
    seconds=1.23456,
    repositories=[RepositoryReport(repository="r", result=Result.FAILED, cause="gone")],
)


def samples(report: Report = REPORT) -> dict[tuple[str, ...], float]:
    """By the name and the values of the labels, without the fleet."""
    text = open_metrics.rendered(report, NOW)
    old, new = (
        [one for family in form.text_string_to_metric_families(text) for one in family.samples]
        for form in FORMATS
    )
    assert [(one.name, one.labels, one.value) for one in old] == [
        (one.name, one.labels, one.value) for one in new
    ]
    assert {one.labels["fleet"] for one in new} == {report.fleet}
    return {
        (
            one.name.removeprefix("provisioner_"),
            *(value for label, value in one.labels.items() if label != "fleet"),
        ): one.value
        for one in new
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (("clusters", "paired"), 1),
        (("clusters", "failed"), 1),
        (("clusters", "held"), 0),
        (("cluster_state", "c1", "paired"), 1),
        (("cluster_state", "c1", "failed"), 0),
        (("cluster_state", "c2", "failed"), 1),
        (("cluster_drift", "c4"), 2),
        (("cluster_drift", "c1"), 0),
        (("cluster_applied_timestamp_seconds", "c1"), 1769860800),
        (("cluster_key_created_timestamp_seconds", "c1"), 1767225600),
        (("cluster_failure_info", "c2", 'cluster c2: says "no" and \\ more [31m'), 1),
        (("cluster_failure_info", "c3", "Kustomization apps: no"), 1),
        (("repository_failure_info", "r", "gone"), 1),
        (("run_duration_seconds",), 1.235),
        (("run_exit_code",), 1),
        (("metrics_timestamp_seconds",), NOW),
    ],
)
def test_figures(key: tuple[str, ...], value: float) -> None:
    assert samples()[key] == value


def test_what_is_known_of_a_cluster_is_in_labels() -> None:
    (info,) = [key for key in samples() if key[:2] == ("cluster_info", "c1")]
    assert info[2:] == (
        "paired",
        "ready",
        "v2.9.4",
        "ssh://git@git.example.com/fleet.git",
        "clusters/c1",
        "release/1",
        "sha1:0123",
        "first",
    )


def test_what_is_not_known_is_left_out() -> None:
    keys = {key[:2] for key in samples()}
    assert ("cluster_key_used_timestamp_seconds", "c1") not in keys
    assert ("cluster_applied_timestamp_seconds", "c2") not in keys
    assert ("cluster_failure_info", "c1") not in keys


def test_each_cluster_is_in_one_state() -> None:
    for name in ("c1", "c2", "c3", "c4"):
        states = [value for key, value in samples().items() if key[:2] == ("cluster_state", name)]
        assert sum(states) == 1, name


def test_a_long_cause_is_cut() -> None:
    long: Any = ClusterReport(cluster="c1", result=Result.FAILED, cause="x" * 5000)
    (key,) = [
        key
        for key in samples(Report(fleet="demo", clusters=[long]))
        if key[0] == "cluster_failure_info"
    ]
    assert len(key[2]) == open_metrics.LONGEST


def test_no_series_is_there_twice() -> None:
    """A repository that fails is reported for each part of a run, and long causes are cut."""
    faults = [
        RepositoryReport(repository="r", result=Result.FAILED, cause="x" * 300 + end)
        for end in ("a", "a", "b")
    ]
    text = open_metrics.rendered(Report(fleet="demo", clusters=[], repositories=faults), NOW)
    assert text.count("provisioner_repository_failure_info{") == 1


def test_a_fleet_without_clusters_still_says_that_it_was_looked_at() -> None:
    assert samples(Report(fleet="demo", clusters=[]))[("metrics_timestamp_seconds",)] == NOW
