"""CodeCommit as Terraform is told of it, held against the schema of the aws provider."""

from __future__ import annotations

import json
from typing import Any

import pytest
from provisioner_cdk import CodeCommitRepository, FleetStack

from provisioner.base.errors import BadInput
from provisioner.handover import read
from tests.support import judging
from tests.unit.provisioner_cdk.conftest import Synth
from tests.unit.provisioner_cdk.whole import HOSTILE

NEEDED: dict[str, Any] = {"name": "fleet", "region": "eu-central-1"}
READER = "c1-source-controller"


def test_made_and_read_by_roles(stack: FleetStack, synth: Synth) -> None:
    CodeCommitRepository(
        stack, "fleet", **NEEDED, description=HOSTILE, on_destroy="delete", readers=[READER]
    )
    found = synth()
    assert judging.complaints(found) == []
    assert judging.emitted(found) == {
        "resource.aws_codecommit_repository",
        "resource.aws_iam_role_policy",
    }
    (policy,) = found["resource"]["aws_iam_role_policy"].values()
    (statement,) = json.loads(policy["policy"])["Statement"]
    assert statement["Resource"] == "arn:aws:codecommit:eu-central-1:*:fleet"
    assert (policy["role"], statement["Action"]) == (READER, "codecommit:GitPull")
    assert found["provider"]["aws"][0]["region"] == "eu-central-1"
    assert read.from_object(found["output"]["provisioner_handover"]["value"], "synthesised")


def test_readers_in_another_partition(stack: FleetStack, synth: Synth) -> None:
    CodeCommitRepository(stack, "fleet", name="fleet", region="us-gov-west-1", readers=[READER])
    (policy,) = synth()["resource"]["aws_iam_role_policy"].values()
    (statement,) = json.loads(policy["policy"])["Statement"]
    assert statement["Resource"] == "arn:aws-us-gov:codecommit:us-gov-west-1:*:fleet"


def test_adopted_it_is_neither_made_nor_destroyed(stack: FleetStack, synth: Synth) -> None:
    CodeCommitRepository(stack, "fleet", **NEEDED, adopt=True, readers=[READER])
    found = synth()
    assert judging.emitted(found) == {"resource.aws_iam_role_policy"}
    (removed,) = found["removed"]
    assert removed["lifecycle"] == {"destroy": False}


def test_destroying_is_refused_unless_asked_for(stack: FleetStack, synth: Synth) -> None:
    CodeCommitRepository(stack, "fleet", **NEEDED)
    (made,) = synth()["resource"]["aws_codecommit_repository"].values()
    assert made["lifecycle"]["prevent_destroy"] is True


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"region": "frankfurt"}, "is not the name of an AWS region"),
        ({"name": "a/b"}, "is not a name on a Git host"),
        ({"on_destroy": "archive"}, "known: delete, refuse"),
        ({"sync": "token"}, "missing"),
        ({"readers": ["a\nb"]}, "control characters"),
    ],
)
def test_refusals(stack: FleetStack, options: dict[str, Any], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        CodeCommitRepository(stack, "fleet", **{**NEEDED, **options})
