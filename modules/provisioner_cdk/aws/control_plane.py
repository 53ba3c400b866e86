"""A cluster on EKS with all that it needs: network, roles, key, logs, nodes, add-ons and access."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from provisioner_cdk import cdk, text
from provisioner_cdk.aws import access, addons, network, nodes
from provisioner_cdk.aws.parts import Parts

EKS = "eks.amazonaws.com"
POLICIES = ("AmazonEKSClusterPolicy",)
AUTO_POLICIES = (
    *POLICIES,
    "AmazonEKSComputePolicy",
    "AmazonEKSBlockStoragePolicy",
    "AmazonEKSLoadBalancingPolicy",
    "AmazonEKSNetworkingPolicy",
)
KEY_WAIT = 30  # days until a deleted key is gone, the most that AWS gives for second thoughts


def make(parts: Parts, wanted: dict[str, Any], pairs: str) -> cdk.TerraformResource:
    """The cluster. `wanted` has the fields of `Settings` as Terraform text; `pairs` is the role
    that pairing assumes."""
    made = network.Made(private=wanted["subnets"], ways_out=())
    if not wanted["subnets"]:
        made = network.make(parts, network.EksNetwork(**wanted["network"] or {}))
    cluster = _cluster(parts, wanted, made)
    name = cluster.get_string_attribute("name")
    granted = access.entries(parts, name, pairs, wanted["admins"])
    if not wanted["auto_mode"]:
        _nodes(parts, wanted, cluster, made, granted)
    addons.identities(parts, name, wanted["pod_identities"])
    if wanted["oidc_provider"]:
        parts.make(
            "oidc",
            "aws_iam_openid_connect_provider",
            url=cluster.get_string_attribute("identity[0].oidc[0].issuer"),
            client_id_list=["sts.amazonaws.com"],
        )
    return cluster


def _nodes(
    parts: Parts,
    wanted: dict[str, Any],
    cluster: cdk.TerraformResource,
    made: network.Made,
    granted: Sequence[str],
) -> None:
    """The node group between the add-ons that nodes need and those that need nodes. Access comes
    first, and so goes last: a `down` that was interrupted can be run again."""
    name = cluster.get_string_attribute("name")
    names = addons.DEFAULT if wanted["addons"] is None else wanted["addons"]
    early = [addon for addon in names if addon in addons.BEFORE_NODES]
    first = addons.make(parts, name, early, after=granted)
    group = nodes.group(
        parts, cluster, wanted["nodes"] or {}, made.private, [*granted, *first, *made.ways_out]
    )
    late = [addon for addon in names if addon not in early]
    addons.make(parts, name, late, after=[group])


def _cluster(parts: Parts, wanted: dict[str, Any], made: network.Made) -> cdk.TerraformResource:
    auto, after = nodes.automatic(parts) if wanted["auto_mode"] else ({}, [])
    role = parts.role(
        "cluster",
        EKS,
        AUTO_POLICIES if wanted["auto_mode"] else POLICIES,
        actions=("sts:AssumeRole", "sts:TagSession"),
    )
    return parts.make(
        "cluster",
        "aws_eks_cluster",
        name=parts.name,
        role_arn=role.arn,
        version=wanted["version"] or None,
        vpc_config=[_reached(wanted, made)],
        # Access is by entries alone, the creator's included: the stack says who has it.
        access_config=[
            {"authentication_mode": "API", "bootstrap_cluster_creator_admin_permissions": False}
        ],
        bootstrap_self_managed_addons=False,
        enabled_cluster_log_types=wanted["logs"] or None,
        encryption_config=[
            {"resources": ["secrets"], "provider": [{"key_arn": _key(parts, wanted)}]}
        ],
        upgrade_policy=[{"support_type": wanted["support"]}],
        depends_on=[*role.attached, *after, *_log_group(parts, wanted), *made.ways_out],
        **_services(wanted),
        **auto,
        deletion_protection=wanted["protected_by_aws"],
        lifecycle={**_lifecycle(wanted), "precondition": [_in_region(parts)]},
    )


def _in_region(parts: Parts) -> dict[str, str]:
    """A provider block of the user's may be one for another region."""
    region = parts.look_up("region", "aws_region").get_string_attribute("id")
    cause = f"the aws provider that makes this cluster is not for {parts.region}"
    hint = "Pass one that is: EksCluster(provider=...)."
    return {
        "condition": f'${{{region} == "{parts.region}"}}',
        "error_message": f"{text.literal(parts.scope.node.path)}: {cause}. {hint}",
    }


def _reached(wanted: dict[str, Any], made: network.Made) -> dict[str, Any]:
    """Where the API server is, and from where it is reached."""
    cidrs = wanted["public_access_cidrs"]
    return {
        "subnet_ids": made.private,
        "security_group_ids": wanted["security_groups"] or None,
        "endpoint_private_access": True,
        "endpoint_public_access": bool(cidrs),
        **({"public_access_cidrs": cidrs} if cidrs else {}),
    }


def _services(wanted: dict[str, Any]) -> dict[str, Any]:
    config: dict[str, Any] = {}
    if wanted["service_cidr"]:
        config["service_ipv4_cidr"] = wanted["service_cidr"]
    if wanted["auto_mode"]:
        config["elastic_load_balancing"] = [{"enabled": True}]
    return {"kubernetes_network_config": [config]} if config else {}


def _lifecycle(wanted: dict[str, Any]) -> dict[str, Any]:
    return {"prevent_destroy": True} if wanted["deletion_protection"] else {}


def _key(parts: Parts, wanted: dict[str, Any]) -> str:
    """The ARN of the key that encrypts Secrets."""
    if wanted["kms_key"]:
        return str(wanted["kms_key"])
    made = parts.make(
        "key",
        "aws_kms_key",
        description=f"Secrets of the EKS cluster {parts.name}",
        enable_key_rotation=True,
        deletion_window_in_days=KEY_WAIT,
        lifecycle=_lifecycle(wanted) or None,
    )
    parts.make(
        "key-alias",
        "aws_kms_alias",
        name_prefix=f"alias/eks/{parts.name}-",
        target_key_id=made.get_string_attribute("key_id"),
    )
    return made.get_string_attribute("arn")


def _log_group(parts: Parts, wanted: dict[str, Any]) -> Sequence[str]:
    """Its address: made first, or EKS makes it, and keeps logs for ever."""
    if not wanted["logs"]:
        return []
    made = parts.make(
        "logs",
        "aws_cloudwatch_log_group",
        name=f"/aws/eks/{parts.name}/cluster",
        retention_in_days=wanted["log_retention_days"],
    )
    return [cdk.address(made)]
