"""What modules/fleet hands over is, byte for byte, what the constructs hand over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from provisioner_cdk import App

from provisioner.handover import clusters, kinds, read, repositories, sign_in
from tests.real import fleet_constructs
from tests.real.fleet_module import Module
from tests.real.terraform import Terraform
from tests.unit.handover.cases import CASES

pytestmark = pytest.mark.real
OUTPUT = "provisioner_handover"


@pytest.fixture
def module(tmp_path: Path) -> Module:
    (tmp_path / "module").mkdir()
    return Module(tmp_path / "module")


def of_the_constructs(folder: Path) -> str:
    """What `terraform output -json` prints of the output that a stack of constructs declares. The
    rest of the stack needs providers."""
    app = App(outdir=str(folder / "cdktf.out"))
    fleet_constructs.build(app)
    app.synth()
    written = json.loads((folder / "cdktf.out/stacks/whole/cdk.tf.json").read_text())
    value = written["output"][OUTPUT]["value"]
    alone = folder / "alone"
    alone.mkdir()
    (alone / "main.tf.json").write_text(json.dumps({"output": {OUTPUT: {"value": value}}}))
    terraform = Terraform(alone, {})
    terraform("apply", "-auto-approve")
    return terraform("output", "-json")


def test_the_module_hands_over_what_the_constructs_do(module: Module, tmp_path: Path) -> None:
    assert module.outputs(fleet_constructs.GIVEN) == of_the_constructs(tmp_path)


def test_every_kind_is_compared() -> None:
    declared = fleet_constructs.CLUSTERS.values()
    assert {one["kind"] for one in declared} == set(kinds.names(clusters))
    ways = {one["sign_in"]["kind"] for one in declared if one["kind"] == "endpoint"}
    assert ways == set(kinds.names(sign_in))
    found = {one["kind"] for one in fleet_constructs.REPOSITORIES.values()}
    assert found == set(kinds.names(repositories))


@pytest.mark.parametrize("file", sorted((CASES / "v1").glob("*.json")), ids=lambda file: file.stem)
def test_what_stacks_have_handed_over_passes_through(module: Module, file: Path) -> None:
    value = json.loads(file.read_text())[OUTPUT]["value"]
    handed_over = json.loads(module.outputs(value))
    assert read.from_object(handed_over, "module") == read.from_object(value, "stack")
