"""A bucket for states: made, tightened, never loosened, and never that of somebody else."""

from __future__ import annotations

import ast
import json
import os
from typing import Any

import pytest
from click.testing import CliRunner, Result

from provisioner.base.errors import BadInput, ProvisionerError, Refused
from provisioner.cli.main import cli
from provisioner.terraform.s3 import client
from provisioner.terraform.s3.backend import lines, settings
from provisioner.terraform.s3.backend.create import Backend
from provisioner.terraform.s3.backend.settings import SETTINGS, Bucket
from tests.fakes.s3 import ACCOUNT, FakeBucket, refusal

BUCKET = Bucket(name="states", region="eu-central-1", account=ACCOUNT)
KEY = f"arn:aws:kms:eu-central-1:{ACCOUNT}:key/k"
ARN = "arn:aws:s3:::states"
TLS: dict[str, Any] = {
    "Effect": "Deny",
    "Principal": "*",
    "Action": "s3:*",
    "Resource": [ARN, f"{ARN}/*"],
    "Condition": {"Bool": {"aws:SecureTransport": "false"}},
}
OTHERS = {"Sid": "Theirs", "Effect": "Allow", "Principal": {"AWS": "1"}, "Action": "s3:GetObject"}


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> FakeBucket:
    fake = FakeBucket()
    monkeypatch.setattr(client, "of", lambda *_arguments: fake)
    monkeypatch.setenv("AWS_REGION", fake.region)
    return fake


def create(kms_key: str = "") -> list[str]:
    return [f"{step.name}: {step.action}" for step in Backend("states", kms_key=kms_key).create()]


def test_a_new_bucket_is_private_versioned_and_encrypted(s3: FakeBucket) -> None:
    planned = [f"{step.name}: {step.action}" for step in Backend("states").plan()]
    assert s3.changes == []
    assert create() == planned
    assert planned == [
        "bucket: created",
        "public access: configured",
        "ownership: configured",
        "encryption: configured",
        "versioning: configured",
        "policy: configured",
    ]
    assert s3.requests[0] == {
        "Bucket": "states",
        "ObjectOwnership": "BucketOwnerEnforced",
        "CreateBucketConfiguration": {"LocationConstraint": "eu-central-1"},
    }
    assert set(s3.held["public_access_block"].values()) == {True}
    assert len(s3.held["public_access_block"]) == 4
    assert s3.held["bucket_versioning"] == {"Status": "Enabled"}
    assert json.loads(s3.held["bucket_policy"])["Statement"] == [
        {"Sid": "DenyInsecureTransport", **TLS}
    ]


def test_a_second_run_changes_nothing(s3: FakeBucket) -> None:
    create()
    s3.changes.clear()
    assert {line.partition(": ")[2] for line in create()} == {"unchanged"}
    assert s3.changes == []


@pytest.mark.parametrize("done", range(6))
def test_an_interrupted_run_is_run_again(s3: FakeBucket, done: int) -> None:
    steps = Backend("states").create()
    for _ in range(done):
        next(steps)
    made = [one for one in create() if not one.endswith("unchanged")]
    assert len(made) == 6 - done
    assert {line.partition(": ")[2] for line in create()} == {"unchanged"}


