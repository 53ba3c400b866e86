"""Where a credential goes when a host redirects, and what a user's .netrc may do: nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.http import session
from provisioner.base.http.authorization import Authorization
from provisioner.base.run_context import RunContext
from provisioner.base.secret import Secret
from tests.fakes.server import Request, Response, Server

NETRC = "machine 127.0.0.1 login somebody password canary\ndefault login x password canary\n"
Answer = Callable[[Request], Response]


@pytest.fixture
def servers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Answer], Server]]:
    made: list[Server] = []

    def make(answer: Answer) -> Server:
        made.append(Server(tmp_path / str(len(made)), "", answer))
        return made[-1]

    (tmp_path / ".netrc").write_text(NETRC)
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HOME", str(tmp_path))
    yield make
    for server in made:
        server.close()


def moved(location: str, status: int = 302) -> Answer:
    def answer(request: Request) -> Response:
        if request.path == "/old":
            return Response(status=status, headers={"Location": location})
        return Response(body={})

    return answer


def authorizations(server: Server) -> list[str]:
    return [request.headers.get("authorization", "") for request in server.seen]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_on_the_same_host_keeps_our_credential(
    status: int, servers: Callable[[Answer], Server]
) -> None:
    server = servers(moved("/new", status))
    auth = Authorization(lambda: Secret("ours"))
    with session.new_session("x", RunContext(), auth=auth, ca_file=str(server.ca)) as opened:
        opened.get(f"https://{server.netloc}/old")
    assert authorizations(server) == ["Bearer ours", "Bearer ours"]


def test_a_redirect_to_another_host_is_not_followed(servers: Callable[[Answer], Server]) -> None:
    other = servers(lambda _request: Response(body={}))
    server = servers(moved(f"https://{other.netloc}/new"))
    auth = Authorization(lambda: Secret("ours"))
    with (
        session.new_session("x", RunContext(), auth=auth, ca_file=str(server.ca)) as opened,
        pytest.raises(BadInput, match="redirects to"),
    ):
        opened.get(f"https://{server.netloc}/old")
    assert other.seen == []


def test_a_download_sends_nothing_of_the_users_anywhere(
    servers: Callable[[Answer], Server], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = servers(lambda _request: Response(body={}))
    server = servers(moved(f"https://{other.netloc}/new"))
    (tmp_path / "both").write_text(server.ca.read_text() + other.ca.read_text())
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "both"))
    url = f"https://{server.netloc}/old"
    assert session.download(url, "x", RunContext(), largest=99, seconds=9) == b"{}"
    assert [*authorizations(server), *authorizations(other)] == ["", ""]


@pytest.mark.parametrize("token", ["canary\nX: y", "canary\r", "canaryé"])
def test_a_credential_that_no_header_takes_is_not_quoted(
    token: str, servers: Callable[[Answer], Server]
) -> None:
    server = servers(moved("/new"))
    auth = Authorization(lambda: Secret(token))
    with (
        session.new_session("x", RunContext(), auth=auth, ca_file=str(server.ca)) as opened,
        pytest.raises(ProvisionerError, match="no HTTP header takes") as caught,
    ):
        opened.get(f"https://{server.netloc}/old")
    assert "canary" not in str(caught.value)
    assert server.seen == []
