"""AWS identities: our token is that of awscli, and moto's STS answers the request in it."""

from __future__ import annotations

import base64
import datetime
import io
import json
import time
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import botocore.auth
import pytest
import requests
from botocore.awsrequest import AWSResponse
from moto import mock_aws
from moto.core.botocore_stubber import MockRawResponse

from provisioner.base import aws
from provisioner.base.errors import BadInput, ProvisionerError, Unreachable
from provisioner.base.http.answers import RateLimited
from provisioner.clusters import sign_in
from provisioner.clusters.sign_in import aws as way
from provisioner.clusters.sign_in import base
from provisioner.handover.sign_in.aws import Declaration

NOW = datetime.datetime(2026, 11, 28, 12, 0, 0, tzinfo=datetime.UTC)
SECRET = "wJalrcanary4711EXAMPLEKEY"  # it opens nothing
ROLE = "arn:aws:iam::123456789012:role/ci/pairing"


@pytest.fixture(autouse=True)
def _signed_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    way.SHARED.forget()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    for name in ("AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_CONFIG_FILE", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)


def declared(**fields: Any) -> Declaration:
    return Declaration(**{"cluster_name": "production", "region": "eu-central-1", **fields})


def request_in(token: str) -> str:
    encoded = token.removeprefix("Bearer ").removeprefix(way.PREFIX)
    return base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)).decode()


def token_of(declaration: Declaration) -> str:
    return sign_in.way("cluster c1", declaration).sign_in().authorization().reveal()


# -- the token


@pytest.mark.parametrize(
    ("region", "session_token"),
    [
        ("us-east-1", "a/session+token=="),
        pytest.param("eu-central-1", "", marks=pytest.mark.real),
        pytest.param("cn-north-1", "", marks=pytest.mark.real),
    ],
)
def test_it_is_the_token_of_awscli(
    region: str, session_token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real command, in this process, with the clock of both botocores frozen."""
    if session_token:
        monkeypatch.setenv("AWS_SESSION_TOKEN", session_token)
    ours = token_of(declared(region=region))
    assert ours == f"Bearer {_awscli('production', region)}"
    assert SECRET not in request_in(ours)


@pytest.fixture(autouse=True)
def _frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    import awscli.botocore.auth

    def now(remove_tzinfo: bool = True) -> datetime.datetime:
        return NOW.replace(tzinfo=None) if remove_tzinfo else NOW

    monkeypatch.setattr(botocore.auth, "get_current_datetime", now)
    monkeypatch.setattr(awscli.botocore.auth, "get_current_datetime", now)


def _awscli(cluster: str, region: str) -> str:
    from awscli.clidriver import create_clidriver

    printed = io.StringIO()
    with redirect_stdout(printed):
        code = create_clidriver().main(
            ["eks", "get-token", "--cluster-name", cluster, "--region", region, "--output", "json"]
        )
    assert code == 0
    return str(json.loads(printed.getvalue())["status"]["token"])


def test_it_is_a_request_that_sts_answers_with_who_we_are() -> None:
    """The cluster's name is part of what is signed, so that no other cluster can use it."""
    with mock_aws():
        url = request_in(token_of(declared()))
        query = parse_qs(urlsplit(url).query)
        assert query["Action"] == ["GetCallerIdentity"]
        assert query["X-Amz-SignedHeaders"] == ["host;x-k8s-aws-id"]
        answer = requests.get(url, headers={way.HEADER: "production"}, timeout=5)
        assert "GetCallerIdentityResult" in answer.text


def test_many_clusters_share_what_takes_long_to_make(monkeypatch: pytest.MonkeyPatch) -> None:
    """And each has a token of its own."""
    opened, real = [], aws.session

    def counted(profile: str, region: str) -> Any:
        opened.append((profile, region))
        return real(profile, region)

    monkeypatch.setattr(aws, "session", counted)
    monkeypatch.setattr(time, "monotonic", lambda: 1000.0)
    tokens = {token_of(declared(cluster_name=f"c{number}")) for number in range(4)}
    assert (len(tokens), len(opened)) == (4, 1)
    monkeypatch.setattr(time, "monotonic", lambda: 1000.0 + base.KEPT)
    token_of(declared())
    assert len(opened) == 2


def test_it_is_renewed_a_minute_before_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 1000.0)
    assert sign_in.way("c1", declared()).sign_in().renew_at == 1000 + 14 * 60


def test_a_profile_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config").write_text(
        "[profile ops]\naws_access_key_id = AKIDPROFILE\naws_secret_access_key = x\n"
    )
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    assert "AKIDPROFILE" in request_in(token_of(declared(profile="ops")))
    with pytest.raises(BadInput, match="no AWS credentials"):
        token_of(declared(profile="nobody"))


def test_without_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    with pytest.raises(BadInput, match="cluster c1: no AWS credentials"):
        token_of(declared())


