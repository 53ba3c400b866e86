"""A KMS key to which SOPS encrypts files, and the right of Flux on an EKS cluster to decrypt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from provisioner.base.errors import BadInput
from provisioner.handover import text
from provisioner.handover.sign_in.aws import ClusterName
from provisioner.handover.strict import Strict
from provisioner_cdk import cdk
from provisioner_cdk.aws import controller_access
from provisioner_cdk.aws.control_plane import KEY_WAIT
from provisioner_cdk.aws.controller_access import ControllerAccess
from provisioner_cdk.aws.parts import Parts
from provisioner_cdk.clusters.eks import EksCluster

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


class AwsSopsKey(ControllerAccess):
    """A KMS key for `Sops(kms=[key.key_arn])`, with which Flux on an EKS cluster decrypts files.

    Terraform makes the key with an alias (by default `alias/sops/` and the id of the construct with
    a suffix), and an IAM role that may decrypt with this key and nothing else. The role is given to
    kustomize-controller in `namespace` through EKS Pod Identity, whose agent the cluster must have
    (`EksCluster` has it by default). `cluster` is an `EksCluster`, or the name of a cluster on EKS.
    A kustomize-controller that runs already gets the role when its pod is next started.

    `editor_policy` is the JSON of an IAM policy for people and pipelines that run `sops`: they may
    encrypt and decrypt. Without the key nobody can read the files: as long as it is declared,
    Terraform does not delete it unless `deletion_protection` is off. AWS then waits for 30 days.
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
            "region": region,
            "alias": alias,
            "namespace": namespace,
            "deletion_protection": deletion_protection,
            "tags": dict(tags or {}),
        }
        wanted = self.checked(Settings, cluster, given)
        parts = self.parts(wanted, provider)
        self.key_arn: str = _key(parts, wanted)
        decrypting = controller_access.policy((DECRYPTING, [self.key_arn]))
        self.role_arn: str = controller_access.grant(
            parts, wanted, "kustomize-controller", decrypting, "flux-sops-"
        )
        self.editor_policy: str = controller_access.policy((ENCRYPTING, [self.key_arn]))


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
