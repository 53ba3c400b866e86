"""A bare client of one sandbox API server: verified TLS and a token, JSON in and out, lists and
watches.

Not clusters.client: the node agent of each cluster would load the kubernetes package (0.1 s and
20 MB), and it needs what no pairing needs, such as a watch over all pods without retries.
"""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any

import msgspec

from provisioner.base.errors import ProvisionerError, Unreachable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from urllib3 import BaseHTTPResponse

Object = dict[str, Any]
MERGE = "application/merge-patch+json"
STATUS = "application/strategic-merge-patch+json"


class Answered(ProvisionerError):
    """The API server answered with an error; `status` is the HTTP status."""

    def __init__(self, subject: str, status: int, cause: str) -> None:
        self.status = status
        super().__init__(subject, cause)


class Api:
    """Safe to use from several threads. `kubeconfig` is one that the sandbox wrote."""

    def __init__(self, kubeconfig: Path) -> None:
        import urllib3

        config = json.loads(kubeconfig.read_bytes())
        server = config["clusters"][0]["cluster"]["server"]
        authority = config["clusters"][0]["cluster"]["certificate-authority"]
        self.server = str(server)
        self._pool = urllib3.PoolManager(ca_certs=authority, maxsize=16, retries=False)
        self._token = str(config["users"][0]["user"]["token"])

    def request(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        kind: str = "application/json",
        timeout: float = 20,
    ) -> Object:
        """The decoded answer; Answered for an HTTP error, Unreachable without an answer."""
        answer = self._send(method, path, body, kind, stream=False, timeout=timeout)
        return dict(msgspec.json.decode(answer.data)) if answer.data else {}

    def ready(self) -> bool:
        """Whether the API server reports itself ready."""
        with contextlib.suppress(ProvisionerError):
            self._send("GET", "/readyz", None, "", stream=False, timeout=2)
            return True
        return False

    def watch(self, path: str) -> Iterator[tuple[str, Object]]:
        """All objects as ADDED, then one SYNCED, then each change; ends when the server ends the
        watch. Call it again then: a watch may end at any time, for example with 410 Gone."""
        listed = self.request("GET", path)
        for item in listed["items"]:
            yield "ADDED", item
        yield "SYNCED", {}
        version = listed["metadata"]["resourceVersion"]
        query = f"watch=1&allowWatchBookmarks=true&resourceVersion={version}"
        answer = self._send("GET", f"{path}?{query}", None, "", stream=True, timeout=None)
        try:
            yield from _events(answer)
        finally:
            answer.close()

    def _send(
        self,
        method: str,
        path: str,
        body: object,
        kind: str,
        *,
        stream: bool,
        timeout: float | None = 20,
    ) -> BaseHTTPResponse:
        with self._translated(f"{method} {path}"):
            answer = self._pool.request(
                method,
                self.server + path,
                body=None if body is None else msgspec.json.encode(body),
                headers=self._headers(kind if body is not None else ""),
                timeout=timeout,
                preload_content=not stream,
            )
        if answer.status >= 400:
            cause = f"HTTP {answer.status}: {_message(answer.data)}"
            raise Answered(f"{method} {path}", answer.status, cause)
        return answer

    def _headers(self, content_type: str) -> dict[str, str]:
        authorization = {"Authorization": f"Bearer {self._token}"}
        return authorization | ({"Content-Type": content_type} if content_type else {})

    @contextlib.contextmanager
    def _translated(self, request: str) -> Iterator[None]:
        import urllib3

        try:
            yield
        except (urllib3.exceptions.HTTPError, OSError) as error:
            # The type alone: urllib3's text repeats the address and the pool.
            cause = f"{type(error).__name__} for {request}"
            raise Unreachable(f"API server {self.server}", cause) from error


def _events(answer: BaseHTTPResponse) -> Iterator[tuple[str, Object]]:
    import urllib3

    # A lost connection ends the watch like any other end: the caller lists and watches again.
    with contextlib.suppress(urllib3.exceptions.HTTPError, OSError):
        for event in map(msgspec.json.decode, _lines(answer)):
            if event["type"] == "ERROR":
                return
            if event["type"] != "BOOKMARK":
                yield event["type"], event["object"]


def _lines(answer: BaseHTTPResponse) -> Iterator[bytes]:
    rest = b""
    for chunk in answer.stream(65536):
        *lines, rest = (rest + chunk).split(b"\n")
        yield from lines


def _message(data: bytes) -> str:
    try:
        return str(msgspec.json.decode(data)["message"])
    except (msgspec.DecodeError, KeyError, TypeError):
        return data.decode(errors="replace")[:200]
