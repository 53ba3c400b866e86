"""Sessions with APIs, and downloads: certificate authorities, proxies and the credential.

Importing requests takes time, so this module is imported only for hosts with a REST API and for a
download.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import requests

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import TimedOut, Unreachable
from provisioner.base.http import authorities, failures
from provisioner.base.http.adapter import Adapter, PlainText
from provisioner.base.http.authorization import Authorization
from provisioner.base.retry import Pace
from provisioner.base.run_context import RunContext

CHUNK = 2**16  # bytes


def new_session(
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
    made.mount("https://", Adapter(subject, context, auth, verify, pace=pace))
    made.mount("http://", PlainText(subject))
    return made


def download(url: str, subject: str, context: RunContext, *, largest: int, seconds: float) -> bytes:
    """The body at a URL, without any credential; Unreachable when it has more than `largest` bytes,
    TimedOut when it takes longer than `seconds`."""
    deadline, auth = Deadline.after(seconds), Authorization()
    verify = authorities.for_requests(None, subject)
    adapter = Adapter(subject, context, auth, verify, patience=seconds, json=False)
    # requests unpacks what a server compresses on the way; we want the file's own bytes.
    headers = {"Accept-Encoding": "identity"}
    with _session(auth) as opened:
        opened.mount("https://", adapter)
        opened.mount("http://", adapter)
        with opened.get(url, stream=True, headers=headers) as response:
            return _body(response, subject, largest, deadline)


class Session(requests.Session):
    def rebuild_auth(
        self, prepared_request: requests.PreparedRequest, response: requests.Response
    ) -> None:
        """After a redirect requests would put in what a user's .netrc holds for the host, in place
        of our credential. This keeps ours on its own host, and none elsewhere."""
        here, there = urlsplit(response.request.url), urlsplit(prepared_request.url)
        if (here.scheme, here.netloc) != (there.scheme, there.netloc):
            prepared_request.headers.pop("Authorization", None)


def _session(auth: Authorization) -> requests.Session:
    made = Session()
    made.auth = auth
    made.headers["User-Agent"] = "provisioner"
    return made


def _body(response: requests.Response, subject: str, largest: int, deadline: Deadline) -> bytes:
    data = bytearray()
    for chunk in _chunks(response, subject):
        data += chunk
        if len(data) > largest:
            raise Unreachable(subject, f"the answer is too large: more than {largest} bytes")
        if deadline.over():
            raise TimedOut(subject, "the download took too long")
    return bytes(data)


def _chunks(response: requests.Response, subject: str) -> Iterator[bytes]:
    """The adapter has translated the errors up to the headers; these are the later ones."""
    try:
        yield from response.iter_content(CHUNK)
    except requests.RequestException as failure:
        raise failures.error(subject, response.request, failure) from failure
