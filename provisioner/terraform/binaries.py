"""Terraform or OpenTofu: which of them runs, and what it is called."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from provisioner.base.errors import BadInput

TERRAFORM, TOFU = "terraform", "tofu"
VARIABLE = "PROVISIONER_TERRAFORM"
PRODUCTS = {TERRAFORM: "Terraform", TOFU: "OpenTofu"}
HINT = "Install Terraform 1.9 or later, or OpenTofu 1.9 or later, or name one with --terraform."


def default() -> str:
    """What PROVISIONER_TERRAFORM names, or the one that is on PATH; of both, Terraform."""
    if named := os.environ.get(VARIABLE):
        return named
    only_tofu = shutil.which(TOFU) and not shutil.which(TERRAFORM)
    return TOFU if only_tofu else TERRAFORM


def located(binary: str) -> str:
    """As an absolute path: Terraform runs in the stack's directory, not in ours."""
    path = shutil.which(binary)
    if not path:
        raise BadInput(f"{name(binary)} binary {binary!r}", "not found or not executable", HINT)
    return str(Path(path).absolute())


def name(binary: str) -> str:
    """`tofu` or `terraform`, from the name of the file."""
    return TOFU if TOFU in Path(binary).name else TERRAFORM


def product(binary: str) -> str:
    return PRODUCTS[name(binary)]
