"""A cluster that its API server's address describes, and what all kinds share that are described
so."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from provisioner.base.errors import BadInput
from provisioner.handover import kinds, rules, sign_in, text
from provisioner.handover.clusters import base

if TYPE_CHECKING:
    from provisioner.handover.sign_in.base import SignIn
else:
    SignIn = kinds.union(sign_in)

PEM = "-----BEGIN CERTIFICATE-----"
PRIVATE = "PRIVATE KEY-----"
CA_HINT = (
    "Use what the cluster's resource gives, such as EKS's `certificate_authority[0].data`; without "
    "one, or with an empty text, the authorities that this machine trusts apply."
)
SERVER_HINT = "Use https://host[:port][/path]."


class Endpoint(base.Cluster, frozen=True, kw_only=True):
    """What kinds share that are described by the address of their API server. A kind whose way to
    sign in is fixed adds the fields that it needs and overrides `signs_in`.

    `certificate_authority_data`: PEM in base64, as EKS, GKE and AKS give it; empty: the authorities
    that this machine trusts. `tls_server_name`: the name in the server's certificate, where it is
    not that of `server`. `made_by`: Terraform's address of the resource that makes the cluster,
    with its modules and its index; empty: Terraform does not make it.
    """

    server: text.ServerUrl
    certificate_authority_data: text.CertificateAuthority = ""
    proxy_url: text.ProxyUrl = ""
    tls_server_name: text.ServerName = ""
    made_by: text.ResourceAddress = ""

    def resource(self) -> str:
        return self.made_by

    @property
    def receiver(self) -> str:
        return self.server

    @property
    def signs_in(self) -> SignIn:
        """How: one of the kinds in handover/sign_in."""
        raise NotImplementedError

    @property
    def accepts_insecure(self) -> bool:
        """Whether an API server that cannot be verified is accepted."""
        return False

    def uses(self) -> list[text.Use]:
        return list(self.signs_in.uses())

    def check(self, where: str) -> None:
        _check_server(self.server, f"{where}.server", insecure=self.accepts_insecure)
        _check_authority(self.certificate_authority_data, f"{where}.certificate_authority_data")
        if self.proxy_url:
            rules.proxy_url(self.proxy_url, f"{where}.proxy_url")


class Declaration(Endpoint, frozen=True, kw_only=True, tag="endpoint"):
    """A cluster that is described by its API server's address, a CA and a way to sign in.
    `insecure`: accept an API server over http://, which gets no credential, or one whose
    certificate is not verified."""

    sign_in: SignIn
    insecure: bool = False

    @property
    def signs_in(self) -> SignIn:
        return self.sign_in

    @property
    def accepts_insecure(self) -> bool:
        return self.insecure

    def uses(self) -> list[text.Use]:
        return []  # `sign_in` says it

    def check(self, where: str) -> None:
        super().check(where)
        self.sign_in.check(f"{where}.sign_in")
        if self.insecure and self.certificate_authority_data:
            raise BadInput(
                f"{where}.insecure",
                "certificate_authority_data would not be used",
                "Leave one of the two out.",
            )


def _check_server(server: str, where: str, *, insecure: bool) -> None:
    if not server.lower().startswith("http://"):
        rules.https_url(server, where)
        return
    rules.https_url(f"https://{server[len('http://') :]}", where)
    if not insecure:
        shown = rules.without_password(server)
        raise BadInput(where, f"{shown!r} is not reached over TLS", SERVER_HINT)


def _check_authority(data: str, where: str) -> None:
    """The data is not quoted: it may be a key that got here by mistake."""
    try:
        pem = base64.b64decode(data, validate=True).decode(errors="replace")
    except (binascii.Error, ValueError):
        raise BadInput(where, "not base64", CA_HINT) from None
    if data and (PEM not in pem or PRIVATE in pem):
        raise BadInput(where, "not certificates in PEM, in base64", CA_HINT)
