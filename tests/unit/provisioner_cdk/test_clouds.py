"""Clusters on Google and Azure: what Terraform is told, held against the providers' schemas, and
what pairing gets."""

from __future__ import annotations

import ipaddress
import re
from typing import Any

import pytest
from provisioner_cdk import (
    AksCluster,
    AksNetwork,
    AksNodes,
    FleetStack,
    GkeCluster,
    GkeNetwork,
    GkeNodes,
    cdk,
)

from provisioner.base.errors import BadInput
from tests.support import judging
from tests.unit.provisioner_cdk.conftest import Synth

OFFICE = ["192.0.2.0/24"]
UUID = "11111111-2222-3333-4444-555555555555"
OTHER = UUID.replace("1", "9")
SUBNET = (
    f"/subscriptions/{UUID}/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/v"
    "/subnets/s"
)
WORKSPACE = (
    f"/subscriptions/{UUID}/resourceGroups/r/providers/Microsoft.OperationalInsights/workspaces/w"
)
GKE: dict[str, Any] = {
    "project": "example-1",
    "location": "europe-west1",
    "public_access_cidrs": OFFICE,
}
AKS: dict[str, Any] = {
    "location": "westeurope",
    "resource_group": "fleet",
    "public_access_cidrs": OFFICE,
}
MORE: list[tuple[Any, dict[str, Any]]] = [
    (GkeCluster, GKE),
    (GkeCluster, {**GKE, "autopilot": True, "public_access_cidrs": []}),
    (GkeCluster, {**GKE, "location": "europe-west1-b", "deletion_protection": False}),
    (
        GkeCluster,
        {
            **GKE,
            "cluster_name": "main",
            "network_name": "shared",
            "subnetwork_name": "nodes",
            "pods_range": "pods",
            "services_range": "services",
            "nodes": GkeNodes(spot=True, labels={"a": "b"}),
            "kms_key": "projects/p/locations/europe-west1/keyRings/r/cryptoKeys/k",
            "impersonate": "pairing@example-1.iam.gserviceaccount.com",
            "admins": ["group:platform@example.com"],
            "labels": {"team": "platform"},
            "proxy_url": "http://proxy:3128",
        },
    ),
    (GkeCluster, {**GKE, "network": GkeNetwork(egress="none")}),
    (AksCluster, AKS),
    (AksCluster, {**AKS, "public_access_cidrs": [], "protected_by_azure": True}),
    (AksCluster, {**AKS, "network": AksNetwork(egress="load-balancer")}),
    (
        AksCluster,
        {
            **AKS,
            "version": "1.33",
            "subnet_id": SUBNET,
            "nodes": AksNodes(zones=[], labels={"a": "b"}),
            "kms_key": "https://v.vault.azure.net/keys/k/0123456789abcdef0123456789abcdef",
            "log_workspace": WORKSPACE,
            "admins": [UUID, OTHER, OTHER],
            "principal_id": UUID,
            "client_id": UUID,
            "tenant_id": "example.com",
            "deletion_protection": False,
            "tags": {"team": "${platform}"},
        },
    ),
]


