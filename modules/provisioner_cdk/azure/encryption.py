"""The key of Key Vault that encrypts a cluster's Secrets."""

from __future__ import annotations

from typing import Any

from provisioner_cdk import cdk
from provisioner_cdk.azure.place import Place
from provisioner_cdk.azure.settings import Settings
from provisioner_cdk.made import addresses

KEEPER = ["Get", "List", "Create", "Update", "Delete", "Recover", "Purge", "GetRotationPolicy"]
USER = ["Get", "Encrypt", "Decrypt"]
DAYS = 90  # that a deleted key can be recovered


def key(
    place: Place, wanted: Settings, identity: cdk.TerraformResource, caller: cdk.TerraformDataSource
) -> str:
    """The id of the key, with its version. One that is given must let the cluster's identity use
    it."""
    if wanted.kms_key:
        return wanted.kms_key
    vault = place.make(
        "vault",
        "azurerm_key_vault",
        name=_vault_name(place, caller),
        tenant_id=caller.get_string_attribute("tenant_id"),
        sku_name="standard",
        purge_protection_enabled=True,
        rbac_authorization_enabled=False,
        soft_delete_retention_days=DAYS,
    )
    # A colleague's run must not lock out the one before.
    first = {"lifecycle": {"ignore_changes": ["object_id"]}}
    runs = _policy(place, "keeper", vault, caller.get_string_attribute("object_id"), KEEPER, first)
    uses = _policy(place, "user", vault, identity.get_string_attribute("principal_id"), USER, {})
    made = place.resources.make(
        "key",
        "azurerm_key_vault_key",
        name="secrets",
        key_vault_id=vault.get_string_attribute("id"),
        key_type="RSA",
        key_size=3072,
        key_opts=["decrypt", "encrypt"],
        # Without the key every Secret is lost, backups included.
        lifecycle={"prevent_destroy": True} if wanted.deletion_protection else None,
        # Who makes the key must be let in first, and who reads it before it is used.
        depends_on=addresses(runs, uses),
    )
    return made.get_string_attribute("id")


def _policy(
    place: Place,
    part: str,
    vault: cdk.TerraformResource,
    identity: str,
    permissions: list[str],
    more: dict[str, Any],
) -> cdk.TerraformResource:
    """Unlike roles, these hold at once."""
    return place.resources.make(
        f"key-{part}",
        "azurerm_key_vault_access_policy",
        key_vault_id=vault.get_string_attribute("id"),
        tenant_id=vault.get_string_attribute("tenant_id"),
        object_id=identity,
        key_permissions=permissions,
        **more,
    )


def _vault_name(place: Place, caller: cdk.TerraformDataSource) -> str:
    """Names of vaults are unique in the world, and have 24 characters at most."""
    subscription = caller.get_string_attribute("subscription_id")
    parts = f'{subscription}, "{place.group}", "{place.name}"'
    return f'${{format("kv%s", substr(sha256(join("/", [{parts}])), 0, 22))}}'
