"""What the fakes of Git hosts share: an HTTPS server on loopback that keeps what it was asked, and
can misbehave."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from provisioner.sandbox.cluster import certificates


@dataclass(frozen=True, kw_only=True)
class Request:
    """`path` without the API's prefix, percent-encoded as it came; `query` has the last value of
    each name."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Any

    @property
    def token(self) -> str:
        return self.headers.get("authorization", "").partition(" ")[2]


@dataclass(frozen=True, kw_only=True)
class Response:
    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Fault:
    """For one request. `answer` in place of the real one; `after`: the request is carried out all
    the same. `cut`: the connection drops in the middle of the body."""

    answer: Response | None = None
    after: bool = False
    cut: bool = False
    method: str = ""

    def meant_for(self, request: Request) -> bool:
        return self.method in ("", request.method)


# The answer to a creation is lost after it was carried out.
LOST = (
    Fault(cut=True, method="POST"),
    Fault(answer=Response(status=502), after=True, method="POST"),
)


class Server:
    """`handle` is the fake. `faults` are used up in their order, each by the first request that it
    is meant for; then `dice` are thrown."""

    def __init__(self, folder: Path, prefix: str, handle: Callable[[Request], Response]) -> None:
        certificates.authority(folder / "pki")
        certificates.issue(folder / "pki", folder / "tls", "server", common_name="fake")
        self.ca, self.prefix, self.handle = folder / "pki" / "ca.crt", prefix, handle
        self.faults: list[Fault] = []
        self.dice: Callable[[], Fault | None] = lambda: None
        self.seen: list[Request] = []
        self.judge: Callable[[Request, Response], None] = lambda request, response: None
        self.judged: list[str] = []  # what `judge` found wrong, in words
        self._lock = threading.Lock()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "tls" / "server.crt", folder / "tls" / "server.key")
        self._http.socket = context.wrap_socket(self._http.socket, server_side=True)
        self._thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        self._thread.start()

    @property
    def netloc(self) -> str:
        return f"127.0.0.1:{self._http.server_address[1]}"

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def sent(self, method: str, ending: str = "") -> int:
        """How many requests of this method, to paths that end so, came in."""
        return sum(one.method == method and one.path.endswith(ending) for one in self.seen)

    def answer(self, request: Request) -> tuple[Response, bool]:
        """The response, and whether to cut it off."""
        with self._lock:
            self.seen.append(request)
            fault = next((one for one in self.faults if one.meant_for(request)), None)
            if fault:
                self.faults.remove(fault)
            fault = fault or self.dice()
            if fault is None or fault.after or fault.cut:
                real = self.handle(request)
                self._judge(request, real)
            else:
                real = Response()
            return (fault.answer if fault and fault.answer else real), bool(fault and fault.cut)

    def _judge(self, request: Request, response: Response) -> None:
        try:
            self.judge(request, response)
        except Exception as error:  # shown by the test: here it would only end a server's thread
            self.judged.append(f"{request.method} {request.path}: {error!r} {error.__cause__!r}")

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 30
            # A body would wait for the acknowledgement of its head, which clients delay by 40 ms.
            disable_nagle_algorithm = True

            def _any(self) -> None:
                request = self._request()
                if request is None:
                    self.close_connection = True
                    return
                response, cut = server.answer(request)
                text = b"" if response.body is None else _encoded(response.body)
                self.send_response(response.status)
                for name, value in {"Content-Type": "application/json", **response.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text[: len(text) // 2] if cut else text)
                self.close_connection = cut

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _any

            def _request(self) -> Request | None:
                """None where the client goes away in the middle of the body."""
                parts = urlsplit(self.path)
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length) if length else b""
                if len(body) < length:
                    return None
                return Request(
                    method=self.command,
                    path=parts.path.removeprefix(server.prefix),
                    query={name: values[-1] for name, values in parse_qs(parts.query).items()},
                    headers={name.lower(): value for name, value in self.headers.items()},
                    body=_decoded(body, self.headers.get("Content-Type") or ""),
                )

            def log_message(self, format: str, *arguments: Any) -> None:
                """Silent."""

        return Handler


def _decoded(body: bytes, content_type: str) -> Any:
    if content_type.startswith("text/plain"):
        return body.decode()
    return json.loads(body) if body else None


def _encoded(body: Any) -> bytes:
    return body.encode() if isinstance(body, str) else json.dumps(body).encode()


def page(server: Server, request: Request, items: list[Any], size: int) -> Response:
    """One page of a list, with a Link to the next."""
    number = int(request.query.get("page", "1"))
    size = min(size, int(request.query.get("per_page", "30")))
    rest = items[number * size :]
    query = "&".join(
        f"{name}={value}" for name, value in {**request.query, "page": str(number + 1)}.items()
    )
    link = f'<https://{server.netloc}{server.prefix}{request.path}?{query}>; rel="next"'
    headers = {"Link": link} if rest else {}
    return Response(body=items[(number - 1) * size : number * size], headers=headers)
