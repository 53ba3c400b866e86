"""Credential plugins: how they are run, what they print, and when they are run again."""

from __future__ import annotations

import datetime
import json
import math
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from provisioner.base.errors import BadInput
from provisioner.clusters import kubeconfig
from provisioner.clusters.client import Client
from provisioner.clusters.kubeconfig import plugin
from provisioner.clusters.sign_in import base

from .conftest import ApiServer

V1 = "client.authentication.k8s.io/v1"


def printed(token: str, expires: float | None = None, api_version: str = V1) -> str:
    status = {"token": token}
    if expires is not None:
        end = datetime.datetime.fromtimestamp(expires, datetime.UTC)
        status["expirationTimestamp"] = end.isoformat().replace("+00:00", "Z")
    return json.dumps({"apiVersion": api_version, "kind": "ExecCredential", "status": status})


def shell(script: str, **more: Any) -> dict[str, Any]:
    return {"exec": {"apiVersion": V1, "command": "sh", "args": ["-c", script], **more}}


# -- how it is run


def test_a_command_with_a_slash_is_relative_to_the_kubeconfig_and_others_are_not(
    api: ApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And it runs in our folder, as for kubectl: only its own path is relative to the file."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    script = tmp_path / "plugins" / "login"
    script.parent.mkdir()
    script.write_text(f"#!/bin/sh\npwd > '{tmp_path}/ran'\necho '{printed('good')}'\n")
    script.chmod(0o700)
    user = {"exec": {"apiVersion": V1, "command": "./plugins/login"}}
    assert Client("c1", api.connection(user)).version() == "v1.2.3"
    assert (tmp_path / "ran").read_text().strip() == str(tmp_path / "here")


def test_it_gets_its_own_variables_and_what_it_needs_to_know_of_the_cluster(
    api: ApiServer, tmp_path: Path
) -> None:
    script = f"echo $OWN > '{tmp_path}/own'; echo $KUBERNETES_EXEC_INFO > '{tmp_path}/info'; "
    user = shell(
        f"{script} echo '{printed('good')}'",
        env=[{"name": "OWN", "value": "mine"}],
        provideClusterInfo=True,
    )
    connection = api.connection(user)
    assert (tmp_path / "own").read_text() == "mine\n"
    info = json.loads((tmp_path / "info").read_text())
    assert (info["apiVersion"], info["kind"]) == (V1, "ExecCredential")
    assert info["spec"]["interactive"] is False
    assert info["spec"]["cluster"]["server"] == connection.server
    assert info["spec"]["cluster"]["certificate-authority-data"]


def test_a_secret_among_its_variables_is_masked(api: ApiServer) -> None:
    secret = [{"name": "AZURE_CLIENT_SECRET", "value": "canary4711"}]
    with pytest.raises(BadInput, match=r"sh ended with 1: wrong: \*\*\*"):
        api.connection(shell("echo wrong: $AZURE_CLIENT_SECRET >&2; exit 1", env=secret))


def test_one_that_hangs_is_given_up(api: ApiServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugin, "SECONDS", 0.1)
    with pytest.raises(BadInput, match=r"sh did not end within 0 s.*kubectl get --raw"):
        api.connection(shell("sleep 30"))


def test_those_of_many_clusters_run_side_by_side(api: ApiServer, tmp_path: Path) -> None:
    """Each waits until all have started."""
    script = (
        f"touch '{tmp_path}'/started-$$; for i in $(seq 200); do "
        f"[ $(ls '{tmp_path}' | grep -c started) = 4 ] && break; sleep 0.02; done; "
        f"[ $(ls '{tmp_path}' | grep -c started) = 4 ] && echo '{printed('good')}'"
    )
    file = api.kubeconfig(tmp_path / "kubeconfig", shell(script))
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: kubeconfig.connection("c1", str(file), None), range(4)))
    assert [one.credential.authorization().reveal() for one in made] == ["Bearer good"] * 4


def test_one_that_needs_a_terminal_says_so(api: ApiServer) -> None:
    with pytest.raises(BadInput, match="needs a terminal"):
        api.connection(shell("true", interactiveMode="Always"))


def test_what_is_missing_is_named_with_the_kubeconfigs_own_hint(api: ApiServer) -> None:
    missing = {"exec": {"apiVersion": V1, "command": "no-such-login", "installHint": "Get it."}}
    with pytest.raises(BadInput, match=r"no-such-login cannot be started.*Get it\."):
        api.connection(missing)
    with pytest.raises(BadInput, match="plugin .* has no apiVersion"):
        api.connection({"exec": {"command": "true"}})


# -- what it prints


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("canary", "is not an ExecCredential"),
        ('"canary"', "is not an ExecCredential"),
        (json.dumps({"apiVersion": V1, "status": None}), "is not an ExecCredential"),
        (printed("canary", api_version="v9"), "its apiVersion is v9"),
        (printed(""), "neither a token nor a certificate"),
        (
            json.dumps({"apiVersion": V1, "status": {"token": "canary", "clientKeyData": "x"}}),
            "a key without one",
        ),
    ],
)
def test_what_is_no_credential(text: str, cause: str) -> None:
    with pytest.raises(ValueError, match=cause) as caught:
        plugin.issued(text, V1)
    assert "canary" not in str(caught.value)


def test_nothing_that_it_prints_is_quoted(api: ApiServer) -> None:
    with pytest.raises(BadInput) as caught:
        api.connection(shell("echo canary; exit 3"))
    assert "canary" not in str(caught.value)
    assert "ended with 3" in str(caught.value)


# -- when it is run again


@pytest.mark.parametrize(
    ("expires", "expected"),
    [
        (None, math.inf),
        (1000 + 3600, 1000 + 3540),
        (1000 + 100, 1000 + 75),
        (1000, math.inf),
        (900, math.inf),
    ],
)
def test_a_credential_is_renewed_before_its_end(expires: float | None, expected: float) -> None:
    assert base.renew_at(1000, expires) == expected


def test_a_token_that_expires_in_mid_run_is_renewed_before_it_is_refused(
    api: ApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    answer = tmp_path / "answer"
    answer.write_text(printed("good", now + 3600))
    client = Client("c1", api.connection(shell(f"cat '{answer}'")))
    answer.write_text(printed("better", now + 7200))
    api.accepted |= {"better"}
    client.version()
    monkeypatch.setattr(time, "time", lambda: now + 3550)
    client.version()
    client.version()
    assert [request.token for request in api.seen] == ["good", "better", "better"]


def test_a_renewal_that_fails_leaves_the_credential_in_use_until_it_is_refused(
    api: ApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    count = f"echo x >> '{tmp_path}/runs'"
    first = f"[ $(wc -l < '{tmp_path}/runs') = 1 ] && echo '{printed('good', now + 3600)}'"
    client = Client("c1", api.connection(shell(f"{count}; {first}")))
    monkeypatch.setattr(time, "time", lambda: now + 3550)
    assert [client.version(), client.version()] == ["v1.2.3", "v1.2.3"]
    assert (tmp_path / "runs").read_text() == "x\nx\n"
    api.accepted.clear()
    with pytest.raises(Exception, match="credential plugin .* failed"):
        client.version()
