"""What a cluster on EKS runs its pods on: a managed node group, or EKS Auto Mode."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover.strict import Strict
from provisioner_cdk import cdk, networks
from provisioner_cdk.aws import names
from provisioner_cdk.aws.parts import Parts

EC2 = "ec2.amazonaws.com"
ROOT = "/dev/xvda"  # of Amazon Linux 2023
POLICIES = (
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKS_CNI_Policy",
    "AmazonEC2ContainerRegistryPullOnly",
)
AUTO_POLICIES = ("AmazonEKSWorkerNodeMinimalPolicy", "AmazonEC2ContainerRegistryPullOnly")
Count = Annotated[int, msgspec.Meta(ge=1, le=450)]


class EksNodes(Strict, frozen=True, kw_only=True):
    """A managed node group of `minimum` to `maximum` nodes. It begins with the minimum; later an
    autoscaler may change the number, which Terraform leaves alone. `disk` is in GiB. `architecture`
    must be that of the instance types. Other values of these are rolled out node by node, but for
    `capacity`, `architecture` and several instance types: those replace the group."""

    instance_types: list[names.InstanceType] = msgspec.field(default_factory=lambda: ["m7i.large"])
    minimum: Count = 3
    maximum: Count = 6
    disk: Annotated[int, msgspec.Meta(ge=20, le=16384)] = 50
    capacity: Literal["ON_DEMAND", "SPOT"] = "ON_DEMAND"
    architecture: Literal["x86_64", "arm64"] = "x86_64"
    labels: dict[str, str] = {}

    def check(self, where: str) -> None:
        if not self.instance_types:
            raise BadInput(f"{where}.instance_types", "empty", "Example: m7i.large.")
        networks.check_maximum(self.maximum, self.minimum, f"{where}.maximum")

    @property
    def image(self) -> str:
        return {"x86_64": "AL2023_x86_64_STANDARD", "arm64": "AL2023_ARM_64_STANDARD"}[
            self.architecture
        ]


def group(
    parts: Parts,
    cluster: cdk.TerraformResource,
    given: dict[str, Any],
    subnets: Sequence[str],
    after: Sequence[str],
) -> str:
    """The address of the node group. `given` has fields of `EksNodes` as Terraform text."""
    role, wanted = parts.role("nodes", EC2, POLICIES), EksNodes(**given)
    made = parts.make(
        "nodes",
        "aws_eks_node_group",
        cluster_name=cluster.get_string_attribute("name"),
        node_group_name_prefix=f"{parts.name[:32]}-",
        node_role_arn=role.arn,
        subnet_ids=subnets,
        instance_types=wanted.instance_types if len(wanted.instance_types) > 1 else None,
        ami_type=wanted.image,
        capacity_type=wanted.capacity,
        launch_template=[_template(parts, wanted)],
        # So that nodes follow when the cluster gets another version.
        version=cluster.get_string_attribute("version"),
        labels=wanted.labels or None,
        scaling_config=[
            {
                "desired_size": wanted.minimum,
                "min_size": wanted.minimum,
                "max_size": wanted.maximum,
            }
        ],
        update_config=[{"max_unavailable_percentage": 33}],
        # Not created before it is destroyed: Terraform would treat the cluster so, too, and could
        # not replace one whose creation was interrupted, as its name is taken.
        lifecycle={"ignore_changes": ["scaling_config[0].desired_size"]},
        depends_on=[*role.attached, *after],
    )
    return cdk.address(made)


def _template(parts: Parts, wanted: EksNodes) -> dict[str, str]:
    """How its machines are made: with an encrypted disk, and with credentials of the node that only
    the node itself can get."""
    made = parts.make(
        "nodes-template",
        "aws_launch_template",
        name_prefix=f"eks-{parts.name[:32]}-",
        update_default_version=True,
        # Here a change of it is rolled out; in the group it would replace the group.
        instance_type=wanted.instance_types[0] if len(wanted.instance_types) == 1 else None,
        block_device_mappings=[
            {
                "device_name": ROOT,
                "ebs": [
                    {
                        "volume_size": wanted.disk,
                        "volume_type": "gp3",
                        "encrypted": "true",
                        "delete_on_termination": "true",
                    }
                ],
            }
        ],
        metadata_options=[
            {
                "http_endpoint": "enabled",
                "http_tokens": "required",
                "http_put_response_hop_limit": 1,  # a pod is one hop further
            }
        ],
        tag_specifications=[
            {"resource_type": kind, "tags": {**parts.tags, "Name": f"{parts.name}-node"}}
            for kind in ("instance", "volume")
        ],
    )
    return {
        "name": made.get_string_attribute("name"),
        "version": f"${{aws_launch_template.{made.friendly_unique_id}.latest_version}}",
    }


def automatic(parts: Parts) -> tuple[dict[str, Any], Sequence[str]]:
    """What a cluster in Auto Mode has, and the addresses of what it depends on."""
    role = parts.role("nodes", EC2, AUTO_POLICIES)
    pools = {"node_pools": ["general-purpose", "system"], "node_role_arn": role.arn}
    mode = {
        "compute_config": [{"enabled": True, **pools}],
        "storage_config": [{"block_storage": [{"enabled": True}]}],
    }
    return mode, role.attached
