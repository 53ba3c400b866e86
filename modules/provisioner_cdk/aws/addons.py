"""EKS add-ons, and the AWS rights of ServiceAccounts through EKS Pod Identity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from provisioner_cdk.aws.parts import Parts
from provisioner_cdk.made import addresses, part

AGENT = "eks-pod-identity-agent"
VOLUMES = "aws-ebs-csi-driver"
DEFAULT = ("vpc-cni", "kube-proxy", AGENT, "coredns", VOLUMES)
# Nodes are ready only with a network; the others need a node to run on.
BEFORE_NODES = ("vpc-cni", "kube-proxy", AGENT)
PODS = "pods.eks.amazonaws.com"
# Policies of the ServiceAccounts of add-ons that call AWS.
RIGHTS = {VOLUMES: ("ebs-csi-controller-sa", "service-role/AmazonEBSCSIDriverPolicy")}


def make(parts: Parts, cluster: str, addons: Sequence[str], after: Sequence[str]) -> list[str]:
    """The addresses of these add-ons."""
    made = []
    for name in addons:
        account, attached = _account(parts, name)
        made.append(
            parts.make(
                f"addon-{name}",
                "aws_eks_addon",
                cluster_name=cluster,
                addon_name=name,
                resolve_conflicts_on_create="OVERWRITE",
                # What somebody has set in the cluster since stays.
                resolve_conflicts_on_update="PRESERVE",
                pod_identity_association=account,
                depends_on=[*after, *attached] or None,
            )
        )
    return addresses(*made)


def _account(parts: Parts, addon: str) -> tuple[Any, Sequence[str]]:
    """The ServiceAccount of an add-on with its role, where it needs one."""
    if addon not in RIGHTS:
        return None, []
    account, policy = RIGHTS[addon]
    role = parts.role(addon, PODS, [policy], actions=("sts:AssumeRole", "sts:TagSession"))
    return [{"role_arn": role.arn, "service_account": account}], role.attached


def identities(parts: Parts, cluster: str, roles: Mapping[str, str]) -> None:
    """`roles`: ARNs of roles, by `NAMESPACE/SERVICEACCOUNT`."""
    for account, role in roles.items():
        namespace, _, name = account.partition("/")
        parts.make(
            part(parts.scope, "identity", account),
            "aws_eks_pod_identity_association",
            cluster_name=cluster,
            namespace=namespace,
            service_account=name,
            role_arn=role,
        )
