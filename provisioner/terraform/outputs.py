"""The handover out of Terraform: as applied, and as planned."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from provisioner.base.errors import BadInput
from provisioner.handover import read
from provisioner.handover.clusters import base
from provisioner.handover.clusters.base import Cluster
from provisioner.handover.fleet import OUTPUT, Fleet
from provisioner.handover.unknown import has_unknown as has_unknown
from provisioner.terraform.runner import Terraform


def applied(directory: Path, binary: str = "terraform") -> dict[str, Any]:
    """All outputs of the last apply in a working directory, secret ones too."""
    if not any((*directory.glob("*.tf"), *directory.glob("*.tf.json"))):
        raise BadInput(
            str(directory), "not a Terraform working directory: no *.tf or *.tf.json in it"
        )
    outputs = Terraform(directory, binary, sink=lambda _event: None).output()
    if not outputs:
        raise BadInput(
            str(directory),
            "no outputs: nothing is applied",
            "Run `terraform apply` or `provisioner up`.",
        )
    return outputs


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
