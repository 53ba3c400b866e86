"""Clusters that are described by their API server's address: how they are reached and signed in
to."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from provisioner.base import clock
from provisioner.base.errors import BadInput, Unreachable
from provisioner.clusters import access
from provisioner.clusters.access.base import Connection
from provisioner.clusters.client import Client
from provisioner.clusters.faults import Passing
from provisioner.handover import convert
from provisioner.handover.fleet import Cluster
from provisioner.sandbox.cluster import certificates

from .conftest import ApiServer, FakeMutual, FakePlain

TOKEN = {"kind": "token", "token": {"env": "API_TOKEN"}}
V1 = "client.authentication.k8s.io/v1"


def endpoint(api: ApiServer, sign_in: dict[str, Any], **fields: Any) -> dict[str, Any]:
    given = {
        "kind": "endpoint",
        "server": f"https://{api.netloc}",
        "certificate_authority_data": base64.b64encode(api.ca.read_bytes()).decode(),
        "sign_in": sign_in,
    }
    return {**given, **fields}


def reached(given: dict[str, Any]) -> Connection:
    declaration: Any = convert.to(Cluster, given, "$")
    declaration.check("$")
    return access.reach("c1", declaration)


def version(given: dict[str, Any]) -> str:
    return Client("c1", reached(given)).version()


@pytest.fixture(autouse=True)
def token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_TOKEN", "good")


# -- a token


def test_a_token_of_the_environment_signs_in(api: ApiServer) -> None:
    assert version(endpoint(api, TOKEN)) == "v1.2.3"
    assert version(endpoint(api, TOKEN, server=f"https://{api.netloc}/")) == "v1.2.3"
    connection = reached(endpoint(api, TOKEN, server=f"HTTPS://{api.netloc}"))
    assert connection.insecurity == ""
    assert Client("c1", connection).version() == "v1.2.3"


def test_a_token_in_a_file_is_read_again_after_a_401(api: ApiServer, tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("old\n")
    client = Client("c1", reached(endpoint(api, {"kind": "token", "token": {"file": str(file)}})))
    file.write_text("good\n")
    assert client.version() == "v1.2.3"
    assert [request.token for request in api.seen] == ["old", "good"]


def test_a_command_is_run_again_after_a_401(api: ApiServer, tmp_path: Path) -> None:
    script = (
        f"echo x >> {tmp_path}/runs; [ $(wc -l < {tmp_path}/runs) = 1 ] && echo old || echo good"
    )
    sign_in = {"kind": "token", "token": {"command": ["sh", "-c", script]}}
    assert version(endpoint(api, sign_in)) == "v1.2.3"
    assert [request.token for request in api.seen] == ["old", "good"]


def test_a_missing_token_is_named(api: ApiServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("API_TOKEN")
    with pytest.raises(BadInput) as caught:
        reached(endpoint(api, TOKEN))
    assert caught.value.subject == "cluster c1: sign_in.token"
    assert "API_TOKEN is not set" in caught.value.cause


# -- a plugin


def plugin(file: Path, token: str, expires: float | None = None, **more: Any) -> dict[str, Any]:
    status = {"token": token}
    if expires is not None:
        status["expirationTimestamp"] = clock.utc(expires)
    answer = {"apiVersion": V1, "kind": "ExecCredential", "status": status}
    file.write_text(json.dumps(answer))
    return {"kind": "exec", "command": "cat", "args": [str(file)], **more}


def test_a_plugin_signs_in_and_a_token_that_expires_in_mid_run_is_renewed(
    api: ApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    client = Client("c1", reached(endpoint(api, plugin(tmp_path / "s", "good", now + 600))))
    client.version()
    plugin(tmp_path / "s", "better", now + 1200)
    api.accepted = {"better"}
    monkeypatch.setattr(time, "time", lambda: now + 550)
    assert client.version() == "v1.2.3"
    assert [request.token for request in api.seen] == ["good", "better"]


def test_a_plugin_gets_its_variables_and_no_more_than_kubectl_gives(
    api: ApiServer, tmp_path: Path
) -> None:
    script = f'printf "%s %s" "$OWN" "$KUBERNETES_EXEC_INFO" > {tmp_path}/info; cat {tmp_path}/s'
    plugin(tmp_path / "s", "good")
    given = {"kind": "exec", "command": "sh", "args": ["-c", script], "env": {"OWN": "mine"}}
    assert version(endpoint(api, given)) == "v1.2.3"
    own, info = (tmp_path / "info").read_text().split(" ", 1)
    assert own == "mine"
    expected = {"apiVersion": V1, "kind": "ExecCredential", "spec": {"interactive": False}}
    assert json.loads(info) == expected


@pytest.mark.parametrize(
    ("given", "cause", "hint"),
    [
        ({"command": "no-such-login"}, "exec: no-such-login cannot be started", "by hand"),
        ({"command": "false"}, "exec: false ended with 1", "by hand"),
        ({"command": "false", "install_hint": "Get it."}, "ended with 1", "Get it."),
        ({"command": "echo", "args": ["canary"]}, "is not an ExecCredential", "by hand"),
    ],
)
def test_a_plugin_that_fails_is_named(
    api: ApiServer, given: dict[str, Any], cause: str, hint: str
) -> None:
    with pytest.raises(BadInput) as caught:
        reached(endpoint(api, {"kind": "exec", **given}))
    assert "the credential plugin that its sign_in names failed" in caught.value.cause
    assert cause in caught.value.cause
    assert hint in caught.value.hint
    assert "canary" not in str(caught.value)


# -- a client certificate


def test_a_client_certificate_signs_in(
    pki: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIENT_KEY", (pki / "client.key").read_text())
    sign_in = {
        "kind": "client_certificate",
        "certificate": {"file": str(pki / "client.crt")},
        "key": {"env": "CLIENT_KEY"},
    }
    given = {
        "kind": "endpoint",
        "server": f"https://127.0.0.1:{port}",
        "certificate_authority_data": base64.b64encode((pki / "ca.crt").read_bytes()).decode(),
        "sign_in": sign_in,
    }
    assert version(given) == "v1.2.3"
    assert FakeMutual.names[-1] == "client"


def test_a_certificate_that_cannot_be_used_is_named(api: ApiServer, tmp_path: Path) -> None:
    (tmp_path / "pem").write_text("canary")
    both = {"file": str(tmp_path / "pem")}
    given = endpoint(api, {"kind": "client_certificate", "certificate": both, "key": both})
    with pytest.raises(
        BadInput, match="the client certificate or its key cannot be used"
    ) as caught:
        version(given)
    assert "canary" not in str(caught.value)


# -- the server


def test_a_ca_that_has_not_signed_the_server(api: ApiServer, tmp_path: Path) -> None:
    certificates.authority(tmp_path / "other")
    other = base64.b64encode((tmp_path / "other" / "ca.crt").read_bytes()).decode()
    with pytest.raises(Unreachable, match="certificate verify failed") as caught:
        version(endpoint(api, TOKEN, certificate_authority_data=other))
    assert "CA that this cluster is declared with" in caught.value.hint
    assert api.seen == []


def test_without_a_ca_what_this_machine_trusts_applies(
    api: ApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = endpoint(api, TOKEN, certificate_authority_data="")
    with pytest.raises(Unreachable, match="certificate verify failed"):
        version(without)
    monkeypatch.setenv("SSL_CERT_FILE", str(api.ca))
    assert version(without) == "v1.2.3"


def test_a_server_that_is_not_verified_is_used_as_declared(api: ApiServer) -> None:
    connection = reached(endpoint(api, TOKEN, certificate_authority_data="", insecure=True))
    assert "not verified" in connection.insecurity
    assert Client("c1", connection).version() == "v1.2.3"


def test_a_plain_server_gets_no_credential_and_no_plugin_is_run_for_it(
    plain: str, tmp_path: Path
) -> None:
    run = {"kind": "exec", "command": "touch", "args": [str(tmp_path / "ran")]}
    given = {"kind": "endpoint", "server": f"http://{plain}", "insecure": True}
    for sign_in in (TOKEN, run):
        connection = reached({**given, "sign_in": sign_in})
        assert "not reached over TLS" in connection.insecurity
        assert Client("c1", connection).version() == "v1.2.3"
    assert not any("authorization" in {key.lower() for key in head} for head in FakePlain.heads)
    assert not (tmp_path / "ran").exists()


def test_the_name_in_the_certificate_and_the_proxy_reach_the_connection(api: ApiServer) -> None:
    given = endpoint(
        api,
        TOKEN,
        server=f"https://127.0.0.2:{api.netloc.rpartition(':')[2]}",
        tls_server_name="localhost",
    )
    assert "localhost" in reached(given).tls_server_name
    private = endpoint(api, TOKEN, proxy_url="socks5://127.0.0.1:1")
    with pytest.raises(Unreachable, match="connection refused"):
        Client("c1", reached(private), patience=0.1).version()
    assert api.seen == []


def test_a_name_that_does_not_resolve_yet_may_be_waited_for(api: ApiServer) -> None:
    given = endpoint(api, TOKEN, server="https://no-such-host.invalid")
    connection = reached(given)
    assert connection.settles
    with pytest.raises(Passing, match="name of its API server") as caught:
        Client("c1", connection, patience=0.1).version()
    assert caught.value.no_server


# -- what is loaded

LOADS = """
import contextlib, json, sys
from provisioner.base.errors import ProvisionerError
from provisioner.clusters import access
from provisioner.handover import convert
from provisioner.handover.fleet import Cluster
with contextlib.suppress(ProvisionerError):
    access.reach("c1", convert.to(Cluster, json.loads(sys.argv[1]), "$"))
