"""Sessions and clients of AWS, and its errors in our words; the same for every service.

Importing boto3 takes time, so this module is imported only for what is on AWS.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator
from typing import Any

import boto3
import botocore.config
import botocore.exceptions
import botocore.loaders
import botocore.session

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
NETWORK = (
    botocore.exceptions.HTTPClientError,
    botocore.exceptions.ConnectionError,
    botocore.exceptions.IncompleteReadError,
)
NO_REGION = (botocore.exceptions.NoRegionError, botocore.exceptions.InvalidRegionError)
SIGN_IN_AGAIN = "Sign in to AWS again, or check AWS_PROFILE and AWS_ACCESS_KEY_ID."


def session(profile: str, region: str) -> Any:
    """With the credentials of a profile and in a region; empty: those of the environment."""
    core = botocore.session.Session(profile=profile or None)
    loader = _loader(core.get_config_variable("data_path"))
    core.register_component("data_loader", loader)
    made = boto3.Session(botocore_session=core, region_name=region or None)
    loader.search_paths[:] = dict.fromkeys(loader.search_paths)  # each session adds boto3's own
    return made


@functools.cache
def _loader(path: str | None) -> Any:
    """Of the descriptions of the services: a session of its own would parse megabytes of JSON."""
    return botocore.loaders.create_loader(path)


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
    with answered(subject):
        try:
            yield
        except botocore.exceptions.ClientError as error:
            raise _fault(subject, error.response.get("Error", {}), missing) from error


@contextlib.contextmanager
def answered(subject: str) -> Iterator[None]:
    """Errors of boto3 before an answer of AWS, or without one. BadInput where this machine's
    credentials or settings are the cause, Unreachable where it may be the network."""
    try:
        yield
    except botocore.exceptions.SSLError as error:
        hint = "Name its authority: SSL_CERT_FILE."
        raise Unreachable(subject, "the certificate of AWS is not trusted", hint) from error
    except NETWORK as error:
        cause = f"AWS does not answer: {type(error).__name__}"
        raise Unreachable(subject, cause, "Check the network.") from error
    except botocore.exceptions.BotoCoreError as error:
        raise _unusable(subject, error) from error
    except ValueError as error:  # botocore checks addresses with it
        hint = "Check the AWS_* variables."
        raise BadInput(subject, "the settings of AWS cannot be used", hint) from error


def _unusable(subject: str, error: botocore.exceptions.BotoCoreError) -> BadInput:
    """Single sign-on, assumed roles and processes have many errors of their own."""
    if isinstance(error, botocore.exceptions.NoCredentialsError):
        return no_credentials(subject)
    if isinstance(error, botocore.exceptions.ProfileNotFound):
        return BadInput(subject, f"no AWS credentials: {error}", "Check its name.")
    if isinstance(error, NO_REGION):
        return BadInput(subject, "no AWS region is set, or not a valid one", "Set AWS_REGION.")
    name = type(error).__name__
    return BadInput(
        subject, f"the AWS credentials or settings cannot be used ({name})", SIGN_IN_AGAIN
    )


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
    hint = "Sign in to AWS, or name the profile to use: AWS_PROFILE, or `profile` where declared."
    return BadInput(subject, "no AWS credentials", hint)
