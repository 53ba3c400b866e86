"""The REST API of one repository: requests and pages, decoded."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import requests

from provisioner.base.http.answers import NotFound

Raw = dict[str, Any]  # an object as the API gives it


@contextlib.contextmanager
def naming(right: str) -> Iterator[None]:
    """Hosts answer "not found" also where the credential may not see what is there."""
    try:
        yield
    except NotFound as error:
        hint = f"{error.hint} Needed for that: {right}." if right else error.hint
        raise NotFound(error.subject, error.cause, hint) from error


class Api:
    """`base` is the API's URL without a slash at its end. `follow`: a GET follows a redirect, but
    never to another host; any other redirect is NotFound."""

    def __init__(
        self,
        session: requests.Session,
        base: str,
        subject: str,
        *,
        headers: Mapping[str, str] | None = None,
        follow: bool = True,
    ) -> None:
        self._session, self.base, self._subject = session, base, subject
        self._headers, self._follow = dict(headers or {}), follow

    def get(self, path: str, **query: Any) -> Any:
        return self.response("GET", path, query=query).json()

    def send(self, method: str, path: str, body: Raw | None = None) -> Any:
        """The decoded answer; None where it is empty."""
        answer = self.response(method, path, body=body)
        return answer.json() if answer.content else None

    def pages(self, path: str, **query: Any) -> Iterator[Raw]:
        """Every item of a list. Of the link to the next page only the query is used: the host may
        know itself by an address that we cannot reach, and must not choose who gets the token."""
        more: dict[str, Any] | None = query
        while more is not None:
            answer = self.response("GET", path, query=more)
            yield from answer.json()
            link = answer.links.get("next", {}).get("url")
            more = dict(parse_qsl(urlsplit(link).query)) if link else None

    def response(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Any] | None = None,
        body: Raw | None = None,
    ) -> requests.Response:
        answer = self._session.request(
            method,
            self.base + path,
            params=dict(query or {}),
            json=body,
            headers=self._headers,
            allow_redirects=self._follow and method == "GET",
        )
        if answer.is_redirect:
            hint = "Declare the owner, name and URL that it has now."
            raise NotFound(self._subject, "it has moved", hint)
        return answer