print(*[name for name in ("boto3", "google.auth", "azure.identity") if name in sys.modules])
"""


@pytest.mark.real
@pytest.mark.parametrize(
    ("sign_in", "loaded"),
    [
        (TOKEN, ""),
        ({"kind": "exec", "command": "cat", "args": ["answer"]}, ""),
        ({"kind": "aws", "cluster_name": "x", "region": "eu-central-1"}, "boto3"),
        ({"kind": "google"}, "google.auth"),
        ({"kind": "azure"}, "azure.identity"),
    ],
    ids=lambda value: value["kind"] if isinstance(value, dict) else None,
)
def test_a_cloud_is_imported_only_for_its_own_kind(
    sign_in: dict[str, Any], loaded: str, tmp_path: Path
) -> None:
    """In a fresh process. Those of Google and Azure have nobody to sign in as, and say so."""
    plugin(tmp_path / "answer", "good")
    given = {"kind": "endpoint", "server": "https://api.test", "sign_in": sign_in}
    env = {
        **os.environ,
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "x",
        "AWS_EC2_METADATA_DISABLED": "true",
        "GOOGLE_APPLICATION_CREDENTIALS": str(tmp_path / "none"),
        "AZURE_TOKEN_CREDENTIALS": "EnvironmentCredential",
    }
    done = subprocess.run(
        [sys.executable, "-c", LOADS, json.dumps(given)],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == (loaded, "")
