"""Files that somebody else wrote, or a newer Flux: what must not be lost when they become ours.
Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from provisioner.base import yaml_reader
from provisioner.base.errors import Refused
from provisioner.flux import files, flux_operator, versions
from provisioner.pairing.branch import identity_file
from provisioner.pairing.run.desired_state import OWNER, Desired

# Fields that decide what is applied, how it is changed on the way, or what goes. Pairing writes
# none of them, and without them Flux would prune or change workloads.
DELIVERING = frozenset(
    (
        *("ignore", "include", "recurseSubmodules", "sparseCheckout", "verify"),
        *("commonMetadata", "components", "decryption", "deletionPolicy", "dependsOn", "images"),
        *("kubeConfig", "namePrefix", "nameSuffix", "patches", "postBuild", "serviceAccountName"),
        "targetNamespace",
    )
)


def check(desired: Desired, held: Mapping[str, str]) -> None:
    """Refused, at the first pairing of a path, for a field that our file would not have."""
    path = f"{desired.directory}/{files.SYNC}"
    known = identity_file.path(desired) in held or OWNER in held.get(desired.kustomization, "")
    if known or path not in held:
        return
    specs = {_key(item): item["spec"] for item in (desired.source, desired.root)}
    for item in yaml_reader.load(held[path], path):
        if lost := _lost(item, specs.get(_key(item))):
            raise Refused(
                path,
                f"{item['kind']} has {', '.join(lost)}, which pairing would remove",
                "Move it into a patch in the kustomization.yaml beside it: patches there stay.",
            )


def check_version(desired: Desired, held: Mapping[str, str]) -> None:
    """Refuse to overwrite the files of a newer Flux."""
    theirs, wanted = version_in(desired, held), desired.pairing.gitops.flux_version
    held_version, wanted_version = versions.parse(theirs), versions.parse(wanted)
    if held_version and wanted_version and held_version > wanted_version:
        raise Refused(
            f"cluster {desired.cluster}",
            f"{desired.directory} holds Flux {theirs}; {wanted} would be a downgrade",
            f"An upgrade has been pushed: finish it with `provisioner upgrade --flux {theirs}`, "
            f"and declare {theirs}.",
        )


def version_in(desired: Desired, held: Mapping[str, str]) -> str:
    """That of Flux in our files; empty where they name none."""
    if desired.instance:
        path = desired.instance_file
        return flux_operator.version_in(held[path], path) if path in held else ""
    return versions.of_components(held.get(desired.components_file, ""))


def _lost(item: Any, ours: dict[str, Any] | None) -> list[str]:
    """Nothing of an object that is not ours to write."""
    return sorted(DELIVERING & (_spec(item).keys() - ours.keys())) if ours else []


def _key(item: Any) -> tuple[str, str]:
    meta = item.get("metadata") if isinstance(item, dict) else None
    named = meta.get("name") if isinstance(meta, dict) else None
    return (str(item.get("kind")), str(named)) if named else ("", "")


def _spec(item: Any) -> dict[str, Any]:
    spec = item.get("spec")
    return spec if isinstance(spec, dict) else {}
