"""The test's own router and metrics server: a data plane that follows HTTPRoutes on a sandbox.

Each ready pod is a small HTTP server on this machine, which fails half of its requests if its image
says so. The router sends load through every HTTPRoute by its rules and their weights, without and
with each header that it asks for, and to the Services that it is told of, as tests of a release
would do. It answers queries as a fake of Prometheus: the share of failed requests of a Service, in
percent.
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
from collections.abc import Collection, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

from provisioner.clusters.client import Client, Object

ROUTES = ("gateway.networking.k8s.io/v1", "HTTPRoute")
RECENT = 60  # requests of a Service that count
SERVICE = re.compile(r'service="([^"]+)"')
REQUESTS = 10  # at a time, to whatever gets some
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
    """`weights`: each set of weights that the first rule of a route had, in order, by its name.
    `answered`: the Services that answered to a route, by its name and the header that was sent."""

    def __init__(self, client: Client, tested: Collection[str] = ()) -> None:
        super().__init__(daemon=True)
        self._client, self._tested, self._stopped = client, tested, threading.Event()
        self._ready = dict[str, list[int]]()  # ports, by the name of the Service
        self._pods, self._opened = dict[str, int](), contextlib.ExitStack()
        self._failed: dict[str, collections.deque[bool]] = collections.defaultdict(
            lambda: collections.deque(maxlen=RECENT)
        )
        self.weights: dict[str, list[tuple[int, ...]]] = collections.defaultdict(list)
        self.answered: dict[tuple[str, str], set[str]] = collections.defaultdict(set)
        self.address = f"http://127.0.0.1:{self._opened.enter_context(serving(self._metrics()))}"

    def stop(self) -> None:
        self._stopped.set()
        self.join()
        self._opened.close()

    def run(self) -> None:
        while not self._stopped.wait(PAUSE):
            self._look()
            for route in self._client.list(*ROUTES, "default"):
                self._follow(route["metadata"]["name"], route["spec"]["rules"])
            for service in self._tested:
                self._send([service] * REQUESTS)

    def _look(self) -> None:
        """The ready pods of each Service."""
        pods = [one for one in self._client.list("v1", "Pod", "default") if _ready(one)]
        for one in self._client.list("v1", "Service", "default"):
            wanted = one["spec"].get("selector", {}).items()
            mine = [pod for pod in pods if wanted and wanted <= pod["metadata"]["labels"].items()]
            self._ready[one["metadata"]["name"]] = [self._port(pod) for pod in mine]

    def _send(self, services: list[str]) -> set[str]:
        """Those that have answered."""
        answered = set[str]()
        for service in services:
            codes = [*self._request(service)]
            self._failed[service].extend(codes)
            answered.update([service] if codes else [])
        return answered

    def _follow(self, name: str, rules: list[Object]) -> None:
        weights = tuple(one["weight"] for one in rules[0]["backendRefs"])
        if [weights] != self.weights[name][-1:]:
            self.weights[name].append(weights)
        for header in ["", *_headers(rules)]:
            backends = next(one["backendRefs"] for one in rules if _takes(one, header))
            services, shares = zip(*((one["name"], one["weight"]) for one in backends), strict=True)
            sent = random.choices(services, shares, k=REQUESTS)
            self.answered[name, header] |= self._send(sent)

    def _request(self, service: str) -> Iterator[bool]:
        if ports := self._ready.get(service):
            connection = http.client.HTTPConnection("127.0.0.1", random.choice(ports), timeout=2)
            connection.request("GET", "/")
            yield connection.getresponse().status >= 500
            connection.close()

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
                requests = [*failed[match[1]]] if match else [True]
                value = 100 * sum(requests) / len(requests) if match and requests else 1
                result = [{"metric": {}, "value": [0, str(value)]}] if requests else []
                data = {"resultType": "vector", "result": result}
                self.answer(200, {"status": "success", "data": data})

        return Metrics


def _headers(rules: list[Object]) -> list[str]:
    return [_header(match) for rule in rules for match in rule["matches"] if _header(match)]


def _header(match: Object) -> str:
    """`NAME: VALUE` of the exact one that it asks for, if any."""
    wanted = match.get("headers", [])
    assert all(one.get("type", "Exact") == "Exact" for one in wanted)
    return ", ".join(f"{one['name']}: {one['value']}" for one in wanted)


def _takes(rule: Object, header: str) -> bool:
    """Rules come in the order in which Gateways would ask them: the one with a header first."""
    return any(_header(match) in ("", header) for match in rule["matches"])


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
