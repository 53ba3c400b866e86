"""A cluster on AKS, its logs, and who may use it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from provisioner_cdk import cdk
from provisioner_cdk.azure import encryption, network
from provisioner_cdk.azure.place import Place
from provisioner_cdk.azure.settings import AksNodes, Settings
from provisioner_cdk.made import addresses, part

ADMIN = "Azure Kubernetes Service RBAC Cluster Admin"
NETWORKER = "Network Contributor"
LOGS = ("kube-apiserver", "kube-audit-admin", "kube-controller-manager", "kube-scheduler", "guard")


def make(place: Place, wanted: Settings, pairs: str) -> cdk.TerraformResource:
    """The cluster. `pairs`: the object id of the identity that pairs it; empty: whoever runs
    Terraform."""
    net = network.of(place, wanted)
    identity = place.make("identity", "azurerm_user_assigned_identity")
    joins = _role(place, "network", net.subnet, NETWORKER, _principal(identity))
    caller = place.resources.look_up("caller", "azurerm_client_config")
    key = encryption.key(place, wanted, identity, caller)
    cluster = place.make(
        "cluster",
        "azurerm_kubernetes_cluster",
        name=place.name,
        dns_prefix=place.name.replace("_", "-")[:54],
        kubernetes_version=wanted.version or None,
        sku_tier="Standard",
        automatic_upgrade_channel="patch",
        node_os_upgrade_channel="NodeImage",
        identity=[{"type": "UserAssigned", "identity_ids": [identity.get_string_attribute("id")]}],
        local_account_disabled=True,
        azure_active_directory_role_based_access_control=[{"azure_rbac_enabled": True}],
        oidc_issuer_enabled=True,
        workload_identity_enabled=True,
        key_management_service=[{"key_vault_key_id": key}],
        network_profile=[net.profile],
        default_node_pool=[_pool(wanted.nodes or AksNodes(), net.subnet, wanted)],
        node_provisioning_profile=[{"mode": "Manual"}],
        lifecycle=_lifecycle(wanted),
        depends_on=[*addresses(joins), *net.needed],
        **_reached(wanted, net.cidrs),
    )
    _logs(place, wanted, cluster)
    _admit(place, cluster, wanted.admins, pairs, caller)
    _lock(place, wanted, cluster)
    return cluster


def _principal(identity: cdk.TerraformResource) -> dict[str, Any]:
    """The type saves Azure a look into a directory that does not know a new identity yet."""
    return {
        "principal_id": identity.get_string_attribute("principal_id"),
        "principal_type": "ServicePrincipal",
    }


def _reached(wanted: Settings, nodes: Sequence[str]) -> dict[str, Any]:
    """Nodes use the public address of a public API server: without theirs, none ever gets ready."""
    if not wanted.public_access_cidrs:
        return {"private_cluster_enabled": True}
    cidrs = [*wanted.public_access_cidrs, *nodes]
    return {"api_server_access_profile": [{"authorized_ip_ranges": cidrs}]}


def _pool(nodes: AksNodes, subnet: str, wanted: Settings) -> dict[str, Any]:
    return {
        "name": "system",
        "vm_size": nodes.vm_size,
        "vnet_subnet_id": subnet,
        "auto_scaling_enabled": True,
        "min_count": nodes.minimum,
        "max_count": nodes.maximum,
        "os_disk_size_gb": nodes.disk,
        "os_sku": "AzureLinux",
        # Where a change replaces the pool, another of this name takes over meanwhile.
        "temporary_name_for_rotation": "rotating",
        "upgrade_settings": [{"max_surge": "33%"}],
        **({"zones": nodes.zones} if nodes.zones else {}),
        **({"node_labels": nodes.labels} if nodes.labels else {}),
        **({"tags": wanted.tags} if wanted.tags else {}),
    }


def _lifecycle(wanted: Settings) -> dict[str, Any]:
    """AKS itself raises the version within its minor one."""
    kept = {"prevent_destroy": True} if wanted.deletion_protection else {}
    upgraded = ["kubernetes_version", "default_node_pool[0].orchestrator_version"]
    return {**kept, "ignore_changes": upgraded if not wanted.version else upgraded[1:]}


def _logs(place: Place, wanted: Settings, cluster: cdk.TerraformResource) -> None:
    workspace = wanted.log_workspace or place.make(
        "logs",
        "azurerm_log_analytics_workspace",
        name=f"{place.name.replace('_', '-')}-logs",  # the one name that may not have a `_`
        sku="PerGB2018",
        retention_in_days=wanted.log_retention_days,
    ).get_string_attribute("id")
    place.resources.make(
        "logged",
        "azurerm_monitor_diagnostic_setting",
        name="control-plane",
        target_resource_id=cluster.get_string_attribute("id"),
        log_analytics_workspace_id=workspace,
        log_analytics_destination_type="Dedicated",
        enabled_log=[{"category": category} for category in LOGS],
    )


def _admit(
    place: Place,
    cluster: cdk.TerraformResource,
    admins: Sequence[str],
    pairs: str,
    caller: cdk.TerraformDataSource,
) -> None:
    scope = cluster.get_string_attribute("id")
    if pairs:
        _role(place, "pairing", scope, ADMIN, {"principal_id": pairs})
    else:
        # Only the first: a colleague's run must not lock out the one before.
        first = {"lifecycle": {"ignore_changes": ["principal_id"]}}
        runs = {"principal_id": caller.get_string_attribute("object_id"), **first}
        _role(place, "pairing", scope, ADMIN, runs)
    for admin in dict.fromkeys(admins):
        if admin != pairs:
            named = part(place.resources.scope, "admin", admin)
            _role(place, named, scope, ADMIN, {"principal_id": admin})


def _role(
    place: Place, part: str, scope: str, role: str, principal: dict[str, Any]
) -> cdk.TerraformResource:
    return place.resources.make(
        f"{part}-role",
        "azurerm_role_assignment",
        scope=scope,
        role_definition_name=role,
        **principal,
    )


def _lock(place: Place, wanted: Settings, cluster: cdk.TerraformResource) -> None:
    if wanted.protected_by_azure:
        place.resources.make(
            "lock",
            "azurerm_management_lock",
            name="provisioner",
            scope=cluster.get_string_attribute("id"),
            lock_level="CanNotDelete",
            notes="Set protected_by_azure=False in the stack first.",
        )
