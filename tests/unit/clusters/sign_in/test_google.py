"""Google identities, through google-auth's own transport. What answers is a fake: `responses`, with
the shapes that Google documents for its token and IAM endpoints."""

from __future__ import annotations

import datetime
import json
import math
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import responses
from google.auth._cloud_sdk import CLOUD_SDK_CLIENT_ID

from provisioner.base.errors import BadInput, Unreachable
from provisioner.base.http.adapter import TIMEOUT
from provisioner.clusters import sign_in
from provisioner.clusters.faults import SignInRefused
from provisioner.clusters.sign_in import google as google_way
from provisioner.handover.sign_in.google import Declaration

TOKENS = "https://oauth2.googleapis.com/token"
ACCOUNT = "pairing@project.iam.gserviceaccount.com"
IMPERSONATION = (
    f"https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/{ACCOUNT}"
    ":generateAccessToken"
)
CANARY = "canary4711-refresh"


@pytest.fixture(autouse=True)
def _user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `gcloud auth application-default login` writes it."""
    google_way.SHARED.forget()
    file = tmp_path / "adc.json"
    content = {
        "type": "authorized_user",
        "client_id": "x.apps.googleusercontent.com",
        "client_secret": "s",
        "refresh_token": CANARY,
    }
    file.write_text(json.dumps(content))
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(file))
    monkeypatch.setenv("GOOGLE_CLOUD_PROJECT", "project")
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture
def google() -> Iterator[responses.RequestsMock]:
    with responses.RequestsMock() as fake:
        yield fake


def granted(fake: responses.RequestsMock, token: str, seconds: int = 3599) -> None:
    body = {"access_token": token, "expires_in": seconds, "token_type": "Bearer", "scope": "x"}
    fake.post(TOKENS, json=body)


def way(**fields: Any) -> Any:
    return sign_in.way("cluster c1", Declaration(**fields))


def test_application_default_credentials_sign_in(google: responses.RequestsMock) -> None:
    granted(google, "ya29.first")
    made = way().sign_in()
    assert made.authorization().reveal() == "Bearer ya29.first"
    assert time.time() + 3400 < made.renew_at < time.time() + 3600
    (call,) = google.calls
    assert "grant_type=refresh_token" in str(call.request.body)


def test_a_login_of_gcloud_prints_no_warning(
    google: responses.RequestsMock, tmp_path: Path
) -> None:
    """google-auth warns of a missing quota project, in the middle of what we print. In tests,
    warnings are errors."""
    file = tmp_path / "adc.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "client_id": CLOUD_SDK_CLIENT_ID}))
    granted(google, "ya29.first")
    assert way().sign_in().authorization().reveal() == "Bearer ya29.first"


def test_clusters_share_a_token_and_a_renewal_brings_a_new_one(
    google: responses.RequestsMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    granted(google, "ya29.first")
    granted(google, "ya29.second")
    tokens = [way().sign_in().authorization().reveal() for _ in range(2)]
    later = time.monotonic() + 3000
    monkeypatch.setattr(time, "monotonic", lambda: later)
    tokens.append(way().sign_in().authorization().reveal())
    assert tokens == ["Bearer ya29.first", "Bearer ya29.first", "Bearer ya29.second"]


def test_a_service_account_is_impersonated(google: responses.RequestsMock) -> None:
    granted(google, "ya29.own")
    end = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1)
    answer = {"accessToken": "ya29.theirs", "expireTime": end.strftime("%Y-%m-%dT%H:%M:%SZ")}
    google.post(IMPERSONATION, json=answer)
    made = way(impersonate=ACCOUNT).sign_in()
    assert made.authorization().reveal() == "Bearer ya29.theirs"
    assert made.renew_at < math.inf
    request = google.calls[-1].request
    assert request.headers["Authorization"] == "Bearer ya29.own"
    assert "cloud-platform" in str(request.body)
    requests_sent: list[Any] = [one.request for one in google.calls]
    assert {one.req_kwargs["timeout"] for one in requests_sent} == {TIMEOUT}


def test_an_account_that_may_not_be_impersonated_is_named(google: responses.RequestsMock) -> None:
    granted(google, "ya29.own")
    refusal = {"error": {"code": 403, "message": "denied", "status": "PERMISSION_DENIED"}}
    google.post(IMPERSONATION, json=refusal, status=403)
    with pytest.raises(Unreachable) as caught:
        way(impersonate=ACCOUNT).sign_in()
    assert f"{ACCOUNT} may not be impersonated" in caught.value.cause
    assert "roles/iam.serviceAccountTokenCreator" in caught.value.hint
    assert "ya29" not in str(caught.value)


def test_a_login_that_has_ended_is_named(google: responses.RequestsMock) -> None:
    refusal = {"error": "invalid_grant", "error_description": "Token has been revoked."}
    google.post(TOKENS, json=refusal, status=400)
    for account in ("", ACCOUNT):
        with pytest.raises(Unreachable, match=r"invalid_grant.*gcloud auth") as caught:
            way(impersonate=account).sign_in()
        assert CANARY not in str(caught.value)
        assert not isinstance(caught.value, SignInRefused)  # which a new cluster waits for


def test_google_that_does_not_answer(
    google: responses.RequestsMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    google.post(TOKENS, body=requests.ConnectionError("no route"))
    with pytest.raises(Unreachable, match="Google does not answer: no route"):
        way().sign_in()


def test_without_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS")
    monkeypatch.setenv("NO_GCE_CHECK", "true")
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(BadInput, match="cluster c1: no Google credentials. Run `gcloud auth"):
        way().sign_in()


@pytest.mark.parametrize(
    ("prepare", "says"),
    [
        (lambda file: file.unlink(), "cannot be used: File .*adc.json was not found"),
        (lambda file: file.write_text("{"), "cannot be used: .*adc.json is not a valid json"),
        (lambda file: (file.unlink(), file.mkdir()), "cannot be used: Is a directory"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(
    prepare: Callable[[Path], object], says: str, tmp_path: Path
) -> None:
    prepare(tmp_path / "adc.json")
    with pytest.raises(BadInput, match=f"cluster c1: GOOGLE_APPLICATION_CREDENTIALS {says}"):
        way().sign_in()


def test_without_the_library_its_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "google.auth", None)
    with pytest.raises(BadInput, match=r"google-auth is not installed.*gitops\[google\]"):
        way().sign_in()


@pytest.mark.parametrize(
    ("fields", "who"), [({"impersonate": ACCOUNT}, ACCOUNT), ({}, "the Google identity in use")]
)
def test_the_remedy_names_who_needs_the_role(
    fields: dict[str, str], who: str, google: responses.RequestsMock
) -> None:
    granted(google, "ya29.own")
    if fields:
        answer = {"accessToken": "x", "expireTime": "2036-01-01T00:00:00Z"}
        google.post(IMPERSONATION, json=answer)
    assert way(**fields).remedy() == (
        f"Grant {who} the role roles/container.admin on the cluster's project."
    )
