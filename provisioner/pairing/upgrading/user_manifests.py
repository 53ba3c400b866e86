"""The user's own manifests: those that name API versions which the wanted Flux does not serve are
named before anything is pushed. They are the user's to change; nothing here rewrites them."""

from __future__ import annotations

from dataclasses import dataclass

from provisioner.base.errors import Refused
from provisioner.base.events import Action, Note
from provisioner.flux import files, outdated, schemas
from provisioner.flux.outdated import Outdated
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision
from provisioner.pairing.run.target import Target

NAME = "manifests"
TOLD = 20  # manifests that an error names
GENERATED = (files.COMPONENTS, files.SYNC)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What is outdated below the pairing's path, and elsewhere in the repository."""

    inside: tuple[Outdated, ...] = ()
    outside: tuple[Outdated, ...] = ()


def look(target: Target) -> Seen:
    texts = target.prepared.result().clone.holding(outdated.GROUPS)
    served = schemas.served(schemas.of(target.desired.components).values())
    found = sort(target.desired, texts, served)
    if found.outside:
        text = (
            f"cluster {target.name}: Flux will not serve what these say, should it come to read "
            f"them: "
        )
        target.sink(Note(text=text + told(found.outside), level="warning"))
    return found


def sort(
    desired: Desired, texts: dict[str, str], served: dict[schemas.Kind, schemas.Schema]
) -> Seen:
    """Other clusters' own files, which only they read, are left out."""
    inside, outside = list[Outdated](), list[Outdated]()
    for path, text in texts.items():
        if not path.endswith(outdated.FILES) or path.rpartition("/")[2] in GENERATED:
            continue
        place = inside if path.startswith(f"{desired.pairing.path}/") else outside
        place += outdated.find(path, text, served)
    return Seen(inside=tuple(inside), outside=tuple(outside))


def decide(desired: Desired, seen: Seen) -> Decision:
    if seen.inside:
        raise Refused(
            f"cluster {desired.cluster}",
            f"manifests name API versions that Flux {desired.pairing.gitops.flux_version} does not "
            f"serve: "
            f"{told(seen.inside)}",
            "Write the versions behind the arrows in Git, wait until the cluster has applied them, "
            "and run again "
            f"(`flux migrate -f {desired.pairing.path}` writes them).",
        )
    return Decision(action=Action.UNCHANGED, subject=desired.pairing.path)


def act(target: Target, decision: Decision) -> None:
    """Nothing is ever done to a user's files."""


def told(found: tuple[Outdated, ...]) -> str:
    more = f", and {len(found) - TOLD} more" if len(found) > TOLD else ""
    return ", ".join(map(str, found[:TOLD])) + more
