"""What a state in S3 needs in IAM, and no more."""

from __future__ import annotations

import boto3
import msgspec

from provisioner.handover import text
from provisioner.terraform.s3 import policy
from provisioner.terraform.s3.address import Address

ADDRESS = Address(bucket="states", key="env:/prod/a.tfstate")
ARN = "arn:aws:s3:::states/env:/prod/a.tfstate"
KEY = "arn:aws:kms:eu-central-1:111122223333:key/k"


def rights(given: policy.Policy) -> dict[str, list[str]]:
    """Actions to resources."""
    listed: dict[str, list[str]] = {}
    for statement in given["Statement"]:
        assert statement["Effect"] == "Allow"
        for action in statement["Action"]:
            listed[action] = listed.get(action, []) + statement["Resource"]
    return listed


def test_reading_is_two_objects_and_no_listing() -> None:
    assert rights(policy.reading(ADDRESS)) == {"s3:GetObject": [ARN, f"{ARN}.tflock"]}


def test_reading_what_kms_encrypts() -> None:
    assert rights(policy.reading(ADDRESS, kms_key=KEY))["kms:Decrypt"] == [KEY]


def test_applying_deletes_nothing_but_locks() -> None:
    needed = rights(policy.applying(ADDRESS, kms_key=KEY))
    assert needed["s3:DeleteObject"] == [f"{ARN}.tflock"]
    assert needed["s3:PutObject"] == [ARN, f"{ARN}.tflock"]
    assert needed["s3:ListBucket"] == ["arn:aws:s3:::states"]
    assert needed["kms:GenerateDataKey"] == [KEY]


def test_names_of_other_partitions() -> None:
    session = boto3.Session()
    for name in session.get_available_partitions():
        for region in session.get_available_regions("s3", partition_name=name):
            assert policy.partition(region) == name
            assert msgspec.convert(region, text.AwsRegion) == region  # a handover may name it
    for region, start in (("cn-north-1", "arn:aws-cn:"), ("us-gov-west-1", "arn:aws-us-gov:")):
        given = policy.reading(ADDRESS, region=region)
        assert given["Statement"][0]["Resource"][0].startswith(start)


def test_a_key_is_no_pattern() -> None:
    address = Address(bucket="states", key="a*?$b")
    assert rights(policy.reading(address))["s3:GetObject"][0].endswith("/a${*}${?}${$}b")
