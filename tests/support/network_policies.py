"""Whether NetworkPolicies let a pod connect, by what Kubernetes publishes about them: policies that
select a pod for a direction add up, and a pod that none selects is not isolated.

Of egress rules: an absent `to` is everywhere, an absent `ports` every port; of an ipBlock, `except`
takes out addresses; a podSelector alone is of the policy's own namespace.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Policy = dict[str, Any]
Labels = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Pod:
    namespace: str
    address: str = "192.0.2.1"
    labels: Labels = field(default_factory=dict)
    of_namespace: Labels = field(default_factory=dict)


@dataclass(frozen=True)
class Outside:
    """An address that is no pod's."""

    address: str


Peer = Pod | Outside


def connects(
    policies: Sequence[Policy], source: Pod, target: Peer, port: int = 443, protocol: str = "TCP"
) -> bool:
    """Both sides have to allow it: the source its egress, a target that is a pod its ingress."""
    out = _allowed(policies, source, "Egress", target, port, protocol)
    into = not isinstance(target, Pod) or _allowed(
        policies, target, "Ingress", source, port, protocol
    )
    return out and into


def _allowed(
    policies: Sequence[Policy], pod: Pod, direction: str, peer: Peer, port: int, protocol: str
) -> bool:
    isolating = [one for one in policies if _selects(one, pod) and direction in _types(one)]
    rules = [
        (one["metadata"]["namespace"], rule)
        for one in isolating
        for rule in one["spec"].get(direction.lower()) or []
    ]
    peers = "to" if direction == "Egress" else "from"
    return not isolating or any(
        _any_peer(rule.get(peers), space, peer) and _any_port(rule.get("ports"), port, protocol)
        for space, rule in rules
    )


def _types(policy: Policy) -> list[str]:
    """By default Ingress, and Egress where there are such rules."""
    spec = policy["spec"]
    implied = ["Ingress", *(["Egress"] if "egress" in spec else [])]
    return list(spec.get("policyTypes") or implied)


def _selects(policy: Policy, pod: Pod) -> bool:
    within = policy["metadata"]["namespace"] == pod.namespace
    return within and _matches(policy["spec"]["podSelector"], pod.labels)


def _matches(selector: Mapping[str, Any], labels: Labels) -> bool:
    assert not selector.keys() - {"matchLabels", "matchExpressions"}
    expressions = selector.get("matchExpressions") or []
    assert all(one["operator"] == "In" for one in expressions), "not known to this evaluation"
    named = (selector.get("matchLabels") or {}).items() <= labels.items()
    return named and all(labels.get(one["key"]) in one["values"] for one in expressions)


def _any_peer(listed: Sequence[Mapping[str, Any]] | None, space: str, peer: Peer) -> bool:
    return not listed or any(_is_peer(one, space, peer) for one in listed)


def _is_peer(one: Mapping[str, Any], space: str, peer: Peer) -> bool:
    if "ipBlock" in one:
        assert one.keys() == {"ipBlock"}, "the API server refuses a block beside a selector"
        return _in_block(one["ipBlock"], peer.address)
    if not isinstance(peer, Pod):
        return False
    if "namespaceSelector" in one:
        if not _matches(one["namespaceSelector"], peer.of_namespace):
            return False
    elif peer.namespace != space:
        return False
    return _matches(one.get("podSelector") or {}, peer.labels)


def _in_block(block: Mapping[str, Any], address: str) -> bool:
    held, network = ipaddress.ip_address(address), ipaddress.ip_network(block["cidr"], strict=False)
    excepted = [ipaddress.ip_network(one, strict=False) for one in block.get("except") or []]
    for one in excepted:
        assert one.version == network.version, "the API server wants it within the block"
    return held in network and not any(held in one for one in excepted)


def _any_port(listed: Sequence[Mapping[str, Any]] | None, port: int, protocol: str) -> bool:
    return not listed or any(
        one.get("protocol", "TCP") == protocol and one.get("port", port) == port for one in listed
    )
