"""How one request is sent: retries, rate limits, redirects and errors. Every failure is raised as
one of base.errors from inside the session."""

from __future__ import annotations

import itertools
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import BadInput, ProvisionerError, Unreachable
from provisioner.base.http import answers, failures
from provisioner.base.http.answers import OutcomeUnknown, RateLimited
from provisioner.base.http.authorization import Authorization
from provisioner.base.http.failures import REPEATABLE
from provisioner.base.retry import Pace
from provisioner.base.run_context import RunContext

PATIENCE = 300.0  # seconds that one request may wait in all
CONNECTIONS = 32  # kept open to one host, as clusters are worked on side by side
TIMEOUT = (10.0, 60.0)  # seconds to connect, and between two bytes


class PlainText(HTTPAdapter):
    """Refuses http://, whatever redirects to it: a credential is never sent in clear."""

    def __init__(self, subject: str) -> None:
        super().__init__()
        self._subject = subject

    def send(
        self, request: requests.PreparedRequest, *args: Any, **kwargs: Any
    ) -> requests.Response:
        hint = "Credentials are sent over HTTPS only."
        raise BadInput(self._subject, f"{request.url} is not an HTTPS address", hint)


@dataclass(frozen=True, kw_only=True)
class _Failure:
    """Why a try failed, and the seconds after which another makes sense (None: it makes none)."""

    error: ProvisionerError
    wait: float | None = None
    cause: Exception | None = None


class Adapter(HTTPAdapter):
    def __init__(
        self,
        subject: str,
        context: RunContext,
        auth: Authorization,
        verify: str | bool,
        *,
        pace: Pace | None = None,
        patience: float = PATIENCE,
        json: bool = True,
    ) -> None:
        super().__init__(max_retries=0, pool_maxsize=CONNECTIONS)
        self._subject, self._context, self._auth = subject, context, auth
        self._verify, self._pace, self._patience, self._json = verify, pace, patience, json

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: Any = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """The answer below 400, with its whole body unless streamed; anything else is raised.
        `verify` is ours, never the caller's."""
        deadline = Deadline.after(self._patience)
        self._paced(request, deadline)
        for tried in itertools.count(1):
            outcome = self._try(request, tried, stream, timeout or TIMEOUT, cert, proxies)
            if isinstance(outcome, requests.Response):
                return outcome
            self._wait(outcome, tried, deadline)
        raise AssertionError("the count has no end")

    def _wait(self, failure: _Failure, tried: int, deadline: Deadline) -> None:
        """Wait for the next try, or raise the failure where none makes sense."""
        pause = failure.wait
        if pause is not None:
            pause = answers.BACKOFF.pause(tried, deadline.left(), requested=pause)
        if pause is None:
            raise failure.error from failure.cause
        self._context.pause(pause, self._subject, failure.error.cause)

    def _try(
        self,
        request: requests.PreparedRequest,
        tried: int,
        stream: bool,
        timeout: Any,
        cert: Any,
        proxies: Mapping[str, str] | None,
    ) -> requests.Response | _Failure:
        try:
            response = super().send(request, stream, timeout, self._verify, cert, proxies)
            if not stream:  # read here, so that a connection that breaks in mid-body is retried
                _ = response.content
        except requests.RequestException as failure:
            return self._unanswered(request, failure, tried)
        if response.status_code >= 400:
            return self._judged(request, response, tried)
        return self._unexpected(request, response, tried) or response

    def _unanswered(
        self, request: requests.PreparedRequest, failure: requests.RequestException, tried: int
    ) -> _Failure:
        error = failures.error(self._subject, request, failure)
        again = failures.transient(failure) and not isinstance(error, OutcomeUnknown)
        wait = answers.BACKOFF.seconds(tried) if again else None
        return _Failure(error=error, wait=wait, cause=failure)

    def _judged(
        self, request: requests.PreparedRequest, response: requests.Response, tried: int
    ) -> _Failure:
        headers = {name.lower(): value for name, value in response.headers.items()}
        answer = answers.Answer(
            status=response.status_code, headers=headers, text=self._auth.scrubbed(response.text)
        )
        repeatable = request.method in REPEATABLE
        wait = answers.pause(answer, tried, time.time(), repeatable=repeatable)
        if answer.status == 401 and tried == 1 and self._auth.renew:
            self._auth.renew()
            self._auth(request)
            wait = 0.0
        error = answers.error(self._subject, answer, repeatable=repeatable)
        error.after = wait or 0.0
        return _Failure(error=error, wait=wait)

    def _unexpected(
        self, request: requests.PreparedRequest, response: requests.Response, tried: int
    ) -> _Failure | None:
        """A redirect to another host, which must not get the credential, or a page for people."""
        if response.is_redirect:
            return self._redirected(request.url or "", response.headers["Location"])
        if self._json and not _is_json(response):
            return self._not_json(request, tried)
        return None

    def _redirected(self, url: str, location: str) -> _Failure | None:
        here, there = urlsplit(url), urlsplit(urljoin(url, location))
        if self._may_follow(here.scheme, here.netloc, there.scheme, there.netloc):
            return None
        cause = f"{here.netloc} redirects to {there.scheme}://{there.netloc}"
        return _Failure(error=BadInput(self._subject, cause, "Declare its current address."))

    def _not_json(self, request: requests.PreparedRequest, tried: int) -> _Failure:
        repeatable = request.method in REPEATABLE
        kind = Unreachable if repeatable else OutcomeUnknown
        cause = f"{urlsplit(request.url or '').netloc} answers with something that is not JSON"
        error = kind(self._subject, cause, "Check whether a proxy answers in its place.")
        wait = answers.BACKOFF.seconds(tried) if repeatable else None
        return _Failure(error=error, wait=wait)

    def _may_follow(self, scheme: str, netloc: str, to_scheme: str, to_netloc: str) -> bool:
        """Whoever carries no credential may go anywhere, but not from HTTPS to plain text."""
        if self._auth.token is None:
            return to_scheme in (scheme, "https")
        return (to_scheme, to_netloc) == (scheme, netloc)

    def _paced(self, request: requests.PreparedRequest, deadline: Deadline) -> None:
        while (
            self._pace and request.method == "POST" and (wait := self._pace.take(time.monotonic()))
        ):
            reason = "the host's limit for creations"
            if wait > deadline.left():
                raise _limited(self._subject, reason, wait)
            self._context.pause(wait, self._subject, reason)


def _limited(subject: str, reason: str, wait: float) -> RateLimited:
    cause = f"{reason} is reached for another {wait / 60:.0f} minutes"
    error = RateLimited(subject, cause, "Run again then: what is done stays done.")
    error.after = wait
    return error


def _is_json(response: requests.Response) -> bool:
    try:
        _ = response.json() if response.content else None
    except ValueError:
        return False
    return True
