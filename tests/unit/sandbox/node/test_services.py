"""A cluster's service is one port, whatever becomes of the pods behind it."""

from __future__ import annotations

import contextlib
import http.server
import threading
import time
import urllib.request
from typing import TYPE_CHECKING

from provisioner.sandbox import ports
from provisioner.sandbox.node import probes
from provisioner.sandbox.node.containers import Addresses
from provisioner.sandbox.node.services import Services

if TYPE_CHECKING:
    from collections.abc import Iterator

PORTS = [{"name": "healthz", "containerPort": 9440}]
CONTAINER = {
    "ports": PORTS,
    "readinessProbe": {"httpGet": {"path": "/readyz", "port": "healthz"}},
}


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/readyz" else 404)
        self.end_headers()
        self.wfile.write(str(self.connection.getsockname()[1]).encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextlib.contextmanager
def serving(port: int) -> Iterator[None]:
    server = http.server.HTTPServer((ports.HOST, port), Answer)
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    ).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def asked(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=10) as answer:
        return str(answer.read().decode())


def test_the_newest_pod_serves_and_an_early_caller_waits_for_it() -> None:
    front, first, second = ports.free(3)
    services = Services({"events": front})
    services.start()
    answers: list[str] = []
    early = threading.Thread(target=lambda: answers.append(asked(front)))
    early.start()
    time.sleep(0.1)
    assert answers == []
    services.targets["events"] = first
    with serving(first):
        early.join(5)
        assert answers == [str(first)]
    services.targets["events"] = second
    with serving(second):
        assert asked(front) == str(second)


def test_probes_follow_the_named_port() -> None:
    (port,) = ports.free(1)
    at = Addresses(health=port, metrics=0, serving=0, webhook=0, events=0, artifacts=0)
    assert not probes.ready(CONTAINER, at)
    with serving(port):
        assert probes.ready(CONTAINER, at)
        missing = {**CONTAINER, "readinessProbe": {"httpGet": {"path": "/else", "port": 9440}}}
        assert not probes.ready(missing, at)
        assert probes.ready(
            {"readinessProbe": {"tcpSocket": {"port": "healthz"}}, "ports": PORTS}, at
        )
    assert probes.ready({}, at)
