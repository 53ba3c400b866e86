"""What a state in S3 needs in IAM, and no more. Pure."""

from __future__ import annotations

from typing import Any

from provisioner.terraform.s3.address import Address

Policy = dict[str, Any]
VERSION = "2012-10-17"
# By how the names of their regions begin.
PARTITIONS = {
    "cn-": "aws-cn",
    "us-gov-": "aws-us-gov",
    "eusc-": "aws-eusc",
    "us-iso-": "aws-iso",
    "us-isob-": "aws-iso-b",
    "eu-isoe-": "aws-iso-e",
    "us-isof-": "aws-iso-f",
}


def partition(region: str) -> str:
    """The first part of AWS's names after `arn:` in a region."""
    known = (name for start, name in PARTITIONS.items() if region.startswith(start))
    return next(known, "aws")


def reading(address: Address, *, region: str = "", kms_key: str = "") -> Policy:
    """To read a handover: the state and its lock, nothing else. `kms_key`: the ARN of the key that
    encrypts the bucket; empty if S3 has the key."""
    objects = _objects(address, region)
    statements = [_allow("ReadState", ["s3:GetObject"], objects)]
    if kms_key:
        statements.append(_allow("DecryptState", ["kms:Decrypt"], [kms_key]))
    return {"Version": VERSION, "Statement": statements}


def applying(address: Address, *, region: str = "", kms_key: str = "") -> Policy:
    """What Terraform itself needs to keep this state there, with a lock file."""
    bucket = _arn(address.bucket, region)
    state, lock = _objects(address, region)
    listing = _allow("FindState", ["s3:ListBucket"], [bucket])
    statements = [
        listing,
        _allow("KeepState", ["s3:GetObject", "s3:PutObject"], [state]),
        _allow("LockState", ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], [lock]),
    ]
    if kms_key:
        actions = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"]
        statements.append(_allow("EncryptState", actions, [kms_key]))
    return {"Version": VERSION, "Statement": statements}


def summary(address: Address) -> list[str]:
    """The rights to read it, as lines of text."""
    return [
        f"s3:GetObject on {address.key} and {address.lock} of bucket {address.bucket}",
        "kms:Decrypt on the bucket's key, if it is encrypted with KMS",
    ]


def _objects(address: Address, region: str) -> list[str]:
    return [
        f"{_arn(address.bucket, region)}/{_literal(key)}" for key in (address.key, address.lock)
    ]


def _arn(bucket: str, region: str) -> str:
    return f"arn:{partition(region)}:s3:::{bucket}"


def _literal(key: str) -> str:
    """A key in which IAM sees no wildcard and no variable."""
    return "".join(f"${{{letter}}}" if letter in "*?$" else letter for letter in key)


def _allow(sid: str, actions: list[str], resources: list[str]) -> dict[str, Any]:
    return {"Sid": sid, "Effect": "Allow", "Action": actions, "Resource": resources}
