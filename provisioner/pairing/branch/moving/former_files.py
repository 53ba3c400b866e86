"""The files with which a cluster that moves got its manifests until now. They leave the branch in
the same commit that brings the new ones. Pure, but for reading the branch."""

from __future__ import annotations

from collections.abc import Mapping

from provisioner.base.errors import Refused
from provisioner.flux import files
from provisioner.git.clone import Clone, Files
from provisioner.pairing.run.desired_state import OWNER, Desired, Names
from provisioner.pairing.run.repository_state import texts_at

OURS = (files.COMPONENTS, files.SYNC, files.KUSTOMIZATION)


def paths(names: Names) -> list[str]:
    """Of a pairing, but for the record of which cluster it is, which stays."""
    if names.hub:
        return [names.spoke_file]
    return [f"{names.directory}/{name}" for name in OURS]


def held(clone: Clone, desired: Desired, revision: str | None = None) -> Files:
    """Those that a revision (by default the head) still has, by path."""
    return texts_at(clone, paths(desired.before), revision) if desired.before else {}


def removals(desired: Desired, held: Mapping[str, str]) -> dict[str, str | None]:
    """Each with None. Refused where one is somebody else's."""
    if desired.before is None:
        return {}
    there = [path for path in paths(desired.before) if path in held]
    marked = held.get(desired.before.marked_file)
    if marked is not None and not _ours(desired.before, marked):
        raise Refused(
            f"cluster {desired.cluster}",
            f"{desired.before.marked_file} in {desired.url} is not as provisioner has written it, "
            "and would have to go when the cluster moves",
            "Move what you have added there to a folder of your own, and restore that file; or "
            "take the cluster out of the stack first (workloads stay) and pair it again.",
        )
    return dict.fromkeys(there)


def _ours(names: Names, text: str) -> bool:
    marks = [line for line in text.splitlines() if line.startswith(OWNER)]
    owner = marks[0].removeprefix(OWNER).strip() if marks else ""
    if names.hub:
        return owner == names.owner
    return owner in ("", names.owner) and files.is_ours(text)
