"""The rules of a spoke: a cluster without controllers, to which the Flux of another one, its hub,
delivers."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import flux_operator
from provisioner.handover.unknown import UNKNOWN

if TYPE_CHECKING:
    from provisioner.handover.fleet import Fleet, GitOps, Pairing

PREFIX = "spoke-"  # of the names of a spoke's objects on its hub
LONGEST = 63 - len(PREFIX)  # Flux puts the name into a label of whatever it delivers
OF_SPOKES = ("spoke_access", "spoke_role", "spoke_server")
COUNT = ("hub", "namespace", "sync_interval", *OF_SPOKES)  # options that a spoke may have
GENERIC_SINCE = (2, 7)  # the first version of Flux that signs in elsewhere without a Secret
SOPS = "-sops"  # how the name of the Secret ends with which a hub decrypts for a spoke
NO_FLUX = "a spoke runs no Flux that would need it"
IN_GIT = "Put it into the repository, below the path of the spoke."


def decryption_secret(cluster: str) -> str:
    """On the hub, beside the Kustomization that decrypts with it."""
    return f"{PREFIX}{cluster}{SOPS}"


def check_options(gitops: GitOps, where: str) -> None:
    """What says how a hub reaches a spoke means nothing on a cluster with controllers, and what
    says how Flux runs means nothing on a spoke."""
    if not gitops.hub:
        for name in _declared(gitops, OF_SPOKES):
            cause = "of no use without a hub"
            raise BadInput(f"{where}.{name}", cause, "Leave it out, or declare `hub`.")
        return
    own = [name for name in gitops.__struct_fields__ if name not in COUNT]
    for name in _declared(gitops, own):
        hint = f"Leave it out, or declare it for the hub, {gitops.hub!r}."
        raise BadInput(f"{where}.{name}", "a spoke runs no Flux", hint)


def _declared(struct: msgspec.Struct, names: Iterable[str]) -> list[str]:
    """Those of these fields that are not as they would be by default."""
    defaults = type(struct)()
    return [name for name in names if getattr(struct, name) != getattr(defaults, name)]


def check_all(fleet: Fleet, where: str) -> None:
    """BadInput for a spoke whose hub cannot deliver to it."""
    pairings = fleet.pairings
    own = [one for one in pairings.values() if not one.gitops.hub]
    for name, spoke in pairings.items():
        if hub := spoke.gitops.hub:
            place = f"{where}.pairings.{name}"
            _check_hub(name, pairings, f"{place}.gitops.hub")
            _check_version(spoke, pairings[hub], f"{place}.gitops.spoke_access")
            _check_order(name, fleet, f"{place}.gitops.hub")
            _check_spoke(spoke, pairings[hub], place)
            for other in own:
                _check_paths(spoke, other, f"{place}.path")


def _check_spoke(spoke: Pairing, hub: Pairing, where: str) -> None:
    name = spoke.cluster
    if len(name) > LONGEST:
        cause = f"{name!r} has {len(name)} characters"
        raise BadInput(f"{where}.cluster", cause, f"The name of a spoke has {LONGEST} at most.")
    if spoke.repository != hub.repository:
        cause = f"{spoke.repository!r} is not the repository of its hub, {hub.repository!r}"
        raise BadInput(f"{where}.repository", cause, "A hub delivers from its own repository.")
    _check_needless(spoke, where)


def _check_version(spoke: Pairing, hub: Pairing, where: str) -> None:
    version = hub.gitops.flux_version
    known = re.match(r"v([0-9]+)\.([0-9]+)\.", version)
    if spoke.gitops.spoke_access != "generic" or not known:
        return
    if (int(known[1]), int(known[2])) < GENERIC_SINCE:
        least = "v{}.{}".format(*GENERIC_SINCE)
        cause = f"Flux {version} of its hub {hub.cluster!r} cannot sign in without a Secret"
        raise BadInput(where, cause, f"Give the hub Flux {least} or newer, or leave this out.")


def _check_order(name: str, fleet: Fleet, where: str) -> None:
    """Neither could come first if a hub were reached through its own spoke."""
    before, waiting = set[str](), [name]
    while waiting:
        new = {one for one in _before(waiting.pop(), fleet) if one} - before
        before |= new
        waiting += sorted(new)
    if name in before:
        cause = f"its hub {fleet.pairings[name].gitops.hub!r} is reached through this cluster"
        raise BadInput(where, cause, "Leave `hub` out, or choose another hub.")


def _before(name: str, fleet: Fleet) -> tuple[str, str]:
    hub = fleet.pairings[name].gitops.hub if name in fleet.pairings else ""
    return fleet.clusters[name].through, hub


def _check_needless(spoke: Pairing, where: str) -> None:
    if spoke.prerequisites:
        raise BadInput(f"{where}.prerequisites", NO_FLUX, IN_GIT)
    for index, piece in enumerate(spoke.platform):
        if not piece.decrypts:
            raise BadInput(
                f"{where}.platform[{index}]",
                f"{piece.title} consists of objects of Flux's, which a spoke does not have",
                f"Declare it for the hub, {spoke.gitops.hub!r}, or leave `hub` out.",
            )
    for name in ("facts", "secret_facts"):
        if getattr(spoke, name):
            cause = "only Kustomizations of Flux's read facts, and those are on its hub"
            hint = f"Declare them for the hub, {spoke.gitops.hub!r}."
            raise BadInput(f"{where}.{name}", cause, hint)
    if declared := _declared(spoke.deploy_key, list(spoke.deploy_key.__struct_fields__)):
        cause = "a spoke reads no repository: its hub does"
        raise BadInput(f"{where}.deploy_key.{declared[0]}", cause, "Leave it out.")


def _check_hub(name: str, pairings: Mapping[str, Pairing], where: str) -> None:
    hub = pairings[name].gitops.hub
    if hub == name:
        raise BadInput(where, "a cluster is not its own hub", "Leave `hub` out.")
    if hub not in pairings:
        known = ", ".join(sorted(pairings.keys() - {name})) or "none"
        raise BadInput(where, f"no pairing of a cluster {hub!r}", f"Paired clusters: {known}.")
    if further := pairings[hub].gitops.hub:
        cause = f"{hub!r} is a spoke of {further!r} itself"
        raise BadInput(where, cause, "A hub runs its own controllers.")
    flux_operator.check_hub(pairings[hub].gitops, where)
    if pairings[hub].gitops.lockdown:
        cause = (
            f"{hub!r} is locked down: it would act as a ServiceAccount that {name!r} does not have"
        )
        raise BadInput(where, cause, "Choose a hub without `lockdown`.")
    if pairings[hub].shared_path:
        cause = f"the path of {hub!r} is shared: each cluster there would deliver to the spoke"
        raise BadInput(where, cause, "Give the hub a path of its own.")


def _check_paths(spoke: Pairing, other: Pairing, where: str) -> None:
    """Two unknown paths are not one path. `other`: a pairing of a cluster with controllers."""
    paths = (spoke.path, other.path)
    if other.repository != spoke.repository or repr(UNKNOWN) in paths:
        return
    own, there = map(posixpath.normpath, paths)
    if within(there, own):
        cause = f"{own!r} holds the path of {other.cluster!r}: the spoke would get its Flux"
        raise BadInput(where, cause, "Give the spoke a path of its own.")
    if within(own, there) and other.cluster == spoke.gitops.hub:
        cause = f"{own!r} is inside the path of its hub, {there!r}, which gets what is there"
        raise BadInput(where, cause, "Give the spoke a path beside that of its hub.")


def within(inner: str, outer: str) -> bool:
    """Whether a normalised path of the repository is in another one, or the same."""
    return outer == "." or inner == outer or inner.startswith(f"{outer}/")


def check_staying(pairings: Mapping[str, Pairing], leaving: Collection[str]) -> None:
    """BadInput for a hub that leaves while some of its spokes stay."""
    for hub in sorted(set(leaving) & pairings.keys()):
        if staying := [name for name in of(hub, pairings) if name not in leaving]:
            raise BadInput(
                f"cluster {hub}",
                f"delivers to {', '.join(staying)}, which would get nothing any more",
                f"Take those out as well: {' '.join(staying)}; or keep it.",
            )


def renamable(
    pairings: Mapping[str, Pairing], leaving: Collection[str], planned: Mapping[str, Any] | None
) -> set[str]:
    """The hubs among the leaving ones that may only change their names: all spokes that stay have a
    hub in the `planned` handover that was not there before."""
    now = (planned or {}).get("pairings")
    names = {name: _hub_of(one) for name, one in now.items()} if isinstance(now, dict) else {}
    staying = {hub: [one for one in of(hub, pairings) if one not in leaving] for hub in leaving}
    new = {name for name, hub in names.items() if hub and hub not in pairings}
    return {hub for hub, its in staying.items() if its and new.issuperset(its)}


def _hub_of(pairing: object) -> str:
    gitops = pairing.get("gitops") if isinstance(pairing, dict) else None
    hub = gitops.get("hub") if isinstance(gitops, dict) else None
    return hub if isinstance(hub, str) else ""


def of(hub: str, pairings: Mapping[str, Pairing]) -> list[str]:
    """The spokes of a hub."""
    return sorted(name for name, one in pairings.items() if one.gitops.hub == hub)
