"""The handover out of Terraform: as applied, and as planned."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from provisioner.base.errors import BadInput
from provisioner.handover import read
from provisioner.handover.fleet import OUTPUT, Fleet
from provisioner.terraform.plans import UNKNOWN
from provisioner.terraform.runner import Terraform


def handover(directory: Path, binary: str = "terraform") -> Fleet:
    """What the last apply in a working directory handed over."""
    if not any((*directory.glob("*.tf"), *directory.glob("*.tf.json"))):
        raise BadInput(str(directory), "not a Terraform working directory: no *.tf or *.tf.json in it")
    outputs = Terraform(directory, binary, sink=lambda _event: None).output()
    if not outputs:
        raise BadInput(str(directory), "no outputs: nothing is applied", "Run `terraform apply` or `provisioner up`.")
    return read.from_object(outputs, str(directory))


def previous(terraform: Terraform) -> Fleet | None:
    """What the last apply handed over; None when there is nothing, BadInput when it cannot be read."""
    found = terraform.output().get(OUTPUT, {}).get("value")
    return None if found is None else read.from_object(found, f"last applied {OUTPUT}")


def planned(found: dict[str, Any]) -> Fleet:
    """A planned handover; where a part that must have a form is unknown, BadInput says so."""
    try:
        return read.from_object(found, f"planned {OUTPUT}")
    except BadInput as error:
        if not has_unknown(found):
            raise
        unknown = "Parts of it are known only after the apply; `provisioner up` reads them then."
        raise BadInput(error.subject, error.cause, f"{error.hint} {unknown}".strip()) from error


def has_unknown(found: dict[str, Any]) -> bool:
    """Whether any part of a planned handover is known only after the apply."""
    return UNKNOWN in str(found)
