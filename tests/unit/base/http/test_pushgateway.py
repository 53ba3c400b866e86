"""Metrics on their way to a gateway: which group they replace, and where a token goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.base.http import pushgateway
from provisioner.base.secret import Secret
from tests.fakes.server import Request, Response, Server

CANARY = "canary-canary"
TEXT = 'provisioner_clusters{fleet="demo"} 1\n'
Answer = Callable[[Request], Response]


@pytest.fixture
def gateway(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    server = Server(tmp_path, "", lambda _request: Response())
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(server.ca))
    yield server
    server.close()


def push(url: str, fleet: str = "demo", token: str = "") -> None:
    given = Secret(token) if token else None
    pushgateway.push(url, {"fleet": fleet}, TEXT, "text/plain; version=0.0.4", given)


@pytest.mark.parametrize("end", ["", "/", "/base"])
def test_it_replaces_the_group_of_its_fleet(gateway: Server, end: str) -> None:
    push(f"https://{gateway.netloc}{end}", fleet="a b/c")
    (seen,) = gateway.seen
    assert seen.method == "PUT"
    assert seen.path == f"{end.rstrip('/')}/metrics/job/provisioner/fleet/a%20b%2Fc"
    assert seen.body == TEXT
    assert seen.headers["content-type"] == "text/plain; version=0.0.4"
    assert "authorization" not in seen.headers


def test_a_token_is_sent(gateway: Server) -> None:
    push(f"https://{gateway.netloc}", token=CANARY)
    assert gateway.seen[0].headers["authorization"] == f"Bearer {CANARY}"


def test_a_token_is_never_sent_in_clear() -> None:
    with pytest.raises(BadInput, match="is not an HTTPS address") as error:
        push("http://127.0.0.1:1", token=CANARY)
    assert CANARY not in str(error.value)


@pytest.mark.parametrize("status", [400, 401, 404])
def test_what_the_gateway_refuses_is_an_error(gateway: Server, status: int) -> None:
    gateway.handle = lambda _request: Response(status=status, body=f"no {CANARY}")
    with pytest.raises(ProvisionerError, match=f"push to https://{gateway.netloc}") as error:
        push(f"https://{gateway.netloc}", token=CANARY)
    assert CANARY not in str(error.value)


@pytest.mark.parametrize(
    ("url", "cause"),
    [
        ("push.example.com", "not the address"),
        ("ftp://push.example.com", "not the address"),
        ("https://", "not the address"),
        (f"https://me:{CANARY}@push.example.com", "holds a password"),
        (f"https://{CANARY}@push.example.com", "holds a password"),
        ("https://push.example.com?a=b", "a query or a fragment"),
        ("https://push.example.com/#a", "a query or a fragment"),
        ("https://push.example.com:port", "not the address"),
        ("https://[push", "not the address"),
    ],
)
def test_addresses_that_are_refused(url: str, cause: str) -> None:
    with pytest.raises(BadInput, match=cause) as error:
        pushgateway.check(url)
    assert CANARY not in str(error.value)
