"""A fake of S3's and STS's clients: objects in memory, and botocore's own errors."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

from botocore.exceptions import ClientError

ACCOUNT = "111122223333"


def refusal(code: str, text: str = "", operation: str = "GetObject") -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": text}}, operation)


@dataclass
class FakeObjects:
    """The objects of one bucket, owned by `account`. `listable`: whether the credentials may list
    it; without that, AWS denies what is not there. `fault`: what every request is answered with."""

    objects: dict[str, bytes] = field(default_factory=dict)
    account: str = ACCOUNT
    listable: bool = True
    fault: Exception | None = None
    asked: list[dict[str, str]] = field(default_factory=list)

    def get_object(self, **asked: str) -> dict[str, Any]:
        self.asked.append(asked)
        if self.fault:
            raise self.fault
        if asked.get("ExpectedBucketOwner", self.account) != self.account:
            raise refusal("AccessDenied", "Access Denied")
        if asked["Key"] not in self.objects:
            if self.listable:
                raise refusal("NoSuchKey", "The specified key does not exist.")
            raise refusal("AccessDenied", "Access Denied")
        data = self.objects[asked["Key"]]
        return {"ContentLength": len(data), "Body": io.BytesIO(data)}

    def get_caller_identity(self) -> dict[str, str]:
        return {"Account": ACCOUNT, "Arn": f"arn:aws:iam::{ACCOUNT}:user/me"}


PROPERTIES = {
    "public_access_block": (
        "PublicAccessBlockConfiguration",
        "NoSuchPublicAccessBlockConfiguration",
    ),
    "bucket_ownership_controls": ("OwnershipControls", "OwnershipControlsNotFoundError"),
    "bucket_encryption": (
        "ServerSideEncryptionConfiguration",
        "ServerSideEncryptionConfigurationNotFoundError",
    ),
    "bucket_versioning": ("VersioningConfiguration", ""),
    "bucket_policy": ("Policy", "NoSuchBucketPolicy"),
}


@dataclass
class FakeBucket:
    """S3, STS and KMS for one bucket. `owner` is empty while nobody has it; `held`: its properties
    by the names of `PROPERTIES`. `changes`: every request that changed something."""

    owner: str = ""
    region: str = "eu-central-1"
    held: dict[str, Any] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)
    fault: Exception | None = None
    key_state: str = "Enabled"

    def get_caller_identity(self) -> dict[str, str]:
        return {"Account": ACCOUNT, "Arn": f"arn:aws:iam::{ACCOUNT}:user/me"}

    def describe_key(self, **asked: str) -> dict[str, Any]:
        arn = f"arn:aws:kms:eu-central-1:{ACCOUNT}:key/{asked['KeyId'].rpartition('/')[2]}"
        return {"KeyMetadata": {"Arn": arn, "KeyState": self.key_state}}

    def head_bucket(self, **asked: str) -> dict[str, Any]:
        assert asked["ExpectedBucketOwner"] == ACCOUNT
        if not self.owner:
            raise refusal("404", "Not Found", "HeadBucket")
        if self.owner != ACCOUNT:
            raise refusal("403", "Forbidden", "HeadBucket")
        return {"ResponseMetadata": {"HTTPHeaders": {"x-amz-bucket-region": self.region}}}

    def create_bucket(self, **asked: Any) -> None:
        if self.fault:
            raise self.fault
        self.owner = ACCOUNT
        self._changed("create_bucket", asked)

    def _changed(self, name: str, asked: dict[str, Any]) -> None:
        self.changes.append(name)
        self.requests.append(asked)

    def __getattr__(self, name: str) -> Any:
        verb, _, prop = name.partition("_")
        member, absent = PROPERTIES[prop]

        def get(**asked: str) -> dict[str, Any]:
            assert asked["ExpectedBucketOwner"] == self.owner == ACCOUNT
            if prop not in self.held and absent:
                raise refusal(absent)
            held = self.held.get(prop, {})
            return held if prop == "bucket_versioning" else {member: held}

        def put(**asked: Any) -> None:
            assert asked["ExpectedBucketOwner"] == self.owner == ACCOUNT
            self.held[prop] = asked[member]
            self._changed(name, asked)

        return {"get": get, "put": put}[verb]
