"""CodeCommit through boto3: on moto where it knows the request, else on answers that botocore holds
against AWS's own service model, as it does with every request of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import boto3
import msgspec
import pytest
from botocore.exceptions import EndpointConnectionError
from botocore.stub import Stubber
from moto import mock_aws

from provisioner.base.errors import BadInput, Unreachable
from provisioner.git import answers
from provisioner.git.hosts import codecommit as host
from provisioner.handover.reference import Reference
from provisioner.handover.repositories.codecommit import Declaration

SECRET = "wJalrcanary4711EXAMPLEKEY"  # noqa: S105  # it opens nothing
PAGE = "https://eu-central-1.console.aws.amazon.com/codesuite/codecommit/repositories/fleet/pull-requests"


@pytest.fixture(autouse=True)
def _signed_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
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
    host._connected.cache_clear()
    yield
    host._connected.cache_clear()


@pytest.fixture
def declared() -> Declaration:
    return Declaration(region="eu-central-1", name="fleet")


@pytest.fixture
def stub(declared: Declaration) -> Iterator[Stubber]:
    with Stubber(host._client(declared)) as made:
        yield made
        made.assert_no_pending_responses()


def test_a_repository_that_is_there_and_one_that_is_not(declared: Declaration) -> None:
    with mock_aws():
        boto3.client("codecommit", region_name="eu-central-1").create_repository(
            repositoryName="fleet"
        )
        host.check(declared, ["push"])
        with pytest.raises(answers.NotThere, match="CodeCommit eu-central-1/other: not there"):
            host.check(msgspec.structs.replace(declared, name="other"), ["push"])


def test_the_urls(declared: Declaration) -> None:
    url = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/fleet"
    assert (
        host.remote(declared).url,
        host.remote(declared).provider,
        host.remote(declared).keyed,
    ) == (
        url,
        "aws",
        False,
    )
    china = msgspec.structs.replace(declared, region="cn-north-1")
    assert host.remote(china).url.startswith("https://git-codecommit.cn-north-1.amazonaws.com.cn/")
    with host.push(declared) as access:
        assert (access.remote.url, access.user) == (url, "AKIDEXAMPLE")
        assert access.token
        stamp, _, signature = access.token.reveal().partition("Z")
        assert (len(stamp), len(signature)) == (15, 64)
        assert access.token.reveal() not in repr(access)


def test_what_clusters_read_with(declared: Declaration, monkeypatch: pytest.MonkeyPatch) -> None:
    found = host.reading(declared)
    assert found
    assert (dict(found.secrets), dict(found.data)) == ({}, {})
    monkeypatch.setenv("GIT_PASSWORD", "reads")
    shared = msgspec.structs.replace(
        declared,
        sync="token",
        sync_user="reader-at-1",
        sync_credential=Reference(env="GIT_PASSWORD"),
    )
    found = host.reading(shared)
    assert found
    assert (found.data["username"], found.secrets["password"].reveal()) == ("reader-at-1", "reads")
    assert host.remote(shared).provider == ""


def test_without_credentials(declared: Declaration, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", "/nowhere")
    with pytest.raises(BadInput, match="no AWS credentials"), host.push(declared):
        pass
    with pytest.raises(BadInput, match="no AWS credentials"):
        host.check(msgspec.structs.replace(declared, profile="nobody"), ["push"])


@pytest.mark.parametrize(
    ("code", "kind", "says"),
    [
        ("AccessDeniedException", answers.Denied, "may not do this: codecommit:GetRepository"),
        ("ExpiredTokenException", answers.Denied, "are refused"),
        ("ThrottlingException", answers.Limited, "no more requests"),
        ("EncryptionKeyDisabledException", Exception, "AWS refuses"),
    ],
)
def test_errors_are_put_into_our_words(
    stub: Stubber, declared: Declaration, code: str, kind: type[Exception], says: str
) -> None:
    stub.add_client_error("get_repository", code, "codecommit:GetRepository is not allowed.")
    with pytest.raises(kind, match=says) as caught:
        host.check(declared, ["push"])
    assert SECRET not in repr(caught.value) + repr(caught.value.__cause__)


def test_aws_cannot_be_reached(declared: Declaration, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(**given: Any) -> None:
        raise EndpointConnectionError(endpoint_url="https://codecommit")

    monkeypatch.setattr(host._client(declared), "get_repository", fails)
    with pytest.raises(Unreachable, match="AWS does not answer: EndpointConnectionError"):
        host.check(declared, ["push"])


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


def test_a_change_request_is_opened(stub: Stubber, declared: Declaration) -> None:
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
    made = host.propose(declared, branch="provisioner/f", title="Pair", body="c1")
    assert (made.number, made.state, made.url) == (10, "open", f"{PAGE}/10?region=eu-central-1")


def test_the_open_one_is_brought_up_to_date(stub: Stubber, declared: Declaration) -> None:
    listed(stub, "OPEN", "10")
    got(stub, "10")
    asked = {"pullRequestId": "10", "description": "c1, c2"}
    stub.add_response("update_pull_request_description", pull("10"), asked)
    assert host.propose(declared, branch="provisioner/f", title="Pair", body="c1, c2").number == 10


def test_the_newest_that_was_merged(stub: Stubber, declared: Declaration) -> None:
    listed(stub, "OPEN")
    listed(stub, "CLOSED", "9", "10")
    got(stub, "10", status="CLOSED", isMerged=True, mergeCommitId="a" * 40)
    found = host.proposed(declared, "provisioner/f")
    assert found
    assert (found.number, found.state, found.commit) == (10, "merged", "a" * 40)


def test_there_are_no_deploy_keys(declared: Declaration) -> None:
    assert host.keys(declared) == []
    host.revoke(declared, "1")
    with pytest.raises(Exception, match="without deploy keys"):
        host.add(declared, title="x", public="y", write=False)
