"""The TLS side of a connection: whom to trust and which certificate to show."""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Iterator

from provisioner.base import files, memory, temporary
from provisioner.base.errors import BadInput
from provisioner.clusters.access.base import ClientCertificate, Connection


def context(cluster: str, connection: Connection) -> ssl.SSLContext:
    """BadInput if OpenSSL cannot use the CA or the client certificate."""
    from urllib3.util.ssl_ import create_urllib3_context

    made = create_urllib3_context(
        cert_reqs=ssl.CERT_REQUIRED if connection.verify else ssl.CERT_NONE
    )
    certificate = connection.credential.certificate()
    with _translated(cluster, "the CA certificate of its API server"):
        _trust(made, connection.ca)
    with _translated(cluster, "the client certificate or its key"):
        if certificate:
            _present(made, certificate)
    return made


def _trust(made: ssl.SSLContext, ca: str) -> None:
    if ca:
        # Comments between the certificates may hold any characters; OpenSSL takes ASCII only.
        made.load_verify_locations(cadata=ca.encode("ascii", "replace").decode())
    else:
        made.load_default_certs()


def _present(made: ssl.SSLContext, certificate: ClientCertificate) -> None:
    with _path_to(certificate.certificate) as chain, _path_to(certificate.key.reveal()) as key:
        # An empty password: OpenSSL would ask for one on the terminal.
        made.load_cert_chain(chain, key, password="")


@contextlib.contextmanager
def _path_to(text: str) -> Iterator[str]:
    """A path that leads to the text: OpenSSL loads a client certificate from paths only. Where
    memory has none, it is a private file that is removed at once."""
    with memory.path_to(text) as path:
        if path:
            yield path
            return
    with temporary.folder() as folder:
        files.write_private(folder / "pem", text)
        yield str(folder / "pem")


@contextlib.contextmanager
def _translated(cluster: str, subject: str) -> Iterator[None]:
    try:
        yield
    except (ssl.SSLError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise BadInput(
            f"cluster {cluster}", f"{subject} cannot be used: {reason}", "Expected PEM."
        ) from error
