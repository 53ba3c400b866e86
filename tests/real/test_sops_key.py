"""The rights that Terraform gives for a KMS key, enforced by moto: what the real sops can do with
them, and what not."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
import requests
from moto.server import ThreadedMotoServer
from provisioner_cdk import App, AwsSopsKey, FleetStack, cdk

from provisioner.sandbox.building import parts

pytestmark = [pytest.mark.real, pytest.mark.timeout(120)]

REGION = "eu-central-1"
CANARY = "canary-2b9c-value"
# What moto is to check for: all of the requests from now on, and none.
ENFORCED, FREE = "0", "1000000"


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Its URL."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "nobodys")
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


def policies(folder: Path) -> tuple[str, str]:
    """Of kustomize-controller and of people who edit files. They are for the key alone, which moto
    does not check: to it all requests are for `*`."""
    app = App(outdir=str(folder))
    stack = FleetStack(app, "demo")
    made = AwsSopsKey(stack, "secrets", cluster="prod", region=REGION)
    cdk.TerraformOutput(stack, "editors", value=made.editor_policy)
    app.synth()
    written = json.loads((folder / "stacks" / "demo" / "cdk.tf.json").read_text())
    (flux,) = written["resource"]["aws_iam_role_policy"].values()
    ((name, _),) = written["resource"]["aws_kms_key"].items()
    arn = f"${{aws_kms_key.{name}.arn}}"
    flux_rights, editors = flux["policy"], written["output"]["editors"]["value"]
    assert arn in flux_rights
    assert arn in editors
    return flux_rights.replace(arn, "*"), editors.replace(arn, "*")


def user(aws: str, name: str, rights: str) -> dict[str, str]:
    """The environment of somebody who has nothing but these rights."""
    iam = boto3.client("iam", region_name=REGION, endpoint_url=aws)
    iam.create_user(UserName=name)
    iam.put_user_policy(UserName=name, PolicyName="rights", PolicyDocument=rights)
    key = iam.create_access_key(UserName=name)["AccessKey"]
    return {
        "PATH": os.environ["PATH"],
        "AWS_ACCESS_KEY_ID": key["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"],
        "AWS_ENDPOINT_URL": aws,
    }


def sops(whose: dict[str, str], *argv: str) -> tuple[int, str]:
    command = [str(parts.binary("sops")), *argv]
    done = subprocess.run(command, env=whose, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_flux_decrypts_and_only_editors_encrypt(aws: str, tmp_path: Path) -> None:
    kms = boto3.client("kms", region_name=REGION, endpoint_url=aws)
    key = kms.create_key()["KeyMetadata"]["Arn"]
    rights = policies(tmp_path)
    flux, editor = (user(aws, *one) for one in zip(("flux", "editor"), rights, strict=True))
    file = tmp_path / "values.yaml"
    file.write_text(f"password: {CANARY}\n")
    requests.post(f"{aws}/moto-api/reset-auth", data=ENFORCED, timeout=10)
    try:
        code, shown = sops(flux, "encrypt", "--kms", key, str(file))
        assert (code != 0, "StatusCode: 403" in shown) == (True, True), shown
        code, shown = sops(editor, "encrypt", "--in-place", "--kms", key, str(file))
        assert code == 0, shown
        assert CANARY not in file.read_text()
        for whose in (flux, editor):
            assert sops(whose, "decrypt", str(file)) == (0, f"password: {CANARY}\n")
    finally:
        requests.post(f"{aws}/moto-api/reset-auth", data=FREE, timeout=10)
