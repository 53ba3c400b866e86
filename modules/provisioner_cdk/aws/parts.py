"""Resources of one construct on AWS, all with one provider and one set of tags."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from provisioner_cdk import cdk
from provisioner_cdk.aws import names
from provisioner_cdk.made import Resources, addresses
from provisioner_cdk.providers import Source

# What the constructs use has the same names in both major versions.
PROVIDER = Source(type="aws", source="hashicorp/aws", version=">= 5.95, < 7.0")
UNTAGGED = (
    "aws_eks_access_policy_association",
    "aws_iam_role_policy",
    "aws_iam_role_policy_attachment",
    "aws_kms_alias",
    "aws_route",
    "aws_route_table_association",
)


@dataclass(frozen=True, kw_only=True)
class Parts(Resources):
    """`name` is what the resources are called on AWS, `tags` are Terraform text."""

    name: str
    region: str
    tags: Mapping[str, str] = field(default_factory=dict)

    def make(self, part: str, type: str, /, **attributes: Any) -> cdk.TerraformResource:
        """Likewise, with the tags of all."""
        if type not in UNTAGGED:
            attributes["tags"] = {**self.tags, **attributes.get("tags", {})} or None
        return Resources.make(self, part, type, **attributes)

    def named(self, part: str) -> dict[str, str]:
        """The tag that consoles show as a resource's name."""
        return {"Name": f"{self.name}-{part}"}

    def policy(self, name: str) -> str:
        """The ARN of a managed policy of AWS's."""
        return f"arn:{names.partition(self.region)}:iam::aws:policy/{name}"

    def role(
        self,
        part: str,
        service: str,
        policies: Sequence[str],
        actions: Sequence[str] = ("sts:AssumeRole",),
    ) -> Role:
        """An IAM role that a service of AWS's assumes."""
        statement = {
            "Effect": "Allow",
            "Principal": {"Service": service},
            "Action": list(actions),
        }
        # A prefix, so that the same name in another region does not collide: roles are global.
        made = self.make(
            f"{part}-role",
            "aws_iam_role",
            name_prefix=f"{self.name[:30]}-{part}-"[:38],
            assume_role_policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]}),
        )
        attached = [
            self.make(
                f"{part}-role-{policy.rpartition('/')[2]}",
                "aws_iam_role_policy_attachment",
                role=made.get_string_attribute("name"),
                policy_arn=self.policy(policy),
            )
            for policy in policies
        ]
        return Role(
            arn=made.get_string_attribute("arn"),
            name=made.get_string_attribute("name"),
            attached=addresses(*attached),
        )


@dataclass(frozen=True, kw_only=True)
class Role:
    """`attached`: the addresses of its policies. Who uses the role depends on them, or it would be
    without rights in the beginning and in the end."""

    arn: str
    name: str
    attached: Sequence[str]
