"""A state in S3: what is read of it, and one clear line for each reason not to."""

from __future__ import annotations

import json
from typing import Any

import botocore.exceptions
import pytest

from provisioner.base import errors
from provisioner.base.errors import BadInput, Held, ProvisionerError, Unreachable
from provisioner.runs.sources import Source
from provisioner.terraform.s3 import client, faults, lock, read, state
from provisioner.terraform.s3.address import Address, parsed
from provisioner.terraform.s3.faults import Meaning
from tests.conftest import CASES
from tests.fakes.s3 import ACCOUNT, FakeObjects, refusal
from tests.unit.runs.test_runs import fleet

CANARY = "canary-secret"
STATES = json.loads((CASES / "terraform/s3/states.json").read_text())
FAULTS = json.loads((CASES / "terraform/s3/faults.json").read_text())
STATE = {
    "version": 4,
    "terraform_version": "1.11.4",
    "serial": 3,
    "outputs": {
        "provisioner_handover": {"value": fleet("a"), "type": ["object", {}]},
        "provisioner_keys": {"value": {"a": "the-private-key"}, "sensitive": True},
        "password": {"value": CANARY, "sensitive": True},
    },
    "resources": [{"instances": [{"attributes": {"password": CANARY}}]}],
}
LOCK = {
    "ID": "8f2",
    "Operation": "OperationTypeApply",
    "Who": "ci@runner",
    "Version": "1.11.4",
    "Created": "2026-11-28T20:00:00.123Z",
    "Path": "states/a",
}
SOURCE = "s3://states/prod/a.tfstate"


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> FakeObjects:
    """A bucket with that state."""
    fake = FakeObjects(objects={"prod/a.tfstate": json.dumps(STATE).encode()})
    monkeypatch.setattr(client, "session", object)
    monkeypatch.setattr(client, "of", lambda *_arguments: fake)
    monkeypatch.delenv("AWS_ENDPOINT_URL_S3", raising=False)
    return fake


ADDRESSES = {
    "s3://states/a": Address(bucket="states", key="a"),
    "s3://states/env:/prod/a b.tfstate": Address(bucket="states", key="env:/prod/a b.tfstate"),
    "s3://states//a": Address(bucket="states", key="/a"),
    "s3://111122223333@st.at-es/a@b": Address(bucket="st.at-es", key="a@b", account="111122223333"),
}


