"""Terraform's half of the sandbox: one permanent block per sort, with an instance per name.

Permanent, because the destroy provisioner of a block that left the configuration never runs; with
`for_each` only the instance leaves. Names reach the shell through the environment and are never
part of its command line.
"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable
from typing import Any

from provisioner.base.errors import BadInput
from provisioner_cdk import cdk, text

SORTS = {"clusters": "cluster", "repositories": "repository"}
# The project's folder as seen from cdktf.out/stacks/NAME; known in every plan.
DIRECTORY = '${abspath("${path.root}/../../../.provisioner/sandbox")}'


def directory(given: str | None, where: str) -> str:
    """The sandbox's folder as Terraform text."""
    if given is None:
        return DIRECTORY
    if not os.path.isabs(given) and text.REFERENCE not in given:
        raise BadInput(f"{where}.directory", f"{given!r} is not absolute", "Use an absolute path.")
    return str(text.literal(given))


def block(scope: cdk.Construct, sort: str, directories: Callable[[], dict[str, str]]) -> str:
    """Write the block of one sort; its address. A sandbox in another directory is another sandbox,
    so the instance is replaced."""
    id = f"provisioner_sandbox_{sort}"
    resource = cdk.resource(
        scope,
        id,
        "terraform_data",
        for_each=cdk.later(directories),
        input={"name": "${each.key}", "directory": "${each.value}"},
        triggers_replace="${each.value}",
        provisioner=[
            _provisioner("start", SORTS[sort]),
            _provisioner("clean", SORTS[sort], when="destroy"),
        ],
    )
    resource.override_logical_id(id)
    return f"terraform_data.{id}"


def _provisioner(verb: str, flag: str, **more: str) -> dict[str, Any]:
    command = (
        f"{shlex.quote(sys.executable)} -m provisioner sandbox {verb}"
        f' --directory "$PROVISIONER_DIRECTORY" --{flag} "$PROVISIONER_NAME"'
    )
    environment = {
        "PROVISIONER_DIRECTORY": "${self.output.directory}",
        "PROVISIONER_NAME": "${self.output.name}",
    }
    return {"local-exec": {"command": text.literal(command), "environment": environment, **more}}
