"""The files of pairings that ended are removed from Git: in one commit per repository, and last,
since they tell which path belongs to whom."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

from provisioner.base.events import Action
from provisioner.pairing.branch import removal
from provisioner.pairing.removal.departed import Departed
from provisioner.pairing.run.desired_state import Names
from provisioner.pairing.run.engine import Decision, Facts, Wait

# A change request removes nothing yet; without any way in, somebody else has to remove them.
ACTIONS = {
    "push": Action.DELETED,
    "change-request": Action.CONFIGURED,
    "none": Action.SKIPPED,
}
UNRECORDED = "Git has no record of this pairing, so these stay"


@dataclass(frozen=True, kw_only=True)
class FilesLeft:
    """`changes`: how files get into and out of this repository. `others`: files of a Flux that
    nothing says to be of this pairing."""

    paths: list[str]
    others: list[str] = field(default_factory=list)
    branch: str
    changes: str


def look(departed: Departed, facts: Facts) -> FilesLeft:
    publisher = departed.commit.publisher
    return FilesLeft(
        paths=departed.commit.paths(departed.desired),
        others=removal.unrecorded(publisher.clone, departed.desired),
        branch=publisher.clone.branch,
        changes=publisher.repository.changes,
    )


def decide(names: Names, state: FilesLeft) -> Decision[None]:
    if not state.paths and state.others:
        detail = f"{UNRECORDED}: {', '.join(state.others)}"
        return Decision(action=Action.SKIPPED, subject=names.directory, detail=detail)
    if not state.paths:
        return Decision(action=Action.UNCHANGED, subject=names.directory)
    detail = ", ".join(path.removeprefix(f"{names.directory}/") for path in state.paths)
    if state.changes == "none":
        detail = f"still in branch {state.branch}: remove it there"
    return Decision(action=ACTIONS[state.changes], subject=names.directory, detail=detail)


def wait(
    departed: Departed, facts: Facts, decision: Decision[None]
) -> tuple[Facts, Decision[None]]:
    """The first of a repository makes the commit for all."""
    return facts, dataclasses.replace(decision, detail=departed.commit.made())


STEP = Wait(name="files", look=look, decide=decide, wait=wait, predict=decide)
