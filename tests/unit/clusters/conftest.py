"""A fake API server, and kubeconfigs that lead to it."""

from __future__ import annotations

import base64
import contextlib
import json
import ssl
import threading
from collections.abc import Callable, Iterator
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from provisioner.clusters import kubeconfig
from provisioner.clusters.access.base import Connection
from provisioner.sandbox.cluster import certificates
from tests.fakes.server import Request, Response, Server

Answer = Callable[[Request], Response]


class ApiServer(Server):
    """Answers what `answers` holds by path, 404 for anything else, and 401 unless the request
    carries a bearer token of `accepted`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "", self._handle)
        self.accepted = {"good"}
        self.answers: dict[str, Any] = {"/version": {"gitVersion": "v1.2.3"}}

    def _handle(self, request: Request) -> Response:
        if request.token not in self.accepted:
            return Response(status=401, body={"message": "Unauthorized"})
        if request.path not in self.answers:
            return Response(status=404, body={"message": "not found"})
        return Response(body=self.answers[request.path])

    def kubeconfig(self, file: Path, user: dict[str, Any], **cluster: Any) -> Path:
        """A kubeconfig with this user, and the server's CA inline unless `cluster` names another
        one."""
        authority = base64.b64encode(self.ca.read_bytes()).decode()
        fields = cluster or {"certificate-authority-data": authority}
        content = {
            "current-context": "x",
            "contexts": [{"name": "x", "context": {"cluster": "x", "user": "me"}}],
            "clusters": [{"name": "x", "cluster": {"server": f"https://{self.netloc}", **fields}}],
            "users": [{"name": "other", "user": {"token": "bad"}}, {"name": "me", "user": user}],
        }
        file.write_text(json.dumps(content))
        return file

    def connection(
        self, user: dict[str, Any], *, insecure: bool = False, **cluster: Any
    ) -> Connection:
        file = self.kubeconfig(self.ca.parent.parent / "kubeconfig", user, **cluster)
        return kubeconfig.connection("c1", str(file), None, insecure=insecure)


@pytest.fixture
def api(tmp_path: Path) -> Iterator[ApiServer]:
    server = ApiServer(tmp_path)
    yield server
    server.close()


class FakeVersion(BaseHTTPRequestHandler):
    """Answers everything with a version. What else it does with a request, `look` does."""

    protocol_version = "HTTP/1.1"

    def look(self) -> None:
        """For subclasses."""

    def do_GET(self) -> None:
        self.look()
        text = b'{"gitVersion": "v1.2.3"}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_args: Any) -> None:
        """Quiet."""


@contextlib.contextmanager
def serving(handler: type[FakeVersion], context: ssl.SSLContext | None = None) -> Iterator[int]:
    """The port of a server on this machine, over TLS with a `context`."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


class FakePlain(FakeVersion):
    heads: ClassVar[list[Message]] = []

    def look(self) -> None:
        self.heads.append(self.headers)


@pytest.fixture
def plain() -> Iterator[str]:
    FakePlain.heads.clear()
    with serving(FakePlain) as port:
        yield f"127.0.0.1:{port}"


class FakeMutual(FakeVersion):
    """Knows its clients by their certificates."""

    names: ClassVar[list[str]] = []

    def look(self) -> None:
        shown = self.connection.getpeercert()["subject"]
        self.names.append(dict(part[0] for part in shown)["commonName"])


@pytest.fixture
def pki(tmp_path: Path) -> Path:
    """A folder with an authority and certificates of it: `ca`, `server` and `client`."""
    certificates.authority(tmp_path)
    for name in ("server", "client"):
        certificates.issue(tmp_path, tmp_path, name, common_name=name)
    return tmp_path


@pytest.fixture
def port(pki: Path) -> Iterator[int]:
    """A server that accepts only clients with a certificate of the authority."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pki / "server.crt", pki / "server.key")
    context.load_verify_locations(pki / "ca.crt")
    context.verify_mode = ssl.CERT_REQUIRED
    FakeMutual.names.clear()
    with serving(FakeMutual, context) as port:
        yield port
