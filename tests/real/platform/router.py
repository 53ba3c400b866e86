"""The test's own router and metrics server: a data plane that follows HTTPRoutes on a sandbox.

Each ready pod is a small HTTP server on this machine, which fails half of its requests if its image
says so. The router sends load through every HTTPRoute by its weights, and answers queries as a fake
of Prometheus: the share of failed requests of a Service, in percent.
"""

from __future__ import annotations

import collections
import contextlib
import http.client
import http.server
import itertools
import json
import random
import re
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

from provisioner.clusters.client import Client, Object

ROUTES = ("gateway.networking.k8s.io/v1", "HTTPRoute")
RECENT = 60  # requests of a Service that count
SERVICE = re.compile(r'service="([^"]+)"')
PAUSE = 0.2  # seconds


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_given: Any) -> None:
        """Nothing is printed."""

    def answer(self, code: int, body: object = "") -> None:
        text = json.dumps(body).encode()
        self.send_response(code)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)


@contextlib.contextmanager
def serving(handler: type[Handler]) -> Iterator[int]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


class Router(threading.Thread):
    """`weights`: each set of weights that a route had, in order, by its name."""

    def __init__(self, client: Client) -> None:
        super().__init__(daemon=True)
        self._client, self._stopped = client, threading.Event()
        self._pods, self._opened = dict[str, int](), contextlib.ExitStack()
        self._failed: dict[str, collections.deque[bool]] = collections.defaultdict(
            lambda: collections.deque(maxlen=RECENT)
        )
        self.weights: dict[str, list[tuple[int, ...]]] = collections.defaultdict(list)
        self.address = f"http://127.0.0.1:{self._opened.enter_context(serving(self._metrics()))}"

    def stop(self) -> None:
        self._stopped.set()
        self.join()
        self._opened.close()

    def run(self) -> None:
        while not self._stopped.wait(PAUSE):
            for route in self._client.list(*ROUTES, "default"):
                self._follow(route)

    def _follow(self, route: Object) -> None:
        backends = route["spec"]["rules"][0]["backendRefs"]
        weights = tuple(one["weight"] for one in backends)
        seen = self.weights[route["metadata"]["name"]]
        if [weights] != seen[-1:]:
            seen.append(weights)
        for name in random.choices([one["name"] for one in backends], weights, k=10):
            self._failed[name].extend(self._request(name))

    def _request(self, service: str) -> Iterator[bool]:
        ports = self._ports(service)
        if ports:
            connection = http.client.HTTPConnection("127.0.0.1", random.choice(ports), timeout=2)
            connection.request("GET", "/")
            yield connection.getresponse().status >= 500
            connection.close()

    def _ports(self, service: str) -> list[int]:
        there = self._client.get("v1", "Service", service, "default") or {"spec": {"selector": {}}}
        wanted = there["spec"]["selector"].items()
        pods = self._client.list("v1", "Pod", "default")
        return [
            self._port(pod)
            for pod in pods
            if wanted and wanted <= pod["metadata"]["labels"].items() and _ready(pod)
        ]

    def _port(self, pod: Object) -> int:
        name, image = pod["metadata"]["name"], pod["spec"]["containers"][0]["image"]
        if name not in self._pods:
            self._pods[name] = self._opened.enter_context(serving(_program(image)))
        return self._pods[name]

    def _metrics(self) -> type[Handler]:
        failed = self._failed

        class Metrics(Handler):
            def do_GET(self) -> None:
                (query,) = parse_qs(urlsplit(self.path).query)["query"]
                match = SERVICE.search(query)
                requests = failed[match[1]] if match else [True]
                value = 100 * sum(requests) / len(requests) if match and requests else 1
                result = [{"metric": {}, "value": [0, str(value)]}] if requests else []
                data = {"resultType": "vector", "result": result}
                self.answer(200, {"status": "success", "data": data})

        return Metrics


def _ready(pod: Object) -> bool:
    conditions = pod.get("status", {}).get("conditions", [])
    ready = any(one["type"] == "Ready" and one["status"] == "True" for one in conditions)
    return ready and "deletionTimestamp" not in pod["metadata"]


def _program(image: str) -> type[Handler]:
    codes = itertools.cycle([500, 200] if "bad" in image else [200])

    class Program(Handler):
        def do_GET(self) -> None:
            self.answer(next(codes))

    return Program
