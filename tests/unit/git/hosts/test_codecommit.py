"""CodeCommit through boto3: on moto where it knows the request, else on answers that botocore holds
against AWS's own service model, as it does with every request of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.exceptions import EndpointConnectionError
from botocore.stub import Stubber
from moto import mock_aws

from provisioner.base import clock
from provisioner.base.errors import BadInput, Unreachable
from provisioner.base.http.answers import Denied, NotFound, RateLimited
from provisioner.base.run_context import RunContext
from provisioner.base.secret import Secret
from provisioner.git import aws
from provisioner.git.hosts import codecommit
from provisioner.git.hosts.base import Login
from provisioner.handover.reference import Reference
from provisioner.handover.repositories.codecommit import Declaration
from tests.support.altered import altered

SECRET = "wJalrcanary4711EXAMPLEKEY"  # it opens nothing
PAGE = "https://eu-central-1.console.aws.amazon.com/codesuite/codecommit/repositories/fleet/pull-requests"


@pytest.fixture(autouse=True)
def _signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    for name in (
        "AWS_SESSION_TOKEN",
        "AWS_PROFILE",
        "AWS_CONFIG_FILE",
        "AWS_SHARED_CREDENTIALS_FILE",
    ):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def host() -> codecommit.Host:
    return codecommit.Host(Declaration(region="eu-central-1", name="fleet"), RunContext())


@pytest.fixture
def stub(host: codecommit.Host) -> Iterator[Stubber]:
    with Stubber(host.client) as made:
        yield made
        made.assert_no_pending_responses()


def test_a_repository_that_is_there_and_one_that_is_not(host: codecommit.Host) -> None:
    with mock_aws():
        boto3.client("codecommit", region_name="eu-central-1").create_repository(
            repositoryName="fleet"
        )
        host.check(["push"])
        with pytest.raises(NotFound, match="CodeCommit eu-central-1/other: not found"):
            altered(host, name="other").check(["push"])


def test_the_urls(host: codecommit.Host) -> None:
    url = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/fleet"
    assert (
        host.remote().url,
        host.remote().provider,
        host.remote().keyed,
    ) == (
        url,
        "aws",
        False,
    )
    china = altered(host, region="cn-north-1")
    assert china.remote().url.startswith("https://git-codecommit.cn-north-1.amazonaws.com.cn/")
    with host.push() as access:
        assert (access.remote.url, access.user) == (url, "AKIDEXAMPLE")
        assert access.token
        stamp, _, signature = access.token.reveal().partition("Z")
        assert (len(stamp), len(signature)) == (15, 64)
        assert access.token.reveal() not in repr(access)


def test_what_clusters_read_with(host: codecommit.Host, monkeypatch: pytest.MonkeyPatch) -> None:
    found = host.reading()
    assert found
    assert (dict(found.secrets), dict(found.data)) == ({}, {})
    monkeypatch.setenv("GIT_PASSWORD", "reads")
    shared = altered(
        host,
        sync="token",
        sync_user="reader-at-1",
        sync_credential=Reference(env="GIT_PASSWORD"),
    )
    found = shared.reading()
    assert found
    assert (found.data["username"], found.secrets["password"].reveal()) == ("reader-at-1", "reads")
    assert shared.remote().provider == ""


def test_without_credentials(host: codecommit.Host, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", "/nowhere")
    with pytest.raises(BadInput, match="no AWS credentials"), host.push():
        pass
    with pytest.raises(BadInput, match="no AWS credentials"):
        altered(host, profile="nobody").check(["push"])


@pytest.mark.parametrize(
    ("code", "kind", "says"),
    [
        ("AccessDeniedException", Denied, "may not do this: codecommit:GetRepository"),
        ("ExpiredTokenException", Denied, "are refused"),
        ("ThrottlingException", RateLimited, "AWS limits our requests"),
        ("EncryptionKeyDisabledException", Exception, "AWS refuses"),
    ],
)
def test_errors_are_put_into_our_words(
    stub: Stubber, host: codecommit.Host, code: str, kind: type[Exception], says: str
) -> None:
    stub.add_client_error("get_repository", code, "codecommit:GetRepository is not allowed.")
    with pytest.raises(kind, match=says) as caught:
        host.check(["push"])
    assert SECRET not in repr(caught.value) + repr(caught.value.__cause__)


def test_aws_cannot_be_reached(host: codecommit.Host, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(**given: Any) -> None:
        raise EndpointConnectionError(endpoint_url="https://codecommit")

    monkeypatch.setattr(host.client, "get_repository", fails)
    with pytest.raises(Unreachable, match="AWS does not answer: EndpointConnectionError"):
        host.check(["push"])


def pull(
    number: str, branch: str = "provisioner/f", status: str = "OPEN", **merge: Any
) -> dict[str, Any]:
    target = {
        "repositoryName": "fleet",
        "sourceReference": f"refs/heads/{branch}",
        "destinationReference": "refs/heads/main",
        **({"mergeMetadata": merge} if merge else {}),
    }
    described = {
        "title": "Pair",
        "description": "c1",
        "pullRequestStatus": status,
        "pullRequestTargets": [target],
    }
    return {"pullRequest": {"pullRequestId": number, **described}}


def listed(stub: Stubber, status: str, *numbers: str) -> None:
    asked = {"repositoryName": "fleet", "pullRequestStatus": status}
    stub.add_response("list_pull_requests", {"pullRequestIds": list(numbers)}, asked)


def got(stub: Stubber, number: str, **described: Any) -> None:
    stub.add_response("get_pull_request", pull(number, **described), {"pullRequestId": number})


def test_a_change_request_is_opened(stub: Stubber, host: codecommit.Host) -> None:
    listed(stub, "OPEN", "9")
    got(stub, "9", branch="another")
    listed(stub, "CLOSED")
    target = {
        "repositoryName": "fleet",
        "sourceReference": "provisioner/f",
        "destinationReference": "main",
    }
    asked = {"title": "Pair", "description": "c1", "targets": [target]}
    stub.add_response("create_pull_request", pull("10"), asked)
    made = host.propose(branch="provisioner/f", title="Pair", body="c1")
    assert (made.number, made.state, made.url) == (10, "open", f"{PAGE}/10?region=eu-central-1")


def test_the_open_one_is_brought_up_to_date(stub: Stubber, host: codecommit.Host) -> None:
    listed(stub, "OPEN", "10")
    got(stub, "10")
    asked = {"pullRequestId": "10", "description": "c1, c2"}
    stub.add_response("update_pull_request_description", pull("10"), asked)
    assert host.propose(branch="provisioner/f", title="Pair", body="c1, c2").number == 10


def test_the_newest_that_was_merged(stub: Stubber, host: codecommit.Host) -> None:
    listed(stub, "OPEN")
    listed(stub, "CLOSED", "9", "10")
    got(stub, "10", status="CLOSED", isMerged=True, mergeCommitId="a" * 40)
    found = host.proposed("provisioner/f")
    assert found
    assert (found.number, found.state, found.commit) == (10, "merged", "a" * 40)


def test_there_are_no_deploy_keys(host: codecommit.Host) -> None:
    assert host.keys() == []
    host.revoke("1")
    with pytest.raises(Exception, match="without deploy keys"):
        host.add(title="x", public="y", write=False)


def test_a_login_is_signed_again_long_before_it_ends(
    host: codecommit.Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is valid for 15 minutes; a run may wait for hours until somebody merges."""
    signed = iter(f"signature-{number}" for number in range(9))
    monkeypatch.setattr(aws, "git_login", lambda *_args, **_named: ("me", Secret(next(signed))))
    now = 0.0
    monkeypatch.setattr(clock, "since_boot", lambda: now)
    with host.push() as access:
        assert access.token == access.current().token == Secret("signature-0")
        now = 299.0
        assert access.current().token == Secret("signature-0")
        now = 900.0
        assert access.current() == Login(user="me", token=Secret("signature-1"))
