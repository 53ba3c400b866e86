"""What the answer of an HTTP API means: when to send the request again, and which error it is.
Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from provisioner.base import masking
from provisioner.base.errors import BadInput, ProvisionerError, Refused, Unreachable
from provisioner.base.retry import Backoff, requested

TRANSIENT = (500, 502, 503, 504)
BACKOFF = Backoff(first=0.5, longest=30.0, tries=5)
# A minute is what GitHub asks for where a secondary limit names no time.
RATE_LIMIT = Backoff(first=60.0, longest=3600.0, jitter=0.0)
SHORTEST = 1.0  # seconds, after a rate limit
LONGEST = 300  # characters of a host's own words


class NotFound(BadInput):
    """Nothing at this address, or nothing that this credential may see: hosts do not say which."""


class Denied(Refused):
    """The credential is not accepted, or lacks a right."""


class Rejected(ProvisionerError):
    """The host understood the request and refused it; `message` are its words."""

    def __init__(self, subject: str, cause: str, hint: str = "", *, message: str = "") -> None:
        super().__init__(subject, cause, hint)
        self.message = message


class OutcomeUnknown(Unreachable):
    """The answer to a creation was lost: it may have been done, or not. Look before trying
    again."""


class RateLimited(Unreachable):
    """The host takes no more requests for longer than we may wait."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """`headers` by their names in lower case."""

    status: int
    headers: Mapping[str, str]
    text: str = ""

    @property
    def message(self) -> str:
        """The host's own words, on one line."""
        try:
            words = " ".join(_words(json.loads(self.text)))
        except ValueError:
            words = ""  # an HTML page of a proxy says nothing useful
        printable = "".join(char if char.isprintable() else " " for char in words)
        return masking.shortened(" ".join(printable.split()), LONGEST).rstrip(".")

    @property
    def rate_limited(self) -> bool:
        """GitHub answers 403 for its limits as well as for missing rights."""
        if self.status == 429:
            return True
        spent = self.headers.get("x-ratelimit-remaining") == "0" or "retry-after" in self.headers
        return self.status == 403 and (spent or "rate limit" in self.text.lower())


def pause(answer: Answer, tried: int, now: float, *, repeatable: bool) -> float | None:
    """Seconds until the request may be sent again; None when it may not. `now` is seconds since the
    epoch; `tried` is how often it was sent."""
    after = requested(answer.headers.get("retry-after", ""), now)
    if answer.rate_limited:
        wait = _until_reset(answer, now) if after is None else after
        return max(RATE_LIMIT.seconds(tried) if wait is None else wait, SHORTEST)
    if answer.status not in TRANSIENT or not repeatable:
        return None
    return BACKOFF.seconds(tried) if after is None else after


def error(subject: str, answer: Answer, *, repeatable: bool) -> ProvisionerError:
    """The error that the last answer stands for."""
    status, message = answer.status, answer.message
    quoted = f"{status}: {message}" if message else str(status)
    if answer.rate_limited:
        hint = "Run again later: what is done stays done."
        return RateLimited(subject, f"its rate limit is used up ({quoted})", hint)
    if status == 401:
        hint = "It is wrong, expired or revoked. Replace it with a valid one."
        return Denied(subject, f"the credential is refused ({quoted})", hint)
    if status == 403:
        return Denied(subject, f"the credential may not do this ({quoted})", missing_right(answer))
    if status in (404, 410):
        hint = "Check the names, and that the credential has access."
        return NotFound(subject, f"not found, or not visible to this credential ({quoted})", hint)
    if status == 407:
        hint = "Put them into HTTPS_PROXY."
        return Unreachable(subject, "the proxy requires credentials (407)", hint)
    if status >= 500:
        kind = Unreachable if repeatable else OutcomeUnknown
        return kind(subject, f"the host reports an internal error ({quoted})", "Run again later.")
    return Rejected(subject, f"the host rejected the request ({quoted})", message=message)


def missing_right(answer: Answer) -> str:
    """Which right would help, where the host says so, as GitHub does in headers."""
    headers = answer.headers
    if "x-github-sso" in headers:
        url = headers["x-github-sso"].partition("url=")[2]
        sign_on = "Authorize the token for the organisation's single sign-on"
        return f"{sign_on}: {url}" if url else f"{sign_on}."
    permissions = headers.get("x-accepted-github-permissions", "")
    scopes = headers.get("x-accepted-oauth-scopes", "")
    if "x-oauth-scopes" in headers and scopes:
        held = headers["x-oauth-scopes"] or "none"
        return f"The token needs one of the scopes {scopes}; it has {held}."
    if permissions:
        return f"The token or App needs the permission {permissions.replace(';', ', or')}."
    if scopes:
        return f"The token needs one of the scopes {scopes}."
    return "Give the credential the right, or name another credential that has it."


def _until_reset(answer: Answer, now: float) -> float | None:
    """The seconds after which the host counts anew, where it says so."""
    for name in ("x-ratelimit-reset", "ratelimit-reset"):
        reset = answer.headers.get(name, "")
        if reset.isdecimal() and answer.headers.get("x-ratelimit-remaining", "0") == "0":
            return float(reset) - now + 1
    return None


def _words(value: Any) -> Iterator[str]:
    """The texts under `message`, `error`, `errors` and the like, in the shapes of GitHub, GitLab
    and Gitea."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _words(item)
    elif isinstance(value, dict):
        names = ("message", "error", "error_description", "errors")
        for name in [name for name in names if value.get(name)] or value:
            yield from _words(value[name])
