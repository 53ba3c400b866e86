"""Downloads against a server in this process: tries are bounded, causes are named, proxies are
used."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from provisioner.base.errors import BadInput, Unreachable
from provisioner.base.http import answers
from provisioner.base.retry import Backoff
from provisioner.base.run_context import RunContext
from provisioner.distribution import download

QUICK = Backoff(first=0.01, longest=0.01, tries=answers.BACKOFF.tries)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: list[int] = []
        self.retry_after = "0"
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.headers.append({name.lower(): value for name, value in self.headers.items()})
        status = self.server.answers.pop(0) if self.server.answers else 200
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "4")
        self.send_header("Retry-After", self.server.retry_after)
        self.end_headers()
        self.wfile.write(b"data")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in (
        "http_proxy",
        "HTTP_PROXY",
        "https_proxy",
        "HTTPS_PROXY",
        "no_proxy",
        "NO_PROXY",
        "all_proxy",
        "ALL_PROXY",
    ):
        monkeypatch.delenv(name, raising=False)
    with Server() as made:
        thread = threading.Thread(
            target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        thread.start()
        monkeypatch.setattr(download, "RELEASES", f"http://127.0.0.1:{made.server_port}/releases")
        monkeypatch.setattr(answers, "BACKOFF", QUICK)
        monkeypatch.setattr(answers, "SHORTEST", 0.0)
        yield made
        made.shutdown()
        thread.join()


def test_a_release_is_fetched(server: Server) -> None:
    assert download.release("v2.9.4", RunContext()) == b"data"
    assert server.asked == ["/releases/v2.9.4/manifests.tar.gz"]


def test_another_file_of_a_release_may_be_missing(server: Server) -> None:
    assert download.asset("v2.9.4", "provenance.intoto.jsonl", RunContext()) == b"data"
    server.answers = [404]
    assert download.asset("v2.9.4", "provenance.intoto.jsonl", RunContext()) is None
    assert server.asked == ["/releases/v2.9.4/provenance.intoto.jsonl"] * 2


def test_redirects_are_followed(server: Server) -> None:
    server.answers = [302]
    assert download.release("v2.9.4", RunContext()) == b"data"
    assert server.asked[1:] == ["/elsewhere"]


def test_a_transient_failure_is_tried_again(server: Server) -> None:
    server.answers = [503, 429]
    assert download.release("v2.9.4", RunContext()) == b"data"
    assert len(server.asked) == 3


@pytest.mark.parametrize("status", [503, 429])
def test_a_server_that_asks_for_an_hour_is_not_waited_for(server: Server, status: int) -> None:
    server.answers, server.retry_after = [status] * 9, "3600"
    with pytest.raises(Unreachable, match=f"cannot be fetched: .*{status}"):
        download.release("v2.9.4", RunContext())
    assert len(server.asked) == 1


def test_tries_are_bounded(server: Server) -> None:
    server.answers = [500] * 20
    with pytest.raises(Unreachable, match=r"internal error \(500\)") as caught:
        download.release("v2.9.4", RunContext())
    assert len(server.asked) == QUICK.tries
    assert "`distribution`" in caught.value.hint


def test_an_unknown_release_is_named(server: Server) -> None:
    server.answers = [404]
    with pytest.raises(BadInput, match=r"Flux v2\.0\.99: no such release"):
        download.release("v2.0.99", RunContext())


def test_a_server_that_is_not_there_names_the_way_out(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "RELEASES", "http://127.0.0.1:9")
    with pytest.raises(Unreachable, match="cannot be fetched") as caught:
        download.release("v2.9.4", RunContext())
    assert "`distribution`" in caught.value.hint


def test_too_much_is_not_read(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "LARGEST_ARCHIVE", 3)
    with pytest.raises(Unreachable, match="too large"):
        download.release("v2.9.4", RunContext())


def test_the_proxy_of_the_environment_is_used_with_its_password(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://me:p%40ss@127.0.0.1:{server.server_port}")
    monkeypatch.setattr(download, "RELEASES", "http://releases.invalid")
    assert download.release("v2.9.4", RunContext()) == b"data"
    assert server.asked == ["http://releases.invalid/v2.9.4/manifests.tar.gz"]
    assert server.headers[0]["proxy-authorization"] == "Basic bWU6cEBzcw=="


def test_no_proxy_is_honoured(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert download.release("v2.9.4", RunContext()) == b"data"