def test_the_first_region_has_no_constraint(
    s3: FakeBucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    s3.region = "us-east-1"
    create()
    assert "CreateBucketConfiguration" not in s3.requests[0]


def test_without_a_region_nothing_is_made(s3: FakeBucket, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", os.devnull)
    with pytest.raises(BadInput, match="no AWS region is set. Pass --region"):
        Backend("states")


@pytest.mark.parametrize("story", ["plan", "create"])
def test_the_bucket_of_somebody_else_is_refused(s3: FakeBucket, story: str) -> None:
    s3.owner = "999988887777"
    with pytest.raises(Refused) as caught:
        list(getattr(Backend("states"), story)())
    assert f"belongs to another account than {ACCOUNT}" in str(caught.value)
    assert "Choose another name" in caught.value.hint
    assert s3.changes == []


@pytest.mark.parametrize(
    ("code", "kind", "says"),
    [
        ("BucketAlreadyExists", Refused, "the name is taken"),
        ("AccessDenied", BadInput, "may not do this: words of AWS. It takes s3:CreateBucket"),
        ("OperationAborted", ProvisionerError, "Run again later"),
    ],
)
def test_a_bucket_that_cannot_be_made(
    s3: FakeBucket, code: str, kind: type[ProvisionerError], says: str
) -> None:
    s3.fault = refusal(code, "words of AWS")
    with pytest.raises(kind) as caught:
        create()
    assert says in str(caught.value)


def test_another_run_has_just_made_it(s3: FakeBucket) -> None:
    s3.fault = refusal("BucketAlreadyOwnedByYou")
    steps = Backend("states").create()
    assert next(steps).action == "created"


def test_a_bucket_in_another_region(s3: FakeBucket) -> None:
    s3.owner, s3.region = ACCOUNT, "us-west-2"
    with pytest.raises(BadInput, match="is in region us-west-2, not in eu-central-1"):
        Backend("states").plan()


def test_a_key_that_cannot_encrypt(s3: FakeBucket) -> None:
    s3.key_state = "PendingDeletion"
    with pytest.raises(BadInput, match="KMS key k: is PendingDeletion"):
        Backend("states", kms_key="k")


def test_the_key_of_an_existing_bucket_is_kept_and_printed(s3: FakeBucket) -> None:
    create("k")
    made = Backend("states")
    assert {step.action for step in made.create()} == {"unchanged"}
    assert made.kms_key == KEY


def sse(algorithm: str, key: str = "") -> dict[str, Any]:
    default = {"SSEAlgorithm": algorithm, **({"KMSMasterKeyID": key} if key else {})}
    rules = [{"ApplyServerSideEncryptionByDefault": default}]
    return {"ServerSideEncryptionConfiguration": {"Rules": rules}}


def policy(*statements: Any) -> dict[str, Any]:
    return {"Policy": json.dumps({"Version": "2012-10-17", "Statement": [*statements]})}


def blocks(*loose: str) -> dict[str, Any]:
    held = {name: name not in loose for name in settings.BLOCKS}
    return {"PublicAccessBlockConfiguration": held}


DECISIONS: list[tuple[str, dict[str, Any], str, bool]] = [
    ("public access", blocks(), "", False),
    ("public access", blocks("BlockPublicPolicy"), "", True),
    (
        "ownership",
        {"OwnershipControls": {"Rules": [{"ObjectOwnership": "ObjectWriter"}]}},
        "",
        True,
    ),
    (
        "ownership",
        {"OwnershipControls": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}},
        "",
        False,
    ),
    ("versioning", {"Status": "Enabled", "MFADelete": "Enabled"}, "", False),
    ("versioning", {"Status": "Suspended"}, "", True),
    ("encryption", sse("AES256"), "", False),
    ("encryption", sse("AES256"), KEY, True),
    ("encryption", sse("aws:kms"), "", False),
    ("encryption", sse("aws:kms", KEY), "", False),
    ("encryption", sse("aws:kms", KEY), KEY, False),
    ("encryption", sse("aws:kms", "k"), KEY, False),
    ("encryption", sse("aws:kms:dsse", KEY), KEY, False),
    ("policy", policy(TLS), "", False),
    ("policy", policy({**TLS, "Principal": {"AWS": "*"}, "Action": ["s3:*"]}), "", False),
    ("policy", policy({**TLS, "Resource": "*"}), "", False),
    ("policy", policy(OTHERS), "", True),
    ("policy", policy({**TLS, "Effect": "Allow"}), "", True),
    ("policy", policy({**TLS, "Principal": {"AWS": "1"}}), "", True),
    ("policy", policy({**TLS, "Action": "s3:GetObject"}), "", True),
    ("policy", policy({**TLS, "Resource": [ARN]}), "", True),
    ("policy", policy({**TLS, "Condition": {}}), "", True),
    ("policy", policy({**TLS, "Condition": {"Bool": {"aws:SecureTransport": "true"}}}), "", True),
    (
        "policy",
        policy({**TLS, "Condition": {**TLS["Condition"], "StringEquals": {"a": "b"}}}),
        "",
        True,
    ),
]


@pytest.mark.parametrize(("name", "answer", "kms_key", "changes"), DECISIONS)
def test_decisions(name: str, answer: dict[str, Any], kms_key: str, changes: bool) -> None:
    (decide,) = [one.decide for one in SETTINGS if one.name == name]
    bucket = Bucket(name="states", region="eu-central-1", account=ACCOUNT, kms_key=kms_key)
    assert (decide(answer, bucket).request is not None) is changes


@pytest.mark.parametrize("key", ["", f"arn:aws:kms:eu-central-1:{ACCOUNT}:key/other"])
def test_another_kms_key_is_not_replaced(key: str) -> None:
    bucket = Bucket(name="states", region="eu-central-1", account=ACCOUNT, kms_key=KEY)
    with pytest.raises(Refused, match=r"is encrypted with KMS key .*, not with"):
        settings.encryption(sse("aws:kms", key), bucket)


@pytest.mark.parametrize("held", [OTHERS, {**OTHERS, "Sid": "DenyInsecureTransport"}])
def test_statements_of_others_stay(held: dict[str, Any]) -> None:
    request = settings.tls_only(policy(held), BUCKET).request
    assert request
    statements = json.loads(request["Policy"])["Statement"]
    assert statements[0] == held
    assert {**TLS, "Sid": statements[1]["Sid"]} == statements[1]
    assert len({statement["Sid"] for statement in statements}) == 2


def test_a_policy_of_one_statement_may_stand_without_a_list() -> None:
    single = {"Policy": json.dumps({"Version": "2012-10-17", "Statement": OTHERS})}
    request = settings.tls_only(single, BUCKET).request
    assert request
    assert json.loads(request["Policy"])["Statement"][0] == OTHERS


def test_lines_of_python_are_python() -> None:
    text = lines.python(BUCKET, 'a"b/${x}', KEY)
    (call,) = [
        node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call) and node.keywords
    ]
    assert {one.arg: ast.literal_eval(one.value) for one in call.keywords} == {
        "bucket": "states",
        "key": 'a"b/${x}',
        "region": "eu-central-1",
        "encrypt": True,
        "kms_key_id": KEY,
    }


