"""A cluster that its API server's address describes, and those of kinds that are described so."""

from __future__ import annotations

import base64

from provisioner.clusters import sign_in
from provisioner.clusters.access.base import Connection
from provisioner.clusters.sign_in.base import RenewedCredential, SignIn, Way
from provisioner.handover.clusters.endpoint import Endpoint


def reach(name: str, declaration: Endpoint) -> Connection:
    """BadInput if nothing on this machine can sign in."""
    scheme, _, place = declaration.server.rstrip("/").partition("://")
    server = f"{scheme.lower()}://{place}"
    # Nothing is sent in clear, as kubectl does it.
    signs_in = server.startswith("https://")
    way = sign_in.way(f"cluster {name}", declaration.signs_in) if signs_in else ANONYMOUS
    return Connection(
        server=server,
        credential=RenewedCredential(way.sign_in(), way.sign_in),
        ca=base64.b64decode(declaration.certificate_authority_data).decode(errors="replace"),
        verify=not declaration.accepts_insecure,
        tls_server_name=declaration.tls_server_name,
        proxy_url=declaration.proxy_url,
        remedy=way.remedy,
        settles=True,
    )


ANONYMOUS = Way(sign_in=SignIn)
