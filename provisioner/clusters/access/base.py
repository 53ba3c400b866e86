"""How a cluster is reached, whatever its kind: its API server, the CA to trust and a credential.

A connection holds values, never paths: whoever reads a file or asks a cloud for them does so in the
module of that kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import msgspec

from provisioner.base.secret import Secret


class ClientCertificate(msgspec.Struct, frozen=True, kw_only=True):
    """Both in PEM; `certificate` may be a chain."""

    certificate: str
    key: Secret


class Credential(Protocol):
    """Signs requests in. Implementations are safe to use from several threads, except that
    `renew` is called by one thread at a time."""

    def authorization(self) -> Secret:
        """Value of the `Authorization` header; empty where only a certificate signs in."""

    def certificate(self) -> ClientCertificate | None: ...

    def due(self) -> bool:
        """Whether it is about to expire, so that `renew` should not wait for a refusal."""

    def renew(self) -> bool:
        """Get a new credential after the server has refused this one. False if there is no other;
        Unreachable if getting one failed."""


@dataclass(frozen=True, kw_only=True)
class Connection:
    """`server` is the API server's URL. `ca`: PEM certificates to trust; empty: those that this
    machine trusts. `tls_server_name`: the name in the server's certificate, where it is not that of
    the URL. `proxy_url`: empty: the proxy that the environment names. `headers` are sent with each
    request, one with several values several times. `remedy`: a sentence that says what would make
    the API server accept the credential. `settles`: whether its name, its access or its API may
    take minutes to work after Terraform has made the cluster."""

    server: str
    credential: Credential
    ca: str = ""
    verify: bool = True
    tls_server_name: str = ""
    proxy_url: str = field(default="", repr=False)  # may hold an account
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    remedy: Callable[[], str] = lambda: ""
    settles: bool = False

    @property
    def insecurity(self) -> str:
        """Why somebody on the way could take the API server's place; empty if nobody can."""
        if not self.server.startswith("https://"):
            return f"the API server is not reached over TLS ({self.server})"
        if not self.verify:
            return "the API server's certificate is not verified (insecure-skip-tls-verify)"
        return ""
