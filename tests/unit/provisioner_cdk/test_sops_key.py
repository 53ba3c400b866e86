"""The KMS key for encrypted files, as Terraform is told of it, held against the schema of the aws
provider."""

from __future__ import annotations

import json
from typing import Any

import pytest
from provisioner_cdk import AwsSopsKey, EksCluster, FleetStack, Sops, cdk

from provisioner.base.errors import BadInput
from provisioner.handover.fleet import COMPONENTS
from provisioner.handover.platform import base
from tests.support import judging
from tests.unit.provisioner_cdk.conftest import Synth

NEEDED: dict[str, Any] = {"cluster": "prod", "region": "eu-central-1"}


def only(found: dict[str, Any], type: str) -> tuple[str, dict[str, Any]]:
    ((name, made),) = found["resource"][type].items()
    return f"{type}.{name}", made


def rights(made: dict[str, Any]) -> tuple[list[str], list[str]]:
    (statement,) = json.loads(made["policy"])["Statement"]
    return statement["Action"], statement["Resource"]


def test_key_alias_role_and_policy(stack: FleetStack, synth: Synth) -> None:
    made = AwsSopsKey(stack, "secrets", **NEEDED)
    cdk.TerraformOutput(stack, "editors", value=made.editor_policy)
    found = synth()
    assert judging.complaints(found) == []
    assert judging.emitted(found) == {
        "resource.aws_kms_key",
        "resource.aws_kms_alias",
        "resource.aws_iam_role",
        "resource.aws_iam_role_policy",
        "resource.aws_eks_pod_identity_association",
    }
    address, key = only(found, "aws_kms_key")
    assert (key["enable_key_rotation"], key["deletion_window_in_days"]) == (True, 30)
    assert key["lifecycle"] == {"prevent_destroy": True}
    _, alias = only(found, "aws_kms_alias")
    assert alias["target_key_id"] == f"${{{address}.key_id}}"
    assert alias["name_prefix"].startswith("alias/sops/secrets-")
    arn = [f"${{{address}.arn}}"]
    assert rights(only(found, "aws_iam_role_policy")[1]) == (["kms:Decrypt"], arn)
    editing = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt"]
    assert rights({"policy": found["output"]["editors"]["value"]}) == (editing, arn)


def test_pods_of_kustomize_controller_alone_get_the_role(stack: FleetStack, synth: Synth) -> None:
    AwsSopsKey(stack, "secrets", **NEEDED, namespace="gitops")
    found = synth()
    _, identity = only(found, "aws_eks_pod_identity_association")
    place = (identity["cluster_name"], identity["namespace"], identity["service_account"])
    assert place == ("prod", "gitops", "kustomize-controller")
    address, role = only(found, "aws_iam_role")
    assert identity["role_arn"] == f"${{{address}.arn}}"
    assert identity["depends_on"] == [only(found, "aws_iam_role_policy")[0]]
    (trust,) = json.loads(role["assume_role_policy"])["Statement"]
    assert trust["Principal"] == {"Service": "pods.eks.amazonaws.com"}


def test_what_the_user_says_otherwise(stack: FleetStack, synth: Synth) -> None:
    cluster = EksCluster(
        stack, "prod", region="us-gov-west-1", public_access_cidrs=["192.0.2.0/24"]
    )
    AwsSopsKey(
        stack,
        "secrets",
        cluster=cluster,
        region="us-gov-west-1",
        alias="alias/fleet",
        deletion_protection=False,
        tags={"team": "a"},
    )
    found = synth()
    assert judging.complaints(found) == []
    keys = found["resource"]["aws_kms_key"].values()
    (key,) = (one for one in keys if "SOPS" in one["description"])
    assert ("lifecycle" in key, key["tags"]) == (False, {"team": "a"})
    aliases = found["resource"]["aws_kms_alias"].values()
    assert "alias/fleet" in [one.get("name") for one in aliases]


def test_its_arn_is_what_files_are_encrypted_to(stack: FleetStack) -> None:
    """As a GitOps takes the piece: the ARN is known only after the apply."""
    key = AwsSopsKey(stack, "secrets", **NEEDED)
    piece = Sops(kms=[key.key_arn])
    assert piece.entry(key, "gitops.platform[0]")["kms"] == [key.key_arn]
    base.check([piece.stand_in(key, "gitops")], "flux-system", COMPONENTS, "v2.9.4", "gitops")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"alias": "fleet"}, "secrets.alias: .* is not the name of an alias in KMS"),
        ({"alias": "alias/aws/fleet"}, "secrets.alias: begins with alias/aws"),
        ({"cluster": "a b"}, "is not the name of an EKS cluster"),
        ({"region": "frankfurt"}, "is not the name of an AWS region"),
        ({"namespace": "default"}, "is not a namespace"),
    ],
)
def test_refusals(stack: FleetStack, options: dict[str, Any], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        AwsSopsKey(stack, "secrets", **{**NEEDED, **options})
