"""The rights of one of Flux's controllers on AWS, by EKS Pod Identity."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from provisioner.handover.strict import Strict
from provisioner_cdk import cdk, validation
from provisioner_cdk.aws import addons
from provisioner_cdk.aws.parts import PROVIDER, Parts
from provisioner_cdk.clusters.eks import EksCluster
from provisioner_cdk.fleet import Member


class ControllerAccess(Member):
    """A construct that gives such rights. Its fields have `cluster`, `region`, `namespace` (Flux's
    own) and `tags` among them."""

    def checked(
        self, shape: type[Strict], cluster: EksCluster | str, given: Mapping[str, Any]
    ) -> dict[str, Any]:
        """All fields as Terraform text. `cluster`: it, or its name on EKS."""
        validation.known(given["region"], f"{self.path}.region")
        return validation.declaration(
            shape, {**given, "cluster": self._name_of(cluster)}, self.path
        )

    def _name_of(self, cluster: EksCluster | str) -> str:
        if not isinstance(cluster, EksCluster):
            return cluster
        self.same_fleet(cluster, "cluster")
        name: str = cluster.resource.get_string_attribute("name")
        return name

    def parts(self, wanted: Mapping[str, Any], provider: cdk.TerraformProvider | None) -> Parts:
        region = wanted["region"]
        return Parts(
            scope=self,
            provider=provider.fqn if provider else self.stack.providers.of(PROVIDER, region=region),
            name=self.node.id,
            region=region,
            tags=wanted["tags"],
        )


def grant(
    parts: Parts, wanted: Mapping[str, Any], controller: str, policy: str, name_prefix: str
) -> str:
    """The ARN of a role with this policy, which the pods of the controller get."""
    role = parts.role("flux", addons.PODS, [], actions=("sts:AssumeRole", "sts:TagSession"))
    rights = parts.make(
        "rights", "aws_iam_role_policy", name_prefix=name_prefix, role=role.name, policy=policy
    )
    parts.make(
        "identity",
        "aws_eks_pod_identity_association",
        cluster_name=wanted["cluster"],
        namespace=wanted["namespace"],
        service_account=controller,
        role_arn=role.arn,
        depends_on=[cdk.address(rights)],
    )
    return role.arn


def policy(*rights: tuple[Sequence[str], Sequence[str]]) -> str:
    """The JSON of a policy that allows actions on resources."""
    statements = [
        {"Effect": "Allow", "Action": actions, "Resource": resources}
        for actions, resources in rights
        if resources
    ]
    return json.dumps({"Version": "2012-10-17", "Statement": statements})
