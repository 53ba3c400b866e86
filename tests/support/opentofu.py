"""OpenTofu in Terraform's place: for tests that name the binary, and for those that do not."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from provisioner.sandbox.building import parts

NAME = "tofu"
# Where each looks for a provider without a host: Terraform, OpenTofu.
REGISTRIES = ("registry.terraform.io", "registry.opentofu.org")
# What `python -m tests` runs with it too. `python -m tests --terraform tofu` runs all.
FILES = ("tests/real/test_terraform.py", "tests/real/test_examples.py")


def binary() -> str:
    """Its path; where it is not built, the test is skipped."""
    path = parts.place(NAME)
    if not path.is_file():
        pytest.skip("OpenTofu is not built: `provisioner sandbox build --tofu`")
    return str(path)


def chosen() -> str:
    """What the tests run with: `terraform` or `tofu`."""
    return os.environ.get("PROVISIONER_TERRAFORM", "terraform")


def terraform() -> str:
    """Terraform itself, also where `terraform` is OpenTofu."""
    for folder in os.get_exec_path():
        file = shutil.which("terraform", path=folder)
        if file and Path(file).resolve().name != NAME:
            return file
    pytest.skip("no Terraform on PATH")


def environment(folder: Path) -> dict[str, str]:
    """With these variables provisioner runs OpenTofu, and so does whoever starts `terraform`."""
    for name in (NAME, "terraform"):
        (folder / name).symlink_to(parts.binary(NAME))
    path = os.pathsep.join((str(folder), os.environ.get("PATH", os.defpath)))
    return {"PATH": path, "PROVISIONER_TERRAFORM": NAME}
