"""A cluster whose declaration says that another Flux delivers to it than until now: how it is
paired so far, which a move has to end, and what cannot move. Pure."""

from __future__ import annotations

import dataclasses
import posixpath
from collections.abc import Callable, Iterator, Mapping

import msgspec

from provisioner.base.errors import Refused
from provisioner.flux import spoke
from provisioner.git.hosts.base import Remote
from provisioner.handover.fleet import DeployKey, Fleet, GitOps
from provisioner.pairing.run.desired_state import Desired, Object
from provisioner.pairing.run.rendering import pairings
from provisioner.pairing.run.snapshot import FACTS, HUB, PIECE_KEYS, PLATFORM, WEBHOOKS, Snapshot

# In the record while a cluster moves: the hub that it gets; empty for controllers of its own.
MOVING = "moving_to"
Record = Mapping[str, str]
# What a spoke cannot have, by where the record has it. Its own record would forget it.
ONLY_WITH_FLUX = {
    PLATFORM: "pieces of a platform",
    PIECE_KEYS: "deploy keys of pieces",
    WEBHOOKS: "webhooks",
    FACTS: "facts",
}
IN_ITS_OWN = "Change that in a run of its own."
FIRST_HUB = "Run `provisioner pair` again once the hub is paired under its new name."
FIRST_MOVE = "Move the cluster in a run of its own, and declare these in the next one."
FINISH = "Run `provisioner pair` or `provisioner up` first, which finishes it."
AGAIN = (
    "Declare it as it is paired, or take it out of the stack first (workloads stay) and pair it "
    "again."
)


def described(hub: str) -> str:
    return f"spoke of {hub!r}" if hub else "cluster with controllers of its own"


def _moves(desired: Desired, record: Record) -> bool:
    """Whether this fleet has paired it, and another Flux is to deliver to it from now on."""
    hub = record.get(HUB, "")
    same = hub in (desired.pairing.gitops.hub, desired.former_hub or None)
    return record.get("fleet") == desired.fleet and not same


def finished(desired: Desired, record: Record, *, pairing: bool) -> None:
    """Refused where a move was begun, and this would not finish it."""
    to = record.get(MOVING)
    if to is None or (pairing and to == desired.pairing.gitops.hub):
        return
    hint = f"Declare it as a {described(to)}, and run `provisioner pair`. Then it can move again."
    raise Refused(
        f"cluster {desired.cluster}",
        f"a run that moves it did not finish: it becomes a {described(to)}",
        FINISH if to == desired.pairing.gitops.hub else hint,
    )


def before(
    fleet: Fleet,
    desired: Desired,
    cluster: Snapshot,
    remote: Callable[[], Remote],
    flux: Callable[[GitOps], list[Object]],
) -> Desired | None:
    """How it is paired so far; None where the same Flux goes on. Refused for what cannot move.
    `flux`: the objects that Flux consists of."""
    record = cluster.record
    if not _moves(desired, record):
        return _renamed(fleet, desired, remote) if desired.former and desired.hub else None
    check(fleet, desired, record)
    name = desired.cluster
    pairing = msgspec.structs.replace(
        desired.pairing,
        gitops=_gitops(fleet, desired, record.get(HUB, ""), cluster.spoke_access),
        deploy_key=DeployKey(),
    )
    as_it_was = msgspec.structs.replace(fleet, pairings={**fleet.pairings, name: pairing})
    if pairing.gitops.hub:
        rendered = pairings.render_spoke(as_it_was, name, remote())
    else:
        rendered = pairings.render(as_it_was, name, remote(), flux(pairing.gitops))
    return dataclasses.replace(rendered, uid=desired.uid)


def of_renamed_hub(fleet: Fleet, desired: Desired, cluster: Snapshot) -> Desired:
    """The same, with the name that its hub had until now, if it was renamed."""
    return dataclasses.replace(desired, former_hub=_former_hub(fleet, desired, cluster))


def _former_hub(fleet: Fleet, desired: Desired, cluster: Snapshot) -> str:
    """The name that its hub had until now; empty where it was not renamed: then the cluster that
    is declared as its hub has the Kustomization that delivers to it already."""
    hub, record = desired.pairing.gitops.hub, cluster.record
    was = record.get(HUB, "")
    if not (hub and was) or was in (hub, *fleet.clusters):
        return ""
    return was if any(cluster.delivers_as(names) for names in (desired, *desired.former)) else ""


