"""What a Git host's API answers, put into our words: when to ask again, and which error it is.
Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from provisioner.base.errors import BadInput, ProvisionerError, Refused, Unreachable

PASSING = (500, 502, 503, 504)
BACKOFF = 0.5  # seconds, doubled with each try
LEAST = 1.0  # seconds, after a limit
MINUTE = 60.0  # what GitHub asks for where a secondary limit names no time
LONGEST = 300  # characters of a host's own words


class NotThere(BadInput):
    """Nothing under this address, or nothing that this credential may know of: hosts do not say
    which."""


class Denied(Refused):
    """The credential is not accepted, or lacks a right."""


class Unacceptable(ProvisionerError):
    """The host understood and said no; `said` are its words."""

    def __init__(self, subject: str, cause: str, hint: str = "", *, said: str = "") -> None:
        super().__init__(subject, cause, hint)
        self.said = said


class Unsure(Unreachable):
    """The answer to a creation was lost: it may have been done, or not. Look before trying
    again."""


class Limited(Unreachable):
    """The host takes no more requests for longer than we may wait."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """`headers` by their names in lower case."""

    status: int
    headers: Mapping[str, str]
    text: str = ""

    @property
    def said(self) -> str:
        """The host's own words, on one line."""
        try:
            found = " ".join(_words(json.loads(self.text)))
        except ValueError:
            found = ""  # a proxy's page of HTML says nothing to anybody
        plain = "".join(one if one.isprintable() else " " for one in found)
        return " ".join(plain.split())[:LONGEST].rstrip(".")

    @property
    def limited(self) -> bool:
        """GitHub says 403 for its limits as well as for rights."""
        if self.status == 429:
            return True
        spent = self.headers.get("x-ratelimit-remaining") == "0" or "retry-after" in self.headers
        return self.status == 403 and (spent or "rate limit" in self.text.lower())


def pause(answer: Answer, tries: int, now: float, *, repeatable: bool) -> float | None:
    """Seconds until the request may be sent again; None when it may not. `now` is seconds since the
    epoch; `tries` are those already made."""
    if answer.limited:
        told = _told(answer, now)
        return max(told, LEAST) if told is not None else MINUTE * 2 ** (tries - 1)
    if answer.status in PASSING and repeatable:
        told = _told(answer, now) if "retry-after" in answer.headers else None
        return max(told, 0.0) if told is not None else BACKOFF * 2 ** (tries - 1)
    return None


def error(subject: str, answer: Answer, *, repeatable: bool) -> ProvisionerError:
    """The error that the last answer stands for."""
    status, said = answer.status, answer.said
    quoted = f": {said}" if said else ""
    if answer.limited:
        return Limited(
            subject,
            f"its rate limit is used up ({status}{quoted})",
            "Run again later: what is done stays done.",
        )
    if status == 401:
        return Denied(
            subject,
            f"the credential is refused (401{quoted})",
            "It is wrong, expired or revoked: put a valid one where the repository's credential is "
            "found.",
        )
    if status == 403:
        return Denied(subject, f"the credential may not do this (403{quoted})", _missing(answer))
    if status in (404, 410):
        return NotThere(
            subject,
            f"not there, or not visible to this credential ({status}{quoted})",
            "Check the names, and that the credential was given access to it.",
        )
    if status == 407:
        return Unreachable(
            subject, "the proxy wants credentials (407)", "Put them into HTTPS_PROXY."
        )
    if status >= 500:
        kind = Unreachable if repeatable else Unsure
        return kind(subject, f"the host is in trouble ({status}{quoted})", "Run again later.")
    return Unacceptable(subject, f"the host refused it ({status}{quoted})", said=said)


def _missing(answer: Answer) -> str:
    """What right would do, where the host tells."""
    if "x-github-sso" in answer.headers:
        _, _, url = answer.headers["x-github-sso"].partition("url=")
        return "Authorize the token for the organisation's single sign-on" + (
            f": {url}" if url else "."
        )
    fine, classic = (
        answer.headers.get(f"x-accepted-{name}", "")
        for name in ("github-permissions", "oauth-scopes")
    )
    if "x-oauth-scopes" in answer.headers and classic:
        has = answer.headers["x-oauth-scopes"] or "none"
        return f"The token needs one of the scopes {classic}; it has {has}."
    if fine:
        return f"The token or App needs the permission {fine.replace(';', ', or')}."
    if classic:
        return f"The token needs one of the scopes {classic}."
    return "Give the credential the right, or name one that has it."


def _told(answer: Answer, now: float) -> float | None:
    after = answer.headers.get("retry-after", "")
    if after.strip().isdigit():
        return float(after)
    if after:
        try:
            return parsedate_to_datetime(after).timestamp() - now
        except ValueError:
            return None
    for name in ("x-ratelimit-reset", "ratelimit-reset"):
        if (
            answer.headers.get(name, "").isdigit()
            and answer.headers.get("x-ratelimit-remaining", "0") == "0"
        ):
            return float(answer.headers[name]) - now + 1
    return None


def _words(found: Any) -> Iterator[str]:
    """The texts under `message`, `error`, `errors` and the like, in the shapes of GitHub, GitLab
    and Gitea."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, list):
        for one in found:
            yield from _words(one)
    elif isinstance(found, dict):
        told = [
            name for name in ("message", "error", "error_description", "errors") if found.get(name)
        ]
        for name in told or found:
            yield from _words(found[name])
