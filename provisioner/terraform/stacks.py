"""The synthesised stacks in cdktf.out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from provisioner.base.errors import BadInput

OUTDIR = "cdktf.out"
MANIFEST = Path(OUTDIR) / "manifest.json"


@dataclass(frozen=True, kw_only=True)
class Stack:
    """`directory` is where Terraform runs; `project` holds cdktf.json and, with the local back end,
    the state."""

    name: str
    directory: Path
    project: Path


def known(project: Path) -> list[Stack]:
    """The stacks of the last synthesis. From its manifest, because the folder of a stack stays when
    the stack has left the app. Empty if nothing was synthesised."""
    file = project / MANIFEST
    try:
        manifest = msgspec.json.decode(file.read_bytes())
        return [
            Stack(
                name=entry["name"],
                directory=file.parent / entry["workingDirectory"],
                project=project,
            )
            for entry in manifest["stacks"].values()
        ]
    except FileNotFoundError:
        return []
    except (OSError, msgspec.DecodeError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(str(file), f"cannot be read: {error}", "Synthesise again.") from error


def written(project: Path) -> int:
    """When the last synthesis was, in nanoseconds since the epoch; 0 if there was none."""
    file = project / MANIFEST
    return file.stat().st_mtime_ns if file.exists() else 0


def chosen(stacks: list[Stack], name: str | None, project: Path) -> Stack:
    """The stack of this name; without a name, the only one."""
    where, names = str(project / OUTDIR), ", ".join(stack.name for stack in stacks)
    if not stacks:
        raise BadInput(
            where, "no stack", "Run `provisioner up` first, or name a directory or a file."
        )
    if name is None and len(stacks) > 1:
        raise BadInput(where, f"several stacks: {names}", "Choose one with --stack.")
    for stack in stacks:
        if name in (None, stack.name):
            return stack
    raise BadInput(where, f"no stack {name!r}", f"Known: {names}.")


def backend(stack: Stack) -> tuple[str, dict[str, Any]]:
    """Kind and settings of the back end that the stack declares; ("local", {}) if it declares
    none, as Terraform itself does."""
    try:
        terraform = msgspec.json.decode((stack.directory / "cdk.tf.json").read_bytes()).get(
            "terraform", {}
        )
    except (OSError, msgspec.DecodeError):
        return "local", {}
    if "cloud" in terraform:
        return "cloud", {}
    return next(iter(terraform.get("backend", {}).items()), ("local", {}))


def require_plan_files(stack: Stack) -> None:
    """BadInput where a plan file does not hold the plan: HCP Terraform keeps it, and may
    discard it at any time."""
    kind, _ = backend(stack)
    if kind in ("cloud", "remote"):
        raise BadInput(
            f"stack {stack.name}",
            f"HCP Terraform (`{kind}`) keeps its plans, so they cannot be saved in a file",
            "Leave out --out: `provisioner up` plans and asks in one run.",
        )
