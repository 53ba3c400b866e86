"""The right of Flux on an EKS cluster to read buckets and registries."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from provisioner.base.errors import BadInput
from provisioner.handover import text
from provisioner.handover.platform.bucket_source import BucketName
from provisioner.handover.strict import Strict
from provisioner_cdk import cdk, validation
from provisioner_cdk.aws import addons, names
from provisioner_cdk.aws.parts import PROVIDER, Parts, Role
from provisioner_cdk.clusters.eks import EksCluster
from provisioner_cdk.fleet import Member

RepositoryArn = Annotated[
    str,
    text.form(
        r"arn:aws(-[a-z]+)*:ecr:[a-z0-9-]+:[0-9]{12}:repository/[a-z0-9][a-z0-9._/*-]*",
        "the ARN of a repository on ECR",
        "arn:aws:ecr:eu-central-1:123456789012:repository/apps",
    ),
]
KeyArn = Annotated[
    str,
    text.form(
        r"arn:aws(-[a-z]+)*:kms:[a-z0-9-]+:[0-9]{12}:key/[0-9a-f-]+",
        "the ARN of a KMS key",
        "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    ),
]
ClusterName = Annotated[
    str, text.form(r"[0-9A-Za-z][A-Za-z0-9_-]{0,99}", "the name of a cluster on EKS", "production")
]
PULL = (
    "ecr:BatchCheckLayerAvailability",
    "ecr:BatchGetImage",
    "ecr:DescribeImages",
    "ecr:GetDownloadUrlForLayer",
    "ecr:ListImages",
)


class Settings(Strict, frozen=True, kw_only=True):
    """See `AwsSourceAccess`."""

    cluster: ClusterName
    region: text.AwsRegion
    buckets: list[BucketName] = []
    repositories: list[RepositoryArn] = []
    kms_keys: list[KeyArn] = []
    namespace: text.Namespace = "flux-system"
    tags: dict[str, str] = {}

    def check(self, where: str) -> None:
        if not (self.buckets or self.repositories):
            hint = "Name the buckets, or the ARNs of the repositories, that Flux reads."
            raise BadInput(where, "neither buckets nor repositories are given", hint)


class AwsSourceAccess(Member):
    """Lets Flux on an EKS cluster read S3 buckets and ECR repositories, without any key.

    Terraform makes an IAM role with exactly these rights, and gives it to Flux's source-controller
    through EKS Pod Identity, whose agent the cluster must have (`EksCluster` has it by default).
    `BucketSource` and `OciSource` then need `provider="aws"` only. `cluster` is an `EksCluster`, or
    the name of a cluster on EKS. `buckets` are names, `repositories` are ARNs; both may come from
    other resources. `kms_keys`: ARNs of the keys that encrypt the buckets. `namespace`: Flux's own.
    `role_arn` is the role, for a bucket policy of another account, for example.

    A source-controller that runs already gets the role when its pod is next started.
    """

    def __init__(
        self,
        scope: cdk.Construct,
        id: str,
        *,
        cluster: EksCluster | str,
        region: str,
        buckets: Sequence[str] = (),
        repositories: Sequence[str] = (),
        kms_keys: Sequence[str] = (),
        namespace: str = "flux-system",
        tags: Mapping[str, str] | None = None,
        provider: cdk.TerraformProvider | None = None,
    ) -> None:
        super().__init__(scope, id)
        given = {
            "cluster": self._name_of(cluster),
            "region": region,
            "buckets": list(buckets),
            "repositories": list(repositories),
            "kms_keys": list(kms_keys),
            "namespace": namespace,
            "tags": dict(tags or {}),
        }
        validation.known(region, f"{self.path}.region")
        wanted = validation.declaration(Settings, given, self.path)
        parts = Parts(
            scope=self,
            provider=provider.fqn if provider else self.stack.providers.of(PROVIDER, region=region),
            name=id,
            region=region,
            tags=wanted["tags"],
        )
        role = parts.role("flux", addons.PODS, [], actions=("sts:AssumeRole", "sts:TagSession"))
        self.role_arn: str = role.arn
        self._may_read(parts, wanted, role)

    def _name_of(self, cluster: EksCluster | str) -> str:
        if not isinstance(cluster, EksCluster):
            return cluster
        self.same_fleet(cluster, "cluster")
        name: str = cluster.resource.get_string_attribute("name")
        return name

    def _may_read(self, parts: Parts, wanted: Mapping[str, Any], role: Role) -> None:
        statements = _statements(names.partition(parts.region), wanted)
        rights = parts.make(
            "rights",
            "aws_iam_role_policy",
            name_prefix="flux-sources-",
            role=role.name,
            policy=json.dumps({"Version": "2012-10-17", "Statement": statements}),
        )
        parts.make(
            "identity",
            "aws_eks_pod_identity_association",
            cluster_name=wanted["cluster"],
            namespace=wanted["namespace"],
            service_account="source-controller",
            role_arn=role.arn,
            depends_on=[cdk.address(rights)],
        )


def _statements(partition: str, wanted: Mapping[str, Any]) -> list[dict[str, Any]]:
    buckets = [f"arn:{partition}:s3:::{name}" for name in wanted["buckets"]]
    given = (
        (["s3:GetBucketLocation", "s3:ListBucket"], buckets),
        (["s3:GetObject"], [f"{arn}/*" for arn in buckets]),
        (["ecr:GetAuthorizationToken"], ["*"] if wanted["repositories"] else []),
        (list(PULL), wanted["repositories"]),
        (["kms:Decrypt"], wanted["kms_keys"]),
    )
    return [
        {"Effect": "Allow", "Action": actions, "Resource": resources}
        for actions, resources in given
        if resources
    ]
