"""Certificates, tokens and clocks: what is not valid now, and according to which clock. Pure."""

from __future__ import annotations

import base64
import datetime
import email.utils
import json
import math
import re

from provisioner.base import clock, masking

HINT = "Synchronise the clocks (NTP) of this machine and of the API server."
UNTRUSTED = "The CA that this cluster is declared with must be the one that signed it."
ALLOWED = 60.0  # seconds by which two clocks may differ


def of_tls(text: str, now: datetime.datetime | None = None) -> tuple[str, str]:
    """Cause and hint for a failed TLS handshake. Our own clock decides on validity, so the cause
    states its time."""
    detail = re.search(r"certificate verify failed: (.+?)(?: \(_ssl|\)|'|$)", text)
    reason = detail[1] if detail else ""
    if "has expired" in reason or "not yet valid" in reason:
        moment = f"{now or _now():%Y-%m-%dT%H:%MZ}"
        cause = f"TLS: certificate verify failed: {reason}, by this machine's clock ({moment})"
        return cause, "If that clock is wrong, set it; otherwise the certificate must be renewed."
    if reason:
        return f"TLS: certificate verify failed: {reason}", UNTRUSTED
    return f"TLS: {masking.shortened(text, 300)}", UNTRUSTED


def difference(date: str, now: datetime.datetime | None = None) -> str:
    """How far a server's clock (its HTTP Date) is from ours, in words; empty if near enough or
    unknown."""
    try:
        theirs = email.utils.parsedate_to_datetime(date)
    except (TypeError, ValueError):
        return ""
    seconds = (theirs - (now or _now())).total_seconds()
    if abs(seconds) <= ALLOWED:
        return ""
    direction = "ahead of" if seconds > 0 else "behind"
    return f"the API server's clock is {abs(seconds):.0f} s {direction} this machine's"


def of_token(authorization: str, now: datetime.datetime | None = None) -> str:
    """Why a bearer token is not valid now, if it is a JWT with a validity period; otherwise empty.
    The answer does not contain the token."""
    validity = _validity_of_token(authorization)
    return _outside(*validity, "token", now) if validity else ""


def of_certificate(pem: str, now: datetime.datetime | None = None) -> str:
    """The same for a client certificate."""
    validity = _validity_of_certificate(pem)
    return _outside(*validity, "certificate", now) if validity else ""


def end(authorization: str, certificate: str) -> float | None:
    """When the first of a token and a client certificate expires, in seconds since the epoch; None
    where nothing says so. Empty texts for what there is not."""
    both = (_validity_of_token(authorization), _validity_of_certificate(certificate))
    ends = [validity[1] for validity in both if validity and math.isfinite(validity[1])]
    return min(ends, default=None)


def _validity_of_token(authorization: str) -> tuple[float, float] | None:
    """From when and until when, in seconds since the epoch."""
    try:
        payload = authorization.removeprefix("Bearer ").split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return float(claims.get("nbf", 0.0)), float(claims.get("exp", math.inf))
    except (IndexError, ValueError, TypeError, AttributeError):
        return None


def _validity_of_certificate(pem: str) -> tuple[float, float] | None:
    if not pem:
        return None
    from cryptography import x509

    try:
        certificate = x509.load_pem_x509_certificate(pem.encode())
    except ValueError:
        return None
    begins, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    return begins.timestamp(), ends.timestamp()


def _outside(begins: float, ends: float, what: str, now: datetime.datetime | None) -> str:
    moment = (now or _now()).timestamp()
    if begins <= moment < ends:
        return ""
    edge, verb = (begins, "is valid only from") if moment < begins else (ends, "has expired at")
    return f"the {what} {verb} {clock.utc(edge)}, and it is {clock.utc(moment)} here"


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
