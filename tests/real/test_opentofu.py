"""OpenTofu in Terraform's place, and modules/fleet with both: its tests, its examples, and values
that only the apply knows."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from provisioner.base.errors import BadInput
from provisioner.handover import read
from provisioner.terraform import outputs
from provisioner.terraform.runner import Terraform as Runner
from provisioner.terraform.runner import scratch
from tests.fleet_module import files
from tests.real import aws
from tests.real.terraform import Terraform
from tests.support import opentofu

pytestmark = pytest.mark.real
CLUSTER = {"kind": "existing", "context": "a"}
HANDOVER = {
    "fleet": "f",
    "clusters": {"a": CLUSTER},
    "repositories": {"r": {"kind": "ssh", "url": "ssh://h/r", "trust_on_first_use": True}},
    "pairings": {"a": {"repository": "r"}},
}
ENCRYPTION = """
key_provider "pbkdf2" "key" { passphrase = "%s" }
method "aes_gcm" "method" { keys = key_provider.pbkdf2.key }
state { method = method.aes_gcm.method }
plan { method = method.aes_gcm.method }
"""


@pytest.fixture(params=["terraform", "tofu"])
def binary(request: pytest.FixtureRequest) -> str:
    return opentofu.binary() if request.param == opentofu.NAME else "terraform"


def in_folder(folder: Path, binary: str) -> Terraform:
    terraform = Terraform(folder, {})
    terraform.binary = shutil.which(binary) or binary
    return terraform


def root(folder: Path, **changes: Any) -> Path:
    """A root module that uses ours."""
    module = {"source": str(files.FOLDER), **HANDOVER, **changes}
    output = {"value": "${module.fleet.provisioner_handover}"}
    (folder / "main.tf.json").write_text(
        json.dumps(
            {
                "module": {"fleet": module},
                "resource": {"terraform_data": {"made": {"input": "api.example.com"}}},
                "output": {"provisioner_handover": output},
            }
        )
    )
    return folder


def test_the_module_passes_its_own_tests(binary: str, tmp_path: Path) -> None:
    for file in files.FOLDER.glob("*.tf"):
        shutil.copy(file, tmp_path)
    shutil.copytree(files.FOLDER / "tests", tmp_path / "tests")
    terraform = in_folder(tmp_path, binary)
    terraform("init")
    assert "9 passed, 0 failed" in terraform("test", "-no-color")


@pytest.mark.parametrize("example", ["existing", "terraform_data"])
def test_the_examples_are_valid(binary: str, example: str, tmp_path: Path) -> None:
    copied = tmp_path / "fleet"
    shutil.copytree(files.FOLDER, copied, ignore=shutil.ignore_patterns(".terraform*"))
    terraform = in_folder(copied / "examples" / example, binary)
    terraform("init")
    terraform("validate")


def test_the_local_command_gets_the_handover_by_standard_input(
    binary: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = tmp_path / "fleet"
    shutil.copytree(files.FOLDER, copied, ignore=shutil.ignore_patterns(".terraform*"))
    program = tmp_path / "bin" / "provisioner"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/arguments; cat > {tmp_path}/given\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    terraform = in_folder(copied / "examples" / "terraform_data", binary)
    (terraform.folder / "terraform.tfvars.json").write_text(json.dumps(HANDOVER))
    terraform("init")
    terraform("apply", "-auto-approve")
    assert (tmp_path / "arguments").read_text() == "pair - --trust-commands\n"
    applied = outputs.applied(terraform.folder, binary)
    assert json.loads((tmp_path / "given").read_text()) == applied["provisioner_handover"]["value"]
    (tmp_path / "given").unlink()
    terraform("apply", "-auto-approve")
    assert not (tmp_path / "given").exists()


def test_the_example_for_eks_is_valid_for_the_real_provider(tmp_path: Path) -> None:
    copied = tmp_path / "fleet"
    shutil.copytree(files.FOLDER, copied, ignore=shutil.ignore_patterns(".terraform*"))
    terraform = Terraform(copied / "examples" / "eks", aws.plugins(tmp_path / "terraform.rc"))
    terraform("init")
    terraform("validate")


def test_all_of_it_is_laid_out_as_terraform_does_it() -> None:
    Terraform(files.FOLDER, {})("fmt", "-check", "-recursive")


def test_what_only_the_apply_knows_hides_nothing_else(binary: str, tmp_path: Path) -> None:
    made = {
        "kind": "endpoint",
        "server": "${terraform_data.made.output}",
        "sign_in": {"kind": "google"},
        "made_by": "terraform_data.made",
    }
    clusters = {"a": CLUSTER, "made": made}
    terraform = Runner(root(tmp_path, clusters=clusters), binary, sink=lambda _event: None)
    terraform.init()
    with scratch() as folder:
        plan = terraform.plan(folder / "plan")
        assert plan.handover is not None
        planned = outputs.planned(plan.handover)
        assert list(planned.pairings) == ["a"]
        assert list(outputs.clusters(plan.handover)) == ["a"]
        assert plan.handover["clusters"]["made"]["made_by"] == "terraform_data.made"
        terraform.apply(folder / "plan")
    fleet = read.from_object(outputs.applied(tmp_path, binary), "applied")
    assert fleet.clusters["made"].receiver == "https://api.example.com"


def test_workspaces_have_outputs_of_their_own(
    binary: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terraform = in_folder(root(tmp_path), binary)
    terraform("init")
    terraform("workspace", "new", "staging")
    terraform("apply", "-auto-approve")
    monkeypatch.setenv("TF_WORKSPACE", "staging")
    assert read.from_object(outputs.applied(tmp_path, binary), "applied").fleet == "f"
    monkeypatch.setenv("TF_WORKSPACE", "default")
    with pytest.raises(BadInput, match=r"nothing is applied in workspace 'default'"):
        outputs.applied(tmp_path, binary)


def test_encrypted_states_and_plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    binary, file = opentofu.binary(), tmp_path / "plan"
    monkeypatch.setenv("TF_ENCRYPTION", ENCRYPTION % "a-passphrase-of-16-characters")
    terraform = Runner(root(tmp_path), binary, sink=lambda _event: None)
    terraform.init()
    terraform.plan(file)
    terraform.apply(file)
    assert read.from_object(outputs.applied(tmp_path, binary), "applied").fleet == "f"
    assert "encrypted_data" in (tmp_path / "terraform.tfstate").read_text()
    terraform.plan(file)
    assert terraform.version().serial == 1

    monkeypatch.delenv("TF_ENCRYPTION")
    for refused in (terraform.output, terraform.plan, terraform.version):
        with pytest.raises(BadInput, match=r"the state is encrypted, and no key is configured"):
            refused()
    with pytest.raises(BadInput, match=r"the plan file is encrypted, and no key is configured"):
        terraform.show(file, changes=True)
    monkeypatch.setenv("TF_ENCRYPTION", ENCRYPTION % "another-passphrase-of-16-characters")
    for refused in (terraform.output, terraform.plan):
        with pytest.raises(BadInput, match=r"the configured key does not decrypt"):
            refused()
    monkeypatch.delenv("TF_ENCRYPTION")
    with pytest.raises(BadInput, match=r"OpenTofu may have encrypted it.*--terraform tofu"):
        Runner(tmp_path, opentofu.terraform(), sink=lambda _event: None).output()
