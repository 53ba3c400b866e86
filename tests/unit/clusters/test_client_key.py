"""A kubeconfig that carries a client certificate: its private key is used, and lies in no file."""

from __future__ import annotations

import base64
import http.server
import json
import ssl
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from provisioner.clusters.access.base import Access
from provisioner.clusters.client import Client
from provisioner.sandbox import certificates


class Version(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        text = b'{"gitVersion": "v1.2.3"}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_args: Any) -> None:
        """Quiet."""


@pytest.fixture
def pki(tmp_path: Path) -> Path:
    certificates.authority(tmp_path)
    for name in ("server", "client"):
        certificates.issue(tmp_path, tmp_path, name, common_name=name)
    return tmp_path


@pytest.fixture
def port(pki: Path) -> Iterator[int]:
    """A server that lets nobody in without a certificate of the authority."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pki / "server.crt", pki / "server.key")
    context.load_verify_locations(pki / "ca.crt")
    context.verify_mode = ssl.CERT_REQUIRED
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Version) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def kubeconfig(pki: Path, port: int) -> Path:
    def data(name: str) -> str:
        return base64.b64encode((pki / name).read_bytes()).decode()

    user = {"client-certificate-data": data("client.crt"), "client-key-data": data("client.key")}
    cluster = {"server": f"https://127.0.0.1:{port}", "certificate-authority-data": data("ca.crt")}
    content = {
        "contexts": [{"name": "x", "context": {"cluster": "x", "user": "me"}}],
        "clusters": [{"name": "x", "cluster": cluster}],
        "users": [
            {"name": "other", "user": {"client-key-data": data("server.key")}},
            {"name": "me", "user": user},
        ],
    }
    (pki / "kubeconfig").write_text(json.dumps(content))
    return pki / "kubeconfig"


def test_it_is_used_and_never_written(
    pki: Path, port: int, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    access = Access(kubeconfig=str(kubeconfig(pki, port)), context="x")
    clients = [Client(name, access) for name in ("c1", "c2")]
    assert [client.version() for client in clients] == ["v1.2.3", "v1.2.3"]
    written = [file.read_bytes() for file in temporary.iterdir()]
    assert written, "the certificates are files; that the folder is looked at shows in them"
    assert not [text for text in written if b"PRIVATE KEY" in text]
