"""A KMS key to which SOPS encrypts files, and the right of Flux on an EKS cluster to decrypt."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any

from provisioner.base.errors import BadInput
from provisioner.handover import text
from provisioner.handover.strict import Strict
from provisioner_cdk import cdk, validation
from provisioner_cdk.aws import addons
from provisioner_cdk.aws.parts import PROVIDER, Parts
from provisioner_cdk.aws.source_access import ClusterName
from provisioner_cdk.clusters.eks import EksCluster
from provisioner_cdk.fleet import Member

KEY_WAIT = 30  # days in which its deletion can be cancelled: the longest that AWS has
# As SOPS uses a key: it makes the data key of a file itself.
DECRYPTING, ENCRYPTING = ["kms:Decrypt"], ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt"]
Alias = Annotated[
    str,
    text.form(
        r"(alias/[a-zA-Z0-9/_-]{1,250})?", "the name of an alias in KMS", "alias/sops/production"
    ),
]
RESERVED = "alias/aws"


class Settings(Strict, frozen=True, kw_only=True):
    """See `AwsSopsKey`."""

    cluster: ClusterName
    region: text.AwsRegion
    alias: Alias = ""
    namespace: text.Namespace = "flux-system"
    deletion_protection: bool = True
    tags: dict[str, str] = {}

    def check(self, where: str) -> None:
        if self.alias.startswith(RESERVED):
            hint = "AWS keeps alias/aws for itself: choose another name."
            raise BadInput(f"{where}.alias", f"begins with {RESERVED}", hint)


class AwsSopsKey(Member):
    """A KMS key for `Sops(kms=[key.key_arn])`, with which Flux on an EKS cluster decrypts files.

    Terraform makes the key with an alias (by default `alias/sops/` and the id of the construct with
    a suffix), and an IAM role that may decrypt with this key and nothing else. The role is given to
    kustomize-controller in `namespace` through EKS Pod Identity, whose agent the cluster must have
    (`EksCluster` has it by default). `cluster` is an `EksCluster`, or the name of a cluster on EKS.
    A kustomize-controller that runs already gets the role when its pod is next started.

    `editor_policy` is the JSON of an IAM policy for people and pipelines that run `sops`: they may
    encrypt and decrypt. Without the key nobody can read the files: with `deletion_protection`
    Terraform does not delete it, and without, AWS does so after 30 days.
    """

    def __init__(
        self,
        scope: cdk.Construct,
        id: str,
        *,
        cluster: EksCluster | str,
        region: str,
        alias: str = "",
        namespace: str = "flux-system",
        deletion_protection: bool = True,
        tags: Mapping[str, str] | None = None,
        provider: cdk.TerraformProvider | None = None,
    ) -> None:
        super().__init__(scope, id)
        given = {
            "cluster": self._name_of(cluster),
            "region": region,
            "alias": alias,
            "namespace": namespace,
            "deletion_protection": deletion_protection,
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
        self.key_arn: str = _key(parts, wanted)
        self.role_arn: str = _may_decrypt(parts, wanted, self.key_arn)
        self.editor_policy: str = _policy(ENCRYPTING, self.key_arn)

    def _name_of(self, cluster: EksCluster | str) -> str:
        if not isinstance(cluster, EksCluster):
            return cluster
        self.same_fleet(cluster, "cluster")
        name: str = cluster.resource.get_string_attribute("name")
        return name


def _key(parts: Parts, wanted: Mapping[str, Any]) -> str:
    """Its ARN. No policy of its own: the account's IAM policies decide."""
    made = parts.make(
        "key",
        "aws_kms_key",
        description=f"Files encrypted with SOPS: {parts.name}",
        enable_key_rotation=True,
        deletion_window_in_days=KEY_WAIT,
        lifecycle={"prevent_destroy": True} if wanted["deletion_protection"] else None,
    )
    prefix = f"alias/sops/{parts.name}-"
    named = {"name": wanted["alias"]} if wanted["alias"] else {"name_prefix": prefix}
    parts.make(
        "key-alias", "aws_kms_alias", target_key_id=made.get_string_attribute("key_id"), **named
    )
    arn: str = made.get_string_attribute("arn")
    return arn


def _may_decrypt(parts: Parts, wanted: Mapping[str, Any], key: str) -> str:
    """The ARN of the role of kustomize-controller."""
    role = parts.role("flux", addons.PODS, [], actions=("sts:AssumeRole", "sts:TagSession"))
    rights = parts.make(
        "rights",
        "aws_iam_role_policy",
        name_prefix="flux-sops-",
        role=role.name,
        policy=_policy(DECRYPTING, key),
    )
    parts.make(
        "identity",
        "aws_eks_pod_identity_association",
        cluster_name=wanted["cluster"],
        namespace=wanted["namespace"],
        service_account="kustomize-controller",
        role_arn=role.arn,
        depends_on=[cdk.address(rights)],
    )
    return role.arn


def _policy(actions: list[str], key: str) -> str:
    statement = {"Effect": "Allow", "Action": actions, "Resource": [key]}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})
