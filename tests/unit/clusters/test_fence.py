"""A fenced client: what it may no longer write is never sent, however the request came about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from provisioner.base.errors import Held
from provisioner.base.retry import Backoff
from provisioner.clusters import retrying
from provisioner.clusters.client import Client, Object
from tests.fakes.objects_over_http import ObjectServer
from tests.fakes.server import Fault, Response

PATH = "/api/v1/namespaces/default/configmaps/x"
ITEM: Object = {
    "apiVersion": "v1",
    "kind": "ConfigMap",
    "metadata": {"name": "x", "namespace": "default", "resourceVersion": "1"},
}
WRITES: dict[str, Callable[[Client], object]] = {
    "apply": lambda client: client.apply(ITEM),
    "patch": lambda client: client.patch(ITEM, {"data": {"a": "b"}}),
    "status": lambda client: client.patch(ITEM, {"status": {}}, subresource="status"),
    "create": lambda client: client.create(ITEM),
    "replace": lambda client: client.replace(ITEM),
    "delete": lambda client: client.delete(ITEM),
}
# Before a connection is opened, before the head is sent, before the body is sent.
QUESTIONS = 3


@dataclass
class Permit:
    """Given for the first `times` questions, then refused."""

    times: int
    asked: int = 0

    def __call__(self) -> None:
        self.asked += 1
        if self.asked > self.times:
            raise Held("cluster c1", "the lock is lost")


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectServer]:
    server = ObjectServer(tmp_path_factory.mktemp("server"))
    yield server
    server.close()


@pytest.fixture
def server(started: ObjectServer) -> ObjectServer:
    started.reset()
    started.store(PATH, ITEM)
    return started


@pytest.mark.parametrize("times", range(QUESTIONS))
@pytest.mark.parametrize("write", WRITES.values(), ids=list(WRITES))
def test_no_write_is_carried_out_from_the_moment_of_the_loss(
    write: Callable[[Client], object], times: int, server: ObjectServer
) -> None:
    """Not even one whose connection is open, or whose head is sent already."""
    permit = Permit(times)
    with pytest.raises(Held):
        write(server.client().fenced(permit))
    assert permit.asked == times + 1
    assert server.writes == []


@pytest.mark.parametrize("write", WRITES.values(), ids=list(WRITES))
def test_a_write_that_may_be_sent_is_sent_once(
    write: Callable[[Client], object], server: ObjectServer
) -> None:
    permit = Permit(QUESTIONS)
    if write is WRITES["create"]:
        server.objects.clear()
    write(server.client().fenced(permit))
    assert permit.asked == QUESTIONS
    assert len(server.writes) == 1


def test_reads_go_on(server: ObjectServer) -> None:
    client = server.client().fenced(Permit(0))
    assert client.get("v1", "ConfigMap", "x", "default")
    assert client.allowed(group="", resource="configmaps", verb="patch")


FAULTS = {
    "503": (503, 1),
    "429": (429, 1),
    "twice": (503, 2),
}


@pytest.mark.parametrize(("status", "times"), FAULTS.values(), ids=list(FAULTS))
def test_a_repetition_needs_a_permit_of_its_own(
    status: int, times: int, server: ObjectServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retrying, "BACKOFF", Backoff(first=0.01, longest=0.02))
    server.faults = [Fault(answer=Response(status=status)) for _ in range(times)]
    with pytest.raises(Held):
        server.client(patience=30).fenced(Permit(QUESTIONS * times)).apply(ITEM)
    assert len(server.writes) == times, "none after the loss"


def test_so_does_one_with_a_renewed_credential(server: ObjectServer) -> None:
    """Sent again at once, below the loop that repeats what failed."""
    server.faults = [Fault(answer=Response(status=401))]
    client = server.client()
    renewable = client._caller._transport._connection.credential
    object.__setattr__(renewable, "renew", lambda: True)
    with pytest.raises(Held):
        client.fenced(Permit(QUESTIONS)).apply(ITEM)
    assert len(server.writes) == 1


def test_threads_of_one_run_stop_together(server: ObjectServer) -> None:
    permit, count = Permit(QUESTIONS * 3), 16
    client = server.client().fenced(permit)
    with ThreadPoolExecutor(8) as pool:
        futures = [pool.submit(client.apply, ITEM) for _ in range(count)]
    refused = [future for future in futures if isinstance(future.exception(), Held)]
    assert len(refused) >= count - 3
    assert len(server.writes) == count - len(refused)


def test_a_fence_is_only_around_the_client_that_it_was_made_for(server: ObjectServer) -> None:
    client = server.client()
    client.fenced(Permit(0))
    client.apply(ITEM)
    assert len(server.writes) == 1
