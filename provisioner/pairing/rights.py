"""What the commands may do and nothing more: the RBAC objects of a cluster, and what the credential
of a Git host needs. No cluster and no host is contacted."""

from __future__ import annotations

import contextlib
import dataclasses
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from provisioner.base import temporary
from provisioner.base.events import Sink
from provisioner.base.run_context import RunContext
from provisioner.clusters import access, roles
from provisioner.clusters.rights import Right
from provisioner.clusters.roles import Grantee, Object
from provisioner.flux import platform, spoke
from provisioner.flux.platform.base import KeyedRepository
from provisioner.git import hosts
from provisioner.git.hosts.base import Need, Remote
from provisioner.handover import fleet_pieces, kinds, repositories, spokes
from provisioner.handover.clusters.existing import Declaration as Cluster
from provisioner.handover.fleet import Fleet, Pairing
from provisioner.handover.repositories.base import Repository
from provisioner.handover.repositories.ssh import Declaration as SshRepository
from provisioner.pairing.run import desired_state, required_rights
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.options import Options
from provisioner.pairing.run.rendering import pairings
from provisioner.pairing.run.rendering.shared import Rendered
from provisioner.pairing.run.required_rights import (
    draining,
    leaving,
    looking,
    pairing,
    recording,
    rotating,
    upgrading,
)
from provisioner.pairing.run.target import Run

Rule = Callable[[Desired], list[Right]]
ROLE = "provisioner"
# Which of the rights each command needs; a drain is asked for, so it is added to these.
COMMANDS: Mapping[str, tuple[Rule, ...]] = {
    "up": (pairing, leaving, recording),
    "plan": (looking,),
    "pair": (pairing, recording),
    "upgrade": (upgrading, recording),
    "status": (looking,),
    "rotate": (rotating, recording),
    "unpair": (leaving, recording),
    "down": (leaving, recording),
}
DRAINING = ("up", "unpair", "down")
INSTALLING = {"up", "plan", "pair", "upgrade", "status"}
READING = ("plan", "status")
PAIRING = {"up", "pair"}  # these open change requests for what pieces push
KEYS_ONLY = ("rotate",)  # nothing is written to Git
ANYWHERE = Remote(url="ssh://git@host/repository.git")  # rights do not depend on it


@dataclass(frozen=True, kw_only=True)
class Aim:
    """For which commands, and to whom. `drain`: with the right to delete workloads. `managing`:
    clusters on which what others need that are reached through them is granted too."""

    commands: Collection[str]
    drain: bool = False
    managing: Set[str] = frozenset()
    grantees: Sequence[Grantee] = ()


def on_clusters(
    fleet: Fleet, names: Collection[str], aim: Aim, sink: Sink, options: Options
) -> list[Object]:
    """RBAC objects that suffice on each of these clusters. Those that are named as management
    clusters may be without a pairing of their own."""
    with _unrecorded(options) as reading:
        run = Run(fleet=fleet, sink=sink, options=reading, context=RunContext())
        rendered = Rendered(run, reading)
        needed: set[Right] = set()
        for name in names:
            if name in aim.managing:
                needed |= access.rights_on(name, fleet.clusters, aim.commands)
            if name in fleet.pairings:
                needed |= of(_desired(fleet, name, aim, rendered), aim)
                needed |= _of_hub(fleet, name, aim)
    return roles.render(needed, name=ROLE, grantees=aim.grantees)


def _desired(fleet: Fleet, name: str, aim: Aim, rendered: Rendered) -> Desired:
    declared = fleet.pairings[name]
    if declared.gitops.hub:
        return pairings.render_spoke(fleet, name, ANYWHERE)
    components = rendered.components(declared.gitops)
    installing = bool(set(aim.commands) & INSTALLING)
    required = [rendered.prerequisite(one) for one in declared.prerequisites if installing]
    named = desired_state.Names(fleet=fleet.fleet, pairing=declared).placement
    keyed = fleet_pieces.keyed(declared.platform, declared.repository)
    somewhere = KeyedRepository(url=ANYWHERE.url, branch="main")
    at = dataclasses.replace(named, repositories=dict.fromkeys(keyed, somewhere))
    wanted = [one for one in declared.platform if installing or one.keyed() or one.pushes]
    pieces = [platform.render(one, at) for one in wanted]
    return pairings.render(fleet, name, ANYWHERE, components, required, pieces)


