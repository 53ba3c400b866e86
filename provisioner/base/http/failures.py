"""What a request that got no answer stands for: the errors of requests, translated once."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3

from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.base.http.answers import OutcomeUnknown

# What we send with these sets a state: sent twice, it changes nothing more.
REPEATABLE = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"})
UNTRUSTED = "CERTIFICATE_VERIFY_FAILED"


def transient(failure: requests.RequestException) -> bool:
    """Whether the same request may succeed later."""
    return UNTRUSTED not in str(failure)


def error(
    subject: str, request: requests.PreparedRequest, failure: requests.RequestException
) -> ProvisionerError:
    host = urlsplit(request.url or "").netloc.removesuffix(":443")
    reason = getattr(failure.args[0] if failure.args else None, "reason", None)
    if not transient(failure):
        hint = "Name its authority: the repository's ca_file, or REQUESTS_CA_BUNDLE."
        why = str(reason or failure).partition(f"{UNTRUSTED}] ")[2].partition(" (_ssl")[0]
        return Unreachable(subject, f"the certificate of {host} is not trusted: {why}", hint)
    if isinstance(failure, requests.exceptions.ProxyError):
        why = str(getattr(reason, "original_error", reason) or failure)
        cause = f"the proxy refuses the connection to {host}: {why}"
        return Unreachable(subject, cause, "Check HTTPS_PROXY.")
    return _connection(subject, host, request, failure, reason)


def _connection(
    subject: str,
    host: str,
    request: requests.PreparedRequest,
    failure: requests.RequestException,
    reason: Any,
) -> ProvisionerError:
    if isinstance(reason, urllib3.exceptions.NameResolutionError):
        hint = "Check the host name and DNS."
        return Unreachable(subject, f"the name {host} cannot be resolved", hint)
    unanswered = isinstance(reason, urllib3.exceptions.NewConnectionError)
    if unanswered or isinstance(failure, requests.ConnectTimeout):
        hint = "Check that this machine can reach it; a proxy may be needed."
        return Unreachable(subject, f"{host} does not answer", hint)
    kind = Unreachable if request.method in REPEATABLE else OutcomeUnknown
    return kind(subject, f"the connection to {host} broke", "Run again.")
