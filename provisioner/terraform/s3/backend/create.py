"""The story of `provisioner backend create`: look at the bucket, show what would be done, do it.

Each step looks again before it acts, so that a run that was interrupted is simply run again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from provisioner.base.errors import BadInput, Refused
from provisioner.base.events import Action
from provisioner.terraform.s3 import client, faults
from provisioner.terraform.s3.address import check_bucket
from provisioner.terraform.s3.backend.settings import SETTINGS, Bucket, Decision, Setting
from provisioner.terraform.s3.faults import Meaning

ELSEWHERES = "the name is taken: this bucket belongs to another account than {account}"
TAKEN_HINT = "Choose another name: all accounts of AWS share the names of buckets."
DENIED = Meaning(
    "the AWS credentials may not do this: {text}",
    "It takes s3:CreateBucket, s3:ListBucket, and s3:Get* and s3:Put* of PublicAccessBlock, "
    "OwnershipControls, EncryptionConfiguration, BucketVersioning and BucketPolicy.",
)
FIRST_REGION = "us-east-1"  # which S3 does not take as a location constraint


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What was done to one property of the bucket, or would be."""

    name: str
    action: Action
    detail: str


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """Whose credentials are in use."""

    account: str
    arn: str


class Backend:
    """A bucket for states, with the clients that look at it and change it. `kms_key`: the one that
    encrypts it once it is made; it may have had one before."""

    def __init__(self, name: str, *, region: str = "", kms_key: str = "") -> None:
        check_bucket(name, f"bucket {name}")
        self.subject = f"bucket {name}"
        with faults.translated(self.subject, DENIED):
            session = client.session(region)
            place = session.region_name
            if not place:  # S3's client would choose one
                raise BadInput(self.subject, "no AWS region is set", "Pass --region.")
            self._s3 = client.of(session, "s3", self.subject)
            answer = client.of(session, "sts", self.subject).get_caller_identity()
            self.caller = Caller(account=answer["Account"], arn=answer["Arn"])
            key = self._key(session, kms_key) if kms_key else ""
        self.kms_key = key
        self.bucket = Bucket(name=name, region=place, account=self.caller.account, kms_key=key)

    def plan(self) -> list[Step]:
        """What `create` would do. Refused for a bucket of somebody else's."""
        with faults.translated(self.subject, DENIED):
            exists = self._exists()
            decided = [(one, self._decision(one, exists=exists)) for one in SETTINGS]
        return [_made(exists, self.bucket), *(_step(one, decision) for one, decision in decided)]

    def create(self) -> Iterator[Step]:
        """Do it. Each step is yielded when it is done."""
        with faults.translated(self.subject, DENIED):
            yield self._make()
            for setting in SETTINGS:
                decision = self._decision(setting, exists=True)
                self.kms_key = decision.kms_key or self.kms_key
                if decision.request is not None:
                    getattr(self._s3, setting.put)(**self._own(), **decision.request)
                yield _step(setting, decision)

    def _own(self) -> dict[str, str]:
        return {"Bucket": self.bucket.name, "ExpectedBucketOwner": self.bucket.account}

    def _exists(self) -> bool:
        """Refused if it is another account's, BadInput if it is in another region."""
        try:
            answer = self._s3.head_bucket(**self._own())
        except faults.ClientError as error:
            code = faults.code(error)
            if code in ("404", "NoSuchBucket"):
                return False
            if code in faults.DENIED:
                raise self._taken() from error
            raise
        headers = answer.get("ResponseMetadata", {}).get("HTTPHeaders", {})
        region = headers.get("x-amz-bucket-region") or self.bucket.region
        if region != self.bucket.region:
            cause = f"is in region {region}, not in {self.bucket.region}"
            raise BadInput(self.subject, cause, f"Pass --region {region}, or another name.")
        return True

    def _make(self) -> Step:
        if self._exists():
            return _made(True, self.bucket)
        place = {"LocationConstraint": self.bucket.region}
        located = {} if self.bucket.region == FIRST_REGION else {"CreateBucketConfiguration": place}
        try:
            self._s3.create_bucket(
                Bucket=self.bucket.name, ObjectOwnership="BucketOwnerEnforced", **located
            )
        except faults.ClientError as error:
            code = faults.code(error)
            if code == "BucketAlreadyExists":
                raise self._taken() from error
            if code != "BucketAlreadyOwnedByYou":
                raise
        return _made(False, self.bucket)

    def _decision(self, setting: Setting, *, exists: bool) -> Decision:
        return setting.decide(self._held(setting) if exists else {}, self.bucket)

    def _held(self, setting: Setting) -> dict[str, Any]:
        try:
            return dict(getattr(self._s3, setting.get)(**self._own()))
        except faults.ClientError as error:
            if faults.code(error) == setting.absent:
                return {}
            raise

    def _key(self, session: Any, name: str) -> str:
        """The ARN of a KMS key. BadInput for one that cannot encrypt."""
        key = client.of(session, "kms", self.subject).describe_key(KeyId=name)["KeyMetadata"]
        if key["KeyState"] != "Enabled":
            raise BadInput(
                f"KMS key {name}", f"is {key['KeyState']}", "Enable it, or name another."
            )
        return str(key["Arn"])

    def _taken(self) -> Refused:
        cause = ELSEWHERES.format(account=self.bucket.account)
        return Refused(self.subject, f"{cause}, or the credentials may not look at it", TAKEN_HINT)


def _made(exists: bool, bucket: Bucket) -> Step:
    action = Action.UNCHANGED if exists else Action.CREATED
    return Step(name="bucket", action=action, detail=f"{bucket.name} in {bucket.region}")


def _step(setting: Setting, decision: Decision) -> Step:
    return Step(name=setting.name, action=decision.action, detail=decision.detail)
