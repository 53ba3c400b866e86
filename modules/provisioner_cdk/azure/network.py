"""The network of a cluster on AKS: a subnet that is given, or one that is made with its way out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from provisioner_cdk.azure.place import Place
from provisioner_cdk.azure.settings import AksNetwork, Settings
from provisioner_cdk.made import addresses

OUTBOUND = {"nat-gateway": "userAssignedNATGateway", "load-balancer": "loadBalancer"}


@dataclass(frozen=True, kw_only=True)
class Network:
    """`profile`: as the cluster has it. `needed`: addresses that must be there for as long as nodes
    are. `cidrs`: from which nodes reach a public API server, where AKS does not know it itself."""

    subnet: str
    profile: dict[str, Any]
    needed: list[str] = field(default_factory=list)
    cidrs: list[str] = field(default_factory=list)


def of(place: Place, wanted: Settings) -> Network:
    declared = wanted.network or AksNetwork()
    if wanted.subnet_id:
        return Network(subnet=wanted.subnet_id, profile=_profile(declared, "load-balancer"))
    whole = place.make("network", "azurerm_virtual_network", address_space=[declared.cidr])
    part = place.resources.make(
        "subnet",
        "azurerm_subnet",
        resource_group_name=place.group,
        virtual_network_name=whole.get_string_attribute("name"),
        name="nodes",
        address_prefixes=[declared.nodes],
    )
    subnet = part.get_string_attribute("id")
    profile = _profile(declared, declared.egress)
    if declared.egress == "load-balancer":
        return Network(subnet=subnet, profile=profile)
    needed, ip = _gateway(place, subnet)
    return Network(subnet=subnet, profile=profile, needed=needed, cidrs=[f"{ip}/32"])


def _profile(network: AksNetwork, egress: str) -> dict[str, Any]:
    """Cilium, as AKS runs it, enforces network policies."""
    return {
        "network_plugin": "azure",
        "network_plugin_mode": "overlay",
        "network_data_plane": "cilium",
        "network_policy": "cilium",
        "load_balancer_sku": "standard",
        "outbound_type": OUTBOUND[egress],
        "pod_cidr": network.pods,
        "service_cidr": network.services,
        "dns_service_ip": network.dns,
    }


def _gateway(place: Place, subnet: str) -> tuple[list[str], str]:
    """The addresses in Terraform of what gives the subnet its way out, and its IP address."""
    address = place.make(
        "nat-address", "azurerm_public_ip", allocation_method="Static", sku="Standard"
    )
    gateway = place.make("nat", "azurerm_nat_gateway", sku_name="Standard")
    gateway_id = gateway.get_string_attribute("id")
    addressed = place.resources.make(
        "nat-with-address",
        "azurerm_nat_gateway_public_ip_association",
        nat_gateway_id=gateway_id,
        public_ip_address_id=address.get_string_attribute("id"),
    )
    joined = place.resources.make(
        "nat-with-subnet",
        "azurerm_subnet_nat_gateway_association",
        nat_gateway_id=gateway_id,
        subnet_id=subnet,
    )
    return addresses(addressed, joined), address.get_string_attribute("ip_address")
