"""An HTTP server on loopback that keeps what is sent to it. To the APIs of GitHub and GitLab it
answers that there is nothing yet."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Message:
    method: str
    path: str
    headers: dict[str, str]
    text: str

    @property
    def body(self) -> Any:
        return json.loads(self.text)


@dataclass
class Sink:
    """`refused`: paths that are answered with 403."""

    url: str = ""
    messages: list[Message] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)

    def under(self, path: str) -> list[Message]:
        return [one for one in self.messages if one.path.startswith(path)]


@contextlib.contextmanager
def serving() -> Iterator[Sink]:
    sink = Sink()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            about_me = self.path.split("?")[0].endswith("/user")
            self._answer(200, {"id": 1, "login": "flux", "username": "flux"} if about_me else [])

        def _keep(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            text = self.rfile.read(length).decode()
            headers = {name.lower(): value for name, value in self.headers.items()}
            sink.messages.append(Message(self.command, self.path, headers, text))
            refused = any(self.path.startswith(path) for path in sink.refused)
            self._answer(403 if refused else 200, {})

        def _answer(self, code: int, body: object) -> None:
            self.send_response(code)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        do_POST = do_PUT = _keep

        def log_message(self, *_arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    sink.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield sink
    finally:
        server.shutdown()
        server.server_close()
