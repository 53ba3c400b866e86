"""The forms of AWS's names, and the partition that a region belongs to."""

from __future__ import annotations

from typing import Annotated

from provisioner.handover import text

PARTITIONS = {
    "cn": "aws-cn",
    "eu-isoe": "aws-iso-e",
    "eusc": "aws-eusc",
    "us-gov": "aws-us-gov",
    "us-iso": "aws-iso",
    "us-isob": "aws-iso-b",
    "us-isof": "aws-iso-f",
}
_PARTITION = r"aws(-[a-z]+)*"
_KEY = rf"arn:{_PARTITION}:kms:[a-z0-9-]+:[0-9]{{12}}:key/[0-9a-f-]+"
KEY = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"

SubnetId = Annotated[
    str, text.form(r"subnet-[0-9a-f]{8,17}", "the id of a subnet", "subnet-0a1b2c3d4e5f67890")
]
SecurityGroupId = Annotated[
    str, text.form(r"sg-[0-9a-f]{8,17}", "the id of a security group", "sg-0a1b2c3d4e5f67890")
]
RoleArn = Annotated[
    str,
    text.form(
        rf"arn:{_PARTITION}:iam::[0-9]{{12}}:role/[\w+=,.@/-]+",
        "the ARN of an IAM role",
        "arn:aws:iam::123456789012:role/loader",
    ),
]
Principal = Annotated[
    str,
    text.form(
        rf"arn:{_PARTITION}:iam::[0-9]{{12}}:(role|user)/[\w+=,.@/-]+",
        "the ARN of an IAM role or user",
        "arn:aws:iam::123456789012:role/platform",
    ),
]
KeyArn = Annotated[str, text.form(_KEY, "the ARN of a KMS key", KEY)]
OptionalKeyArn = Annotated[str, text.form(f"({_KEY})?", "the ARN of a KMS key", KEY)]
RepositoryArn = Annotated[
    str,
    text.form(
        rf"arn:{_PARTITION}:ecr:[a-z0-9-]+:[0-9]{{12}}:repository/[a-z0-9][a-z0-9._/*-]*",
        "the ARN of a repository on ECR",
        "arn:aws:ecr:eu-central-1:123456789012:repository/apps",
    ),
]
InstanceType = Annotated[
    str, text.form(r"[a-z0-9-]+\.[a-z0-9-]+", "an EC2 instance type", "m7i.large")
]


def partition(region: str) -> str:
    """The first part of the ARNs of AWS's own policies in this region."""
    of_prefix = (part for prefix, part in PARTITIONS.items() if region.startswith(f"{prefix}-"))
    return next(of_prefix, "aws")
