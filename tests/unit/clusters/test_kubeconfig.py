"""What a kubeconfig says becomes a connection; what is wrong with it is said in words."""

from __future__ import annotations

import base64
import functools
import json
import os
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest

from provisioner.base import clock
from provisioner.base.errors import BadInput, Unreachable
from provisioner.clusters import kubeconfig
from provisioner.clusters.client import Client
from provisioner.sandbox.cluster import certificates

from .conftest import ApiServer, FakeMutual


def data(file: Path) -> str:
    return base64.b64encode(file.read_bytes()).decode()


def written(pki: Path, port: int, user: dict[str, Any], ca: dict[str, str]) -> str:
    content = {
        "contexts": [{"name": "x", "context": {"cluster": "x", "user": "me"}}],
        "clusters": [{"name": "x", "cluster": {"server": f"https://127.0.0.1:{port}", **ca}}],
        "users": [
            {"name": "other", "user": {"client-key-data": data(pki / "server.key")}},
            {"name": "me", "user": user},
        ],
    }
    (pki / "kubeconfig").write_text(json.dumps(content))
    return str(pki / "kubeconfig")


@pytest.fixture
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.parametrize("memfd", [True, False])
def test_inline_certificates_are_used_and_leave_no_file(
    pki: Path, port: int, temporary: Path, monkeypatch: pytest.MonkeyPatch, *, memfd: bool
) -> None:
    if not memfd:  # as on macOS
        monkeypatch.delattr(os, "memfd_create")
    user = {
        "client-certificate-data": data(pki / "client.crt"),
        "client-key-data": data(pki / "client.key"),
    }
    path = written(pki, port, user, {"certificate-authority-data": data(pki / "ca.crt")})
    clients = [Client(name, kubeconfig.connection(name, path, "x")) for name in ("c1", "c2")]
    assert list(temporary.iterdir()) == []
    assert [client.version() for client in clients] == ["v1.2.3", "v1.2.3"]


def test_files_beside_the_kubeconfig_are_found_as_kubectl_finds_them(pki: Path, port: int) -> None:
    user = {"client-certificate": "client.crt", "client-key": "client.key"}
    path = written(pki, port, user, {"certificate-authority": "ca.crt"})
    assert Client("c1", kubeconfig.connection("c1", path, "x")).version() == "v1.2.3"


def test_a_plugins_certificate_is_used_and_leaves_no_file(
    pki: Path, port: int, temporary: Path
) -> None:
    status = {
        "clientCertificateData": (pki / "client.crt").read_text(),
        "clientKeyData": (pki / "client.key").read_text(),
    }
    user = {"exec": plugin(pki / "status.json", status)}
    path = written(pki, port, user, {"certificate-authority-data": data(pki / "ca.crt")})
    client = Client("c1", kubeconfig.connection("c1", path, "x"))
    assert list(temporary.iterdir()) == []
    assert client.version() == "v1.2.3"


