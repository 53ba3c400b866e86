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
