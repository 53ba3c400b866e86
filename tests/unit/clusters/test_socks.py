"""An API server behind a SOCKS5 proxy, which a fake in this process is."""

from __future__ import annotations

import base64
import contextlib
import socket
import threading
from collections.abc import Iterator
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import Any

import pytest

from provisioner.base.errors import Unreachable
from provisioner.clusters import access
from provisioner.clusters.client import Client
from provisioner.handover.clusters import endpoint
from provisioner.handover.reference import Reference
from provisioner.handover.sign_in import token

from .conftest import ApiServer


class Proxy(ThreadingTCPServer):
    """A fake proxy: it connects to `behind`, whatever it is asked for, and notes that."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Tunnel)
        self.behind = ("127.0.0.1", 0)
        self.login = b""  # user and password, as RFC 1929 writes them
        self.reply = 0
        self.asked: list[str] = []

    @property
    def netloc(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class Tunnel(BaseRequestHandler):
    server: Proxy
    request: socket.socket

    def handle(self) -> None:
        _, count = self.request.recv(2)
        methods = self.request.recv(count)
        wanted = 2 if self.server.login else 0
        self.request.sendall(bytes([5, wanted if wanted in methods else 255]))
        if wanted:
            given = self.request.recv(600)
            self.request.sendall(bytes([1, given[1:] != self.server.login]))
            if given[1:] != self.server.login:
                return
        head = self.request.recv(5)
        name = self.request.recv(head[4]).decode()
        port = int.from_bytes(self.request.recv(2), "big")
        self.server.asked.append(f"{name}:{port}")
        self.request.sendall(bytes([5, self.server.reply, 0, 1, 0, 0, 0, 0, 0, 0]))
        if not self.server.reply:
            self._tunnel()

    def _tunnel(self) -> None:
        with socket.create_connection(self.server.behind) as there:
            back = threading.Thread(target=_pour, args=(there, self.request), daemon=True)
            back.start()
            _pour(self.request, there)


def _pour(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)


@pytest.fixture
def proxy(api: ApiServer) -> Iterator[Proxy]:
    with Proxy() as server:
        server.behind = ("127.0.0.1", int(api.netloc.rpartition(":")[2]))
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def client(api: ApiServer, url: str) -> Client:
    fields: dict[str, Any] = {
        "server": "https://api.internal.test:6443",
        "tls-server-name": "127.0.0.1",
        "certificate-authority-data": base64.b64encode(api.ca.read_bytes()).decode(),
        "proxy-url": url,
    }
    return Client("c1", api.connection({"token": "good"}, **fields), patience=0.1)


def test_the_proxy_resolves_the_name_and_tls_goes_through(
    api: ApiServer, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    assert client(api, f"socks5://{proxy.netloc}").version() == "v1.2.3"
    assert proxy.asked == ["api.internal.test:6443"]


def test_it_takes_a_login(api: ApiServer, proxy: Proxy) -> None:
    proxy.login = b"\x02me\x06p@ss:w"
    assert client(api, f"socks5://me:p%40ss%3Aw@{proxy.netloc}").version() == "v1.2.3"


@pytest.mark.parametrize(
    ("login", "reply", "cause"),
    [
        (b"\x01x\x01y", 0, "the proxy refuses the login"),
        (b"", 4, "host unreachable"),
        (b"", 99, "error 99"),
    ],
)
def test_a_proxy_that_refuses_is_named(
    login: bytes, reply: int, cause: str, api: ApiServer, proxy: Proxy
) -> None:
    proxy.login, proxy.reply = login, reply
    with pytest.raises(Unreachable, match=cause) as caught:
        client(api, f"socks5://me:canary-canary@{proxy.netloc}").version()
    assert "canary" not in str(caught.value)
    assert api.seen == []


def test_a_proxy_that_is_not_there(api: ApiServer) -> None:
    with pytest.raises(Unreachable, match="connection refused"):
        client(api, "socks5://127.0.0.1:1").version()


def test_a_private_endpoint_is_reached_through_it(
    api: ApiServer, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("API_TOKEN", "good")
    declaration = endpoint.Declaration(
        server="https://private.internal.test",
        certificate_authority_data=base64.b64encode(api.ca.read_bytes()).decode(),
        sign_in=token.Declaration(token=Reference(env="API_TOKEN")),
        proxy_url=f"socks5://{proxy.netloc}",
        tls_server_name="127.0.0.1",
    )
    assert Client("c1", access.reach("c1", declaration)).version() == "v1.2.3"
    assert proxy.asked == ["private.internal.test:443"]
