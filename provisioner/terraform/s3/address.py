"""Where a state is in S3, as `s3://bucket/key` on the command line. Pure, and free of AWS's
packages."""

from __future__ import annotations

import re

import msgspec

from provisioner.base.errors import BadInput

SCHEME = "s3://"
ACCOUNT = re.compile(r"[0-9]{12}")
BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
LONGEST_KEY = 1024  # bytes
FORM = "Write s3://BUCKET/KEY, or s3://ACCOUNT@BUCKET/KEY for the bucket of another account."


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """`account`: the twelve digits of the account that owns the bucket; empty: that of the
    credentials in use. The state of a workspace has a key such as `env:/NAME/KEY`."""

    bucket: str
    key: str
    account: str = ""

    def __str__(self) -> str:
        owner = f"{self.account}@" if self.account else ""
        return f"{SCHEME}{owner}{self.bucket}/{self.key}"

    @property
    def lock(self) -> str:
        """The key of its native lock file."""
        return f"{self.key}.tflock"


def parsed(place: str) -> Address:
    """BadInput for anything but the address of one object. A key is taken as it is: it may hold
    any character."""
    head, _, key = place.removeprefix(SCHEME).partition("/")
    account, _, bucket = head.rpartition("@")
    if "@" in head and not ACCOUNT.fullmatch(account):
        raise BadInput(place, f"{account!r} is not an AWS account: twelve digits", FORM)
    check_bucket(bucket, place)
    if not key or key.endswith("/") or not key.isprintable():
        raise BadInput(place, "names no object: its key is missing, or is that of a folder", FORM)
    if len(key.encode()) > LONGEST_KEY:
        raise BadInput(place, f"its key is longer than {LONGEST_KEY} bytes", FORM)
    return Address(bucket=bucket, key=key, account=account)


def check_bucket(name: str, where: str) -> None:
    """BadInput for a name that no bucket can have."""
    if not BUCKET.fullmatch(name) or ".." in name:
        raise BadInput(
            where,
            f"{name!r} is not the name of a bucket: 3 to 63 of a-z, 0-9, dot and hyphen",
            FORM if where.startswith(SCHEME) else "",
        )
