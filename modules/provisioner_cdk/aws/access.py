"""Who may use a cluster on EKS: access entries, which AWS keeps outside the cluster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from provisioner_cdk import cdk
from provisioner_cdk.aws import names
from provisioner_cdk.aws.parts import Parts
from provisioner_cdk.made import addresses, part

ADMIN = "cluster-access-policy/AmazonEKSClusterAdminPolicy"


def entries(parts: Parts, cluster: str, pairs: str, admins: Sequence[str]) -> list[str]:
    """Administrators' access for the identity that pairs, and for `admins`. `pairs` is the ARN of a
    role; empty: whoever first runs Terraform pairs. Returned are the addresses of their rights."""
    made = [_entry(parts, cluster, "pairing", pairs) if pairs else _callers_entry(parts, cluster)]
    others = [admin for admin in dict.fromkeys(admins) if admin != pairs]
    made += [_entry(parts, cluster, part(parts.scope, "admin", admin), admin) for admin in others]
    return addresses(*made)


def _callers_entry(parts: Parts, cluster: str) -> cdk.TerraformResource:
    caller = parts.look_up("caller", "aws_caller_identity").get_string_attribute("arn")
    # The role, where the caller is a session of one.
    session = parts.look_up("session", "aws_iam_session_context", arn=caller)
    # Only the first: a colleague's run must not lock out the one before.
    return _entry(
        parts,
        cluster,
        "pairing",
        session.get_string_attribute("issuer_arn"),
        lifecycle={"ignore_changes": ["principal_arn"]},
    )


def _entry(
    parts: Parts, cluster: str, part: str, principal: str, **more: Any
) -> cdk.TerraformResource:
    entry = parts.make(
        f"{part}-access",
        "aws_eks_access_entry",
        cluster_name=cluster,
        principal_arn=principal,
        **more,
    )
    return parts.make(
        f"{part}-rights",
        "aws_eks_access_policy_association",
        cluster_name=cluster,
        principal_arn=entry.get_string_attribute("principal_arn"),
        policy_arn=f"arn:{names.partition(parts.region)}:eks::aws:{ADMIN}",
        access_scope=[{"type": "cluster"}],
    )
