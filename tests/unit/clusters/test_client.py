"""Requests of a client, as a fake API server sees them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from urllib3.connection import HTTPSConnection

from provisioner.base.deadlines import Deadline
from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.base.retry import Backoff
from provisioner.base.secret import Secret
from provisioner.clusters import retrying
from provisioner.clusters.access.base import ClientCertificate, Connection
from provisioner.clusters.client import Client
from provisioner.clusters.kinds import FLUX, Kind
from tests.fakes.credentials import StaticCredential
from tests.fakes.server import Fault, Response

from .conftest import ApiServer

AT_ONCE = 4


@dataclass(kw_only=True)
class Renewable:
    """Hands out one token after the other."""

    tokens: list[str]
    renewals: int = 0
    before_renewal: Callable[[], None] = lambda: None

    def authorization(self) -> Secret:
        return Secret(f"Bearer {self.tokens[0]}")

    def certificate(self) -> ClientCertificate | None:
        return None

    def due(self) -> bool:
        return False

    def renew(self) -> bool:
        self.before_renewal()
        self.renewals += 1
        if len(self.tokens) > 1:
            self.tokens.pop(0)
            return True
        return False


def connected(
    api: ApiServer, *tokens: str, notify: Callable[[str], None] = lambda text: None
) -> tuple[Client, Renewable]:
    credential = Renewable(tokens=list(tokens))
    connection = Connection(
        server=f"https://{api.netloc}", credential=credential, ca=api.ca.read_text()
    )
    return Client("c1", connection, patience=1, notify=notify), credential


# -- 401


def test_a_renewed_credential_is_tried_once_a_request(api: ApiServer) -> None:
    client, credential = connected(api, "old", "older", "good")
    with pytest.raises(Unreachable, match=r"\(401\)"):
        client.version()
    assert credential.renewals == 1
    assert client.version() == "v1.2.3"
    assert [request.token for request in api.seen] == ["old", "older", "older", "good"]


def test_a_credential_without_successor_is_refused(api: ApiServer) -> None:
    client, _ = connected(api, "old")
    with pytest.raises(Unreachable, match=r"\(401\)"):
        client.version()
    assert len(api.seen) == 1


def test_threads_that_are_refused_together_share_one_renewal(api: ApiServer) -> None:
    client, credential = connected(api, "old", "good", "other")

    def until_all_are_refused() -> None:
        deadline = Deadline.after(5)
        while len(api.seen) < AT_ONCE and not deadline.over():
            time.sleep(0.001)

    credential.before_renewal = until_all_are_refused
    with ThreadPoolExecutor(AT_ONCE) as pool:
        versions = list(pool.map(lambda _: client.version(), range(AT_ONCE)))
    assert versions == ["v1.2.3"] * AT_ONCE
    assert credential.renewals == 1


# -- what is there


@pytest.mark.parametrize("kind", FLUX, ids=lambda kind: kind.kind)
def test_fluxs_kinds_need_no_discovery_and_are_absent_where_they_are_not_served(
    kind: Kind, api: ApiServer
) -> None:
    client, _ = connected(api, "good")
    subject = kind[:2]
    obj = {
        "apiVersion": subject[0],
        "kind": subject[1],
        "metadata": {"name": "x", "namespace": "y"},
    }
    assert client.get(*subject, "x", "y") is None
    assert client.list(*subject) == []
    assert list(client.watch(*subject, "y", "x", 1)) == [None]
    assert client.delete(obj) is False
    assert client.patch(obj, {}) is None
    with pytest.raises(ProvisionerError, match="its namespace or kind does not exist"):
        client.apply(obj)
    assert all(kind.plural in request.path for request in api.seen)


def test_other_kinds_are_looked_up_once(api: ApiServer) -> None:
    resources = [
        {"name": "things", "kind": "Thing", "namespaced": True},
        {"name": "things/status", "kind": "Thing", "namespaced": True},
    ]
    api.answers["/apis/example.test/v1"] = {"resources": resources}
    api.answers["/apis/example.test/v1/things"] = {"items": [{"metadata": {"name": "x"}}]}
    client, _ = connected(api, "good")
    expected = {
        "apiVersion": "example.test/v1",
        "kind": "Thing",
        "metadata": {"name": "x"},
    }
    assert client.list("example.test/v1", "Thing") == [expected]
    assert client.list("example.test/v1", "Thing", labels="a=b") == [expected]
    assert api.sent("GET", "/apis/example.test/v1") == 1
    assert api.seen[-1].query == {"labelSelector": "a=b"}
    client.list("example.test/v1", "Thing", fields="type=Warning", labels="a=b")
    assert api.seen[-1].query == {"labelSelector": "a=b", "fieldSelector": "type=Warning"}


def test_a_kind_that_is_not_served(api: ApiServer) -> None:
    client, _ = connected(api, "good")
    assert client.get("example.test/v1", "Thing", "x") is None
    with pytest.raises(ProvisionerError, match="does not serve Thing in example.test/v1"):
        client.create({"apiVersion": "example.test/v1", "kind": "Thing", "metadata": {}})


# -- faults that may pass


def test_a_fault_that_passes_is_retried_and_reported(
    api: ApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retrying, "BACKOFF", Backoff(first=0.01, longest=0.02))
    causes: list[str] = []
    client, _ = connected(api, "good", notify=causes.append)
    api.faults = [Fault(answer=Response(status=503, body={"message": "starting"}))]
    assert client.version() == "v1.2.3"
    assert causes == ["GET /version: 503 starting"]


def test_a_stop_ends_the_retries(api: ApiServer) -> None:
    stopping = threading.Event()
    stopping.set()
    connection = Connection(
        server=f"https://{api.netloc}",
        credential=StaticCredential(header=Secret("Bearer good")),
        ca=api.ca.read_text(),
    )
    api.faults = [Fault(answer=Response(status=503)) for _ in range(2)]
    with pytest.raises(Unreachable, match="503"):
        Client("c1", connection, stopping=stopping).version()
    assert len(api.seen) == 1


def test_a_server_of_another_authority_is_not_trusted(api: ApiServer) -> None:
    connection = Connection(server=f"https://{api.netloc}", credential=StaticCredential())
    with pytest.raises(Unreachable, match="certificate verify failed"):
        Client("c1", connection, patience=1).version()
    assert api.seen == []


def test_a_name_in_the_servers_certificate_other_than_that_of_its_url(api: ApiServer) -> None:
    def connection(name: str) -> Connection:
        return Connection(
            server=f"https://{api.netloc}",
            credential=StaticCredential(header=Secret("Bearer good")),
            ca=api.ca.read_text(),
            tls_server_name=name,
        )

    assert Client("c1", connection("kubernetes.default.svc")).version() == "v1.2.3"
    with pytest.raises(Unreachable, match="Hostname mismatch"):
        Client("c1", connection("api.test"), patience=1).version()


# -- redirects


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(status: int, api: ApiServer) -> None:
    """Whoever answers in place of the API server must not get the credential passed on."""
    elsewhere = Response(status=status, headers={"Location": f"https://{api.netloc}/elsewhere"})
    api.faults.append(Fault(answer=elsewhere))
    client, _ = connected(api, "good")
    with pytest.raises(ProvisionerError):
        client.version()
    assert [request.path for request in api.seen] == ["/version"]


# -- connections


def test_whoever_disconnects_holds_no_connection_until_the_next_request(
    api: ApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[HTTPSConnection] = []

    def connect(connection: HTTPSConnection) -> None:
        opened.append(connection)
        really(connection)

    really = HTTPSConnection.connect
    monkeypatch.setattr(HTTPSConnection, "connect", connect)
    client, _ = connected(api, "good")
    for _ in range(2):
        client.version()
        client.version()
        assert opened.pop().sock is not None
        assert not opened
        client.disconnect()
