"""/healthz, /readyz and /metrics over HTTP, for the kubelet and Prometheus. It reads nothing from
those who ask but the path."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from provisioner.base.errors import BadInput

SECONDS = 10  # that a client may take for its request
PLAIN = "text/plain; charset=utf-8"

# Status, content type, content.
Answer = tuple[int, str, bytes]
Pages = Mapping[str, Callable[[], Answer]]


def verdict(problem: str) -> Answer:
    """Of a check: 200 without a problem, 503 with one."""
    return (503, PLAIN, f"{problem}\n".encode()) if problem else (200, PLAIN, b"ok\n")


@contextlib.contextmanager
def serving(host: str, port: int, pages: Pages) -> Iterator[int]:
    """While the block runs; the port. BadInput if the address cannot be used."""
    server = _opened(host, port, pages)
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()


def _opened(host: str, port: int, pages: Pages) -> ThreadingHTTPServer:
    try:
        family, *_, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        kind = type("Server", (_Server,), {"address_family": family})
        server: ThreadingHTTPServer = kind(address[:2], _handler(pages))
    except OSError as error:
        raise BadInput(
            f"--listen {host}:{port}",
            f"the address cannot be used: {error.strerror}",
            "Choose another host or port.",
        ) from error
    return server


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # a client that sends nothing does not delay the end

    def handle_error(self, request: object, client_address: object) -> None:
        """Who hangs up early is none of our business."""


def _handler(pages: Pages) -> type[BaseHTTPRequestHandler]:
    return type("Handler", (_Handler,), {"pages": pages})


class _Handler(BaseHTTPRequestHandler):
    pages: Pages = {}
    timeout = SECONDS
    server_version, sys_version = "provisioner", ""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        page = self.pages.get(path)
        self._send(*(page() if page else (404, PLAIN, b"not found\n")))

    do_HEAD = do_GET

    def _send(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *arguments: Any) -> None:
        """The kubelet asks every few seconds."""
