"""The source Secret: what is written is read back, and what is broken is not believed."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from provisioner.base import keys
from provisioner.base.secret import Secret
from provisioner.flux import secret
from provisioner.handover.fleet import GitOps

HOSTS = ["[127.0.0.1]:2222 ssh-ed25519 AAAA", "h ssh-rsa BBBB"]


def test_what_is_written_is_read_back() -> None:
    pair = keys.make("ed25519")
    made = secret.source(GitOps(namespace="delivery"), keys=pair, known_hosts=HOSTS)
    assert made["metadata"] == {"name": "flux-system", "namespace": "delivery"}
    assert sorted(made["data"]) == ["identity", "identity.pub", "known_hosts"]
    private, public, known_hosts = secret.read(made)
    assert (private, public, known_hosts) == (pair.private, pair.public, HOSTS)
    assert repr(private) == "***"


def test_a_shared_credential() -> None:
    made = secret.shared(GitOps(), {"username": Secret("git"), "password": Secret("canary")})
    assert sorted(made["data"]) == ["password", "username"]
    assert secret.entries(made) == {"username": Secret("git"), "password": Secret("canary")}
    assert secret.entries({}) == {}


@pytest.mark.parametrize(
    "found",
    [
        {},
        {"data": None},
        {"data": {}},
        {"data": {"identity": "%%%", "known_hosts": None}},
        {"data": {"identity": "/w=="}},
    ],
)
def test_what_is_unreadable_is_absent(found: dict[str, Any]) -> None:
    assert secret.read(found) == (None, None, [])


def test_a_secret_of_flux_bootstrap_is_understood() -> None:
    encoded = {
        "identity.pub": "ecdsa-sha2-nistp384 AAAA comment\n",
        "known_hosts": "h ssh-rsa A\n\n  h ecdsa B \n",
    }
    data = {name: base64.b64encode(text.encode()).decode() for name, text in encoded.items()}
    found = secret.read({"data": data, "stringData": {"identity": "key"}})
    assert found == (Secret("key"), "ecdsa-sha2-nistp384 AAAA", ["h ssh-rsa A", "h ecdsa B"])
