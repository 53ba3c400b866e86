"""The rights that Terraform gives Flux on AWS, enforced by moto: what they let it do, and what
not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws
from moto.core import set_initial_no_auth_action_count
from provisioner_cdk import App, AwsSourceAccess, FleetStack

pytestmark = [pytest.mark.real, pytest.mark.timeout(120)]

REGION = "eu-central-1"
ARN = f"arn:aws:ecr:{REGION}:123456789012:repository/apps"


def policy(folder: Path) -> str:
    app = App(outdir=str(folder))
    stack = FleetStack(app, "demo")
    AwsSourceAccess(
        stack, "sources", cluster="prod", region=REGION, buckets=["files"], repositories=[ARN]
    )
    app.synth()
    written = json.loads((folder / "stacks" / "demo" / "cdk.tf.json").read_text())
    (made,) = written["resource"]["aws_iam_role_policy"].values()
    return str(made["policy"])


def signed_in(rights: str) -> dict[str, str]:
    """As somebody who has nothing but these rights."""
    iam = boto3.client("iam", region_name=REGION)
    iam.create_user(UserName="flux")
    iam.put_user_policy(UserName="flux", PolicyName="rights", PolicyDocument=rights)
    key = iam.create_access_key(UserName="flux")["AccessKey"]
    secret = key["SecretAccessKey"]
    return {"aws_access_key_id": key["AccessKeyId"], "aws_secret_access_key": secret}


@mock_aws
def test_flux_reads_what_it_is_to_read_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "nobodys")
    owner = boto3.client("s3", region_name=REGION)
    for bucket in ("files", "others"):
        where: Any = {"LocationConstraint": REGION}
        owner.create_bucket(Bucket=bucket, CreateBucketConfiguration=where)
        owner.put_object(Bucket=bucket, Key="app.yaml", Body=b"x")
    flux = signed_in(policy(tmp_path))

    def look() -> None:
        s3 = boto3.client("s3", region_name=REGION, **flux)
        assert s3.list_objects_v2(Bucket="files")["KeyCount"] == 1
        assert s3.get_object(Bucket="files", Key="app.yaml")["Body"].read() == b"x"
        refused: tuple[Callable[[], Any], ...] = (
            lambda: s3.get_object(Bucket="others", Key="app.yaml"),
            lambda: s3.list_objects_v2(Bucket="others"),
            lambda: s3.put_object(Bucket="files", Key="app.yaml", Body=b"y"),
            lambda: s3.delete_object(Bucket="files", Key="app.yaml"),
        )
        for one in refused:
            with pytest.raises(ClientError, match="AccessDenied|Forbidden"):
                one()
        ecr = boto3.client("ecr", region_name=REGION, **flux)
        assert ecr.get_authorization_token()["authorizationData"]

    set_initial_no_auth_action_count(0)(look)()
