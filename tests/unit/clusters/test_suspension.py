"""What a process that was stopped does first when it goes on: nothing, where that would be a
write."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from provisioner.clusters import suspension
from tests.fakes.objects_over_http import ObjectServer

LIMIT = 0.1  # seconds
# Stopped between the last check and the bytes, by the process itself.
WRITE = """
import os, signal, sys
from pathlib import Path
from provisioner.base.secret import Secret
from provisioner.clusters.access.base import Connection
from provisioner.clusters.client import Client
from tests.fakes.credentials import StaticCredential

questions = iter(range(1, 100))

def permit():
    if next(questions) == {stop}:
        os.kill(os.getpid(), signal.SIGSTOP)
    return {limit}

credential = StaticCredential(header=Secret("Bearer good"))
connection = Connection(server={server!r}, credential=credential, ca=Path({ca!r}).read_text())
item = {{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {{"name": "x", "namespace": "y"}}}}
Client("c1", connection).fenced(permit).apply({{**item, "data": {{"text": "x" * {size}}}}})
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectServer]:
    server = ObjectServer(tmp_path_factory.mktemp("server"))
    yield server
    server.close()


def stopped_for(seconds: float, code: str) -> int:
    """How a process that stops itself ended, when it went on after so many seconds."""
    with subprocess.Popen([sys.executable, "-c", code]) as process:
        while _state(process.pid) not in "TZ":
            time.sleep(0.01)
        time.sleep(seconds)
        process.send_signal(signal.SIGCONT)
        return process.wait(30)


def _state(pid: int) -> str:
    with open(f"/proc/{pid}/stat") as file:
        return file.read().rpartition(")")[2].split()[0]


def writing(server: ObjectServer, stop: int, limit: float, size: int = 0) -> str:
    return WRITE.format(
        stop=stop, limit=limit, size=size, server=f"https://{server.netloc}", ca=str(server.ca)
    )


def test_a_block_that_is_over_in_time_ends_nothing() -> None:
    with suspension.ended_after(0.05):
        pass
    time.sleep(0.1)


# 1: before the connection; then two for the head, and two for each piece of the body.
@pytest.mark.parametrize(("stop", "size"), [(3, 0), (5, 0), (7, 40_000)])
def test_a_write_is_not_sent_by_a_process_that_was_stopped_right_before(
    stop: int, size: int, server: ObjectServer
) -> None:
    server.reset()
    assert stopped_for(2 * LIMIT, writing(server, stop, LIMIT, size)) == -signal.SIGALRM
    assert server.writes == []


@pytest.mark.parametrize("size", [0, 40_000])
def test_a_short_stop_does_no_harm(size: int, server: ObjectServer) -> None:
    server.reset()
    assert stopped_for(0, writing(server, 3, 60, size)) == 0
    assert len(server.writes) == 1
    (stored,) = server.objects.values()
    assert len(stored["data"]["text"]) == size
