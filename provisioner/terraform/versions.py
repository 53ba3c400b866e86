"""The oldest Terraform that works: `init -json` came with 1.9."""

from __future__ import annotations

import msgspec

from provisioner.base import programs
from provisioner.base.errors import BadInput

LEAST = (1, 9)
HINT = "Install Terraform 1.9 or later, or name one with --terraform."


def check(binary: str) -> None:
    """BadInput if the binary is too old, or not Terraform."""
    version = read(binary)
    try:
        minor = tuple(int(part) for part in version.split("-")[0].split(".")[:2])
    except ValueError:
        raise BadInput(
            f"terraform binary {binary}", f"cannot understand version {version!r}", HINT
        ) from None
    if minor < LEAST:
        raise BadInput(f"terraform binary {binary}", f"version {version} is too old", HINT)


def read(binary: str) -> str:
    """The version that `terraform version -json` prints. Warnings may precede it."""
    done = programs.run([binary, "version", "-json"], env={"CHECKPOINT_DISABLE": "1"}, timeout=60)
    try:
        return str(msgspec.json.decode(_object(done.out))["terraform_version"])
    except (msgspec.DecodeError, KeyError, TypeError):
        subject = f"terraform binary {binary}"
        raise BadInput(subject, "does not print a Terraform version", HINT) from None


def _object(printed: str) -> str:
    """From the first line that begins a JSON object."""
    lines = printed.splitlines()
    start = next((n for n, line in enumerate(lines) if line.lstrip().startswith("{")), 0)
    return "\n".join(lines[start:])
