"""The outputs of a state in S3, read without Terraform and kept in memory only."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from provisioner.base.errors import BadInput
from provisioner.terraform.s3 import client, faults, lock, state
from provisioner.terraform.s3.address import Address
from provisioner.terraform.s3.faults import Meaning

LARGEST = 256 << 20  # bytes
DENIED = Meaning(
    "AWS denies it: there is no such object, the credentials may not read it, or the bucket "
    "belongs to another account than {account} ({text})",
    "`provisioner backend policy {address}` prints the rights. Name another account as "
    "s3://ACCOUNT@BUCKET/KEY.",
)
UNKNOWN_ACCOUNT = Meaning(
    "AWS does not say to which account the credentials belong: {text}",
    "Name the account of the bucket: s3://ACCOUNT@BUCKET/KEY.",
)
# Without s3:ListBucket, AWS also denies what is not there.
ABSENT = ("NoSuchKey", "AccessDenied", "404", "403")


def outputs(address: Address) -> dict[str, Any]:
    """As `terraform output -json` prints them, but only those that pairing reads. Held if somebody
    is writing the state, BadInput if there is no handover to read."""
    source = str(address)
    with faults.translated(source, UNKNOWN_ACCOUNT):
        session = client.session()
        owner = _owner(session, address)
    denied = _denied(source, owner)
    with faults.translated(source, denied):
        s3 = client.of(session, "s3", source)
        # The lock first: a state that is read before it could be replaced in between.
        locked = _lock(s3, address, owner)
        if locked is not None:
            raise lock.held(locked, source, f"s3://{address.bucket}/{address.lock}")
        data = _object(s3, address, address.key, owner)
    return state.outputs(data, source)


def _denied(source: str, owner: Mapping[str, str]) -> Meaning:
    account = owner.get("ExpectedBucketOwner", "yours")
    cause = DENIED.cause.replace("{account}", account)
    return Meaning(cause, DENIED.hint.format(address=source))


def _owner(session: Any, address: Address) -> dict[str, str]:
    """The account that has to own the bucket: a name that became free can be taken by anybody. An
    S3 of somebody else's knows no accounts of AWS."""
    if address.account:
        return {"ExpectedBucketOwner": address.account}
    if os.environ.get("AWS_ENDPOINT_URL_S3"):
        return {}
    return {"ExpectedBucketOwner": client.account(session, str(address))}


def _lock(s3: Any, address: Address, owner: dict[str, str]) -> bytes | None:
    try:
        return _object(s3, address, address.lock, owner)
    except faults.ClientError as error:
        if faults.code(error) in ABSENT:
            return None
        raise


def _object(s3: Any, address: Address, key: str, owner: dict[str, str]) -> bytes:
    answer = s3.get_object(Bucket=address.bucket, Key=key, **owner)
    if answer["ContentLength"] > LARGEST:
        raise BadInput(str(address), f"is larger than {LARGEST >> 20} MiB", "Check the key.")
    with answer["Body"] as body:
        return bytes(body.read())
