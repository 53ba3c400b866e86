"""AWS CodeCommit through boto3. git pushes over HTTPS with a login made from the same credentials;
clusters read over HTTPS, as AWS identities of their own or with an IAM user's Git credentials. Why
there are no deploy keys is explained in docs/decisions.md.
"""

from __future__ import annotations

import contextlib
import datetime
import itertools
from collections.abc import Collection, Iterator
from typing import Any

import msgspec

from provisioner.base import aws
from provisioner.base.errors import ProvisionerError
from provisioner.base.run_context import RunContext
from provisioner.base.tools import Tool
from provisioner.git import aws as git_aws
from provisioner.git import credentials
from provisioner.git.hosts.base import (
    Access,
    ChangeRequest,
    HostKey,
    Login,
    Need,
    Reading,
    Remote,
)
from provisioner.git.login import Renewed
from provisioner.handover.repositories.codecommit import Declaration

Raw = dict[str, Any]
MISSING = ("RepositoryDoesNotExistException", "BranchDoesNotExistException")
RENEWED_AFTER = 300.0  # seconds, of the 15 minutes for which a login is valid


class Host:
    def __init__(self, declaration: Declaration, context: RunContext) -> None:
        self.declaration, self.context = declaration, context
        self.subject = f"CodeCommit {declaration.region}/{declaration.name}"
        self._id = msgspec.json.encode(declaration)

    @property
    def url(self) -> str:
        region = self.declaration.region
        domain = "amazonaws.com.cn" if region.startswith("cn-") else "amazonaws.com"
        return f"https://git-codecommit.{region}.{domain}/v1/repos/{self.declaration.name}"

    @property
    def client(self) -> Any:
        return self.context.once((self._id, "client"), self._connect)

    def remote(self) -> Remote:
        return Remote(url=self.url, provider="aws" if self.declaration.sync == "aws" else "")

    @contextlib.contextmanager
    def push(self) -> Iterator[Access]:
        with aws.translated(self.subject, MISSING):
            held = self._session().get_credentials()
            if held is None:
                raise aws.no_credentials(self.subject)
        logins = Renewed(make=lambda: self._login(held), seconds=RENEWED_AFTER)
        first = logins.get()
        yield Access(
            remote=Remote(url=self.url), user=first.user, token=first.token, renewed=logins.get
        )

    def _login(self, held: Any) -> Login:
        """`held` are boto3's credentials, which it renews itself."""
        with aws.translated(self.subject, MISSING):
            user, token = git_aws.git_login(
                held.get_frozen_credentials(),
                url=self.url,
                region=self.declaration.region,
                now=datetime.datetime.now(datetime.UTC),
            )
        return Login(user=user, token=token)

    def check(self, needs: Collection[Need]) -> None:
        """Whether it may push is seen by git's own dry run: AWS tells nobody their rights unless
        they have the right to ask."""
        name = self.declaration.name
        with aws.translated(self.subject, MISSING):
            self.client.get_repository(repositoryName=name)
            if "propose" in needs:
                self.client.list_pull_requests(repositoryName=name, maxResults=1)

    def reading(self) -> Reading | None:
        if self.declaration.sync == "aws":
            return Reading(what="", secrets={})
        return credentials.reading(
            self.declaration.sync_credential,
            user=self.declaration.sync_user,
            ca_file=None,
            subject=self.subject,
            writing=[],
            context=self.context,
        )

    def keys(self) -> list[HostKey] | None:
        return []

    def add(self, *, title: str, public: str, write: bool) -> None:
        raise ProvisionerError(self.subject, "clusters read without deploy keys here")

    def revoke(self, id: str) -> None:
        """There are none."""

    def webhooks(self) -> None:
        return None

    def proposed(self, branch: str) -> ChangeRequest | None:
        with aws.translated(self.subject, MISSING):
            newest = next(self._newest(branch), None)
        return self._change_request(newest, branch) if newest else None

    def propose(self, *, branch: str, title: str, body: str) -> ChangeRequest:
        with aws.translated(self.subject, MISSING):
            newest = next(self._newest(branch), None)
            if newest and newest["pullRequestStatus"] == "OPEN":
                self._update(newest, title, body)
                return self._change_request(newest, branch)
            target = {
                "repositoryName": self.declaration.name,
                "sourceReference": branch,
                "destinationReference": self.declaration.branch,
            }
            created = self.client.create_pull_request(
                title=title, description=body, targets=[target]
            )
        return self._change_request(created["pullRequest"], branch)

    def _update(self, raw: Raw, title: str, body: str) -> None:
        number = raw["pullRequestId"]
        if raw["title"] != title:
            self.client.update_pull_request_title(pullRequestId=number, title=title)
        if raw.get("description", "") != body:
            self.client.update_pull_request_description(pullRequestId=number, description=body)

    def _newest(self, branch: str) -> Iterator[Raw]:
        """Open ones first, then closed ones; each newest first."""
        wanted = (f"refs/heads/{branch}", f"refs/heads/{self.declaration.branch}")
        # Lazily: each number costs a request, and the first match is mostly enough.
        for number in itertools.chain.from_iterable(map(self._numbers, ("OPEN", "CLOSED"))):
            raw = self.client.get_pull_request(pullRequestId=number)["pullRequest"]
            target = raw["pullRequestTargets"][0]
            if (target["sourceReference"], target["destinationReference"]) == wanted:
                yield raw

    def _numbers(self, status: str) -> list[str]:
        pages = self.client.get_paginator("list_pull_requests").paginate(
            repositoryName=self.declaration.name, pullRequestStatus=status
        )
        numbers = [number for page in pages for number in page["pullRequestIds"]]
        return sorted(numbers, key=int, reverse=True)

    def _change_request(self, raw: Raw, branch: str) -> ChangeRequest:
        merge = raw["pullRequestTargets"][0].get("mergeMetadata", {})
        merged, is_open = merge.get("isMerged"), raw["pullRequestStatus"] == "OPEN"
        region, number = self.declaration.region, raw["pullRequestId"]
        console = f"https://{region}.console.aws.amazon.com/codesuite/codecommit/repositories"
        return ChangeRequest(
            number=int(number),
            url=f"{console}/{self.declaration.name}/pull-requests/{number}?region={region}",
            branch=branch,
            state="merged" if merged else "open" if is_open else "closed",
            commit=merge.get("mergeCommitId") if merged else None,
        )

    def _session(self) -> Any:
        return aws.session(self.declaration.profile or "", self.declaration.region)

    def _connect(self) -> Any:
        return aws.client(self._session(), "codecommit", self.subject)


def scopes(needs: frozenset[Need]) -> list[str]:
    actions = ["GitPull", "GetRepository"]
    if needs & {"push", "propose"}:
        actions.append("GitPush")
    if "propose" in needs:
        actions += [
            "ListPullRequests",
            "GetPullRequest",
            "CreatePullRequest",
            "UpdatePullRequestTitle",
            "UpdatePullRequestDescription",
        ]
    listed = ", ".join(f"codecommit:{action}" for action in actions)
    return [f"IAM actions on the repository: {listed}"]


def programs(_declaration: Declaration) -> tuple[Tool, ...]:
    return ()  # over HTTPS
