"""What AWS's answers mean for the user, one clear line each.

Texts of AWS are quoted where they help: they hold names and actions, never credentials.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import msgspec
from botocore.exceptions import ClientError as ClientError

from provisioner.base import aws
from provisioner.base.errors import BadInput, ProvisionerError, Unreachable


class Meaning(msgspec.Struct, frozen=True):
    """`{text}` in the cause stands for AWS's own words."""

    cause: str
    hint: str = ""
    kind: type[ProvisionerError] = BadInput


BUSY = Meaning("AWS does not answer now: {text}", "Run again later.", Unreachable)
STALE = Meaning("the AWS credentials have expired", aws.SIGN_IN_AGAIN)
WRONG = Meaning("AWS does not know the AWS credentials in use: {text}", aws.SIGN_IN_AGAIN)
ELSEWHERE = Meaning(
    "its bucket is in another region than the requests were sent to: {text}",
    "Set AWS_REGION to the region of the bucket.",
)
NO_DECRYPTION = Meaning("the key that encrypts it cannot be used: {text}", "See its KMS key.")
MEANINGS = {
    "NoSuchBucket": Meaning("there is no such bucket", "Check its name."),
    "NoSuchKey": Meaning(
        "there is no such object",
        "Check its key. The state of a workspace is at env:/NAME/KEY.",
    ),
    "ExpiredToken": STALE,
    "ExpiredTokenException": STALE,
    "RequestExpired": STALE,
    "TokenRefreshRequired": STALE,
    "InvalidToken": WRONG,
    "InvalidAccessKeyId": WRONG,
    "InvalidClientTokenId": WRONG,
    "SignatureDoesNotMatch": WRONG,
    "UnrecognizedClientException": WRONG,
    "RequestTimeTooSkewed": Meaning(
        "AWS refuses our requests, because this machine's clock is wrong", "Set the clock (NTP)."
    ),
    "InvalidObjectState": Meaning(
        "the object is archived (Glacier) and cannot be read", "Restore it."
    ),
    "PermanentRedirect": ELSEWHERE,
    "301": ELSEWHERE,
    "AuthorizationHeaderMalformed": ELSEWHERE,
    "IllegalLocationConstraintException": ELSEWHERE,
    "KMS.DisabledException": NO_DECRYPTION,
    "KMS.KMSInvalidStateException": NO_DECRYPTION,
    "KMS.NotFoundException": NO_DECRYPTION,
    "NotFoundException": Meaning("there is no such KMS key: {text}", "Check --kms-key."),
    "OperationAborted": BUSY,  # another change of the same bucket is under way
    "SlowDown": BUSY,
    "InternalError": BUSY,
    "ServiceUnavailable": BUSY,
    "Throttling": BUSY,
    "ThrottlingException": BUSY,
    "RequestLimitExceeded": BUSY,
    "503": BUSY,
    "500": BUSY,
}
DENIED = ("AccessDenied", "AccessDeniedException", "AllAccessDisabled", "UnauthorizedAccess", "403")


def code(error: ClientError) -> str:
    """The code of AWS's answer; the HTTP status where an answer has no body."""
    return str(error.response.get("Error", {}).get("Code", ""))


@contextlib.contextmanager
def translated(subject: str, denied: Meaning) -> Iterator[None]:
    """`denied`: what a refusal means there; AWS gives one answer to many causes."""
    with aws.answered(subject):
        try:
            yield
        except ClientError as error:
            raise of_answer(subject, error.response.get("Error", {}), denied) from error


def of_answer(subject: str, error: dict[str, str], denied: Meaning) -> ProvisionerError:
    """`error`: code and message, as botocore gives them. Pure."""
    code, text = error.get("Code", ""), error.get("Message", "").rstrip(".")
    meaning = MEANINGS.get(code) or (denied if code in DENIED else None)
    if code in DENIED and "kms:" in text:
        hint = "Allow kms:Decrypt on that key, in IAM and in the key's policy."
        meaning = Meaning("the AWS credentials may not use its KMS key: {text}", hint)
    if code == "InvalidRequest" and "Server Side Encryption" in text:
        hint = "Read it through Terraform: name the working directory instead."
        meaning = Meaning("the object is encrypted with a key of the customer's (SSE-C)", hint)
    meaning = meaning or Meaning(f"AWS refuses ({code}): {{text}}", "", ProvisionerError)
    return meaning.kind(subject, meaning.cause.replace("{text}", text or code), meaning.hint)
