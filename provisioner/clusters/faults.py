"""What can go wrong at a cluster's API, translated once: the kubernetes package's and urllib3's errors into ours."""

from __future__ import annotations

import contextlib
import json
import logging
import re
from collections.abc import Iterator

from provisioner.base.errors import BadInput, ProvisionerError, Unreachable
from provisioner.clusters.access.base import Access


class Absent(ProvisionerError):
    """404, and nothing else."""


class Passing(Unreachable):
    """May go away by itself: no answer, 429, 5xx."""


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
        raise _of_answer(subject, f"{verb} {path}", error.status or 0, str(error.body or error.reason)) from error
    except HTTPError as error:
        raise Passing(
            subject,
            f"its API does not answer ({_plain(error)})",
            "Check that it runs and that this machine reaches it.",
        ) from error
    except (AttributeError, ValueError) as error:
        inner = error.__context__  # the kubernetes package decodes bodies that are not there
        if isinstance(inner, package.client.exceptions.ApiException):
            raise _of_answer(subject, f"{verb} {path}", inner.status or 0, str(inner.reason)) from error
        if isinstance(error, AttributeError):
            raise
        raise Unreachable(
            subject, f"{verb} {path}: the answer is no JSON", "Does the kubeconfig lead to a Kubernetes API server?"
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
    """The kubernetes package logs that a credential plugin fails, and goes on without a credential."""
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


def _of_answer(subject: str, request: str, status: int, body: str) -> ProvisionerError:
    message = _message(body)
    if status == 0 and ("certificate" in message.lower() or "ssl" in message.lower()):
        return Unreachable(
            subject, f"TLS: {message}", "The kubeconfig's certificate-authority-data must fit the server."
        )
    if status == 401:
        return Unreachable(subject, "the credential of the kubeconfig is refused (401)", "Renew it and run again.")
    if status == 403:
        return Unreachable(subject, message, "Grant that right to the credential in use.")
    if status == 404:
        return Absent(subject, f"{request}: not found")
    if status == 409:
        return Conflict(subject, f"{request}: {message}")
    if status in (0, 429) or status >= 500:
        return Passing(subject, f"{request}: {status} {message}")
    return ProvisionerError(subject, f"{request}: {status} {message}")


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
        "Name or service not known",
        "certificate verify failed",
    ):
        if known in text:
            return known.lower()
    return text.rpartition(": ")[2][:160]
