"""The one HTTP policy for Git hosts' APIs: authorities, proxy, retries, rate limits, pace, errors.

`session` is a requests.Session that the hosts' libraries work on. Whatever fails is raised as one
of base.errors, from inside the session: no library sees a failed answer, so none retries or words
it in its own way.
"""

from __future__ import annotations

import functools
import itertools
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import BadInput, ProvisionerError, Unreachable
from provisioner.base.secret import Secret
from provisioner.git import answers, authorities, waits

PATIENCE = 300.0  # seconds that one request may wait in all
TRIES = 5
CONNECTIONS = 32  # kept open to one host, as clusters are worked on side by side
TIMEOUT = (10.0, 60.0)  # seconds to connect, and between two bytes
PAGE = 100
# What we send with these sets a state: sent twice, it changes nothing more.
REPEATABLE = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"})


class Pace:
    """At most so many creations in so many seconds, for all threads of this process. `limits`:
    (count, seconds)."""

    def __init__(self, *limits: tuple[int, float]) -> None:
        self._limits, self._lock = limits, threading.Lock()
        self._taken: deque[float] = deque(maxlen=max(count for count, _ in limits))

    def take(self, now: float) -> float:
        """0 when one may be sent now, and then it counts; otherwise the seconds until it may."""
        with self._lock:
            taken = list(self._taken)
            waits = [
                taken[-count] + span - now for count, span in self._limits if len(taken) >= count
            ]
            wait = max(waits, default=0.0)
            if wait <= 0:
                self._taken.append(now)
            return max(wait, 0.0)


class Authorization(requests.auth.AuthBase):
    """Puts the credential on each request. `token` is asked every time; `renew` makes the next one
    fresh, where that is possible. Being set at all, it keeps requests from a user's .netrc."""

    def __init__(
        self,
        token: Callable[[], Secret] | None = None,
        scheme: str = "Bearer",
        renew: Callable[[], None] | None = None,
    ) -> None:
        self._token, self._scheme, self.renew = token, scheme, renew

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._token:
            request.headers["Authorization"] = f"{self._scheme} {self._token().reveal()}"
        return request

    def scrubbed(self, text: str) -> str:
        """Without the credential, should a host repeat it."""
        return text.replace(self._token().reveal(), "***") if self._token else text


def session(
    subject: str, *, auth: Authorization, ca_file: str | None = None, pace: Pace | None = None
) -> requests.Session:
    """`subject` names the repository in errors. The proxy is the environment's (HTTPS_PROXY,
    NO_PROXY)."""
    made = requests.Session()
    made.auth = auth
    made.headers["User-Agent"] = "provisioner"
    made.mount(
        "https://", _Patient(subject, auth, authorities.for_requests(ca_file, subject), pace)
    )
    made.mount("http://", _Never(subject))
    return made


@functools.cache
def pace(host: str, *limits: tuple[int, float]) -> Pace:
    """One for all sessions with a host."""
    return Pace(*limits)


class _Never(HTTPAdapter):
    """A credential is not sent in clear, whatever redirects."""

    def __init__(self, subject: str) -> None:
        super().__init__()
        self._subject = subject

    def send(
        self, request: requests.PreparedRequest, *args: Any, **kwargs: Any
    ) -> requests.Response:
        raise BadInput(
            self._subject,
            f"{request.url} is not over HTTPS",
            "Credentials are sent over HTTPS only.",
        )


