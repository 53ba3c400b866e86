"""The roles and the key that Terraform makes for Flux on EKS: applied by the real aws provider,
read back from moto and the fake of what it lacks of EKS, and destroyed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from provisioner_cdk import App, AwsSopsKey, AwsSourceAccess, FleetStack, cdk

from tests.real import aws, eks
from tests.real.terraform import Terraform

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

ALIAS = "alias/sops/prod"
TRUST = {"Service": "pods.eks.amazonaws.com"}


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[eks.Cloud]:
    with eks.serving(managed=False) as started:
        vpc = started.client("ec2").describe_subnets()["Subnets"]
        role = started.client("iam").create_role(RoleName="eks", AssumeRolePolicyDocument="{}")
        started.client("eks").create_cluster(
            name="prod",
            roleArn=role["Role"]["Arn"],
            resourcesVpcConfig={"subnetIds": [one["SubnetId"] for one in vpc]},
        )
        yield started


@pytest.fixture
def terraform(tmp_path: Path, cloud: eks.Cloud) -> Terraform:
    environment = cloud.environment | aws.plugins(tmp_path / "terraform.rc")
    return Terraform(tmp_path / "stacks" / "demo", environment)


def declare(folder: Path, **of_key: Any) -> None:
    """A bucket and a registry that Flux reads, and the key of its encrypted files."""
    app = App(outdir=str(folder))
    stack = FleetStack(app, "demo")
    cdk.LocalBackend(stack, path="kept.tfstate")
    bucket, registry = (
        made(stack, *one) for one in (("s3_bucket", "bucket"), ("ecr_repository", "name"))
    )
    AwsSourceAccess(
        stack,
        "sources",
        cluster="prod",
        region=aws.REGION,
        buckets=[bucket.get_string_attribute("bucket")],
        repositories=[registry.get_string_attribute("arn")],
    )
    key = AwsSopsKey(stack, "secrets", cluster="prod", region=aws.REGION, alias=ALIAS, **of_key)
    cdk.TerraformOutput(stack, "key", value=key.key_arn)
    cdk.TerraformOutput(stack, "editors", value=key.editor_policy)
    app.synth()


def made(stack: FleetStack, type: str, named: str) -> cdk.TerraformResource:
    """A resource of the user's."""
    resource = cdk.TerraformResource(stack, type, terraform_resource_type=f"aws_{type}")
    resource.add_override(named, "files")
    resource.add_override("force_destroy" if named == "bucket" else "force_delete", True)
    return resource


def rights(cloud: eks.Cloud, prefix: str) -> tuple[str, list[dict[str, Any]]]:
    """The ARN of the one role with a policy of this name, and what that allows."""
    iam = cloud.client("iam")
    found = [
        (role, policy)
        for role in iam.list_roles()["Roles"]
        for policy in iam.list_role_policies(RoleName=role["RoleName"])["PolicyNames"]
        if policy.startswith(prefix)
    ]
    ((role, policy),) = found
    (trust,) = role["AssumeRolePolicyDocument"]["Statement"]
    assert (trust["Principal"], trust["Action"]) == (TRUST, ["sts:AssumeRole", "sts:TagSession"])
    document = iam.get_role_policy(RoleName=role["RoleName"], PolicyName=policy)["PolicyDocument"]
    return role["Arn"], document["Statement"]


def identities(cloud: eks.Cloud) -> dict[tuple[str, str], str]:
    """Who gets which role, by namespace and ServiceAccount."""
    listed = cloud.eks.clusters["prod"].identities.values() if "prod" in cloud.eks.clusters else ()
    return {(one["namespace"], one["serviceAccount"]): one["roleArn"] for one in listed}


def test_roles_and_key_are_made_read_back_and_destroyed(
    tmp_path: Path, cloud: eks.Cloud, terraform: Terraform
) -> None:
    declare(tmp_path, deletion_protection=False)
    terraform("init")
    shown = terraform("apply", "-auto-approve")
    outputs = json.loads(terraform("output", "-json"))

    reader, reading = rights(cloud, "flux-sources-")
    registry = cloud.client("ecr").describe_repositories()["repositories"][0]["repositoryArn"]
    assert {tuple(one["Resource"]) for one in reading} == {
        ("arn:aws:s3:::files",),
        ("arn:aws:s3:::files/*",),
        ("*",),
        (registry,),
    }
    decrypter, decrypting = rights(cloud, "flux-sops-")
    key = outputs["key"]["value"]
    assert decrypting == [{"Effect": "Allow", "Action": ["kms:Decrypt"], "Resource": [key]}]
    assert identities(cloud) == {
        ("flux-system", "source-controller"): reader,
        ("flux-system", "kustomize-controller"): decrypter,
    }
    kms = cloud.client("kms")
    assert kms.describe_key(KeyId=ALIAS)["KeyMetadata"]["Arn"] == key
    assert kms.get_key_rotation_status(KeyId=key)["KeyRotationEnabled"] is True
    (editing,) = json.loads(outputs["editors"]["value"])["Statement"]
    assert (editing["Resource"], "kms:Encrypt" in editing["Action"]) == ([key], True)
    assert terraform.changes() == {}, "a second run changes nothing"

    shown += terraform("destroy", "-auto-approve")
    assert identities(cloud) == {}
    assert [one["RoleName"] for one in cloud.client("iam").list_roles()["Roles"]] == ["eks"]
    assert kms.describe_key(KeyId=key)["KeyMetadata"]["KeyState"] == "PendingDeletion"
    aliases = [one["AliasName"] for one in kms.list_aliases()["Aliases"]]
    assert ALIAS not in aliases
    _holds_no_secret(tmp_path, cloud, shown)


def _holds_no_secret(folder: Path, cloud: eks.Cloud, shown: str) -> None:
    """Of whoever applied it: not in a state, a plan, a file of the stack or what Terraform says."""
    canary = cloud.environment["AWS_SECRET_ACCESS_KEY"]
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    own = [path for path in files if ".terraform" not in path.parts]
    assert any(path.name == "kept.tfstate.backup" for path in own)
    assert [path for path in own if canary.encode() in path.read_bytes()] == []
    assert canary not in shown


def test_a_key_that_files_are_encrypted_to_is_not_destroyed(
    tmp_path: Path, cloud: eks.Cloud, terraform: Terraform
) -> None:
    declare(tmp_path)
    terraform("init")
    terraform("apply", "-auto-approve")
    said = terraform.fails("destroy", "-auto-approve")
    assert "prevent_destroy" in said
    assert cloud.client("kms").describe_key(KeyId=ALIAS)["KeyMetadata"]["KeyState"] == "Enabled"
