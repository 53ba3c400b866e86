"""What the sandbox's authority signs is accepted by a strict client, and what another signs is
not."""

from __future__ import annotations

import socket
import ssl
import threading
from typing import TYPE_CHECKING

import pytest

from provisioner.sandbox.cluster import certificates

if TYPE_CHECKING:
    from pathlib import Path


def greeted(server: tuple[Path, str], authority: Path, name: str) -> bool:
    """Whether a client that trusts `authority` takes this server's certificate for `name`."""
    listening = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    listening.load_cert_chain(server[0] / f"{server[1]}.crt", server[0] / f"{server[1]}.key")
    client = ssl.create_default_context(cafile=str(authority))
    client.verify_flags |= ssl.VERIFY_X509_STRICT
    ours, theirs = socket.socketpair()

    def serve() -> None:
        try:
            listening.wrap_socket(theirs, server_side=True).close()
        except (ssl.SSLError, OSError):
            theirs.close()

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        client.wrap_socket(ours, server_hostname=name).close()
    except ssl.SSLCertVerificationError:
        return False
    finally:
        ours.close()
        thread.join()
    return True


@pytest.fixture
def pki(tmp_path: Path) -> Path:
    certificates.authority(tmp_path / "pki")
    certificates.issue(tmp_path / "pki", tmp_path / "pki", "server", common_name="server")
    return tmp_path / "pki"


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "kubernetes.default.svc"])
def test_a_strict_client_takes_it(pki: Path, name: str) -> None:
    assert greeted((pki, "server"), pki / "ca.crt", name)


def test_not_for_another_name_nor_from_another_authority(pki: Path, tmp_path: Path) -> None:
    assert not greeted((pki, "server"), pki / "ca.crt", "example.org")
    certificates.authority(tmp_path / "other")
    assert not greeted((pki, "server"), tmp_path / "other" / "ca.crt", "127.0.0.1")


def test_keys_are_private_and_kept(pki: Path) -> None:
    before = {path.name: path.read_bytes() for path in pki.iterdir()}
    certificates.authority(pki)
    certificates.issue(pki, pki, "server", common_name="server")
    certificates.signing_key(pki / "sa.key")
    first = (pki / "sa.key").read_bytes()
    certificates.signing_key(pki / "sa.key")
    assert {name: (pki / name).read_bytes() for name in before} == before
    assert (pki / "sa.key").read_bytes() == first
    assert first.startswith(b"-----BEGIN EC PRIVATE KEY")  # the one form the API server reads
    assert {path.stat().st_mode & 0o777 for path in pki.iterdir()} == {0o600}
    assert pki.stat().st_mode & 0o777 == 0o700
