"""Sessions and clients of AWS, and its errors in our words; the same for every service.

Importing boto3 takes time, so this module is imported only for what is on AWS.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import boto3
import botocore.config
import botocore.exceptions

from provisioner.base.errors import BadInput, ProvisionerError, Unreachable
from provisioner.base.http import authorities
from provisioner.base.http.answers import BACKOFF, Denied, NotFound, RateLimited

REFUSED = ("AccessDenied", "AccessDeniedException", "UnauthorizedOperation")
STALE = (
    "ExpiredToken",
    "ExpiredTokenException",
    "InvalidClientTokenId",
    "UnrecognizedClientException",
)
LIMITED = ("Throttling", "ThrottlingException", "TooManyRequestsException")


def session(profile: str, region: str) -> Any:
    """With the credentials of a profile; empty: those of the environment."""
    return boto3.Session(profile_name=profile or None, region_name=region)


def client(session: Any, service: str, subject: str, **given: Any) -> Any:
    """botocore has its own retries and its own choice of a proxy, by the rules of base/http.
    `given`: credentials other than the session's."""
    retries = {"mode": "standard", "total_max_attempts": BACKOFF.tries}
    config = botocore.config.Config(retries=retries, connect_timeout=10, read_timeout=60)
    verify = authorities.for_requests(None, subject)
    return session.client(service, config=config, verify=verify, **given)


@contextlib.contextmanager
def translated(subject: str, missing: tuple[str, ...] = ()) -> Iterator[None]:
    """Errors of boto3. `missing`: the codes by which a service says that something is not there."""
    try:
        yield
    except botocore.exceptions.ClientError as error:
        raise _fault(subject, error.response.get("Error", {}), missing) from error
    except (botocore.exceptions.NoCredentialsError, botocore.exceptions.ProfileNotFound) as error:
        raise no_credentials(subject) from error
    except botocore.exceptions.SSLError as error:
        hint = "Name its authority: SSL_CERT_FILE."
        raise Unreachable(subject, "the certificate of AWS is not trusted", hint) from error
    except botocore.exceptions.BotoCoreError as error:
        cause = f"AWS does not answer: {type(error).__name__}"
        raise Unreachable(subject, cause, "Check the network.") from error


def _fault(subject: str, error: dict[str, str], missing: tuple[str, ...]) -> ProvisionerError:
    code, message = error.get("Code", ""), error.get("Message", "").rstrip(".")
    if code in missing:
        return NotFound(subject, f"not found: {message}", "Check its region and name.")
    if code in REFUSED:
        cause = f"the AWS credentials may not do this: {message}"
        return Denied(subject, cause, "Allow it in IAM.")
    if code in STALE:
        cause = f"the AWS credentials are refused: {message}"
        return Denied(subject, cause, "They are wrong or have expired.")
    if code in LIMITED:
        return RateLimited(subject, f"AWS limits our requests: {message}", "Run again later.")
    return ProvisionerError(subject, f"AWS refuses ({code}): {message}")


def no_credentials(subject: str) -> BadInput:
    hint = "Sign in to AWS, or declare the profile to use."
    return BadInput(subject, "no AWS credentials", hint)
