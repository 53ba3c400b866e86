"""What the NetworkPolicies of an Egress and of a tenant let through, judged as Kubernetes publishes
it: no network plugin enforces them in any test."""

from __future__ import annotations

import ipaddress
import random
from typing import Any

import msgspec
import pytest

from provisioner.flux import platform
from provisioner.flux.platform.base import Placement
from provisioner.handover.fleet import GitOps, Piece
from provisioner.handover.platform import egress
from tests.support.network_policies import Outside, Peer, Pod, Policy, connects

AT = Placement(fleet="demo", cluster="c1", gitops=GitOps(network_policy=False))
DENIED, ALLOWED = ["169.254.0.0/16", "10.0.0.0/8", "fd00::/8"], ["10.0.0.10/32", "fd00:1::/32"]
EGRESS = {"kind": "egress", "denied": DENIED, "allowed": ALLOWED}
NAME = "kubernetes.io/metadata.name"
# The one of Flux itself that lets its pods connect to everything.
OWN: Policy = {
    "metadata": {"name": "allow-egress", "namespace": "flux-system"},
    "spec": {
        "podSelector": {},
        "policyTypes": ["Ingress", "Egress"],
        "ingress": [{"from": [{"podSelector": {}}]}],
        "egress": [{}],
    },
}


def policies(*pieces: dict[str, Any]) -> list[Policy]:
    rendered = [platform.render(msgspec.convert(one, Piece), AT) for one in pieces]
    items = [item for one in rendered for item in one.objects]
    return [item for item in items if item["kind"] == "NetworkPolicy"]


def pod(namespace: str, address: str = "10.9.0.1", **labels: str) -> Pod:
    return Pod(namespace=namespace, address=address, labels=labels, of_namespace={NAME: namespace})


FLUX = pod("flux-system", app="kustomize-controller")
SOURCE = pod("flux-system", "10.9.0.2", app="source-controller")
NOTIFIER = pod("flux-system", "10.9.0.3", app="notification-controller")
ELSEWHERE = pod("team-a", "10.9.0.4")


@pytest.mark.parametrize(
    ("target", "port", "reached"),
    [
        (Outside("203.0.113.7"), 443, True),
        (Outside("2001:db8::1"), 443, True),
        (Outside("169.254.169.254"), 80, False),
        (Outside("10.0.0.11"), 443, False),
        (Outside("10.0.0.10"), 443, True),
        (Outside("fd00::1"), 443, False),
        (Outside("fd00:1::1"), 443, True),
        (SOURCE, 9090, True),  # of the same namespace, though in a denied network
        (ELSEWHERE, 443, False),
        (Outside("10.0.0.11"), 53, True),  # DNS, wherever it is
    ],
)
def test_where_flux_connects_to(target: Peer, port: int, reached: bool) -> None:
    assert connects(policies(EGRESS), FLUX, target, port) is reached


@pytest.mark.parametrize(
    ("source", "target", "port", "reached"),
    [
        (FLUX, SOURCE, 9090, True),
        (ELSEWHERE, SOURCE, 9090, False),
        (ELSEWHERE, SOURCE, 8080, True),  # metrics
        (ELSEWHERE, NOTIFIER, 9292, True),  # webhooks
    ],
)
def test_who_connects_to_flux(source: Pod, target: Pod, port: int, reached: bool) -> None:
    assert connects(policies(EGRESS), source, target, port) is reached


def test_beside_the_policies_of_flux_it_would_deny_nothing() -> None:
    """Why network_policy has to be off: policies add up."""
    inside = Outside("169.254.169.254")
    assert not connects(policies(EGRESS), FLUX, inside, 80)
    assert connects([*policies(EGRESS), OWN], FLUX, inside, 80)


TENANT = {"kind": "tenant", "name": "team-a", "namespaces": ["team-a", "team-a-tools"]}
LIMITED = {**TENANT, "network_policy": True, "egress_denied": DENIED, "egress_allowed": ALLOWED}


@pytest.mark.parametrize(
    ("source", "target", "reached"),
    [
        (ELSEWHERE, pod("team-a-tools", "10.9.0.5"), True),
        (pod("team-b", "10.9.0.6"), ELSEWHERE, False),
        (ELSEWHERE, pod("team-b", "10.9.0.6"), False),
        (ELSEWHERE, Outside("203.0.113.7"), True),
        (ELSEWHERE, Outside("169.254.169.254"), False),
    ],
)
def test_the_pods_of_a_tenant(source: Pod, target: Peer, reached: bool) -> None:
    assert connects(policies(LIMITED), source, target) is reached


def test_the_policy_and_the_check_before_a_push_agree_on_every_address() -> None:
    """The check says what would cut Flux off; the policy is what does. Of random networks, and
    addresses at and beside their ends."""
    chance = random.Random(7)
    for _ in range(60):
        denied, allowed = ([_network(chance) for _ in range(3)] for _ in range(2))
        rendered = policies({"kind": "egress", "denied": denied, "allowed": allowed})
        for network in map(ipaddress.ip_network, denied + allowed):
            for address in (network[0] - 1, network[0], network[-1], network[-1] + 1):
                reached = connects(rendered, FLUX, Outside(str(address)))
                assert reached is not egress.denies(denied, allowed, str(address)), address


def _network(chance: random.Random) -> str:
    if chance.random() < 0.3:
        number, length = chance.getrandbits(100) + (1 << 124), chance.choice((8, 32, 64, 128))
        return str(ipaddress.ip_network((number, length), strict=False))
    number, length = chance.randrange(1 << 25, 1 << 31), chance.choice((8, 12, 16, 24, 32))
    return str(ipaddress.ip_network((number, length), strict=False))
