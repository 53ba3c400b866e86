"""Clusters that are described by their API server's address: how they are reached and signed in
to."""

from __future__ import annotations

import base64
import json
import time
from pathlib import Path
from typing import Any

import pytest

from provisioner.base import clock
from provisioner.base.errors import BadInput
from provisioner.clusters import access
from provisioner.clusters.access.base import Connection
from provisioner.clusters.client import Client
from provisioner.handover import convert
from provisioner.handover.fleet import Cluster

from .conftest import ApiServer

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
