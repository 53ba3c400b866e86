"""AWS CodeCommit through boto3. git pushes over HTTPS with a login made from the same credentials;
clusters read over HTTPS, as AWS identities of their own or with an IAM user's Git credentials. Why
there are no deploy keys stands in docs/decisions.md.
"""

from __future__ import annotations

import contextlib
import datetime
import functools
from collections.abc import Collection, Iterator
from typing import Any

import boto3
import botocore.config
import botocore.exceptions
import msgspec

from provisioner.base.errors import BadInput, ProvisionerError, Unreachable
from provisioner.git import answers, authorities, aws, credentials
from provisioner.git.hosts.base import Access, ChangeRequest, HostKey, Need, Reading, Remote
from provisioner.handover.repositories.codecommit import Declaration

MISSING = ("RepositoryDoesNotExistException", "BranchDoesNotExistException")
REFUSED = ("AccessDenied", "AccessDeniedException", "UnauthorizedOperation")
STALE = (
    "ExpiredToken",
    "ExpiredTokenException",
    "InvalidClientTokenId",
    "UnrecognizedClientException",
)
LIMITED = ("Throttling", "ThrottlingException", "TooManyRequestsException")


def remote(declaration: Declaration) -> Remote:
    return Remote(url=_url(declaration), provider="aws" if declaration.sync == "aws" else "")


@contextlib.contextmanager
def push(declaration: Declaration) -> Iterator[Access]:
    subject = _subject(declaration)
    with _translated(subject):
        found = _session(declaration).get_credentials()
        if found is None:
            raise _no_credentials(subject)
        now = datetime.datetime.now(datetime.UTC)
        user, token = aws.git_login(
            found.get_frozen_credentials(),
            url=_url(declaration),
            region=declaration.region,
            now=now,
        )
    yield Access(remote=Remote(url=_url(declaration)), user=user, token=token)


def check(declaration: Declaration, needs: Collection[Need]) -> None:
    """Whether it may push is seen by git's own rehearsal: AWS tells nobody its rights without a
    right to ask."""
    with _translated(_subject(declaration)):
        _client(declaration).get_repository(repositoryName=declaration.name)
        if "propose" in needs:
            _client(declaration).list_pull_requests(repositoryName=declaration.name, maxResults=1)


def reading(declaration: Declaration) -> Reading | None:
    subject = _subject(declaration)
    if declaration.sync == "aws":
        return Reading(what="", secrets={})
    return credentials.reading(
        declaration.sync_credential,
        user=declaration.sync_user,
        ca_file=None,
        subject=subject,
        writing=[],
    )


def keys(declaration: Declaration) -> list[HostKey] | None:
    return []


def add(declaration: Declaration, *, title: str, public: str, write: bool) -> None:
    raise ProvisionerError(_subject(declaration), "clusters read without deploy keys here")


def revoke(declaration: Declaration, id: str) -> None:
    """There is none."""


def proposed(declaration: Declaration, branch: str) -> ChangeRequest | None:
    with _translated(_subject(declaration)):
        found = next(_newest(declaration, branch), None)
    return _request(declaration, found, branch) if found else None


def propose(declaration: Declaration, *, branch: str, title: str, body: str) -> ChangeRequest:
    client, name = _client(declaration), declaration.name
    with _translated(_subject(declaration)):
        found = next(_newest(declaration, branch), None)
        if found is None or found["pullRequestStatus"] != "OPEN":
            target = {
                "repositoryName": name,
                "sourceReference": branch,
                "destinationReference": declaration.branch,
            }
            made = client.create_pull_request(title=title, description=body, targets=[target])
            return _request(declaration, made["pullRequest"], branch)
        number = found["pullRequestId"]
        if found["title"] != title:
            client.update_pull_request_title(pullRequestId=number, title=title)
        if found.get("description", "") != body:
            client.update_pull_request_description(pullRequestId=number, description=body)
    return _request(declaration, found, branch)