def _of_hub(fleet: Fleet, name: str, aim: Aim) -> set[Right]:
    """To try whether its Flux can sign in to spokes without a Secret."""
    if not any(pairing in COMMANDS[command] for command in aim.commands):
        return set()
    gitops = fleet.pairings[name].gitops
    delivers = [fleet.pairings[one].gitops for one in spokes.of(name, fleet.pairings)]
    generic = any(map(spoke.is_generic, delivers))
    return {required_rights.signing_in(gitops.namespace)} if generic else set()


@contextlib.contextmanager
def _unrecorded(options: Options) -> Iterator[Options]:
    """What the lock file records is checked, but nothing is added: whoever asks for rights need not
    be in the project."""
    with temporary.folder() as folder:
        copy = folder / options.lock_file.name
        if options.lock_file.exists():
            shutil.copyfile(options.lock_file, copy)
        yield dataclasses.replace(options, lock_file=copy)


def of(desired: Desired, aim: Aim) -> set[Right]:
    """Pure."""
    rules = {rule for command in aim.commands for rule in COMMANDS[command]}
    if aim.drain and set(aim.commands) & set(DRAINING):
        rules.add(draining)
    return {right for rule in rules for right in rule(desired)}


def on_host(
    repository: Repository,
    commands: Collection[str],
    *,
    pushed: bool = True,
    keyed: bool = True,
    webhooks: bool = False,
    proposed: bool = False,
) -> list[str]:
    """What the credential of a repository needs, one line each. `pushed`: clusters are paired with
    it; `keyed`: they, or pieces, have deploy keys there; `webhooks`: receivers have some;
    `proposed`: what a piece pushes is proposed."""
    kind = str(repository.__struct_config__.tag)
    needed = needs(repository, commands, webhooks=webhooks, proposed=proposed)
    unused: set[Need] = set() if pushed else {"push", "propose"}
    unused |= set() if keyed else {"list keys", "change keys"}
    return hosts.scopes(kind, needed - unused)


def on_all_hosts(commands: Collection[str]) -> dict[str, list[str]]:
    """The same for every kind of host, pushing directly."""
    pushed = needs(SshRepository(url=ANYWHERE.url), commands)
    return {kind: hosts.scopes(kind, pushed) for kind in kinds.names(repositories)}


def management(fleet: Fleet, names: Collection[str]) -> set[str]:
    """What these clusters are reached through."""
    return {fleet.clusters[name].through for name in names} - {""}


def needs(
    repository: Repository,
    commands: Collection[str],
    *,
    webhooks: bool = False,
    proposed: bool = False,
) -> frozenset[Need]:
    """Pure."""
    needed: set[Need] = {"list webhooks"} if webhooks else set()
    if webhooks and set(commands) - set(READING):
        needed.add("change webhooks")
    if repository.reads_with == "deploy-key":
        needed.add("list keys")
        if set(commands) - set(READING):
            needed.add("change keys")
    if set(commands) - {*READING, *KEYS_ONLY}:
        ways: dict[str, Need] = {"push": "push", "change-request": "propose"}
        if repository.changes in ways:
            needed.add(ways[repository.changes])
    if proposed and PAIRING & set(commands):
        needed.add("propose")
    return frozenset(needed)


def default() -> Fleet:
    """One cluster with all defaults, for rights that are granted before there is a handover."""
    return Fleet(
        version=1,
        fleet="default",
        clusters={"default": Cluster(context="default")},
        repositories={"default": SshRepository(url=ANYWHERE.url)},
        pairings={"default": Pairing(cluster="default", repository="default", path=".")},
    )
