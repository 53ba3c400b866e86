"""The oldest version that works, of either binary: `init -json` came with Terraform 1.9."""

from __future__ import annotations

import msgspec

from provisioner.base import programs
from provisioner.base.errors import BadInput
from provisioner.terraform import binaries, messages
from provisioner.terraform.binaries import HINT

LEAST = (1, 9)


def check(binary: str) -> None:
    """BadInput if the binary is too old, or neither Terraform nor OpenTofu."""
    version = read(binary)
    try:
        minor = tuple(int(part) for part in version.split("-")[0].split(".")[:2])
    except ValueError:
        raise BadInput(_subject(binary), f"cannot understand version {version!r}", HINT) from None
    if minor < LEAST:
        raise BadInput(_subject(binary), f"version {version} is too old", HINT)


def read(binary: str) -> str:
    """The version that `version -json` prints: OpenTofu's own as `terraform_version` too. Warnings
    may precede it."""
    done = programs.run([binary, "version", "-json"], env={"CHECKPOINT_DISABLE": "1"}, timeout=60)
    try:
        return str(msgspec.json.decode(messages.json_object(done.out))["terraform_version"])
    except (msgspec.DecodeError, KeyError, TypeError):
        product = binaries.product(binary)
        raise BadInput(_subject(binary), f"does not print a version of {product}", HINT) from None


def _subject(binary: str) -> str:
    return f"{binaries.name(binary)} binary {binary}"
