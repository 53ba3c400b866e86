"""A declared Cluster, committed to the repository of its management cluster, whose Flux applies
it."""

from __future__ import annotations

import posixpath

import msgspec

from provisioner.base.errors import BadInput, Pending, Refused
from provisioner.base.events import Action
from provisioner.clusters import cluster_api
from provisioner.flux import prerequisites, yamls
from provisioner.git.clone import Clone
from provisioner.pairing.branch import publisher
from provisioner.pairing.branch.file_changes import OBSTACLE
from provisioner.pairing.branch.publisher import Publisher
from provisioner.pairing.making import leaving, objects, ownership
from provisioner.pairing.making.ownership import Claim
from provisioner.pairing.making.subject import Making
from provisioner.pairing.making.through_git.common_commit import CommonCommit, Files
from provisioner.pairing.run.engine import Decision, Facts, Progress, Step

MARK = "# Cluster: "  # `fleet/cluster` follow, as in our annotations
WRITTEN = "# Written by provisioner from the cluster's declaration. Change that.\n"


class Committing(msgspec.Struct, frozen=True, kw_only=True):
    """One Cluster, and the commit that it shares with the others of its repository."""

    making: Making
    commit: CommonCommit

    @property
    def desired(self) -> Claim:
        return self.making.desired

    @property
    def planning(self) -> bool:
        return self.making.planning

    @property
    def progress(self) -> Progress:
        return self.making.progress

    def claim(self) -> None:
        """A push that loses a race is decided anew."""


class InGit(msgspec.Struct, frozen=True, kw_only=True):
    """The file as the branch has it, None where there is none, and as it is to be."""

    path: str
    held: str | None
    wanted: str
    how: str = ""


def look(subject: Committing, facts: Facts) -> InGit:
    return state(subject.making, subject.commit.publisher)


def state(making: Making, way: Publisher) -> InGit:
    version = cluster_api.served(making.management) or cluster_api.VERSIONS[0]
    _check_live(making, version)
    fleet = making.run.fleet
    path = leaving.path(fleet, making.declared)
    found = InGit(
        path=path,
        held=_held(way.clone, path),
        wanted=_text(making, version),
        how=publisher.HOW[way.repository.changes],
    )
    check_read(way.clone, fleet.pairings[making.declared.management].path, path)
    return found


def needed(making: Making, way: Publisher) -> Files:
    """The file that is to be written; it raises where it must not be."""
    found = state(making, way)
    return {found.path: found.wanted} if decide(making.desired, found).work else {}


def _check_live(making: Making, version: str) -> None:
    """Flux would take over whatever has these names."""
    for item in objects.of(making.desired.fleet, making.name, making.declared, version):
        live = making.live(item) if making.management.serves(item) else None
        if live is not None:
            ownership.check(live, making.desired)
        elif objects.is_cluster(item):
            making.check_absent()


def _text(making: Making, version: str) -> str:
    claim = making.desired
    items = objects.of(claim.fleet, claim.cluster, making.declared, version)
    return f"{MARK}{claim.fleet}/{claim.cluster}\n{WRITTEN}{yamls.dump(items)}"


def _held(clone: Clone, path: str) -> str | None:
    folder, _, name = path.rpartition("/")
    if obstacle := clone.blocked(folder, [name]):
        raise Refused(path, f"{obstacle} in {clone.url}", OBSTACLE)
    return clone.files(folder).get(name)


def decide(desired: Claim, state: InGit) -> Decision[str]:
    _check_owner(desired, state)
    if state.held == state.wanted:
        return Decision(action=Action.UNCHANGED, subject=state.path)
    action = Action.CREATED if state.held is None else Action.CONFIGURED
    return Decision(action=action, subject=state.path, detail=state.how, work=state.path)


def _check_owner(desired: Claim, state: InGit) -> None:
    if state.held is None:
        return
    first = state.held.partition("\n")[0]
    fleet, _, cluster = first.removeprefix(MARK).partition("/")
    theirs = cluster != desired.cluster and cluster in desired.others
    if not first.startswith(MARK) or fleet != desired.fleet or theirs:
        whose = (
            f"belongs to cluster {cluster} of fleet {fleet}" if cluster else "is somebody else's"
        )
        raise Refused(f"cluster {desired.cluster}", f"{state.path} {whose}", OBSTACLE)


def act(subject: Committing, facts: Facts, decision: Decision[str]) -> Facts:
    if waits := subject.commit.made():
        url = subject.commit.publisher.clone.url
        raise Pending(url, f"waiting for merge: {waits}", publisher.AGAIN)
    return facts


STEP = Step(name="cluster", look=look, decide=decide, act=act)


def check_read(clone: Clone, base: str, path: str) -> None:
    """Refused where a kustomization.yaml of the user's keeps Flux from reading the file."""
    folder, inner = posixpath.normpath(base), posixpath.relpath(path, base)
    while True:
        names = clone.files(folder)
        for name in (name for name in prerequisites.KUSTOMIZATIONS if name in names):
            if not any(_leads(one, inner) for one in prerequisites.resources(names[name])):
                hint = f"Add `- {inner}` to its resources; without it Flux would not apply it."
                raise Refused(posixpath.join(folder, name), f"does not name {inner}", hint)
        above, _, inner = inner.partition("/")
        if not inner:
            return
        folder = posixpath.normpath(f"{folder}/{above}")


def _leads(resource: str, path: str) -> bool:
    return resource == path or path.startswith(f"{resource}/")


def check_paired(making: Making) -> None:
    if not making.paired:
        raise BadInput(
            f"cluster {making.name}",
            f"its Cluster is to be in the repository of {making.declared.management}, which is not "
            "paired",
            'Pair that cluster in the same stack, or declare delivery="apply".',
        )