def test_lines_of_hcl_hold_no_template() -> None:
    text = lines.hcl(BUCKET, "a/${x}%{y}", "")
    assert '    key          = "a/$${x}%%{y}"\n' in text
    assert "use_lockfile = true" in text
    assert "kms_key_id" not in text


def run(*arguments: str, typed: str | None = None, monkeypatch: pytest.MonkeyPatch) -> Result:
    if typed is not None:
        monkeypatch.setattr("provisioner.cli.frame.require_terminal", lambda *, yes: None)
    return CliRunner().invoke(cli, ["backend", *arguments], input=typed)


def test_nothing_is_made_without_an_answer(s3: FakeBucket, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run("create", "states", typed="n\n", monkeypatch=monkeypatch)
    assert s3.changes == []
    assert isinstance(done.exception, ProvisionerError)
    assert done.stderr.startswith(f"AWS account {ACCOUNT} (arn:aws:iam::{ACCOUNT}:user/me), region")
    assert f"Do this in account {ACCOUNT}?" in done.stderr


def test_without_a_terminal_it_wants_yes(s3: FakeBucket, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run("create", "states", monkeypatch=monkeypatch)
    assert "Pass --yes" in str(done.exception)
    assert "  create      bucket         states in eu-central-1" in done.stderr
    assert s3.changes == []


def test_where_nothing_changes_nobody_is_asked(
    s3: FakeBucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    create()
    s3.changes.clear()
    done = run("create", "states", monkeypatch=monkeypatch)
    assert (done.exception, s3.changes) == (None, [])
    assert "  unchanged   bucket" in done.stdout


def test_credentials_come_before_the_question(
    s3: FakeBucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied() -> dict[str, str]:
        raise refusal("ExpiredToken")

    monkeypatch.setattr(s3, "get_caller_identity", denied)
    done = run("create", "states", monkeypatch=monkeypatch)
    assert "credentials have expired" in str(done.exception)


def test_a_plan_changes_nothing(s3: FakeBucket, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run("create", "states", "--plan", monkeypatch=monkeypatch)
    assert "  create      bucket         states in eu-central-1" in done.stdout
    assert s3.changes == []


def test_what_was_done_and_what_comes_next(s3: FakeBucket, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run("create", "states", "--yes", "--kms-key", "k", monkeypatch=monkeypatch)
    assert done.stdout.startswith("  created     bucket         states in eu-central-1\n")
    assert 'self.add_override("terraform.backend.s3.use_lockfile", True)' in done.stdout
    assert (
        f"provisioner backend policy s3://states/terraform.tfstate --region eu-central-1 "
        f"--kms-key {KEY}\n" in done.stdout
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["States"], "bucket States: 'States' is not the name of a bucket"),
        (["states", "--key", "folder/"], "names no object"),
    ],
)
def test_names_are_checked_first(
    s3: FakeBucket, arguments: list[str], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run("create", "--yes", *arguments, monkeypatch=monkeypatch)
    assert says in str(done.exception)
    assert s3.changes == []


def test_the_region_of_a_policy_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_REGION", "cn-north-1")
    (statement,) = json.loads(run("policy", "s3://states/a", monkeypatch=monkeypatch).stdout)[
        "Statement"
    ]
    assert statement["Resource"][0] == "arn:aws-cn:s3:::states/a"


def test_a_policy_is_printed_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    done = run("policy", "s3://states/a", "--kms-key", KEY, monkeypatch=monkeypatch)
    actions = [one["Action"] for one in json.loads(done.stdout)["Statement"]]
    assert actions == [["s3:GetObject"], ["kms:Decrypt"]]
    wrong = run("policy", "s3://states/a", "--kms-key", "alias/k", monkeypatch=monkeypatch)
    assert "takes the ARN" in wrong.stderr