def clusters(written: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = written["output"]["provisioner_handover"]["value"]["clusters"]
    return found


def only(written: dict[str, Any], type: str) -> dict[str, Any]:
    (found,) = written["resource"][type].values()
    return dict(found)


@pytest.mark.parametrize(("construct", "given"), MORE)
def test_everything_that_is_emitted_is_in_the_providers_schema(
    stack: FleetStack, synth: Synth, construct: Any, given: dict[str, Any]
) -> None:
    construct(stack, "prod", **given)
    written = synth()
    assert judging.complaints(written) == []


def test_a_cluster_on_google_is_made_for_production(stack: FleetStack, synth: Synth) -> None:
    GkeCluster(stack, "prod", **GKE, impersonate="pairing@example-1.iam.gserviceaccount.com")
    written = synth()
    cluster = only(written, "google_container_cluster")
    assert cluster["deletion_protection"] is True
    assert cluster["private_cluster_config"] == [
        {"enable_private_nodes": True, "enable_private_endpoint": False}
    ]
    assert cluster["master_authorized_networks_config"][0]["cidr_blocks"] == [
        {"cidr_block": OFFICE[0]}
    ]
    assert cluster["database_encryption"][0]["state"] == "ENCRYPTED"
    key_access = next(iter(written["resource"]["google_kms_crypto_key_iam_member"]))
    assert f"google_kms_crypto_key_iam_member.{key_access}" in cluster["depends_on"]
    ring = only(written, "google_kms_key_ring")
    assert ring["name"].startswith('${format("%s-%s", "prod", substr(terraform_data.'), "unique"
    pool = only(written, "google_container_node_pool")
    assert pool["node_config"][0]["workload_metadata_config"] == [{"mode": "GKE_METADATA"}]
    roles = {
        (one["role"], one["member"])
        for one in written["resource"]["google_project_iam_member"].values()
    }
    member = "serviceAccount:pairing@example-1.iam.gserviceaccount.com"
    assert ("roles/container.admin", member) in roles
    entry = clusters(written)["prod"]
    assert (entry["kind"], entry["made_by"]) == (
        "gke",
        "google_container_cluster.prod_cluster_" + entry["made_by"][-8:],
    )
    assert 'format("https://%s"' in entry["server"]
    assert entry["certificate_authority_data"].endswith(".master_auth[0].cluster_ca_certificate)}")


def test_without_networks_that_are_admitted_the_endpoint_is_private(
    stack: FleetStack, synth: Synth
) -> None:
    GkeCluster(stack, "google", **{**GKE, "public_access_cidrs": []})
    AksCluster(stack, "azure", **{**AKS, "public_access_cidrs": []})
    written = synth()
    google = only(written, "google_container_cluster")
    assert google["private_cluster_config"][0]["enable_private_endpoint"] is True
    assert "cidr_blocks" not in google["master_authorized_networks_config"][0]
    azure = only(written, "azurerm_kubernetes_cluster")
    assert azure["private_cluster_enabled"] is True
    assert ".private_fqdn" in clusters(written)["azure"]["server"]


def test_nobody_gets_the_same_role_twice(stack: FleetStack, synth: Synth) -> None:
    """Azure refuses that when all else is made."""
    AksCluster(stack, "prod", **AKS, principal_id=UUID, admins=[OTHER, UUID, OTHER])
    roles = synth()["resource"]["azurerm_role_assignment"].values()
    principals = [one["principal_id"] for one in roles]
    assert (principals.count(UUID), principals.count(OTHER)) == (1, 1)


def test_a_cluster_on_azure_is_made_for_production(stack: FleetStack, synth: Synth) -> None:
    AksCluster(stack, "prod", **AKS, principal_id=UUID)
    written = synth()
    cluster = only(written, "azurerm_kubernetes_cluster")
    assert cluster["local_account_disabled"] is True
    assert cluster["azure_active_directory_role_based_access_control"] == [
        {"azure_rbac_enabled": True}
    ]
    assert cluster["key_management_service"][0]["key_vault_key_id"].startswith("${")
    assert cluster["lifecycle"]["prevent_destroy"] is True
    pairing = [
        one
        for one in written["resource"]["azurerm_role_assignment"].values()
        if one["principal_id"] == UUID
    ]
    assert [one["role_definition_name"] for one in pairing] == [
        "Azure Kubernetes Service RBAC Cluster Admin"
    ]
    assert written["provider"]["azurerm"] == [{"features": [{}]}]
    entry = clusters(written)["prod"]
    assert entry["certificate_authority_data"].startswith("${try(nonsensitive(")
    assert entry["server_id"] == "6dae42f8-4368-4678-94ff-3960e28e3630"


def test_clusters_of_one_project_share_the_access_to_it(stack: FleetStack, synth: Synth) -> None:
    """Each with its own would take it from the others when it leaves."""
    account = cdk.resource(stack, "pairing", "google_service_account")
    email = account.get_string_attribute("email")
    for name in ("a", "b"):
        GkeCluster(stack, name, **GKE, impersonate=email, admins=["group:ops@example.com"])
    access = synth()["resource"]["google_project_iam_member"]
    admins = {
        address: one["member"]
        for address, one in access.items()
        if one["role"] == "roles/container.admin"
    }
    assert admins == {
        "access-8a7b35e0": "serviceAccount:${google_service_account.pairing.email}",
        "access-36b1f4b3": "group:ops@example.com",
    }


def test_who_uses_a_key_that_is_given_is_not_changed(stack: FleetStack, synth: Synth) -> None:
    """Other clusters may use it, too, and would lose it when this one leaves."""
    key = "projects/p/locations/europe-west1/keyRings/r/cryptoKeys/k"
    GkeCluster(stack, "prod", **GKE, kms_key=key)
    written = synth()
    assert only(written, "google_container_cluster")["database_encryption"][0]["key_name"] == key
    assert "google_kms_crypto_key_iam_member" not in written["resource"]


def test_the_accounts_of_nodes_have_names_of_their_own(stack: FleetStack, synth: Synth) -> None:
    for number, location in enumerate(("europe-west1", "europe-west4")):
        for name in ("production-europe-west-blue", "production-europe-west-green"):
            GkeCluster(
                stack, f"{name}-{number}", **{**GKE, "location": location}, cluster_name=name
            )
    accounts = synth()["resource"]["google_service_account"].values()
    assert len({one["account_id"] for one in accounts}) == 4
    assert all(len(one["account_id"]) <= 30 for one in accounts)


@pytest.mark.parametrize(
    ("network", "cidrs"),
    [
        (AksNetwork(), [*OFFICE, "${azurerm_public_ip.prod_nat-address_ID.ip_address}/32"]),
        (AksNetwork(egress="load-balancer"), OFFICE),
    ],
)
def test_nodes_reach_the_api_server_through_their_gateway(
    stack: FleetStack, synth: Synth, network: AksNetwork, cidrs: list[str]
) -> None:
    """AKS admits the address of its own load balancer by itself, but not that of a NAT gateway."""
    AksCluster(stack, "prod", **AKS, network=network)
    (profile,) = only(synth(), "azurerm_kubernetes_cluster")["api_server_access_profile"]
    ranges = [re.sub(r"_[0-9A-F]{8}\.", "_ID.", one) for one in profile["authorized_ip_ranges"]]
    assert ranges == cidrs


@pytest.mark.parametrize(
    ("services", "dns"), [("10.96.0.0/16", "10.96.0.10"), ("10.96.0.128/25", "10.96.0.138")]
)
def test_dns_is_in_the_range_of_services(
    stack: FleetStack, synth: Synth, services: str, dns: str
) -> None:
    AksCluster(stack, "prod", **AKS, network=AksNetwork(services=services))
    (profile,) = only(synth(), "azurerm_kubernetes_cluster")["network_profile"]
    assert (profile["service_cidr"], profile["dns_service_ip"]) == (services, dns)


def test_a_workspace_has_no_underscore_in_its_name(stack: FleetStack, synth: Synth) -> None:
    """Azure takes it in the names of all others."""
    AksCluster(stack, "prod", **AKS, cluster_name="prod_eu")
    written = synth()
    assert only(written, "azurerm_kubernetes_cluster")["name"] == "prod_eu"
    assert only(written, "azurerm_log_analytics_workspace")["name"] == "prod-eu-logs"


def test_networks_that_are_admitted_may_be_references(stack: FleetStack, synth: Synth) -> None:
    cidr = f"{cdk.resource(stack, 'nat', 'terraform_data').get_string_attribute('output')}/32"
    GkeCluster(stack, "google", **{**GKE, "public_access_cidrs": [cidr]})
    admitted = only(synth(), "google_container_cluster")["master_authorized_networks_config"]
    assert admitted[0]["cidr_blocks"] == [{"cidr_block": "${terraform_data.nat.output}/32"}]


def test_a_cluster_of_a_module_is_described_by_its_outputs(stack: FleetStack, synth: Synth) -> None:
    made = cdk.resource(stack, "made", "terraform_data", input="x")
    output = made.get_string_attribute("output")
    common = {"server": output, "certificate_authority_data": output, "made_by": "module.k.a.b[0]"}
    GkeCluster.from_outputs(stack, "google", **common)
    AksCluster.from_outputs(stack, "azure", **common, client_id=UUID)
    written = synth()
    assert set(written["resource"]) == {"terraform_data"}, "nothing is made"
    found = clusters(written)
    assert (found["google"]["kind"], found["azure"]["kind"]) == ("gke", "aks")
    assert {one["made_by"] for one in found.values()} == {"module.k.a.b[0]"}
    # Such modules call both sensitive, and no output of a stack may be.
    for name in ("server", "certificate_authority_data"):
        assert all(
            "try(nonsensitive(terraform_data.made.output)" in one[name] for one in found.values()
        )


@pytest.mark.parametrize(
    ("construct", "given", "says"),
    [
        (GkeCluster, {**GKE, "location": "Europe"}, ".location"),
        (GkeCluster, {**GKE, "location": "${TfToken[TOKEN.0]}"}, ".location: a reference"),
        (GkeCluster, {**GKE, "public_access_cidrs": ["192.0.2.1/24"]}, "[0]: not an IPv4 network"),
        (GkeCluster, {**GKE, "network_name": "n"}, ".subnetwork_name: missing"),
        (GkeCluster, {**GKE, "subnetwork_name": "n"}, ".network_name: missing"),
        (GkeCluster, {**GKE, "pods_range": "n"}, ".pods_range: of no use"),
        (
            GkeCluster,
            {**GKE, "network_name": "n", "subnetwork_name": "s", "network": GkeNetwork()},
            ".network: network_name is given",
        ),
        (GkeCluster, {**GKE, "autopilot": True, "nodes": GkeNodes()}, ".nodes: of no use"),
        (GkeCluster, {**GKE, "network": GkeNetwork(pods="10.0.0.0/8")}, "overlaps"),
        (GkeCluster, {**GKE, "nodes": GkeNodes(minimum=4)}, ".nodes.maximum: 3 is less than 4"),
        (GkeCluster, {**GKE, "admins": ["me"]}, ".admins[0]"),
        (GkeCluster, {**GKE, "impersonate": "me"}, ".impersonate"),
        (
            GkeCluster,
            {**GKE, "public_access_cidrs": [ipaddress.ip_network("192.0.2.0/24")]},
            ".public_access_cidrs: Encoding objects of type IPv4Network",
        ),
        (AksCluster, {**AKS, "principal_id": "me"}, ".principal_id"),
        (AksCluster, {**AKS, "resource_group": "a/b"}, ".resource_group"),
        (AksCluster, {**AKS, "subnet_id": "nodes"}, ".subnet_id"),
        (AksCluster, {**AKS, "subnet_id": SUBNET, "network": AksNetwork()}, ".network.egress"),
        (AksCluster, {**AKS, "network": AksNetwork(nodes="10.1.0.0/20")}, "is not in 10.0.0.0/16"),
        (AksCluster, {**AKS, "public_access_cidrs": OFFICE * 200}, "200 networks"),
        (AksCluster, {**AKS, "public_access_cidrs": ["192.0.2.1"]}, "[0]: '192.0.2.1' is not an"),
        (AksCluster, {**AKS, "network": AksNetwork(services="10.96.0.0/29")}, ".network.services"),
        (
            AksCluster,
            {**AKS, "network": AksNetwork(services="${TfToken[TOKEN.0]}")},
            ".network.services: a reference",
        ),
        (AksCluster, {**AKS, "version": "1.33.2"}, "not a minor version of Kubernetes"),
        (AksCluster, {**AKS, "kms_key": "k"}, ".kms_key"),
        (AksCluster, {**AKS, "log_retention_days": 1}, ".log_retention_days"),
    ],
)
def test_what_is_refused(
    stack: FleetStack, construct: Any, given: dict[str, Any], says: str
) -> None:
    with pytest.raises(BadInput) as caught:
        construct(stack, "prod", **given)
    assert says in str(caught.value)
    assert caught.value.hint or "Expected" in caught.value.cause
