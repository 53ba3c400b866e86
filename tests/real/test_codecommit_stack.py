"""CodeCommit and IAM by Terraform's real aws provider, against moto."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from provisioner_cdk import App, CodeCommitRepository, FleetStack, cdk

from tests.real import aws
from tests.real.terraform import Terraform
from tests.unit.provisioner_cdk.whole import HOSTILE

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

ROLE = "c1-source-controller"


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    with aws.serving() as found:
        for name, value in found.items():
            monkeypatch.setenv(name, value)
        yield found | aws.plugins(tmp_path / "terraform.rc")


def declare(folder: Path, **options: Any) -> None:
    given = {"name": "fleet", "region": aws.REGION, "readers": [ROLE], **options}
    app = App(outdir=str(folder))
    stack = FleetStack(app, "demo")
    cdk.LocalBackend(stack, path="kept.tfstate")
    CodeCommitRepository(stack, "fleet", **given)
    app.synth()


def test_made_kept_and_adopted(tmp_path: Path, environment: dict[str, str]) -> None:
    iam, codecommit = (boto3.client(name, region_name=aws.REGION) for name in ("iam", "codecommit"))
    iam.create_role(RoleName=ROLE, AssumeRolePolicyDocument="{}")
    terraform = Terraform(tmp_path / "stacks" / "demo", environment)
    declare(tmp_path, description=HOSTILE)
    terraform("init")
    terraform("apply", "-auto-approve")
    assert (
        codecommit.get_repository(repositoryName="fleet")["repositoryMetadata"][
            "repositoryDescription"
        ]
        == HOSTILE
    )
    policy = iam.get_role_policy(RoleName=ROLE, PolicyName="fleet-git-pull")["PolicyDocument"]
    assert policy["Statement"] == [
        {
            "Effect": "Allow",
            "Action": "codecommit:GitPull",
            "Resource": f"arn:aws:codecommit:{aws.REGION}:*:fleet",
        }
    ]
    assert terraform.changes() == {}

    declare(tmp_path, adopt=True, readers=[])
    terraform("apply", "-auto-approve")
    assert codecommit.get_repository(repositoryName="fleet")
    assert iam.list_role_policies(RoleName=ROLE)["PolicyNames"] == []
    assert json.loads((terraform.folder / "kept.tfstate").read_text())["resources"] == []
