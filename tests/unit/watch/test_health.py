"""What the kubelet and Prometheus are told."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator

import pytest

from provisioner.base.errors import BadInput
from provisioner.watch.replica import health, server
from provisioner.watch.replica.health import Health
from provisioner.watch.replica.metrics import Metrics


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def state(clock: Clock) -> Health:
    return Health(clock)


@pytest.fixture
def meters(state: Health) -> Metrics:
    return Metrics(state)


def test_a_standby_is_ready_for_as_long_as_it_waits(state: Health, clock: Clock) -> None:
    clock.now = 1e6
    assert state.unready() == state.stuck() == ""


def test_a_leader_is_ready_once_it_has_a_complete_list(state: Health) -> None:
    state.leading(True)
    assert "no complete list" in state.unready()
    assert state.stuck() == "", "that is no reason to start it anew"
    state.observing(True)
    assert state.unready() == ""
    state.observing(False)
    assert "no complete list" in state.unready()


def test_a_new_term_needs_a_new_list(state: Health) -> None:
    state.leading(True)
    state.observing(True)
    state.leading(False)
    assert state.unready() == ""
    state.leading(True)
    assert "no complete list" in state.unready()


def test_a_leader_whose_loop_stands_still_is_not_healthy(
    state: Health, clock: Clock, meters: Metrics
) -> None:
    meters.leading(True)
    meters.observing(True)
    clock.now = health.STUCK
    assert state.stuck() == ""
    clock.now = health.STUCK + 5
    assert "has not moved for 305 s" in state.stuck()
    assert state.unready() == state.stuck()
    meters.queue(0)
    assert state.stuck() == ""


def sample(meters: Metrics, name: str) -> list[str]:
    text = meters.pages()["/metrics"]()[2].decode()
    return [line for line in text.splitlines() if line.startswith(f"provisioner_watch_{name}")]


def test_a_state_without_clusters_any_more_is_shown_as_none(meters: Metrics) -> None:
    meters.leading(True)
    meters.clusters({"paired": 2, "failed": 1})
    meters.clusters({"paired": 3})
    assert sorted(sample(meters, "clusters")) == [
        'provisioner_watch_clusters{state="failed"} 0.0',
        'provisioner_watch_clusters{state="paired"} 3.0',
    ]


def test_only_the_leader_shows_clusters(meters: Metrics) -> None:
    meters.leading(True)
    meters.clusters({"paired": 2})
    meters.queue(5)
    assert sample(meters, "leader") == ["provisioner_watch_leader 1.0"]
    meters.leading(False)
    meters.clusters({"paired": 2})  # its work has not ended yet
    meters.queue(5)
    assert sample(meters, "leader") == ["provisioner_watch_leader 0.0"]
    assert sample(meters, "clusters") == []
    assert sample(meters, "queued_clusters") == ["provisioner_watch_queued_clusters 0.0"]


def test_what_has_happened_is_counted(meters: Metrics) -> None:
    meters.paired(3.0)
    meters.failed("PushRefused")
    meters.failed("PushRefused")
    meters.batch(40, 12.0)
    assert "provisioner_watch_pairing_duration_seconds_sum 3.0" in sample(meters, "pairing")
    assert sample(meters, "failures_total") == [
        'provisioner_watch_failures_total{reason="PushRefused"} 2.0'
    ]
    assert "provisioner_watch_batch_clusters_sum 40.0" in sample(meters, "batch")
    assert "provisioner_watch_batch_duration_seconds_sum 12.0" in sample(meters, "batch")


def test_the_last_complete_list_keeps_its_time(meters: Metrics) -> None:
    name = "last_list_timestamp_seconds"
    assert sample(meters, name) == [f"provisioner_watch_{name} 0.0"]
    meters.observing(True)
    listed = sample(meters, name)
    assert float(listed[0].split()[1]) > 1.7e9
    meters.observing(False)
    assert sample(meters, name) == listed


# -- over HTTP


@pytest.fixture
def port(meters: Metrics) -> Iterator[int]:
    with server.serving("127.0.0.1", 0, meters.pages()) as port:
        yield port


def asked(port: int, path: str, method: str = "GET") -> tuple[int, str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path)
        answer = connection.getresponse()
        return answer.status, answer.headers["Content-Type"], answer.read().decode()
    finally:
        connection.close()


def test_the_pages(port: int, meters: Metrics) -> None:
    assert asked(port, "/healthz")[::2] == (200, "ok\n")
    assert asked(port, "/readyz?verbose")[::2] == (200, "ok\n")
    meters.leading(True)
    status, _, text = asked(port, "/readyz")
    assert (status, text[:18]) == (503, "this replica leads")
    assert asked(port, "/healthz")[0] == 200
    status, kind, text = asked(port, "/metrics")
    assert (status, kind[:10]) == (200, "text/plain")
    assert "\nprovisioner_watch_leader 1.0\n" in text
    assert asked(port, "/metrics", "HEAD")[::2] == (200, "")
    assert asked(port, "/")[0] == 404
    assert asked(port, "/metrics", "POST")[0] == 501


def test_a_client_that_sends_nothing_delays_neither_others_nor_the_end(meters: Metrics) -> None:
    with server.serving("127.0.0.1", 0, meters.pages()) as port:
        silent = socket.create_connection(("127.0.0.1", port))
        assert asked(port, "/healthz")[0] == 200
    silent.close()


def test_an_address_in_use_is_refused_by_name(port: int, meters: Metrics) -> None:
    with (
        pytest.raises(BadInput, match=f"--listen 127.0.0.1:{port}: .*Address already in use"),
        server.serving("127.0.0.1", port, meters.pages()),
    ):
        pass


def test_a_host_that_does_not_exist_is_refused(meters: Metrics) -> None:
    with (
        pytest.raises(BadInput, match="the address cannot be used"),
        server.serving("256.0.0.1", 0, meters.pages()),
    ):
        pass
