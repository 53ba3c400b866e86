"""Azure identities, through azure-identity's own transport. What answers is a fake: `responses`,
with the shapes that Microsoft documents for Entra and for the metadata service of a machine."""

from __future__ import annotations

import base64
import json
import logging
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import certifi
import pytest
import requests
import responses

from provisioner.base.errors import BadInput, Unreachable
from provisioner.base.http.adapter import TIMEOUT
from provisioner.clusters import sign_in
from provisioner.clusters.sign_in import azure as azure_way
from provisioner.handover.sign_in.azure import AKS, Declaration

TENANT = "11111111-1111-1111-1111-111111111111"
CLIENT = "22222222-2222-2222-2222-222222222222"
OBJECT = "33333333-3333-3333-3333-333333333333"
ENTRA = f"https://login.microsoftonline.com/{TENANT}"
DISCOVERY = "https://login.microsoftonline.com/common/discovery/instance"
MACHINE = "http://169.254.169.254/metadata/identity/oauth2/token"
SECRET = "canary4711-secret"


@pytest.fixture(autouse=True)
def _nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No identity of this machine, and none of Azure's tools."""
    azure_way.SHARED.forget()
    for name in ("CLIENT_ID", "TENANT_ID", "CLIENT_SECRET", "FEDERATED_TOKEN_FILE"):
        monkeypatch.delenv(f"AZURE_{name}", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture
def service_principal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_CLIENT_ID", CLIENT)
    monkeypatch.setenv("AZURE_TENANT_ID", TENANT)
    monkeypatch.setenv("AZURE_CLIENT_SECRET", SECRET)


@pytest.fixture
def azure() -> Iterator[responses.RequestsMock]:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as fake:
        endpoints = {
            "issuer": f"{ENTRA}/v2.0",
            "token_endpoint": f"{ENTRA}/oauth2/v2.0/token",
            "authorization_endpoint": f"{ENTRA}/oauth2/v2.0/authorize",
        }
        fake.get(f"{ENTRA}/v2.0/.well-known/openid-configuration", json=endpoints)
        known = {"tenant_discovery_endpoint": f"{ENTRA}/.well-known/openid-configuration"}
        fake.get(DISCOVERY, json={**known, "metadata": []})
        yield fake


def token(number: int = 1) -> str:
    claims = json.dumps({"oid": OBJECT, "n": number}).encode()
    return f"e30.{base64.urlsafe_b64encode(claims).decode().rstrip('=')}.c2ln"


def granted(fake: responses.RequestsMock, issued: str) -> None:
    body = {"token_type": "Bearer", "expires_in": 3599, "access_token": issued}
    fake.post(f"{ENTRA}/oauth2/v2.0/token", json=body)


def way(**fields: Any) -> Any:
    return sign_in.way("cluster c1", Declaration(**fields))


@pytest.mark.usefixtures("service_principal")
def test_a_service_principal_of_the_environment_signs_in(azure: responses.RequestsMock) -> None:
    granted(azure, token())
    made = way().sign_in()
    assert made.authorization().reveal() == f"Bearer {token()}"
    assert time.time() + 3400 < made.renew_at < time.time() + 3600
    sent = parse_qs(str(azure.calls[-1].request.body))
    assert sent["scope"] == [f"{AKS}/.default"]
    requests_sent: list[Any] = [one.request for one in azure.calls]
    assert {one.req_kwargs["timeout"] for one in requests_sent} == {TIMEOUT}


def test_a_workload_identity_signs_in(
    azure: responses.RequestsMock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "projected").write_text("e30.projected.sig")
    monkeypatch.setenv("AZURE_FEDERATED_TOKEN_FILE", str(tmp_path / "projected"))
    monkeypatch.setenv("AZURE_CLIENT_ID", OBJECT)
    monkeypatch.setenv("AZURE_TENANT_ID", "elsewhere")
    granted(azure, token())
    made = way(client_id=CLIENT, tenant_id=TENANT).sign_in()
    assert made.authorization().reveal() == f"Bearer {token()}"
    sent = parse_qs(str(azure.calls[-1].request.body))
    assert sent["client_id"] == [CLIENT]
    assert sent["client_assertion"] == ["e30.projected.sig"]


def test_a_managed_identity_signs_in(azure: responses.RequestsMock) -> None:
    issued = {
        "access_token": token(),
        "expires_in": "86399",
        "expires_on": str(int(time.time()) + 86399),
        "resource": AKS,
        "token_type": "Bearer",
    }
    azure.get(MACHINE, json=issued)
    made = way(client_id=CLIENT).sign_in()
    assert made.authorization().reveal() == f"Bearer {token()}"
    asked = [one.request.url for one in azure.calls if "169.254" in str(one.request.url)]
    query = parse_qs(urlsplit(str(asked[-1])).query)
    assert (query["client_id"], query["resource"]) == ([CLIENT], [AKS])


@pytest.mark.usefixtures("service_principal")
def test_the_authorities_of_this_machine_are_trusted(
    azure: responses.RequestsMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as that of a company's proxy, as everywhere else."""
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSL_CERT_FILE", certifi.where())
    granted(azure, token())
    way().sign_in()
    requests_sent: list[Any] = [one.request for one in azure.calls]
    assert {one.req_kwargs["verify"] for one in requests_sent} == {certifi.where()}


@pytest.mark.usefixtures("service_principal")
def test_a_refusal_is_put_into_words(
    azure: responses.RequestsMock,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(logging.root, "handlers", [])  # as outside of pytest
    refusal = {"error": "invalid_client", "error_description": "AADSTS7000215: Invalid secret."}
    azure.post(f"{ENTRA}/oauth2/v2.0/token", json=refusal, status=401)
    with pytest.raises(Unreachable) as caught:
        way().sign_in()
    assert caught.value.cause.startswith("Azure gives no access token: ")
    assert "AADSTS7000215" in caught.value.cause
    assert SECRET not in str(caught.value)
    assert str(caught.value).isprintable()
    assert capsys.readouterr().err == "", "the library logs, and nobody reads that"


def test_without_an_identity(azure: responses.RequestsMock) -> None:
    azure.get(MACHINE, body=requests.ConnectionError("no route"))
    with pytest.raises(Unreachable, match=r"Azure gives no access token.*az login"):
        way().sign_in()


def test_without_the_library_its_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "azure.identity", None)
    with pytest.raises(BadInput, match=r"azure-identity is not installed.*gitops\[azure\]"):
        way().sign_in()


@pytest.mark.usefixtures("service_principal")
def test_the_remedy_names_the_object_that_needs_the_role(azure: responses.RequestsMock) -> None:
    granted(azure, token())
    assert f"to object {OBJECT}" in way().remedy()
