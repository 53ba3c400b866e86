"""Clocks that differ, and what is valid at another time only."""

from __future__ import annotations

import base64
import datetime
import email.utils
import json
from pathlib import Path

import pytest

from provisioner.clusters import clocks
from provisioner.sandbox.cluster import certificates

NOW = datetime.datetime(2026, 5, 4, 12, 0, tzinfo=datetime.UTC)


def token(**claims: float) -> str:
    return (
        "Bearer e30."
        + base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
        + ".c2ln"
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            token(exp=NOW.timestamp() - 60),
            "expired at 2026-05-04T11:59:00Z, and it is 2026-05-04T12:00:00Z",
        ),
        (token(nbf=NOW.timestamp() + 60), "the token is valid only from 2026-05-04T12:01:00Z"),
        (token(exp=NOW.timestamp() + 60, nbf=NOW.timestamp() - 60), ""),
        (token(), ""),
        ("Bearer opaque", ""),
        ("Bearer a.!!!.c", ""),
        ("", ""),
    ],
)
def test_a_token_tells_its_times(given: str, said: str) -> None:
    found = clocks.of_token(given, NOW)
    assert said in found
    assert bool(found) == bool(said)


def test_a_client_certificate_tells_its_times(tmp_path: Path) -> None:
    certificates.authority(tmp_path)
    certificates.issue(tmp_path, tmp_path, "client", common_name="me")
    pem = (tmp_path / "client.crt").read_text()
    assert clocks.of_certificate(pem) == ""
    assert "the certificate has expired at" in clocks.of_certificate(pem, NOW.replace(year=2200))
    assert "the certificate is valid only from" in clocks.of_certificate(
        pem, NOW.replace(year=2000)
    )
    assert clocks.of_certificate("no PEM") == ""


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, ""), (59, ""), (3600, "3600 s ahead of this machine's"), (-90, "90 s behind this")],
)
def test_clocks_that_are_apart(seconds: int, said: str) -> None:
    found = clocks.difference(
        email.utils.format_datetime(NOW + datetime.timedelta(seconds=seconds)), NOW
    )
    assert said in found
    assert bool(found) == bool(said)


def test_no_date_says_nothing() -> None:
    assert clocks.difference("", NOW) == clocks.difference("yesterday", NOW) == ""


@pytest.mark.parametrize(
    ("text", "cause", "hint"),
    [
        (
            "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired "
            "(_ssl.c:1006)",
            "certificate has expired, by this machine's clock (2026-05-04T12:00Z)",
            "must be renewed",
        ),
        (
            "certificate verify failed: certificate is not yet valid (_ssl.c:1006)",
            "certificate is not yet valid, by this machine's clock",
            "If that clock is wrong",
        ),
        (
            "certificate verify failed: self-signed certificate in certificate chain (_ssl.c:1006)",
            "self-signed certificate in certificate chain",
            "The CA",
        ),
        (
            "certificate verify failed: Hostname mismatch, certificate is not valid for 'x'. "
            "(_ssl.c:1006)",
            "Hostname mismatch",
            "The CA",
        ),
        (
            "SSL: wrong version number",
            "TLS: SSL: wrong version number",
            "The CA",
        ),
    ],
)
def test_tls(text: str, cause: str, hint: str) -> None:
    found, advice = clocks.of_tls(text, NOW)
    assert cause in found
    assert hint in advice
