from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from provisioner.base.errors import BadInput
from provisioner.terraform import failures, stacks
from provisioner.terraform.messages import Diagnostic
from provisioner.terraform.stacks import Stack


def stack(folder: Path, terraform: dict[str, Any]) -> Stack:
    (folder / "cdk.tf.json").write_text(json.dumps({"terraform": terraform}))
    return Stack(name="demo", directory=folder, project=folder)


@pytest.mark.parametrize("terraform", [{"cloud": {}}, {"backend": {"remote": {}}}])
def test_hcp_terraform_keeps_its_plans(tmp_path: Path, terraform: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="stack demo: HCP Terraform .* keeps its plans"):
        stacks.require_plan_files(stack(tmp_path, terraform))


@pytest.mark.parametrize("terraform", [{}, {"backend": {"s3": {}}}, {"backend": {"local": {}}}])
def test_other_back_ends_write_them(tmp_path: Path, terraform: dict[str, Any]) -> None:
    stacks.require_plan_files(stack(tmp_path, terraform))


def test_a_back_end_without_plan_files_has_a_way_out() -> None:
    said = "Saving a generated plan is currently not supported"
    error = failures.error("s", [Diagnostic(severity="error", summary=said)], 1, "")
    assert "`cloud` block" in error.hint
