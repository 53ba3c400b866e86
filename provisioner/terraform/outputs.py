"""The handover out of Terraform: as applied, and as planned."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from provisioner.base.errors import BadInput
from provisioner.handover import read
from provisioner.handover.clusters import base
from provisioner.handover.clusters.base import Cluster
from provisioner.handover.fleet import OUTPUT, Fleet
from provisioner.handover.unknown import has_unknown as has_unknown
from provisioner.terraform.runner import Terraform

# OpenTofu reads files of its own too.
FORMS = ("*.tf", "*.tf.json", "*.tofu", "*.tofu.json")


def applied(directory: Path, binary: str = "terraform") -> dict[str, Any]:
    """All outputs of the last apply in a working directory, secret ones too."""
    if not any(match for form in FORMS for match in directory.glob(form)):
        cause = "not a Terraform working directory: no *.tf or *.tf.json in it"
        stack = (directory / "cdktf.json").exists()
        hint = "Leave SOURCE out for the stack of its cdktf.json." if stack else ""
        raise BadInput(str(directory), cause, hint)
    terraform = Terraform(directory, binary, sink=lambda _event: None)
    outputs = terraform.output()
    if not outputs:
        raise BadInput(
            str(directory),
            f"no outputs: nothing is applied{_workspace()}",
            f"Run `{terraform.name} apply` or `provisioner up`.",
        )
    return outputs


def _workspace() -> str:
    """Named where it may be the reason."""
    name = os.environ.get("TF_WORKSPACE", "")
    return f" in workspace {name!r} (TF_WORKSPACE)" if name else ""


def previous(terraform: Terraform) -> Fleet | None:
    """The handover of the last apply; None if there is none, BadInput if it cannot be read."""
    value = terraform.output().get(OUTPUT, {}).get("value")
    return None if value is None else read.from_object(value, f"last applied {OUTPUT}")


def planned(value: dict[str, Any]) -> Fleet:
    """The handover of a plan. An entry of which a part is unknown is `Unknown`; BadInput says so
    where another part that must have a form is known only after the apply."""
    return read.planned(value, f"planned {OUTPUT}")


def clusters(value: dict[str, Any]) -> dict[str, Cluster]:
    """The clusters of a plan's handover that are fully known."""
    found = declared(value)
    return {name: one for name, one in found.items() if not isinstance(one, base.Unknown)}


def declared(value: dict[str, Any]) -> dict[str, Cluster]:
    """All clusters of a plan's handover; `Unknown` where a part is known only after the apply."""
    return dict(read.planned_clusters(value, f"planned {OUTPUT}"))
