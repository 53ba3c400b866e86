"""The right of Flux on an EKS cluster to read buckets and registries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from provisioner.base.errors import BadInput
from provisioner.handover import text
from provisioner.handover.platform.bucket_source import BucketName
from provisioner.handover.sign_in.aws import ClusterName
from provisioner.handover.strict import Strict
from provisioner_cdk import cdk
from provisioner_cdk.aws import controller_access, names
from provisioner_cdk.aws.controller_access import ControllerAccess
from provisioner_cdk.clusters.eks import EksCluster

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
    repositories: list[names.RepositoryArn] = []
    kms_keys: list[names.KeyArn] = []
    namespace: text.Namespace = "flux-system"
    tags: dict[str, str] = {}

    def check(self, where: str) -> None:
        if not (self.buckets or self.repositories):
            hint = "Name the buckets, or the ARNs of the repositories, that Flux reads."
            raise BadInput(where, "neither buckets nor repositories are given", hint)


class AwsSourceAccess(ControllerAccess):
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
            "region": region,
            "buckets": list(buckets),
            "repositories": list(repositories),
            "kms_keys": list(kms_keys),
            "namespace": namespace,
            "tags": dict(tags or {}),
        }
        wanted = self.checked(Settings, cluster, given)
        reading = controller_access.policy(*_rights(names.partition(region), wanted))
        self.role_arn: str = controller_access.grant(
            self.parts(wanted, provider), wanted, "source-controller", reading, "flux-sources-"
        )


def _rights(partition: str, wanted: Mapping[str, Any]) -> list[tuple[list[str], list[str]]]:
    buckets = [f"arn:{partition}:s3:::{name}" for name in wanted["buckets"]]
    return [
        (["s3:GetBucketLocation", "s3:ListBucket"], buckets),
        (["s3:GetObject"], [f"{arn}/*" for arn in buckets]),
        (["ecr:GetAuthorizationToken"], ["*"] if wanted["repositories"] else []),
        (list(PULL), wanted["repositories"]),
        (["kms:Decrypt"], wanted["kms_keys"]),
    ]
