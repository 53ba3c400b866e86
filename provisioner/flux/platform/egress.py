"""NetworkPolicies for the pods of Flux: its own, but for the addresses that it must not reach.
Pure."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provisioner.flux.platform.base import Object, Placement
    from provisioner.handover.platform.egress import Declaration

NETWORKING = "networking.k8s.io/v1"
EVERYWHERE = {4: "0.0.0.0/0", 6: "::/0"}
DNS = [{"protocol": protocol, "port": 53} for protocol in ("UDP", "TCP")]


def objects(piece: Declaration, at: Placement) -> list[Object]:
    everybody: Object = {"podSelector": {}}
    own: Object = {
        **everybody,
        "policyTypes": ["Ingress", "Egress"],
        "ingress": [{"from": [everybody]}],
        "egress": [{"to": [everybody]}, *outside(piece.denied, piece.allowed)],
    }
    scraped: Object = {
        **everybody,
        "policyTypes": ["Ingress"],
        "ingress": [{"from": [{"namespaceSelector": {}}], "ports": [_metrics()]}],
    }
    called: Object = {
        "podSelector": {"matchLabels": {"app": "notification-controller"}},
        "policyTypes": ["Ingress"],
        "ingress": [{"from": [{"namespaceSelector": {}}]}],
    }
    named = {"": own, "-scraping": scraped, "-webhooks": called}
    return [_policy(f"{piece.name}{ending}", at, spec) for ending, spec in named.items()]


def _metrics() -> Object:
    return {"port": 8080, "protocol": "TCP"}


def _policy(name: str, at: Placement, spec: Object) -> Object:
    """Not by `base.item`, which would leave out a selector of everything."""
    meta = {"name": name, "namespace": at.namespace}
    return {"apiVersion": NETWORKING, "kind": "NetworkPolicy", "metadata": meta, "spec": spec}


def outside(denied: Sequence[str], allowed: Sequence[str]) -> list[Object]:
    """Rules for egress: DNS, and every address but the denied ones, unless they are allowed."""
    blocks = [_block(version, denied) for version in EVERYWHERE]
    blocks += [{"ipBlock": {"cidr": network}} for network in allowed]
    return [{"ports": DNS}, {"to": blocks}]


def _block(version: int, denied: Sequence[str]) -> Object:
    inside = [one for one in denied if ipaddress.ip_network(one, strict=False).version == version]
    excepted = {"except": inside} if inside else {}
    return {"ipBlock": {"cidr": EVERYWHERE[version], **excepted}}
