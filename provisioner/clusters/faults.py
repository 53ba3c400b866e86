"""What can go wrong at a cluster's API, translated once: the kubernetes package's and urllib3's
errors into ours."""

from __future__ import annotations

import contextlib
import json
import re
import time
from collections.abc import Iterator
from typing import Any

from provisioner.base import masking
from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.base.retry import requested
from provisioner.clusters import clocks, refusals

LONGEST = 300  # characters of an answer that a message quotes
# What the API servers of Cluster API's in-memory provider say, with a 500, of kinds that they lack.
SIMULATED = ("no APIResourceList defined for", "discovery info not defined for")
QUOTES = "'\")"  # around what an exception quotes of another one
BUSY = "Its API server has too much to do: run again later, or with a smaller --parallel."
BROKEN = "Look at the logs of its API server and of etcd, and run again."
NOT_SENT = ("NewConnectionError", "Connection refused", "ConnectTimeoutError")


class Absent(ProvisionerError):
    """404, and nothing else."""


class Passing(Unreachable):
    """A fault that may pass: no answer, 429, 5xx. `answered`: by HTTP; `untouched`: the request was
    surely not carried out; `no_server`: its name does not resolve, or nothing listens there."""

    answered = untouched = no_server = False


class Unauthorized(Unreachable):
    """401: the API server does not accept the credential: unknown, expired or not yet valid."""


class SignInRefused(Unreachable):
    """A cloud does not let its identity become the one that signs in: a role, a service account."""


class NotReady(Unreachable):
    """A management cluster says what a cluster that it makes still lacks, or does not know it."""


class Forbidden(Unreachable):
    """403: the credential lacks a right, or admission refuses the change."""


class Conflict(ProvisionerError):
    """409: the object was changed or created by somebody else since we read it."""


@contextlib.contextmanager
def translated(cluster: str, verb: str, path: str) -> Iterator[None]:
    """Errors of one request."""
    from urllib3.exceptions import HTTPError

    subject, request = f"cluster {cluster}", f"{verb} {path}"
    try:
        yield
    except ProvisionerError:
        raise
    except HTTPError as error:
        raise _of_silence(subject, error) from error
    except Exception as error:
        if (fault := _of_error(subject, request, error)) is None:
            raise
        raise fault from error


def _of_error(subject: str, request: str, error: Exception) -> ProvisionerError | None:
    # Imported for an error only: it takes as long as ten requests.
    from provisioner.clusters import package

    answer = package.client.exceptions.ApiException
    if isinstance(error, answer):
        return _of_exception(subject, request, error)
    inner = error.__context__  # the kubernetes package decodes bodies even where it has none
    if isinstance(error, AttributeError | ValueError) and isinstance(inner, answer):
        return of_answer(subject, request, inner.status or 0, str(inner.reason))
    if not isinstance(error, ValueError):
        return None
    return Unreachable(
        subject,
        f"{request}: the answer is not JSON",
        "Check that its address is that of a Kubernetes API server.",
    )


def _of_exception(subject: str, request: str, error: Any) -> ProvisionerError:
    """From an ApiException, with what only the answer's headers say."""
    fault = of_answer(subject, request, error.status or 0, str(error.body or error.reason))
    headers = error.headers or {}
    if isinstance(fault, Passing):
        fault.after = requested(headers.get("Retry-After", ""), time.time()) or 0.0
    if error.status == 401 and (difference := clocks.difference(headers.get("Date", ""))):
        return Unreachable(subject, f"{fault.cause}; {difference}", clocks.HINT)
    return fault


def of_answer(subject: str, request: str, status: int, body: str) -> ProvisionerError:
    """`status` 0: the kubernetes package's word for a failed TLS handshake."""
    message = _message(body)
    if status == 0 and "certificate" in message.lower():
        return Unreachable(subject, *clocks.of_tls(message))
    if status == 0 and "ssl" in message.lower():
        # A server that starts or stops breaks handshakes off.
        return Passing(subject, *clocks.of_tls(message))
    if (status == 415 and request.startswith("PATCH ")) or any(
        sign in message for sign in SIMULATED
    ):
        return _without_apply(subject, f"{request}: {status} {message}")
    if status in (0, 429) or status >= 500:
        return _passing(subject, request, status, message)
    return _of_status(subject, request, status, message)


def _without_apply(subject: str, answer: str) -> ProvisionerError:
    return ProvisionerError(
        subject,
        f"its API server has no server-side apply, without which nothing is installed ({answer})",
        "It may be a simulation, such as those of Cluster API's in-memory provider: use a provider "
        "that makes real clusters.",
    )


def _of_status(subject: str, request: str, status: int, message: str) -> ProvisionerError:
    if status == 401:
        hint = "Renew the credential and run again."
        return Unauthorized(subject, "the credential is refused (401)", hint)
    if status == 403:
        hint = refusals.hint(message) or "Grant that right to the credential in use."
        return Forbidden(subject, message or f"{request}: forbidden", hint)
    if status == 404:
        return Absent(subject, f"{request}: not found")
    if status == 409:
        return Conflict(subject, f"{request}: {message}", refusals.hint(message))
    return ProvisionerError(subject, f"{request}: {status} {message}", refusals.hint(message))


def _passing(subject: str, request: str, status: int, message: str) -> Passing:
    hint = refusals.hint(message) or (BUSY if status == 429 else BROKEN)
    fault = Passing(subject, f"{request}: {status} {message}", hint)
    fault.answered, fault.untouched = status > 0, status == 429
    return fault


def _of_silence(subject: str, error: Exception) -> ProvisionerError:
    """No HTTP answer: no name, no connection, no TLS, or nothing in time."""
    text = str(error)
    if "Failed to resolve" in text or "Name or service not known" in text:
        host = re.search(r"Failed to resolve '([^']+)'", text)
        cause = f"the name of its API server{f' ({host[1]})' if host else ''} cannot be resolved"
        fault = Passing(subject, cause, "Check its address, and this machine's DNS and VPN.")
        fault.no_server = True
        return fault
    if "certificate verify failed" in text:
        return Unreachable(subject, *clocks.of_tls(text))
    if "Unable to connect to proxy" in text:
        return _of_proxy(subject, text)
    fault = Passing(
        subject,
        f"its API does not answer ({_plain(text)})",
        "Check that the API server runs and that this machine can reach it.",
    )
    fault.untouched = any(sign in text for sign in NOT_SENT)
    fault.no_server = "Connection refused" in text
    return fault


def _of_proxy(subject: str, text: str) -> Passing:
    """Nobody knows whether the API server would answer."""
    place = re.search(r"host='([^']+)', port=(\d+)", text)
    named = f" {place[1]}:{place[2]}" if place else ""
    fault = Passing(
        subject,
        f"the proxy{named} does not connect ({_plain(text.rstrip(QUOTES))})",
        "Check `proxy_url`, a kubeconfig's proxy-url or HTTPS_PROXY, and that the proxy runs.",
    )
    fault.untouched = True
    return fault


def _message(body: str) -> str:
    """The Status object's message, cut short: a body may quote a Secret."""
    try:
        status = json.loads(body.removeprefix("b'").removesuffix("'"))
        return masking.shortened(str(status.get("message", "")), LONGEST)
    except (ValueError, AttributeError):
        return masking.shortened(body.strip().replace("\n", " "), 200)


def _plain(text: str) -> str:
    for known in ("Connection refused", "timed out"):
        if known in text:
            return known.lower()
    return masking.shortened(text.rpartition(": ")[2], 160)
