"""flux-instance.yaml: ours with what else the user has in it, and the only one below its path."""

from __future__ import annotations

from collections.abc import Mapping

from provisioner.base import yaml_reader
from provisioner.base.errors import BadInput, Refused
from provisioner.flux import flux_operator
from provisioner.git.clone import Clone
from provisioner.pairing.run.desired_state import Desired

ENDINGS = (".yaml", ".yml")


def texts(desired: Desired, held: Mapping[str, str]) -> Mapping[str, str]:
    """The files of a pairing as they are to be."""
    if desired.instance is None:
        return desired.files
    path = desired.instance_file
    text = flux_operator.text(desired.instance, held.get(path), path, desired.adopted)
    return {**desired.files, path: text}


def check(clone: Clone, desired: Desired) -> None:
    """Refused where another file below the same path has a FluxInstance: Flux could build neither
    of them."""
    if desired.instance is None or clone.files(desired.directory).get(_name(desired)):
        return
    base = "" if desired.base == "." else f"{desired.base}/"
    for path, text in sorted(clone.holding(flux_operator.KIND, ENDINGS).items()):
        if path.startswith(base) and path != desired.instance_file and _has_one(text, path):
            raise Refused(
                f"cluster {desired.cluster}",
                f"{path} in {desired.url} has a FluxInstance",
                f"Move it to {desired.instance_file}, push that, and run again: its fields stay.",
            )


def _name(desired: Desired) -> str:
    return desired.instance_file.rpartition("/")[2]


def _has_one(text: str, path: str) -> bool:
    try:
        return any(map(flux_operator.is_instance, yaml_reader.load(text, path)))
    except BadInput:  # such as a template
        return False
