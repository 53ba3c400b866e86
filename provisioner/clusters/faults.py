"""What can go wrong at a cluster's API, translated once: the kubernetes package's and urllib3's
errors into ours."""

from __future__ import annotations

import contextlib
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

from provisioner.base.errors import BadInput, ProvisionerError, Unreachable
from provisioner.clusters import clocks, refusals
from provisioner.clusters.access.base import Access


class Absent(ProvisionerError):
    """404, and nothing else."""


class Passing(Unreachable):
    """May go away by itself: no answer, 429, 5xx. `answered`: by HTTP; `untouched`: the request was
    surely not carried out; `after`: seconds that the server asks us to wait."""

    answered = untouched = False
    after = 0.0


class Unauthorized(Unreachable):
    """401: the credential is not, or no longer, or not yet known there."""


class Conflict(ProvisionerError):
    """409: somebody else was faster."""


@contextlib.contextmanager
def configuring(cluster: str, access: Access) -> Iterator[None]:
    """Errors of reading a kubeconfig."""
    import yaml

    from provisioner.clusters import package

    where = access.kubeconfig or "the default kubeconfig"
    try:
        with _plugins_heard() as complaints:
            yield
        if complaints:
            raise BadInput(
                f"cluster {cluster}",
                f"the credential plugin that {where} names fails: {complaints[-1]}",
                "`kubectl get --raw /version` with that kubeconfig shows more.",
            )
    except package.config.ConfigException as error:
        raise BadInput(
            f"cluster {cluster}",
            _of_kubeconfig(where, str(error).splitlines()[0]),
            "`kubectl config get-contexts` lists what there is.",
        ) from error
    except yaml.YAMLError as error:
        raise BadInput(f"cluster {cluster}", f"{where} is no kubeconfig: not YAML") from error
    except OSError as error:
        raise BadInput(f"cluster {cluster}", f"{where}: {error.strerror}") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadInput(f"cluster {cluster}", f"{where} is no kubeconfig") from error


@contextlib.contextmanager
def translated(cluster: str, verb: str, path: str) -> Iterator[None]:
    """Errors of one request."""
    from urllib3.exceptions import HTTPError

    from provisioner.clusters import package

    subject = f"cluster {cluster}"
    try:
        yield
    except package.client.exceptions.ApiException as error:
        raise _of_exception(subject, f"{verb} {path}", error) from error
    except HTTPError as error:
        raise _of_silence(subject, error) from error
    except (AttributeError, ValueError) as error:
        inner = error.__context__  # the kubernetes package decodes bodies that are not there
        if isinstance(inner, package.client.exceptions.ApiException):
            raise of_answer(
                subject, f"{verb} {path}", inner.status or 0, str(inner.reason)
            ) from error
        if isinstance(error, AttributeError):
            raise
        raise Unreachable(
            subject,
            f"{verb} {path}: the answer is no JSON",
            "Does the kubeconfig lead to a Kubernetes API server?",
        ) from error


class _Heard(logging.Handler):
    """Keeps what is logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


@contextlib.contextmanager
def _plugins_heard() -> Iterator[list[str]]:
    """The kubernetes package logs that a credential plugin fails, and goes on without a
    credential."""
    heard = _Heard()
    logging.getLogger().addHandler(heard)
    try:
        yield heard.texts
    finally:
        logging.getLogger().removeHandler(heard)


def _of_kubeconfig(where: str, text: str) -> str:
    missing = re.search(r"Expected object with name (.+) in .*/(\w+?)s list", text)
    if missing:
        return f"no {missing[2]} {missing[1]!r} in {where}"
    return f"{where}: {text.removeprefix('Invalid kube-config file. ')}"


def _of_exception(subject: str, request: str, error: Any) -> ProvisionerError:
    """From an ApiException, with what only the answer's headers tell."""
    found = of_answer(subject, request, error.status or 0, str(error.body or error.reason))
    if isinstance(found, Passing):
        found.after = _seconds((error.headers or {}).get("Retry-After", ""))
    if skewed := error.status == 401 and clocks.apart((error.headers or {}).get("Date", "")):
        return Unreachable(subject, f"{found.cause}; {skewed}", clocks.HINT)
    return found


def of_answer(subject: str, request: str, status: int, body: str) -> ProvisionerError:
    message = _message(body)
    if status == 0 and "certificate" in message.lower():
        return Unreachable(subject, *clocks.of_tls(message))
    if (
        status == 0 and "ssl" in message.lower()
    ):  # a server that ends or starts cuts a handshake short
        return Passing(subject, *clocks.of_tls(message))
    if status == 401:
        return Unauthorized(
            subject, "the credential of the kubeconfig is refused (401)", "Renew it and run again."
        )
    if status == 403:
        hint = refusals.hint(message) or "Grant that right to the credential in use."
        return Unreachable(subject, message or f"{request}: forbidden", hint)
    if status == 404:
        return Absent(subject, f"{request}: not found")
    if status == 409:
        return Conflict(subject, f"{request}: {message}", refusals.hint(message))
    if status in (0, 429) or status >= 500:
        passing = Passing(subject, f"{request}: {status} {message}", refusals.hint(message))
        passing.answered, passing.untouched = status > 0, status == 429
        return passing
    return ProvisionerError(subject, f"{request}: {status} {message}", refusals.hint(message))


def _of_silence(subject: str, error: Exception) -> ProvisionerError:
    """No HTTP answer: no name, no connection, no TLS, or nothing in time."""
    text = str(error)
    if "Failed to resolve" in text or "Name or service not known" in text:
        name = re.search(r"Failed to resolve '([^']+)'", text)
        cause = f"the name of its API server{f' ({name[1]})' if name else ''} cannot be resolved"
        return Passing(subject, cause, "Check the kubeconfig's server, this machine's DNS and VPN.")
    if "certificate verify failed" in text:
        return Unreachable(subject, *clocks.of_tls(text))
    passing = Passing(
        subject,
        f"its API does not answer ({_plain(error)})",
        "Check that it runs and that this machine reaches it.",
    )
    passing.untouched = (
        "NewConnectionError" in text
        or "Connection refused" in text
        or "ConnectTimeoutError" in text
    )
    return passing


def _seconds(told: str) -> float:
    """Retry-After, in either of its forms; 0 when there is none that can be read."""
    from urllib3.exceptions import InvalidHeader
    from urllib3.util import Retry

    try:
        return float(Retry().parse_retry_after(told)) if told else 0.0
    except InvalidHeader:
        return 0.0


def _message(body: str) -> str:
    """The Status object's message, cut: a body may quote a Secret."""
    try:
        found = json.loads(body.removeprefix("b'").removesuffix("'"))
        return str(found.get("message", ""))[:300]
    except (ValueError, AttributeError):
        return body.strip().replace("\n", " ")[:200]


def _plain(error: Exception) -> str:
    text = str(error)
    for known in (
        "Connection refused",
        "timed out",
    ):
        if known in text:
            return known.lower()
    return text.rpartition(": ")[2][:160]
