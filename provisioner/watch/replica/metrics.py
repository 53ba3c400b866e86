"""What Prometheus reads. The names are documented in docs/watch-operations.md, and stay."""

from __future__ import annotations

import time
from collections.abc import Mapping

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from provisioner import __version__
from provisioner.watch.replica import server
from provisioner.watch.replica.health import Health

PREFIX = "provisioner_watch"
SECONDS = (1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800)
SIZES = (1, 2, 5, 10, 20, 50, 100, 200, 500)


class Metrics:
    """The Meters of an operator, kept for Prometheus; `health` learns from them, too. Safe to use
    from several threads."""

    def __init__(self, health: Health) -> None:
        self._health, self._leads = health, False
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._clusters = Gauge(
            f"{PREFIX}_clusters", "Cluster objects by state.", ["state"], registry=registry
        )
        self._pairing = Histogram(
            f"{PREFIX}_pairing_duration_seconds",
            "From the moment a cluster could be paired until it was.",
            buckets=SECONDS,
            registry=registry,
        )
        self._failures = Counter(
            f"{PREFIX}_failures_total",
            "Pairings and unpairings that failed, by reason.",
            ["reason"],
            registry=registry,
        )
        self._batch_clusters = Histogram(
            f"{PREFIX}_batch_clusters", "Clusters in a batch.", buckets=SIZES, registry=registry
        )
        self._batch_seconds = Histogram(
            f"{PREFIX}_batch_duration_seconds",
            "How long a batch took.",
            buckets=SECONDS,
            registry=registry,
        )
        self._queued = Gauge(
            f"{PREFIX}_queued_clusters", "Clusters that wait for a batch.", registry=registry
        )
        self._leader = Gauge(
            f"{PREFIX}_leader", "1 if this replica leads, otherwise 0.", registry=registry
        )
        self._listed = Gauge(
            f"{PREFIX}_last_list_timestamp_seconds",
            "When all clusters were last listed with success; 0 if never.",
            registry=registry,
        )
        Gauge(
            f"{PREFIX}_build_info", "1; the version is a label.", ["version"], registry=registry
        ).labels(__version__).set(1)

    def leading(self, leads: bool) -> None:
        """What only a leader knows is not shown any longer: two replicas would both show it."""
        self._leads = leads
        self._health.leading(leads)
        self._leader.set(int(leads))
        if not leads:
            self._clusters.clear()
            self._queued.set(0)

    def clusters(self, states: Mapping[str, int]) -> None:
        """A state that no cluster is in any more is shown as 0."""
        if not self._leads:
            return
        for metric in self._clusters.collect():
            for sample in metric.samples:
                self._clusters.labels(sample.labels["state"]).set(0)
        for state, count in states.items():
            self._clusters.labels(state).set(count)
        self._health.moved()

    def paired(self, seconds: float) -> None:
        self._pairing.observe(seconds)

    def failed(self, reason: str) -> None:
        self._failures.labels(reason).inc()

    def batch(self, size: int, seconds: float) -> None:
        self._batch_clusters.observe(size)
        self._batch_seconds.observe(seconds)

    def queue(self, length: int) -> None:
        self._queued.set(length if self._leads else 0)
        self._health.moved()

    def observing(self, complete: bool) -> None:
        """All clusters were listed, or are no longer observed."""
        if complete:
            self._listed.set(time.time())
        self._health.observing(complete)

    def pages(self) -> server.Pages:
        return {
            "/healthz": lambda: server.verdict(self._health.stuck()),
            "/readyz": lambda: server.verdict(self._health.unready()),
            "/metrics": lambda: (200, CONTENT_TYPE_LATEST, generate_latest(self._registry)),
        }
