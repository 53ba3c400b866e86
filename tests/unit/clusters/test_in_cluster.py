"""The cluster that provisioner itself runs in, as a pod."""

from __future__ import annotations

from pathlib import Path

import pytest

from provisioner.base.errors import BadInput, Unreachable
from provisioner.clusters import access
from provisioner.clusters.access import in_cluster
from provisioner.clusters.access.base import Connection
from provisioner.clusters.client import Client
from provisioner.handover.clusters.in_cluster import Declaration

from .conftest import ApiServer


@pytest.fixture
def token(api: ApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As the kubelet mounts it."""
    host, _, port = api.netloc.partition(":")
    monkeypatch.setenv(in_cluster.HOST, host)
    monkeypatch.setenv(in_cluster.PORT, port)
    monkeypatch.setattr(in_cluster, "FOLDER", tmp_path)
    (tmp_path / "ca.crt").write_bytes(api.ca.read_bytes())
    file = tmp_path / "token"
    file.write_text("good\n")
    return file


def reached() -> Connection:
    return access.reach("hub", Declaration())


def test_the_service_account_signs_in(token: Path) -> None:
    connection = reached()
    assert Client("hub", connection).version() == "v1.2.3"
    assert connection.insecurity == ""
    assert "good" not in repr(connection)


def test_the_token_is_read_anew_when_the_kubelet_replaces_it(api: ApiServer, token: Path) -> None:
    client = Client("hub", reached())
    client.version()
    token.write_text("next")
    api.accepted = {"next"}
    client.version()
    assert [one.token for one in api.seen] == ["good", "next"]


@pytest.mark.parametrize("text", ["", None])
def test_while_it_is_being_replaced_the_last_one_is_used(token: Path, text: str | None) -> None:
    client = Client("hub", reached())
    if text is None:
        token.unlink()
    else:
        token.write_text(text)
    assert client.version() == "v1.2.3"


def test_a_token_that_is_refused_is_an_error(api: ApiServer, token: Path) -> None:
    client = Client("hub", reached())
    api.accepted = set()
    with pytest.raises(Unreachable, match="cluster hub: the credential is refused"):
        client.version()


def test_an_address_of_ipv6(token: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(in_cluster.HOST, "fd00::1")
    monkeypatch.setenv(in_cluster.PORT, "443")
    assert reached().server == "https://[fd00::1]:443"


@pytest.mark.parametrize("variable", [in_cluster.HOST, in_cluster.PORT])
def test_outside_a_pod(token: Path, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.delenv(variable)
    with pytest.raises(BadInput, match=r"cluster hub: this is no pod.*Run provisioner in a pod"):
        reached()


@pytest.mark.parametrize("name", ["token", "ca.crt"])
def test_a_pod_without_a_token(token: Path, name: str) -> None:
    (token.parent / name).unlink()
    with pytest.raises(BadInput, match=rf"{name} cannot be read.*automountServiceAccountToken"):
        reached()
