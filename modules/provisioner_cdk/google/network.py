"""The network of a cluster on GKE: given, or made with a way out through Cloud NAT."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from provisioner_cdk.google.settings import GkeNetwork, Settings
from provisioner_cdk.made import Resources, addresses

PODS, SERVICES = "pods", "services"


@dataclass(frozen=True, kw_only=True)
class Network:
    """As the cluster names it. `needed`: addresses that must be there for as long as nodes are."""

    attributes: dict[str, Any]
    needed: list[str]


def of(resources: Resources, wanted: Settings) -> Network:
    if not wanted.network_name:
        return _made(resources, wanted, wanted.network or GkeNetwork())
    ranges = {
        "cluster_secondary_range_name": wanted.pods_range,
        "services_secondary_range_name": wanted.services_range,
    }
    given = {name: value for name, value in ranges.items() if value}
    attributes = {
        "network": wanted.network_name,
        "subnetwork": wanted.subnetwork_name,
        # GKE takes ranges that are free where none is named.
        "ip_allocation_policy": [given],
    }
    return Network(attributes=attributes, needed=[])


def _made(resources: Resources, wanted: Settings, network: GkeNetwork) -> Network:
    place = {"project": wanted.project, "region": wanted.region}
    whole = resources.make(
        "network",
        "google_compute_network",
        project=wanted.project,
        name=wanted.cluster_name,
        auto_create_subnetworks=False,
    )
    part = resources.make(
        "subnetwork",
        "google_compute_subnetwork",
        **place,
        name=wanted.cluster_name,
        network=whole.get_string_attribute("id"),
        ip_cidr_range=network.nodes,
        private_ip_google_access=True,  # nodes reach Google's registries without Cloud NAT
        secondary_ip_range=[
            {"range_name": PODS, "ip_cidr_range": network.pods},
            {"range_name": SERVICES, "ip_cidr_range": network.services},
        ],
        # GKE adds ranges of its own where pods outgrow theirs.
        lifecycle={"ignore_changes": ["secondary_ip_range"]},
    )
    attributes: dict[str, Any] = {
        "network": whole.get_string_attribute("id"),
        "subnetwork": part.get_string_attribute("id"),
        "ip_allocation_policy": [
            {"cluster_secondary_range_name": PODS, "services_secondary_range_name": SERVICES}
        ],
    }
    nat = network.egress == "nat"
    needed = _way_out(resources, wanted, place, attributes["network"]) if nat else []
    return Network(attributes=attributes, needed=needed)


def _way_out(
    resources: Resources, wanted: Settings, place: dict[str, str], network: str
) -> list[str]:
    router = resources.make(
        "router", "google_compute_router", **place, name=wanted.cluster_name, network=network
    )
    nat = resources.make(
        "nat",
        "google_compute_router_nat",
        **place,
        name=wanted.cluster_name,
        router=router.get_string_attribute("name"),
        nat_ip_allocate_option="AUTO_ONLY",
        source_subnetwork_ip_ranges_to_nat="ALL_SUBNETWORKS_ALL_IP_RANGES",
        log_config=[{"enable": True, "filter": "ERRORS_ONLY"}],
    )
    return addresses(nat)