def after_its_hub(desired: Desired, cluster: Snapshot) -> None:
    """Refused where both are renamed, and the hub does not have its new name yet: the files of a
    spoke are below the path of its hub."""
    if not (desired.former and desired.former_hub):
        return
    if cluster.record_of_hub.get("cluster") != desired.pairing.gitops.hub:
        cause = f"its hub is renamed as well, and is still {desired.former_hub!r}"
        raise Refused(f"cluster {desired.cluster}", cause, FIRST_HUB)


def _renamed(fleet: Fleet, desired: Desired, remote: Callable[[], Remote]) -> Desired:
    """A spoke under the name that it had: objects of its hub have that name."""
    names, subject = desired.former[0], f"cluster {desired.cluster}"
    if len(desired.former) > 1:
        hint = f"Declare it as {names.cluster!r} and run `provisioner pair` first."
        raise Refused(subject, f"its rename to {names.cluster!r} did not finish", hint)
    as_it_was = msgspec.structs.replace(
        fleet, pairings={**fleet.pairings, names.cluster: names.pairing}
    )
    rendered = pairings.render_spoke(as_it_was, names.cluster, remote())
    return dataclasses.replace(rendered, uid=desired.uid)


def _gitops(fleet: Fleet, desired: Desired, hub: str, access: str) -> GitOps:
    """With the options that matter to whoever ends that pairing. `access`: how its hub signs in."""
    if hub:
        there = GitOps(hub=hub, namespace=desired.namespace)
        generic = access == spoke.GENERIC
        return msgspec.structs.replace(there, spoke_access=access) if generic else there
    # For the kinds of objects that Flux consists of. The declaration of a spoke does not say where
    # to find its release, and that of its hub does.
    there = fleet.pairings[desired.pairing.gitops.hub].gitops
    return msgspec.structs.replace(there, namespace=desired.namespace)


def check(fleet: Fleet, desired: Desired, record: Record) -> None:
    """Refused for what cannot move, before anything is touched."""
    finished(desired, record, pairing=True)
    cause, hint = next(_obstacles(fleet, desired, record), ("", ""))
    if cause:
        now = described(desired.pairing.gitops.hub)
        was = described(record.get(HUB, ""))
        cause = f"is paired as a {was}, and declared as a {now}: {cause}"
        raise Refused(f"cluster {desired.cluster}", cause, hint)


def _obstacles(fleet: Fleet, desired: Desired, record: Record) -> Iterator[tuple[str, str]]:
    yield from _hubs(fleet, desired, record.get(HUB, ""))
    yield from _other_changes(desired, record)
    for held, what in ONLY_WITH_FLUX.items():
        if record.get(held):
            yield f"it has {what}, which do not move", AGAIN
    for what in ("prerequisites", "platform", "facts", "secret_facts"):
        if getattr(desired.pairing, what):
            yield f"{what} are declared as well", FIRST_MOVE
    if desired.pairing.gitops.lockdown:
        yield "lockdown is declared as well", FIRST_MOVE


def _hubs(fleet: Fleet, desired: Desired, hub: str) -> Iterator[tuple[str, str]]:
    """`hub`: that of the cluster until now."""
    now = desired.pairing.gitops.hub
    if hub and now and hub not in fleet.clusters:
        hint = (
            f"If {hub!r} was renamed, check the context of {now!r}. If not, declare it again, "
            "leave `hub` out here and run `provisioner pair`."
        )
        yield f"{now!r} does not deliver to it, and {hub!r} is not in the fleet any more", hint
    if hub and now:
        hint = "Leave `hub` out and run `provisioner pair`; declare the other hub after that."
        yield "it cannot go from one hub to another at once", hint
    if hub and (hub not in fleet.pairings or fleet.pairings[hub].gitops.hub):
        hint = f"Declare {hub!r} as it was until the cluster has moved."
        yield f"{hub!r} is no hub of this fleet any more", hint
    if hub and fleet.pairings[hub].repository != desired.pairing.repository:
        yield "its repository changes as well", IN_ITS_OWN


def _other_changes(desired: Desired, record: Record) -> Iterator[tuple[str, str]]:
    pairing = desired.pairing
    if desired.former:
        yield "its name changes as well", IN_ITS_OWN
    if posixpath.normpath(record.get("path", pairing.path)) != posixpath.normpath(pairing.path):
        yield f"its path changes as well, from {record['path']}", IN_ITS_OWN
    if record.get("repository", desired.url) != desired.url:
        yield f"its repository changes as well, from {record['repository']}", IN_ITS_OWN
