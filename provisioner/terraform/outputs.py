"""The handover out of Terraform: as applied, and as planned."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from provisioner.base.errors import BadInput
from provisioner.handover import read
from provisioner.handover.fleet import OUTPUT, Fleet
from provisioner.terraform.plans import UNKNOWN
from provisioner.terraform.runner import Terraform

# Valid, and never asked: what takes the place of an entry that is not known yet.
STAND_INS: dict[str, dict[str, Any]] = {
    "clusters": {"kind": "existing", "context": UNKNOWN},
    "repositories": {
        "kind": "ssh",
        "url": "ssh://known/after-the-apply",
        "trust_on_first_use": True,
    },
}


def handover(directory: Path, binary: str = "terraform") -> Fleet:
    """What the last apply in a working directory handed over."""
    return read.from_object(applied(directory, binary), str(directory))


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
    """What the last apply handed over; None when there is nothing, BadInput when it cannot be
    read."""
    found = terraform.output().get(OUTPUT, {}).get("value")
    return None if found is None else read.from_object(found, f"last applied {OUTPUT}")


def planned(found: dict[str, Any]) -> Fleet:
    """A planned handover. Clusters and repositories of which a part is unknown have stand-ins (see
    `vague`); where another part that must have a form is unknown, BadInput says so."""
    readable = {
        **found,
        **{sort: _stood_in(found.get(sort), STAND_INS[sort]) for sort in STAND_INS},
    }
    try:
        return read.from_object(readable, f"planned {OUTPUT}")
    except BadInput as error:
        if not has_unknown(found):
            raise
        unknown = "Parts of it are known only after the apply; `provisioner up` reads them then."
        raise BadInput(error.subject, error.cause, f"{error.hint} {unknown}".strip()) from error


def vague(found: dict[str, Any]) -> frozenset[str]:
    """Names of clusters and repositories that nobody can ask, since a part of them is known only
    after the apply."""
    sorts = [found.get(sort) for sort in STAND_INS]
    return frozenset(
        name
        for entries in sorts
        if isinstance(entries, dict)
        for name, one in entries.items()
        if has_unknown(one)
    )


def has_unknown(found: object) -> bool:
    """Whether any part of a planned handover is known only after the apply."""
    return UNKNOWN in str(found)


def _stood_in(entries: object, stand_in: dict[str, Any]) -> object:
    if not isinstance(entries, dict):
        return entries
    return {name: stand_in if has_unknown(one) else one for name, one in entries.items()}
