"""Credentials for fake API servers."""

from __future__ import annotations

from dataclasses import dataclass

from provisioner.base.secret import Secret
from provisioner.clusters.access.base import ClientCertificate


@dataclass(frozen=True, kw_only=True)
class StaticCredential:
    """A fake credential: it stays the same, and there is no other."""

    header: Secret = Secret("")
    client_certificate: ClientCertificate | None = None

    def authorization(self) -> Secret:
        return self.header

    def certificate(self) -> ClientCertificate | None:
        return self.client_certificate

    def due(self) -> bool:
        return False

    def renew(self) -> bool:
        return False