@pytest.mark.parametrize("place", ADDRESSES)
def test_addresses(place: str) -> None:
    assert parsed(place) == ADDRESSES[place]
    assert str(parsed(place)) == place


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("s3://", "'' is not the name of a bucket"),
        ("s3://Upper/a", "'Upper' is not the name of a bucket"),
        ("s3://a/b", "'a' is not the name of a bucket"),
        ("s3://a..b/b", "'a..b' is not the name of a bucket"),
        ("s3://states", "names no object"),
        ("s3://states/", "names no object"),
        ("s3://states/folder/", "names no object"),
        ("s3://states/a\nb", "names no object"),
        ("s3://me@states/a", "'me' is not an AWS account: twelve digits"),
        ("s3://states/" + "a" * 1025, "longer than 1024 bytes"),
    ],
)
def test_what_is_no_address(place: str, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        parsed(place)
    assert says in str(caught.value)
    assert "Write s3://BUCKET/KEY" in caught.value.hint


@pytest.mark.parametrize("case", STATES, ids=lambda case: case["what"])
def test_what_is_no_state_with_a_handover(case: dict[str, Any]) -> None:
    text = case.get("text", json.dumps(case.get("state")))
    with pytest.raises(BadInput) as caught:
        state.outputs(text.encode("latin-1"), SOURCE)
    assert f"{SOURCE}: " in str(caught.value)
    assert case["says"] in str(caught.value)
    assert CANARY not in str(caught.value)
    assert caught.value.hint


def test_only_the_two_outputs_are_read() -> None:
    held = state.outputs(json.dumps(STATE).encode(), SOURCE)
    assert set(held) == {"provisioner_handover", "provisioner_keys"}
    assert CANARY not in repr(held)


@pytest.mark.parametrize("case", FAULTS, ids=lambda case: case["code"])
def test_answers_of_aws(case: dict[str, Any]) -> None:
    error = {"Code": case["code"], "Message": case.get("text", "")}
    said = faults.of_answer(SOURCE, error, Meaning("DENIED HERE: {text}"))
    assert type(said) is getattr(errors, case["error"])
    assert case["says"] in str(said)


@pytest.mark.parametrize(
    ("error", "kind", "says"),
    [
        (botocore.exceptions.NoCredentialsError(), BadInput, "no AWS credentials"),
        (botocore.exceptions.ProfileNotFound(profile="x"), BadInput, "profile (x) could not be"),
        (botocore.exceptions.NoRegionError(), BadInput, "Set AWS_REGION"),
        (
            botocore.exceptions.EndpointConnectionError(endpoint_url="https://x"),
            Unreachable,
            "AWS does not answer: EndpointConnectionError",
        ),
        (
            botocore.exceptions.IncompleteReadError(actual_bytes=1, expected_bytes=2),
            Unreachable,
            "AWS does not answer: IncompleteReadError",
        ),
        (
            botocore.exceptions.InvalidRegionError(region_name="a b"),
            BadInput,
            "not a valid one. Set AWS_REGION",
        ),
        (
            botocore.exceptions.SSLError(endpoint_url="https://x", error="no"),
            Unreachable,
            "is not trusted",
        ),
        (
            botocore.exceptions.UnauthorizedSSOTokenError(),
            BadInput,
            "cannot be used (UnauthorizedSSOTokenError). Sign in",
        ),
        (ValueError("Invalid endpoint: x"), BadInput, "settings of AWS"),
    ],
)
def test_no_answer_of_aws(
    s3: FakeObjects, error: Exception, kind: type[ProvisionerError], says: str
) -> None:
    s3.fault = error
    with pytest.raises(kind) as caught:
        Source(place=SOURCE).fleet()
    assert says in str(caught.value)


def test_a_handover_is_read_with_its_keys(s3: FakeObjects) -> None:
    handover = Source(place=SOURCE).handover()
    assert list(handover.fleet.clusters) == ["a"]
    assert handover.keys["a"].reveal() == "the-private-key"
    # The lock, then the state; both only from a bucket of our own account.
    assert s3.asked == [
        {"Bucket": "states", "Key": key, "ExpectedBucketOwner": ACCOUNT}
        for key in ("prod/a.tfstate.tflock", "prod/a.tfstate")
    ]


def test_all_clients_share_a_session(s3: FakeObjects, monkeypatch: pytest.MonkeyPatch) -> None:
    """A profile that asks for a code would ask twice, and take the same code only once."""
    made: list[object] = []

    def of(session: object, _service: str, _subject: str) -> FakeObjects:
        made.append(session)
        return s3

    monkeypatch.setattr(client, "of", of)
    assert Source(place=SOURCE).fleet()
    assert [id(session) for session in made] == [id(made[0])] * 2


def test_the_bucket_of_another_account_has_to_be_named(s3: FakeObjects) -> None:
    s3.account = "999988887777"
    with pytest.raises(BadInput) as caught:
        Source(place=SOURCE).fleet()
    assert f"another account than {ACCOUNT} (Access Denied)" in str(caught.value)
    assert f"`provisioner backend policy {SOURCE}` prints the rights" in str(caught.value)
    assert Source(place="s3://999988887777@states/prod/a.tfstate").fleet()
    assert s3.asked[-1]["ExpectedBucketOwner"] == "999988887777"


def test_an_account_that_cannot_be_asked_for(
    s3: FakeObjects, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(_session: object, _subject: str) -> str:
        raise refusal("AccessDenied", "not through this endpoint")

    monkeypatch.setattr(client, "account", denied)
    with pytest.raises(BadInput, match="to which account .*: not through this endpoint. Name the"):
        Source(place=SOURCE).fleet()


def test_a_store_of_somebody_elses_knows_no_accounts(
    s3: FakeObjects, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "https://minio.example.com")
    assert Source(place=SOURCE).fleet()
    assert not any("ExpectedBucketOwner" in asked for asked in s3.asked)


@pytest.mark.parametrize("listable", [True, False])
def test_no_lock_is_no_obstacle(s3: FakeObjects, listable: bool) -> None:
    s3.listable = listable
    assert Source(place=SOURCE).fleet()


def test_a_locked_state_is_not_read(s3: FakeObjects) -> None:
    s3.objects["prod/a.tfstate.tflock"] = json.dumps(LOCK).encode()
    with pytest.raises(Held) as caught:
        Source(place=SOURCE).fleet()
    assert str(caught.value) == (
        f"{SOURCE}: the state is locked by ci@runner (Operation Apply, Created "
        "2026-11-28 20:00:00, ID 8f2). Wait until it is done. If its holder is gone: `terraform "
        "force-unlock 8f2`."
    )
    assert [asked["Key"] for asked in s3.asked] == ["prod/a.tfstate.tflock"]


def test_what_a_lock_says_is_neither_markup_nor_a_command() -> None:
    hostile = {**LOCK, "Who": "me\x1b[2J", "ID": "1; rm -rf ."}
    error = lock.held(json.dumps(hostile).encode(), SOURCE, "s3://states/a.tflock")
    assert "\x1b" not in str(error)
    assert error.hint.endswith("`terraform force-unlock ID`.")


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b'{"ID": 1}'])
def test_a_lock_that_says_nothing_is_a_lock(data: bytes) -> None:
    error = lock.held(data, SOURCE, "s3://states/a.tflock")
    assert "does not say by whom" in str(error)
    assert "delete s3://states/a.tflock" in error.hint


def test_a_fault_while_looking_for_the_lock_is_not_taken_for_none(s3: FakeObjects) -> None:
    s3.fault = refusal("ExpiredToken", "The provided token has expired.")
    with pytest.raises(BadInput, match="have expired"):
        Source(place=SOURCE).fleet()
    assert len(s3.asked) == 1


def test_something_huge_is_not_read(s3: FakeObjects, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "LARGEST", 10)
    with pytest.raises(BadInput, match="is larger than"):
        Source(place=SOURCE).fleet()


def test_what_it_makes_us_run_needs_trust(s3: FakeObjects) -> None:
    value = fleet("a")
    value["repositories"]["r"]["push_key"] = {"command": ["op", "read", "key"]}
    held = {"version": 4, "outputs": {"provisioner_handover": {"value": value}}}
    s3.objects["prod/a.tfstate"] = json.dumps(held).encode()
    with pytest.raises(BadInput) as caught:
        Source(place=SOURCE).fleet()
    assert f"`provisioner handover check {SOURCE}` lists all of it" in str(caught.value)
    assert Source(place=SOURCE, trusted=True).fleet()
    assert Source(place=SOURCE).unchecked()