class _Patient(HTTPAdapter):
    def __init__(
        self, subject: str, auth: Authorization, verify: str | bool, pace: Pace | None
    ) -> None:
        super().__init__(max_retries=0, pool_maxsize=CONNECTIONS)
        self._subject, self._auth, self._verify, self._pace = subject, auth, verify, pace

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: Any = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """The answer with its whole body, below 400; anything else is raised. `verify` is ours,
        never the caller's."""
        deadline = Deadline.after(PATIENCE)
        self._paced(request, deadline)
        for tries in itertools.count(1):
            outcome = self._tried(request, tries, timeout or TIMEOUT, cert, proxies)
            if isinstance(outcome, requests.Response):
                return outcome
            if outcome.wait is None or tries >= TRIES or outcome.wait > deadline.left():
                raise outcome.error from outcome.failure
            waits.pause(outcome.wait, self._subject, outcome.error.cause)
        raise RuntimeError  # never: the count has no end

    def _tried(
        self,
        request: requests.PreparedRequest,
        tries: int,
        timeout: Any,
        cert: Any,
        proxies: Mapping[str, str] | None,
    ) -> requests.Response | _Trouble:
        try:
            response = super().send(request, False, timeout, self._verify, cert, proxies)
            _ = (
                response.content
            )  # read here, so that a connection that drops in mid-body is asked again as well
        except requests.RequestException as failure:
            return _after(self._subject, request, failure, tries)
        if response.status_code >= 400:
            return self._judged(request, response, tries)
        return _strange(self._subject, request, response, tries) or response

    def _judged(
        self, request: requests.PreparedRequest, response: requests.Response, tries: int
    ) -> _Trouble:
        headers = {name.lower(): value for name, value in response.headers.items()}
        answer = answers.Answer(
            status=response.status_code, headers=headers, text=self._auth.scrubbed(response.text)
        )
        repeatable = request.method in REPEATABLE
        wait = answers.pause(answer, tries, time.time(), repeatable=repeatable)
        if answer.status == 401 and tries == 1 and self._auth.renew:
            self._auth.renew()
            self._auth(request)
            wait = 0.0
        return _Trouble(
            error=answers.error(self._subject, answer, repeatable=repeatable), wait=wait
        )

    def _paced(self, request: requests.PreparedRequest, deadline: Deadline) -> None:
        while (
            self._pace and request.method == "POST" and (wait := self._pace.take(time.monotonic()))
        ):
            why = "the host's limit for creations"
            if wait > deadline.left():
                raise answers.Limited(
                    self._subject,
                    f"{why} is reached for another {wait / 60:.0f} minutes",
                    "Run again then: what is done stays done.",
                )
            waits.pause(wait, self._subject, why)


@dataclass(frozen=True, kw_only=True)
class _Trouble:
    """Why a try failed, and the seconds after which another makes sense (None: it makes none)."""

    error: ProvisionerError
    wait: float | None
    failure: Exception | None = None


def _strange(
    subject: str, request: requests.PreparedRequest, response: requests.Response, tries: int
) -> _Trouble | None:
    """What no API answers: a way to another host, which must not get the credential, or a page for
    people."""
    here = urlsplit(request.url or "")
    there = urlsplit(urljoin(request.url or "", response.headers.get("Location", "")))
    if response.is_redirect and (there.scheme, there.hostname) != (here.scheme, here.hostname):
        error: ProvisionerError = BadInput(
            subject,
            f"{here.netloc} leads on to {there.scheme}://{there.netloc}",
            "Declare the address it has now.",
        )
        return _Trouble(error=error, wait=None)
    try:
        _ = response.json() if response.content and not response.is_redirect else None
    except ValueError:
        kind = Unreachable if request.method in REPEATABLE else answers.Unsure
        error = kind(
            subject,
            f"{here.netloc} answers with something that is no JSON",
            "Is a proxy in between?",
        )
        return _Trouble(
            error=error, wait=answers.BACKOFF * 2 ** (tries - 1) if kind is Unreachable else None
        )
    return None


def _after(
    subject: str, request: requests.PreparedRequest, failure: requests.RequestException, tries: int
) -> _Trouble:
    """What a request that got no answer stands for."""
    reason = getattr(failure.args[0] if failure.args else None, "reason", None)
    repeatable = request.method in REPEATABLE
    wait: float | None = answers.BACKOFF * 2 ** (tries - 1)
    host = urlsplit(request.url or "").netloc.removesuffix(":443")
    if "CERTIFICATE_VERIFY_FAILED" in str(failure):
        said = (
            str(reason or failure)
            .partition("CERTIFICATE_VERIFY_FAILED] ")[2]
            .partition(" (_ssl")[0]
        )
        error: ProvisionerError = Unreachable(
            subject,
            f"the certificate of {host} is not trusted: {said}",
            "Name its authority: the repository's ca_file, or REQUESTS_CA_BUNDLE.",
        )
        wait = None
    elif isinstance(failure, requests.exceptions.ProxyError):
        said = str(getattr(reason, "original_error", reason) or failure)
        error = Unreachable(
            subject, f"the proxy does not let us through to {host}: {said}", "Check HTTPS_PROXY."
        )
    elif isinstance(reason, urllib3.exceptions.NameResolutionError):
        error = Unreachable(
            subject, f"the name {host} cannot be resolved", "Check the host name and DNS."
        )
    elif isinstance(failure, requests.ConnectTimeout) or isinstance(
        reason, urllib3.exceptions.NewConnectionError
    ):
        error = Unreachable(
            subject,
            f"{host} does not answer",
            "Check that this machine reaches it; a proxy may help.",
        )
    else:
        kind, wait = (Unreachable, wait) if repeatable else (answers.Unsure, None)
        error = kind(subject, f"the connection to {host} broke", "Run again.")
    return _Trouble(error=error, wait=wait, failure=failure)
