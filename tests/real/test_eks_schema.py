"""What `EksCluster` writes, held against the schemas of the real aws provider by Terraform."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from provisioner_cdk import App, EksCluster, FleetStack

from tests.real import aws
from tests.real.terraform import Terraform
from tests.unit.provisioner_cdk.test_eks import AUTO, GIVEN, LEAST, WHOLE

pytestmark = [pytest.mark.real, pytest.mark.timeout(200)]

DECLARED: dict[str, dict[str, Any]] = {
    "least": LEAST,
    # Only newer versions than the one at hand have this protection.
    "whole": {**WHOLE, "protected_by_aws": None},
    "given": GIVEN,
    "auto": AUTO,
}


def test_terraform_finds_it_valid(tmp_path: Path) -> None:
    app = App(outdir=str(tmp_path))
    stack = FleetStack(app, "demo")
    for name, options in DECLARED.items():
        EksCluster(stack, name, **options)
    app.synth()
    environment = aws.plugins(tmp_path / "terraform.rc")
    terraform = Terraform(tmp_path / "stacks" / "demo", environment)
    terraform("init", "-backend=false")
    assert "The configuration is valid" in terraform("validate")
