"""Certificates and clocks: what is not trusted, and whose clock says so."""

from __future__ import annotations

import base64
import datetime
import email.utils
import json
import re
from pathlib import Path

HINT = "Set the clocks right (NTP) on this machine and on the API server."
UNTRUSTED = "The kubeconfig's certificate-authority-data must fit the server."
ALLOWED = 60.0  # seconds between two clocks that nobody minds


def of_tls(text: str, now: datetime.datetime | None = None) -> tuple[str, str]:
    """Cause and hint for a failed TLS handshake. Validity is judged by our clock, so the cause
    tells its time."""
    detail = re.search(r"certificate verify failed: (.+?)(?: \(_ssl|\)|'|$)", text)
    reason = detail[1] if detail else ""
    if "has expired" in reason or "not yet valid" in reason:
        clock = f"{now or datetime.datetime.now(datetime.UTC):%Y-%m-%dT%H:%MZ}"
        cause = f"TLS: certificate verify failed: {reason}, by this machine's clock ({clock})"
        return cause, "If that clock is wrong, set it; else the certificate must be renewed."
    return (
        f"TLS: certificate verify failed: {reason}" if reason else f"TLS: {text[:300]}",
        UNTRUSTED,
    )


def apart(date: str, now: datetime.datetime | None = None) -> str:
    """How far a server's clock (its HTTP Date) is from ours, in words; empty when near enough or
    not told."""
    try:
        theirs = email.utils.parsedate_to_datetime(date)
    except (TypeError, ValueError):
        return ""
    seconds = (theirs - (now or datetime.datetime.now(datetime.UTC))).total_seconds()
    if abs(seconds) <= ALLOWED:
        return ""
    return (
        f"the API server's clock is {abs(seconds):.0f} s "
        f"{'ahead of' if seconds > 0 else 'behind'} this machine's"
    )


def of_token(token: str, now: datetime.datetime | None = None) -> str:
    """Why a bearer token is refused, where it is a JWT that tells its times; else empty. The token
    is not told."""
    try:
        payload = token.removeprefix("Bearer ").split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        begins, ends = (
            float(claims.get(name, other)) for name, other in (("nbf", 0.0), ("exp", "inf"))
        )
    except (IndexError, ValueError, TypeError, AttributeError):
        return ""
    return _outside(begins, ends, "token", now)


def of_certificate(file: str, now: datetime.datetime | None = None) -> str:
    """Likewise for a client certificate."""
    from cryptography import x509

    try:
        found = x509.load_pem_x509_certificate(Path(file).read_bytes())
    except (OSError, ValueError):
        return ""
    return _outside(
        found.not_valid_before_utc.timestamp(),
        found.not_valid_after_utc.timestamp(),
        "certificate",
        now,
    )


def _outside(begins: float, ends: float, what: str, now: datetime.datetime | None) -> str:
    moment = (now or datetime.datetime.now(datetime.UTC)).timestamp()
    if begins <= moment < ends:
        return ""
    edge, word = (begins, "is valid only from") if moment < begins else (ends, "has expired at")
    return f"the {what} {word} {_written(edge)}, and it is {_written(moment)} here"


def _written(moment: float) -> str:
    return datetime.datetime.fromtimestamp(moment, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
