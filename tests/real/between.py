"""A TLS-terminating proxy between the client and a real API server. What it does not answer itself
goes through, watches included. Its own answers are the test's, not Kubernetes'."""

from __future__ import annotations

import base64
import contextlib
import http.client
import http.server
import json
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

HOPS = ("connection", "transfer-encoding", "content-length", "host", "keep-alive")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the proxy does: wait `late` seconds, then answer with `status`, or pass on when that is
    0."""

    status: int = 0
    late: float = 0.0
    headers: dict[str, str] = field(default_factory=dict)


PASS = Answer()
Behaviour = Callable[[str, str], Answer]


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    """`seen`: method, path, status and moment of every request."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, upstream: str, authority: str, behave: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.upstream = urlsplit(upstream)
        self.trust = ssl.create_default_context(cafile=authority)
        self.behave = behave
        self.seen: list[tuple[str, str, int, float]] = []

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is no news."""


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""

    def handle_any(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        if len(body) < length:  # the client has gone away: no server carries that out
            self.close_connection = True
            return
        told = self.server.behave(self.command, self.path)
        time.sleep(told.late)
        self.server.seen.append((self.command, self.path, told.status, time.monotonic()))
        if told.status:
            self._answer(told)
        else:
            self._pass_on(body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any

    def _answer(self, told: Answer) -> None:
        text = json.dumps({"kind": "Status", "message": f"the test answers {told.status}"}).encode()
        self.send_response_only(told.status)
        for name, value in {
            "Content-Type": "application/json",
            "Content-Length": str(len(text)),
            **told.headers,
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text)

    def _pass_on(self, body: bytes) -> None:
        upstream = self.server.upstream
        line = http.client.HTTPSConnection(
            upstream.hostname or "", upstream.port, context=self.server.trust, timeout=60
        )
        headers = {name: value for name, value in self.headers.items() if name.lower() not in HOPS}
        with contextlib.closing(line):
            line.request(self.command, self.path, body, headers)
            answer = line.getresponse()
            self.send_response_only(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in HOPS:
                    self.send_header(name, value)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            while data := answer.read1(65536):
                self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
                self.wfile.flush()
            self.wfile.write(b"0\r\n\r\n")


@contextlib.contextmanager
def standing(
    kubeconfig: Path, certificate: Path, into: Path, behave: Behaviour
) -> Iterator[Server]:
    """Serve with `certificate` (NAME.crt beside NAME.key), and write to `into` a kubeconfig that
    leads here."""
    config = json.loads(kubeconfig.read_text())
    target = config["clusters"][0]["cluster"]
    authority = certificate.parent / "ca-of-upstream.crt"
    authority.write_bytes(base64.b64decode(target["certificate-authority-data"]))
    server = Server(target["server"], str(authority), behave)
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(certificate, certificate.with_suffix(".key"))
    server.socket = own.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    target["server"] = f"https://127.0.0.1:{server.server_address[1]}"
    into.write_text(json.dumps(config))
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    )
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
