"""Is this Terraform new enough?"""

from __future__ import annotations

import msgspec

from provisioner.base import programs
from provisioner.base.errors import BadInput

LEAST = (1, 9)
HINT = "Install Terraform 1.9 or later, or name one with --terraform."


def check(binary: str) -> None:
    """BadInput when the binary is older than `init -json`, or no Terraform at all."""
    said = told(binary)
    try:
        found = tuple(int(part) for part in said.split("-")[0].split(".")[:2])
    except ValueError:
        raise BadInput(
            f"terraform binary {binary}", f"version {said!r} is not understood", HINT
        ) from None
    if found < LEAST:
        raise BadInput(f"terraform binary {binary}", f"version {said} is too old", HINT)


def told(binary: str) -> str:
    """The version that `terraform version -json` tells."""
    done = programs.run([binary, "version", "-json"], env={"CHECKPOINT_DISABLE": "1"}, timeout=60)
    try:
        return str(msgspec.json.decode(done.out)["terraform_version"])
    except (msgspec.DecodeError, KeyError, TypeError):
        raise BadInput(
            f"terraform binary {binary}", "does not tell a Terraform version", HINT
        ) from None
