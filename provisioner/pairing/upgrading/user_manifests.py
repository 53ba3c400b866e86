"""The user's own manifests: those with API versions that the wanted Flux does not serve are named
before anything is pushed. They are the user's to change; nothing here rewrites them."""

from __future__ import annotations

from dataclasses import dataclass

from provisioner.base.errors import Refused
from provisioner.base.events import Action, Note
from provisioner.flux import files, outdated, schemas
from provisioner.flux.outdated import Outdated
from provisioner.pairing.run import identity
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target

NAMED = 20  # manifests that an error names
GENERATED = (files.COMPONENTS, files.SYNC)


@dataclass(frozen=True, kw_only=True)
class OutdatedManifests:
    """Those below the pairing's path, and those elsewhere in the repository."""

    inside: tuple[Outdated, ...] = ()
    outside: tuple[Outdated, ...] = ()


def look(target: Target, facts: Facts) -> OutdatedManifests:
    texts = target.prepared.result().clone.holding(outdated.GROUPS, outdated.FILES)
    served = schemas.served(schemas.of(target.desired.components).values())
    manifests = sort(target.desired, texts, served)
    if manifests.outside:
        text = (
            f"cluster {target.name}: Flux will not serve the API versions of these manifests, "
            f"should it ever read them: {listed(manifests.outside)}"
        )
        target.run.sink(Note(text=text, level="warning"))
    return manifests


def sort(
    desired: Desired, texts: dict[str, str], served: dict[schemas.Kind, schemas.Schema]
) -> OutdatedManifests:
    """Other clusters' own files, which only they read, are left out."""
    inside, outside = list[Outdated](), list[Outdated]()
    below = f"{identity.path_of(desired.root)}/".removeprefix("./")  # empty at the root
    for path, text in texts.items():
        if not path.endswith(outdated.FILES) or path.rpartition("/")[2] in GENERATED:
            continue
        place = inside if path.startswith(below) else outside
        place += outdated.find(path, text, served)
    return OutdatedManifests(inside=tuple(inside), outside=tuple(outside))


def decide(desired: Desired, manifests: OutdatedManifests) -> Decision[None]:
    if manifests.inside:
        version = desired.pairing.gitops.flux_version
        raise Refused(
            f"cluster {desired.cluster}",
            f"manifests have API versions that Flux {version} does not serve: "
            f"{listed(manifests.inside)}",
            "Write the versions behind the arrows in Git, wait until the cluster has applied them, "
            f"and run again (`flux migrate -f {desired.pairing.path}` writes them).",
        )
    return Decision(action=Action.UNCHANGED, subject=desired.pairing.path)


def act(target: Target, facts: Facts, decision: Decision[None]) -> Facts:
    """Nothing is ever done to a user's files."""
    return facts


def listed(manifests: tuple[Outdated, ...]) -> str:
    more = f", and {len(manifests) - NAMED} more" if len(manifests) > NAMED else ""
    return ", ".join(map(str, manifests[:NAMED])) + more


STEP = Step(name="manifests", look=look, decide=decide, act=act)
