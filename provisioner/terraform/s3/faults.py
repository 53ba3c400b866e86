"""What AWS's answers mean for the user, one clear line each.

Texts of AWS are quoted where they help: they hold names and actions, never credentials.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import botocore.exceptions
import msgspec

from provisioner.base.errors import BadInput, ProvisionerError, Unreachable

STALE_HINT = "Sign in to AWS again, or check AWS_PROFILE and AWS_ACCESS_KEY_ID."


class Meaning(msgspec.Struct, frozen=True):
    """`{text}` in the cause stands for AWS's own words."""

    cause: str
    hint: str = ""
    kind: type[ProvisionerError] = BadInput


BUSY = Meaning("AWS does not answer now: {text}", "Run again later.", Unreachable)
STALE = Meaning("the AWS credentials have expired", STALE_HINT)
WRONG = Meaning("AWS does not know the AWS credentials in use: {text}", STALE_HINT)
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
# By botocore's exceptions. Single sign-on, assumed roles and processes have many of their own.
UNUSABLE = Meaning("the AWS credentials or settings cannot be used ({name})", STALE_HINT)
NO_ANSWER: tuple[tuple[tuple[type[Exception], ...], Meaning], ...] = (
    (
        (botocore.exceptions.NoCredentialsError,),
        Meaning("no AWS credentials", "Sign in to AWS, or set AWS_PROFILE."),
    ),
    (
        (botocore.exceptions.ProfileNotFound,),
        Meaning("AWS profile: {text}", "Check AWS_PROFILE."),
    ),
    (
        (botocore.exceptions.NoRegionError, botocore.exceptions.InvalidRegionError),
        Meaning("no AWS region is set, or not a valid one", "Set AWS_REGION."),
    ),
    (
        (
            botocore.exceptions.HTTPClientError,
            botocore.exceptions.ConnectionError,
            botocore.exceptions.IncompleteReadError,
        ),
        Meaning("AWS does not answer: {name}", "Check the network.", Unreachable),
    ),
)
DENIED = ("AccessDenied", "AccessDeniedException", "AllAccessDisabled", "UnauthorizedAccess", "403")


ClientError = botocore.exceptions.ClientError


def code(error: botocore.exceptions.ClientError) -> str:
    """The code of AWS's answer; the HTTP status where an answer has no body."""
    return str(error.response.get("Error", {}).get("Code", ""))


@contextlib.contextmanager
def translated(subject: str, denied: Meaning) -> Iterator[None]:
    """`denied`: what a refusal means there; AWS gives one answer to many causes."""
    try:
        yield
    except botocore.exceptions.ClientError as error:
        raise of_answer(subject, error.response.get("Error", {}), denied) from error
    except botocore.exceptions.SSLError as error:
        hint = "Name its authority: SSL_CERT_FILE."
        raise Unreachable(subject, "the certificate of AWS is not trusted", hint) from error
    except botocore.exceptions.BotoCoreError as error:
        raise _of_machine(subject, error) from error
    except ValueError as error:  # botocore checks addresses with it
        raise BadInput(subject, "its settings of AWS cannot be used", "Check AWS_*.") from error


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


def _of_machine(subject: str, error: botocore.exceptions.BotoCoreError) -> ProvisionerError:
    """An error before or without an answer."""
    meaning = next((one for kinds, one in NO_ANSWER if isinstance(error, kinds)), UNUSABLE)
    cause = meaning.cause.format(name=type(error).__name__, text=error)
    return meaning.kind(subject, cause, meaning.hint)
