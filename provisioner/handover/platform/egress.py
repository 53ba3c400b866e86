"""To which addresses the pods of Flux may connect."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from typing import ClassVar

from provisioner.base.errors import BadInput
from provisioner.handover.platform import base
from provisioner.handover.platform.base import Network


class Declaration(base.Piece, frozen=True, kw_only=True, tag="egress"):
    """The pods of Flux connect to no address in the networks `denied`, but for those in `allowed`:
    what tenants have Flux fetch, remote bases among it, then comes from nowhere else. Each other
    and DNS they reach anyway. The piece has Flux's own NetworkPolicies too, one of which allows
    every address: so gitops.network_policy has to be off."""

    name: base.ObjectName = "egress"
    denied: list[Network]
    allowed: list[Network] = []

    single: ClassVar[bool] = True
    restricts: ClassVar[bool] = True

    def objects(self) -> Sequence[base.Object]:
        return [("NetworkPolicy", self.name)]

    def check(self, where: str) -> None:
        if not self.denied:
            raise BadInput(f"{where}.denied", "none, so nothing is denied", "Name a network.")
        check_networks(self.denied, f"{where}.denied")
        check_networks(self.allowed, f"{where}.allowed")

    def check_flux(
        self, namespace: str, *, lockdown: bool, network_policy: bool, where: str
    ) -> None:
        if network_policy:
            cause = f"{self.title} needs gitops.network_policy to be off"
            hint = "Set it to false: Flux's own policies allow every address."
            raise BadInput(where, cause, hint)

    def denies(self, address: str) -> bool:
        return denies(self.denied, self.allowed, address)


def check_networks(networks: Sequence[str], where: str) -> None:
    for index, network in enumerate(networks):
        try:
            ipaddress.ip_network(network, strict=False)
        except ValueError:
            cause = f"{network!r} is no network"
            hint = "Use an address and a length, such as 10.0.0.0/8."
            raise BadInput(f"{where}[{index}]", cause, hint) from None


def denies(denied: Sequence[str], allowed: Sequence[str], address: str) -> bool:
    """Whether an address, as text, is in a network that is denied and in none that is allowed."""
    return _within(denied, address) and not _within(allowed, address)


def _within(networks: Sequence[str], address: str) -> bool:
    held = ipaddress.ip_address(address)
    return any(held in ipaddress.ip_network(network, strict=False) for network in networks)
