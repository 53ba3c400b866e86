"""What a bucket of states has to be like, setting by setting: each is looked at, and tightened
where it is loose. Nothing is ever loosened, and nothing that others have set is taken away.

Deciding is pure: from S3's answer to what has to be sent.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.terraform.s3.policy import partition

Answer = Mapping[str, Any]
BLOCKS = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
OWNED = "BucketOwnerEnforced"
KMS = ("aws:kms", "aws:kms:dsse")
AWS_KEY = "alias/aws/s3"  # AWS's own, where none is named
TLS_ONLY = "DenyInsecureTransport"


class Bucket(msgspec.Struct, frozen=True, kw_only=True):
    """The bucket that is wanted. `kms_key`: the ARN, id or alias of the key that encrypts it;
    empty: S3 has the key."""

    name: str
    region: str
    account: str
    kms_key: str = ""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """`detail`: how it is, or will be. `request`: what to send; None if nothing has to change.
    `kms_key`: the KMS key that then encrypts, if one does."""

    detail: str
    request: dict[str, Any] | None = None
    kms_key: str = ""

    @property
    def action(self) -> Action:
        return Action.UNCHANGED if self.request is None else Action.CONFIGURED


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """One property of a bucket. `get` and `put`: S3's operations. `absent`: the code that says
    that it is not set. `decide`: from the answer, empty if absent."""

    name: str
    get: str
    put: str
    absent: str
    decide: Callable[[Answer, Bucket], Decision]


def public_access(answer: Answer, _bucket: Bucket) -> Decision:
    held = answer.get("PublicAccessBlockConfiguration", {})
    if all(held.get(name) for name in BLOCKS):
        return Decision(detail="blocked")
    wanted = dict.fromkeys(BLOCKS, True)
    return Decision(detail="blocked", request={"PublicAccessBlockConfiguration": wanted})


def ownership(answer: Answer, _bucket: Bucket) -> Decision:
    rules = answer.get("OwnershipControls", {}).get("Rules", [])
    detail = "ACLs are off, all objects belong to its account"
    if [rule.get("ObjectOwnership") for rule in rules] == [OWNED]:
        return Decision(detail=detail)
    wanted = {"Rules": [{"ObjectOwnership": OWNED}]}
    return Decision(detail=detail, request={"OwnershipControls": wanted})


def encryption(answer: Answer, bucket: Bucket) -> Decision:
    """Refused where another KMS key is in use: who reads with that one would be locked out."""
    rules = answer.get("ServerSideEncryptionConfiguration", {}).get("Rules", [])
    held = rules[0].get("ApplyServerSideEncryptionByDefault", {}) if rules else {}
    algorithm, key = held.get("SSEAlgorithm", ""), held.get("KMSMasterKeyID", AWS_KEY)
    if algorithm in KMS:
        if bucket.kms_key and not _same_key(key, bucket.kms_key):
            raise _another_key(bucket, key)
        return Decision(detail=f"{algorithm} with key {key}", kms_key=key)
    if bucket.kms_key:
        default = {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": bucket.kms_key}
        rule = {"ApplyServerSideEncryptionByDefault": default, "BucketKeyEnabled": True}
        detail = f"aws:kms with key {bucket.kms_key}"
        return Decision(detail=detail, request=_rules(rule), kms_key=bucket.kms_key)
    if algorithm:
        return Decision(detail=f"{algorithm}, S3 has the key")
    rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}
    return Decision(detail="AES256, S3 has the key", request=_rules(rule))


def _rules(rule: dict[str, Any]) -> dict[str, Any]:
    return {"ServerSideEncryptionConfiguration": {"Rules": [rule]}}


def _another_key(bucket: Bucket, key: str) -> Refused:
    return Refused(
        f"bucket {bucket.name}",
        f"is encrypted with KMS key {key}, not with {bucket.kms_key}",
        "Leave --kms-key out, or name that key. Change the key of a bucket by hand.",
    )


def _same_key(held: str, wanted: str) -> bool:
    """A key may be named by its ARN, or by what follows in it: `key/ID`, `ID` or `alias/NAME`."""
    short = (name.rpartition(":")[2].removeprefix("key/") for name in (held, wanted))
    return len(set(short)) == 1


def versioning(answer: Answer, _bucket: Bucket) -> Decision:
    detail = "every older state is kept"
    if answer.get("Status") == "Enabled":
        return Decision(detail=detail)
    return Decision(detail=detail, request={"VersioningConfiguration": {"Status": "Enabled"}})


def tls_only(answer: Answer, bucket: Bucket) -> Decision:
    """One statement is added to the policy that is there; the others stay."""
    held = json.loads(answer.get("Policy") or '{"Version": "2012-10-17", "Statement": []}')
    listed = held["Statement"]
    statements = listed if isinstance(listed, list) else [listed]
    wanted = _deny_insecure(bucket)
    if any(_denies_insecure(statement, wanted["Resource"]) for statement in statements):
        return Decision(detail="requests without TLS are denied")
    sids = {statement.get("Sid") for statement in statements}
    if TLS_ONLY in sids:
        wanted["Sid"] += "2"
    policy = json.dumps({**held, "Statement": [*statements, wanted]})
    return Decision(detail="requests without TLS are denied", request={"Policy": policy})


def _deny_insecure(bucket: Bucket) -> dict[str, Any]:
    arn = f"arn:{partition(bucket.region)}:s3:::{bucket.name}"
    return {
        "Sid": TLS_ONLY,
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": [arn, f"{arn}/*"],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    }


def _denies_insecure(statement: Mapping[str, Any], resources: list[str]) -> bool:
    """Whether it denies everything without TLS to everybody, under no further condition."""
    conditions = statement.get("Condition", {})
    insecure = next(iter(conditions.get("Bool", {}).items()), ("", ""))
    return (
        statement.get("Effect") == "Deny"
        and statement.get("Principal") in ("*", {"AWS": "*"}, {"AWS": ["*"]})
        and _listed(statement.get("Action")) in (["s3:*"], ["*"])
        and (
            {*resources} <= {*_listed(statement.get("Resource"))}
            or statement.get("Resource") == "*"
        )
        and [*conditions] == ["Bool"]
        and len(conditions["Bool"]) == 1
        and insecure[0].lower() == "aws:securetransport"
        and [str(one).lower() for one in _listed(insecure[1])] == ["false"]
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


SETTINGS = (
    Setting(
        name="public access",
        get="get_public_access_block",
        put="put_public_access_block",
        absent="NoSuchPublicAccessBlockConfiguration",
        decide=public_access,
    ),
    Setting(
        name="ownership",
        get="get_bucket_ownership_controls",
        put="put_bucket_ownership_controls",
        absent="OwnershipControlsNotFoundError",
        decide=ownership,
    ),
    Setting(
        name="encryption",
        get="get_bucket_encryption",
        put="put_bucket_encryption",
        absent="ServerSideEncryptionConfigurationNotFoundError",
        decide=encryption,
    ),
    Setting(
        name="versioning",
        get="get_bucket_versioning",
        put="put_bucket_versioning",
        absent="",
        decide=versioning,
    ),
    Setting(
        name="policy",
        get="get_bucket_policy",
        put="put_bucket_policy",
        absent="NoSuchBucketPolicy",
        decide=tls_only,
    ),
)