def test_a_plugins_certificate_is_renewed_before_it_expires(
    pki: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Connections that are open show the old one, so they are made anew."""
    certificates.issue(pki, pki, "later", common_name="later")
    now = time.time()

    def status(name: str, expires: float) -> dict[str, Any]:
        return {
            "clientCertificateData": (pki / f"{name}.crt").read_text(),
            "clientKeyData": (pki / f"{name}.key").read_text(),
            "expirationTimestamp": clock.utc(expires),
        }

    user = {"exec": plugin(pki / "status.json", status("client", now + 600))}
    path = written(pki, port, user, {"certificate-authority-data": data(pki / "ca.crt")})
    client = Client("c1", kubeconfig.connection("c1", path, "x"))
    plugin(pki / "status.json", status("later", now + 1200))
    names = []
    for moment in (now, now + 590, now + 600):
        monkeypatch.setattr(time, "time", functools.partial(float, moment))
        client.version()
        names.append(FakeMutual.names[-1])
    assert names == ["client", "later", "later"]


def plugin(file: Path, status: dict[str, Any]) -> dict[str, Any]:
    """A credential plugin that prints this status, whatever the file holds by then."""
    api_version = "client.authentication.k8s.io/v1"
    answer = {"apiVersion": api_version, "kind": "ExecCredential", "status": status}
    file.write_text(json.dumps(answer))
    return {"apiVersion": api_version, "command": "cat", "args": [str(file)]}


# -- a credential that is refused


def test_a_plugin_is_run_again_after_a_401(api: ApiServer, tmp_path: Path) -> None:
    user = {"exec": plugin(tmp_path / "status.json", {"token": "old"})}
    client = Client("c1", api.connection(user))
    plugin(tmp_path / "status.json", {"token": "good"})
    assert client.version() == "v1.2.3"
    assert [request.token for request in api.seen] == ["old", "good"]


def test_a_token_file_is_read_again_after_a_401(api: ApiServer, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("old")
    client = Client("c1", api.connection({"tokenFile": str(tmp_path / "token")}))
    (tmp_path / "token").write_text("good")
    assert client.version() == "v1.2.3"


def test_a_credential_is_renewed_from_its_own_context(api: ApiServer, tmp_path: Path) -> None:
    """Somebody may choose another one meanwhile, whose credential is not for this server."""
    file = api.kubeconfig(tmp_path / "kubeconfig", {"token": "old"})
    client = Client("c1", kubeconfig.connection("c1", str(file), None))
    content = json.loads(file.read_text())
    content["contexts"].append({"name": "y", "context": {"cluster": "x", "user": "other"}})
    content["current-context"] = "y"
    content["users"][1]["user"] = {"token": "good"}
    file.write_text(json.dumps(content))
    assert client.version() == "v1.2.3"
    assert [request.token for request in api.seen] == ["old", "good"]


def test_a_credential_of_another_server_is_not_sent(api: ApiServer, tmp_path: Path) -> None:
    file = api.kubeconfig(tmp_path / "kubeconfig", {"token": "old"})
    client = Client("c1", kubeconfig.connection("c1", str(file), None))
    content = json.loads(file.read_text())
    content["clusters"][0]["cluster"]["server"] = "https://other.test"
    content["users"][1]["user"] = {"token": "good"}
    file.write_text(json.dumps(content))
    with pytest.raises(Unreachable, match="context 'x' .* leads to another server than before"):
        client.version()
    assert [request.token for request in api.seen] == ["old"]


def test_a_token_that_stays_the_same_is_refused_at_once(api: ApiServer) -> None:
    client = Client("c1", api.connection({"token": "old"}))
    with pytest.raises(Unreachable, match=r"credential is refused \(401\)"):
        client.version()
    assert len(api.seen) == 1


def test_a_plugin_that_fails_after_a_401_says_why(
    api: ApiServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    user = {"exec": plugin(tmp_path / "status.json", {"token": "old"})}
    client = Client("c1", api.connection(user))
    (tmp_path / "status.json").unlink()
    with pytest.raises(Unreachable, match="credential plugin .* failed: .*No such file"):
        client.version()
    assert capsys.readouterr().err == ""


# -- what cannot be used


def test_a_missing_context_is_named(api: ApiServer, tmp_path: Path) -> None:
    path = str(api.kubeconfig(tmp_path / "kubeconfig", {"token": "good"}))
    with pytest.raises(BadInput) as caught:
        kubeconfig.connection("c1", path, "prod")
    assert (caught.value.subject, caught.value.cause) == (
        "cluster c1",
        f"no context 'prod' in {path}",
    )


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("a: [", "not YAML"),
        ("[]", "is not a kubeconfig"),
        ("", "is empty"),
        ("{}", "current-context"),
    ],
)
def test_a_file_that_is_no_kubeconfig(text: str, cause: str, tmp_path: Path) -> None:
    (tmp_path / "kubeconfig").write_text(text)
    with pytest.raises(BadInput, match=cause):
        kubeconfig.connection("c1", str(tmp_path / "kubeconfig"), None)


def test_no_kubeconfig_at_all(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="No configuration found"):
        kubeconfig.connection("c1", str(tmp_path / "missing"), None)


def test_a_plugin_that_fails_is_not_taken_for_no_credential(
    api: ApiServer, capsys: pytest.CaptureFixture[str]
) -> None:
    command = {"apiVersion": "client.authentication.k8s.io/v1", "command": "false"}
    with pytest.raises(BadInput, match="kubeconfig names failed: exec: .* 1"):
        api.connection({"exec": command})
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("user", "cluster", "cause"),
    [
        ({}, {"certificate-authority-data": "bm9uZQ=="}, "CA certificate of its API server"),
        (
            {"client-certificate-data": "bm9uZQ==", "client-key-data": "bm9uZQ=="},
            {},
            "client certificate or its key",
        ),
        ({}, {"proxy-url": "socks4://proxy.test:1080"}, "proxy-url of an unsupported kind"),
    ],
)
def test_a_value_that_cannot_be_used(
    user: dict[str, str], cluster: dict[str, Any], cause: str, api: ApiServer
) -> None:
    with pytest.raises(BadInput, match=cause):
        Client("c1", api.connection(user, **cluster))


def test_the_proxy_and_the_servers_name_are_passed_on(api: ApiServer) -> None:
    fields: dict[str, Any] = {
        "proxy-url": "http://proxy.test:3128",
        "tls-server-name": "api.test",
        "insecure-skip-tls-verify": True,
    }
    connection = api.connection({}, insecure=True, **fields)
    assert connection.proxy_url == "http://proxy.test:3128"
    assert connection.tls_server_name == "api.test"
    assert not connection.verify


def test_no_secret_shows_in_a_connection(api: ApiServer) -> None:
    assert "good" not in repr(api.connection({"token": "good"}).credential.authorization())
