"""Servers that cannot be verified, and as whom requests are sent."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from provisioner.base.errors import BadInput
from provisioner.clusters import kubeconfig
from provisioner.clusters.client import Client

from .conftest import ApiServer, FakePlain

SKIPPED = {"insecure-skip-tls-verify": True}


def test_a_server_that_is_not_verified_is_refused(api: ApiServer) -> None:
    with pytest.raises(BadInput, match=r"not verified \(insecure-skip.*insecure=True") as caught:
        api.connection({"token": "good"}, **SKIPPED)
    assert caught.value.subject == "cluster c1"
    assert api.seen == []


def test_it_is_used_on_request_without_a_warning_of_a_library(api: ApiServer) -> None:
    connection = api.connection({"token": "good"}, insecure=True, **SKIPPED)
    assert "not verified" in connection.insecurity
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default")
        assert Client("c1", connection).version() == "v1.2.3"
    assert [str(one.message) for one in caught] == []


def test_a_verified_server_is_no_insecurity(api: ApiServer) -> None:
    assert api.connection({"token": "good"}, insecure=True).insecurity == ""


@pytest.mark.parametrize("scheme", ["http://", ""])
def test_a_plain_server_is_refused_and_on_request_gets_no_credential(
    scheme: str, plain: str, tmp_path: Path
) -> None:
    file = tmp_path / "kubeconfig"
    file.write_text(
        f"""
current-context: x
contexts: [{{name: x, context: {{cluster: x, user: me}}}}]
clusters: [{{name: x, cluster: {{server: '{scheme}{plain}'}}}}]
users: [{{name: me, user: {{token: canary}}}}]
"""
    )
    with pytest.raises(BadInput, match=r"not reached over TLS \(http://.*insecure=True"):
        kubeconfig.connection("c1", str(file), None)
    connection = kubeconfig.connection("c1", str(file), None, insecure=True)
    assert Client("c1", connection).version() == "v1.2.3"
    assert "canary" not in FakePlain.heads[0].as_string()
    assert len(FakePlain.heads) == 1


def test_impersonation_reaches_the_server(plain: str, tmp_path: Path) -> None:
    file = tmp_path / "kubeconfig"
    file.write_text(
        f"""
current-context: x
contexts: [{{name: x, context: {{cluster: x, user: me}}}}]
clusters: [{{name: x, cluster: {{server: 'http://{plain}'}}}}]
users: [{{name: me, user: {{as: jane, as-groups: [dev, ops]}}}}]
"""
    )
    connection = kubeconfig.connection("c1", str(file), None, insecure=True)
    Client("c1", connection).version()
    assert FakePlain.heads[0].get_all("Impersonate-User") == ["jane"]
    assert FakePlain.heads[0].get_all("Impersonate-Group") == ["dev", "ops"]
