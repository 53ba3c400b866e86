"""The one HTTP policy, for Git hosts' APIs and for downloads: certificate authorities, proxies,
retries, rate limits, redirects, errors.

Importing requests takes time, so this module is imported only for hosts with a REST API and for a
download.
Every failure is raised as one of base.errors from inside the session.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter

from provisioner.base import authorities, http_answers, http_failures
from provisioner.base.deadlines import Deadline
from provisioner.base.errors import BadInput, ProvisionerError, TimedOut, Unreachable
from provisioner.base.http_answers import OutcomeUnknown, RateLimited
from provisioner.base.http_failures import REPEATABLE
from provisioner.base.retry import Pace
from provisioner.base.run_context import RunContext
from provisioner.base.secret import Secret

PATIENCE = 300.0  # seconds that one request may wait in all
CONNECTIONS = 32  # kept open to one host, as clusters are worked on side by side
TIMEOUT = (10.0, 60.0)  # seconds to connect, and between two bytes
CHUNK = 2**16  # bytes


class Authorization(requests.auth.AuthBase):
    """Puts the credential on each request. `token` is called every time; `renew` makes the next
    token a new one, where that is possible. Without a token it only keeps requests from reading a
    user's .netrc."""

    def __init__(
        self,
        token: Callable[[], Secret] | None = None,
        scheme: str = "Bearer",
        renew: Callable[[], None] | None = None,
    ) -> None:
        self.token, self._scheme, self.renew = token, scheme, renew

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self.token:
            request.headers["Authorization"] = f"{self._scheme} {self.token().reveal()}"
        return request

    def scrubbed(self, text: str) -> str:
        """Without the credential, should a host repeat it."""
        return text.replace(self.token().reveal(), "***") if self.token else text


def session(
    subject: str,
    context: RunContext,
    *,
    auth: Authorization | None = None,
    ca_file: str | None = None,
    pace: Pace | None = None,
) -> requests.Session:
    """A session with an API: every answer is JSON. `subject` names the repository in errors. The
    proxy is the environment's (HTTPS_PROXY, NO_PROXY)."""
    auth = auth or Authorization()
    verify = authorities.for_requests(ca_file, subject)
    made = _session(auth)
    made.mount("https://", _Adapter(subject, context, auth, verify, pace=pace))
    made.mount("http://", _PlainText(subject))
    return made


def download(url: str, subject: str, context: RunContext, *, largest: int, seconds: float) -> bytes:
    """The body at a URL, without any credential; Unreachable when it has more than `largest` bytes,
    TimedOut when it takes longer than `seconds`."""
    deadline, auth = Deadline.after(seconds), Authorization()
    adapter = _Adapter(
        subject,
        context,
        auth,
        authorities.for_requests(None, subject),
        patience=seconds,
        json=False,
    )
    with _session(auth) as opened:
        opened.mount("https://", adapter)
        opened.mount("http://", adapter)
        headers = {"Accept-Encoding": "identity"}
        with opened.get(url, stream=True, headers=headers) as response:
            try:
                return _body(response, subject, largest, deadline)
            except requests.RequestException as failure:
                raise http_failures.error(subject, response.request, failure) from failure


def _session(auth: Authorization) -> requests.Session:
    made = requests.Session()
    made.auth = auth
    made.headers["User-Agent"] = "provisioner"
    return made


def _body(response: requests.Response, subject: str, largest: int, deadline: Deadline) -> bytes:
    data = bytearray()
    for chunk in response.iter_content(CHUNK):
        data += chunk
        if len(data) > largest:
            raise Unreachable(subject, f"the answer is too large: more than {largest} bytes")
        if deadline.over():
            raise TimedOut(subject, "the download took too long")
    return bytes(data)


class _PlainText(HTTPAdapter):
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


class _Adapter(HTTPAdapter):
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
            pause = outcome.wait
            if pause is not None:
                pause = http_answers.BACKOFF.pause(tried, deadline.left(), requested=pause)
            if pause is None:
                raise outcome.error from outcome.cause
            self._context.pause(pause, self._subject, outcome.error.cause)
        raise AssertionError("the count has no end")

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
            error = http_failures.error(self._subject, request, failure)
            again = http_failures.transient(failure) and not isinstance(error, OutcomeUnknown)
            wait = http_answers.BACKOFF.seconds(tried) if again else None
            return _Failure(error=error, wait=wait, cause=failure)
        if response.status_code >= 400:
            return self._judged(request, response, tried)
        return self._unexpected(request, response, tried) or response

    def _judged(
        self, request: requests.PreparedRequest, response: requests.Response, tried: int
    ) -> _Failure:
        headers = {name.lower(): value for name, value in response.headers.items()}
        answer = http_answers.Answer(
            status=response.status_code, headers=headers, text=self._auth.scrubbed(response.text)
        )
        repeatable = request.method in REPEATABLE
        wait = http_answers.pause(answer, tried, time.time(), repeatable=repeatable)
        if answer.status == 401 and tried == 1 and self._auth.renew:
            self._auth.renew()
            self._auth(request)
            wait = 0.0
        error = http_answers.error(self._subject, answer, repeatable=repeatable)
        return _Failure(error=error, wait=wait)

    def _unexpected(
        self, request: requests.PreparedRequest, response: requests.Response, tried: int
    ) -> _Failure | None:
        """A redirect to another host, which must not get the credential, or a page for people."""
        here = urlsplit(request.url or "")
        if response.is_redirect:
            there = urlsplit(urljoin(request.url or "", response.headers["Location"]))
            if self._may_follow(here.scheme, here.netloc, there.scheme, there.netloc):
                return None
            cause = f"{here.netloc} redirects to {there.scheme}://{there.netloc}"
            hint = "Declare its current address."
            return _Failure(error=BadInput(self._subject, cause, hint))
        if not self._json or _is_json(response):
            return None
        repeatable = request.method in REPEATABLE
        kind = Unreachable if repeatable else OutcomeUnknown
        hint = "Check whether a proxy answers in its place."
        error = kind(self._subject, f"{here.netloc} answers with something that is not JSON", hint)
        return _Failure(
            error=error, wait=http_answers.BACKOFF.seconds(tried) if repeatable else None
        )

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
                raise RateLimited(
                    self._subject,
                    f"{reason} is reached for another {wait / 60:.0f} minutes",
                    "Run again then: what is done stays done.",
                )
            self._context.pause(wait, self._subject, reason)


def _is_json(response: requests.Response) -> bool:
    try:
        _ = response.json() if response.content else None
    except ValueError:
        return False
    return True
