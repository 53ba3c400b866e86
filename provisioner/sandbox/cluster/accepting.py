"""A cluster that accepts the tokens of another cluster's ServiceAccounts, as a spoke those of its
hub: an authentication configuration, as on clusters with OIDC providers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from provisioner.base import files
from provisioner.base.errors import BadInput
from provisioner.sandbox import ports

if TYPE_CHECKING:
    from provisioner.sandbox.state import Layout, State

NAME = "authentication"
ISSUER = "https://kubernetes.default.svc"  # of the tokens of every cluster's ServiceAccounts


def check(record: State | None, accepting: list[str], other: str) -> None:
    """BadInput for a cluster that is not there, or that would accept its own tokens twice."""
    option = "--accept-tokens-of"
    if other in accepting:
        raise BadInput(option, f"{other} knows its own tokens", "Name another cluster.")
    if record is None or other not in record.clusters:
        raise BadInput(option, f"there is no cluster {other}", f"Start it first: --cluster {other}")


def issuer(other: str, name: str) -> str:
    """Of a cluster's own tokens. An API server accepts nobody else's of the same issuer."""
    return f"https://{name}.sandbox" if other else ISSUER


def arguments(layout: Layout, record: State, name: str, other: str) -> list[str]:
    """Users get the name of the other cluster as a prefix; its API server's address is asked for
    the keys. The audience is this cluster's address."""
    cluster, config = record.clusters[name], layout.cluster(name) / f"{NAME}.json"
    there = f"https://{ports.HOST}:{record.clusters[other].api}"
    content = {
        "apiVersion": "apiserver.config.k8s.io/v1beta1",
        "kind": "AuthenticationConfiguration",
        "jwt": [
            {
                "issuer": {
                    "url": ISSUER,
                    "discoveryURL": f"{there}/.well-known/openid-configuration",
                    "certificateAuthority": (layout.pki / "ca.crt").read_text(),
                    "audiences": [f"https://{ports.HOST}:{cluster.api}"],
                },
                "claimMappings": {"username": {"claim": "sub", "prefix": f"{other}:"}},
            }
        ],
    }
    files.write_private(config, json.dumps(content, indent=2) + "\n")
    return [f"--authentication-config={config}"]