def test_single_sign_on_that_is_over_is_not_taken_for_the_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config").write_text(
        "[profile ops]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\n"
        "sso_account_id = 123456789012\nsso_role_name = ops\n"
    )
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    with pytest.raises(BadInput, match="cannot be used .*SSO.*Sign in to AWS again") as caught:
        token_of(declared(profile="ops"))
    assert caught.value.subject == "cluster c1"


# -- a role


def test_a_role_is_assumed_anew_for_each_token() -> None:
    with mock_aws():
        made = sign_in.way("cluster c1", declared(role=ROLE))
        first, second = (made.sign_in().authorization().reveal() for _ in range(2))
    keys = [parse_qs(urlsplit(request_in(one)).query) for one in (first, second)]
    assert [one["X-Amz-Credential"][0].startswith("ASIA") for one in keys] == [True, True]
    assert keys[0]["X-Amz-Security-Token"] != keys[1]["X-Amz-Security-Token"]


Answers = list[tuple[int, str]]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """What STS answers to AssumeRole, one after the other. The answers are those of AWS's query
    protocol; AWS itself is not asked."""
    listed: Answers = []
    real = aws.client

    def answer(request: Any, **_more: Any) -> AWSResponse | None:
        if "AssumeRole" not in str(request.body):
            return None
        status, text = listed.pop(0)
        return AWSResponse(request.url, status, {}, MockRawResponse(text.encode()))

    def client(*given: Any, **more: Any) -> Any:
        made = real(*given, **more)
        made.meta.events.register_first("before-send.sts", answer)
        return made

    monkeypatch.setattr(aws, "client", client)
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    return listed


def error(code: str, message: str) -> str:
    return (
        f"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code>"
        f"<Message>{message}</Message></Error></ErrorResponse>"
    )


ISSUED = (
    "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId>"
    "<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
    "<Expiration>2026-11-28T13:00:00Z</Expiration></Credentials></AssumeRoleResult>"
    "</AssumeRoleResponse>"
)
THROTTLED = (400, error("Throttling", "Rate exceeded"))


def test_sts_that_is_throttled_is_asked_again(answers: Answers) -> None:
    answers += [THROTTLED, (503, ""), (200, ISSUED)]
    assert "ASIAROLE" in request_in(token_of(declared(role=ROLE)))
    assert answers == []


def test_sts_that_stays_throttled_is_named(answers: Answers) -> None:
    answers += [THROTTLED] * 9
    with pytest.raises(RateLimited, match="cluster c1: AWS limits our requests: Rate exceeded"):
        token_of(declared(role=ROLE))
    assert len(answers) == 4


def test_a_role_that_may_not_be_assumed_is_named_with_the_caller(answers: Answers) -> None:
    answers.append((403, error("AccessDenied", "is not authorized to perform: sts:AssumeRole")))
    with mock_aws(), pytest.raises(Unreachable) as caught:
        token_of(declared(role=ROLE))
    assert caught.value.subject == "cluster c1"
    assert caught.value.cause == f"arn:aws:sts::123456789012:user/moto may not assume role {ROLE}"
    assert "sts:AssumeRole" in caught.value.hint


def test_credentials_that_have_expired_are_named(answers: Answers) -> None:
    answers.append((403, error("ExpiredToken", "The security token is expired")))
    with pytest.raises(ProvisionerError, match="the AWS credentials are refused: .*expired"):
        token_of(declared(role=ROLE))


# -- who we are


@pytest.mark.parametrize(
    ("arn", "expected"),
    [
        (
            "arn:aws:sts::123456789012:assumed-role/runner/i-1",
            "arn:aws:iam::123456789012:role/runner",
        ),
        (
            "arn:aws-cn:sts::123456789012:assumed-role/a_b/x@y",
            "arn:aws-cn:iam::123456789012:role/a_b",
        ),
        ("arn:aws:iam::123456789012:user/me", "arn:aws:iam::123456789012:user/me"),
        (ROLE, ROLE),
    ],
)
def test_an_access_entry_names_the_role_of_a_session(arn: str, expected: str) -> None:
    assert way.principal(arn) == expected


def test_the_remedy_names_the_access_entry() -> None:
    with mock_aws():
        own = sign_in.way("cluster c1", declared()).remedy()
    role = sign_in.way("cluster c1", declared(role=ROLE)).remedy()
    assert "create-access-entry --cluster-name production --principal-arn arn:aws:sts::" in own
    assert f"--principal-arn {ROLE}`" in role


def test_the_remedy_for_a_session_says_that_its_role_may_have_a_path(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with mock_aws():
        sts = aws.session("", "eu-central-1").client("sts")
        issued = sts.assume_role(RoleArn=ROLE, RoleSessionName="ci")["Credentials"]
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", issued["AccessKeyId"])
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", issued["SecretAccessKey"])
        monkeypatch.setenv("AWS_SESSION_TOKEN", issued["SessionToken"])
        remedy = sign_in.way("cluster c1", declared()).remedy()
    assert "--principal-arn arn:aws:iam::123456789012:role/" in remedy
    assert remedy.endswith("`aws iam get-role` prints it.")