def _newest(declaration: Declaration, branch: str) -> Iterator[dict[str, Any]]:
    """Open ones first, then closed ones; each newest first."""
    client = _client(declaration)
    wanted = (f"refs/heads/{branch}", f"refs/heads/{declaration.branch}")
    for status in ("OPEN", "CLOSED"):
        pages = client.get_paginator("list_pull_requests").paginate(
            repositoryName=declaration.name, pullRequestStatus=status
        )
        for number in sorted(
            (id for page in pages for id in page["pullRequestIds"]), key=int, reverse=True
        ):
            found = client.get_pull_request(pullRequestId=number)["pullRequest"]
            target = found["pullRequestTargets"][0]
            if (target["sourceReference"], target["destinationReference"]) == wanted:
                yield found


def _request(declaration: Declaration, found: dict[str, Any], branch: str) -> ChangeRequest:
    merge = found["pullRequestTargets"][0].get("mergeMetadata", {})
    region, number = declaration.region, found["pullRequestId"]
    page = f"https://{region}.console.aws.amazon.com/codesuite/codecommit/repositories/{declaration.name}"
    return ChangeRequest(
        number=int(number),
        url=f"{page}/pull-requests/{number}?region={region}",
        branch=branch,
        state="merged"
        if merge.get("isMerged")
        else "open"
        if found["pullRequestStatus"] == "OPEN"
        else "closed",
        commit=merge.get("mergeCommitId") if merge.get("isMerged") else None,
    )


@contextlib.contextmanager
def _translated(subject: str) -> Iterator[None]:
    try:
        yield
    except botocore.exceptions.ClientError as error:
        raise _fault(subject, error.response.get("Error", {})) from error
    except (botocore.exceptions.NoCredentialsError, botocore.exceptions.ProfileNotFound) as error:
        raise _no_credentials(subject) from error
    except botocore.exceptions.SSLError as error:
        raise Unreachable(
            subject, "the certificate of AWS is not trusted", "Name its authority: SSL_CERT_FILE."
        ) from error
    except botocore.exceptions.BotoCoreError as error:
        raise Unreachable(
            subject, f"AWS does not answer: {type(error).__name__}", "Check the network."
        ) from error


def _fault(subject: str, error: dict[str, str]) -> ProvisionerError:
    code, said = error.get("Code", ""), error.get("Message", "").rstrip(".")
    if code in MISSING:
        return answers.NotThere(subject, f"not there: {said}", "Check its region and name.")
    if code in REFUSED:
        return answers.Denied(
            subject, f"the AWS credentials may not do this: {said}", "Allow it in IAM."
        )
    if code in STALE:
        return answers.Denied(
            subject, f"the AWS credentials are refused: {said}", "They are wrong or have expired."
        )
    if code in LIMITED:
        return answers.Limited(subject, f"AWS takes no more requests: {said}", "Run again later.")
    return ProvisionerError(subject, f"AWS refuses ({code}): {said}")


def _no_credentials(subject: str) -> BadInput:
    return BadInput(
        subject, "no AWS credentials", "Sign in to AWS, or declare the profile that is to be used."
    )


def _session(declaration: Declaration) -> Any:
    return boto3.Session(profile_name=declaration.profile, region_name=declaration.region)


def _client(declaration: Declaration) -> Any:
    return _connected(msgspec.json.encode(declaration))


@functools.cache
def _connected(encoded: bytes) -> Any:
    """One a repository and run. botocore retries, waits, and finds the proxy, by the same rules as
    git/http.py."""
    declaration = msgspec.json.decode(encoded, type=Declaration)
    config = botocore.config.Config(
        retries={"mode": "standard", "total_max_attempts": 5}, connect_timeout=10, read_timeout=60
    )
    verify = authorities.for_requests(None, _subject(declaration))
    return _session(declaration).client("codecommit", config=config, verify=verify)


def _url(declaration: Declaration) -> str:
    ending = "amazonaws.com.cn" if declaration.region.startswith("cn-") else "amazonaws.com"
    return f"https://git-codecommit.{declaration.region}.{ending}/v1/repos/{declaration.name}"


def _subject(declaration: Declaration) -> str:
    return f"CodeCommit {declaration.region}/{declaration.name}"
