"""The right of Flux to read buckets and registries on AWS, as Terraform is told of it, held against
the schema of the aws provider."""

from __future__ import annotations

import json
from typing import Any

import pytest
from provisioner_cdk import AwsSourceAccess, EksCluster, FleetStack, cdk

from provisioner.base.errors import BadInput
from tests.support import judging
from tests.unit.provisioner_cdk.conftest import Synth

REPOSITORY = "arn:aws:ecr:eu-central-1:123456789012:repository/apps"
KEY = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
NEEDED: dict[str, Any] = {"cluster": "prod", "region": "eu-central-1"}


def statements(found: dict[str, Any]) -> list[tuple[list[str], list[str]]]:
    (policy,) = found["resource"]["aws_iam_role_policy"].values()
    return [(one["Action"], one["Resource"]) for one in json.loads(policy["policy"])["Statement"]]


def test_a_role_that_reads_exactly_these(stack: FleetStack, synth: Synth) -> None:
    AwsSourceAccess(
        stack, "sources", **NEEDED, buckets=["files"], repositories=[REPOSITORY], kms_keys=[KEY]
    )
    found = synth()
    assert judging.complaints(found) == []
    assert judging.emitted(found) == {
        "resource.aws_iam_role",
        "resource.aws_iam_role_policy",
        "resource.aws_eks_pod_identity_association",
    }
    listing, reading, signing_in, pulling, decrypting = statements(found)
    assert listing == (["s3:GetBucketLocation", "s3:ListBucket"], ["arn:aws:s3:::files"])
    assert reading == (["s3:GetObject"], ["arn:aws:s3:::files/*"])
    assert signing_in == (["ecr:GetAuthorizationToken"], ["*"])
    assert pulling[1] == [REPOSITORY]
    assert not [one for one in pulling[0] if "Put" in one or "Upload" in one or "Delete" in one]
    assert decrypting == (["kms:Decrypt"], [KEY])


def test_pods_of_source_controller_alone_get_it(stack: FleetStack, synth: Synth) -> None:
    made = AwsSourceAccess(stack, "sources", **NEEDED, buckets=["files"], namespace="gitops")
    found = synth()
    (identity,) = found["resource"]["aws_eks_pod_identity_association"].values()
    place = (identity["cluster_name"], identity["namespace"], identity["service_account"])
    assert place == ("prod", "gitops", "source-controller")
    ((name, role),) = found["resource"]["aws_iam_role"].items()
    assert identity["role_arn"] == f"${{aws_iam_role.{name}.arn}}"
    assert identity["depends_on"] == [
        f"aws_iam_role_policy.{one}" for one in found["resource"]["aws_iam_role_policy"]
    ]
    (trust,) = json.loads(role["assume_role_policy"])["Statement"]
    assert trust["Principal"] == {"Service": "pods.eks.amazonaws.com"}
    assert made.role_arn


def test_what_other_resources_make(stack: FleetStack, synth: Synth) -> None:
    bucket, registry = (
        cdk.resource(stack, name, "terraform_data").get_string_attribute("output")
        for name in ("bucket", "registry")
    )
    cluster = EksCluster(
        stack, "prod", region="us-gov-west-1", public_access_cidrs=["192.0.2.0/24"]
    )
    AwsSourceAccess(
        stack,
        "sources",
        cluster=cluster,
        region="us-gov-west-1",
        buckets=[bucket],
        repositories=[registry],
    )
    found = synth()
    assert judging.complaints(found) == []
    (policy,) = found["resource"]["aws_iam_role_policy"].values()
    assert '"arn:aws-us-gov:s3:::${terraform_data.bucket.output}/*"' in policy["policy"]
    assert '"${terraform_data.registry.output}"' in policy["policy"]
    (identity,) = (
        one
        for one in found["resource"]["aws_eks_pod_identity_association"].values()
        if one["service_account"] == "source-controller"
    )
    assert identity["cluster_name"].startswith("${aws_eks_cluster.")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({}, "sources: neither buckets nor repositories are given"),
        ({"buckets": ["a/b"]}, r"sources.buckets\[0\]: .* is not the name of a bucket"),
        ({"repositories": ["apps"]}, r"sources.repositories\[0\]: .* the ARN of a repository"),
        ({"buckets": ["files"], "kms_keys": ["alias/x"]}, r"kms_keys\[0\]: .* ARN of a KMS key"),
        ({"buckets": ["files"], "region": "frankfurt"}, "is not the name of an AWS region"),
        ({"buckets": ["files"], "namespace": "default"}, "is not a namespace"),
        ({"buckets": ["files"], "cluster": "a b"}, "is not the name of an EKS cluster"),
    ],
)
def test_refusals(stack: FleetStack, options: dict[str, Any], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        AwsSourceAccess(stack, "sources", **{**NEEDED, **options})
