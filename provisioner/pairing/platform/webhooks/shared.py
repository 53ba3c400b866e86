"""Webhooks that several clusters use. Receivers of one name have one URL where their addresses and
tokens are the same, as behind a proxy that sends to all of them.

That is seen by what is declared: a token that was made on a cluster is its own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from provisioner.base.errors import ProvisionerError
from provisioner.handover.fleet import Fleet
from provisioner.handover.platform.receiver import FACT
from provisioner.handover.reference import Reference
from provisioner.pairing.branch import identity_file
from provisioner.pairing.platform.webhooks import endpoints
from provisioner.pairing.platform.webhooks.endpoints import Endpoint
from provisioner.pairing.run import desired_state
from provisioner.pairing.run.target import Run, Target

AtUrl = tuple[str, str]  # the name of a repository, and the URL of a webhook there
Users = Mapping[AtUrl, Collection[str]]  # by what they use, clusters
Stays = Callable[[str], bool]  # whether a cluster of the fleet goes on using its webhooks


@dataclass(frozen=True, kw_only=True)
class Declared:
    """A Receiver of a cluster, whose token the `reference` leads to. `place` of its repository."""

    cluster: str
    place: str
    endpoint: Endpoint
    reference: Reference


def users(target: Target, own: Collection[Endpoint], hooks: Iterable[AtUrl], stays: Stays) -> Users:
    """Which other clusters use each of these. `own`: the Receivers of this cluster."""
    found = {}
    for repository, url in hooks:
        names = _names(target.run, target.name, own, (repository, url), stays)
        if names:
            found[repository, url] = names
    return found


def of_gone(run: Run, cluster: str, endpoint: Endpoint, stays: Stays) -> list[str]:
    """Which other clusters use the webhook of one that is gone. Only a URL with the same token is
    certain to be the same, and nobody is asked for what references lead to."""
    return [
        one.cluster
        for one in _others(run, cluster, endpoint.piece.repository)
        if one.endpoint.address == endpoint.address
        and _same_token(one.endpoint, endpoint)
        and stays(one.cluster)
    ]


def here(target: Target) -> Stays:
    """Of a run that pairs clusters: those that it works on, and those that Git says are paired.
    Where Git is not at hand, what is declared counts."""

    def stays(name: str) -> bool:
        repository = target.run.fleet.pairings[name].repository
        ours = repository == target.desired.pairing.repository and target.prepared.done()
        if not ours or target.run.options.chosen([name]):
            return True
        names = desired_state.names(target.run.fleet, name)
        held = target.prepared.result().clone.files(names.directory)
        return bool(identity_file.recorded(names, held.get(identity_file.NAME)))

    return stays


def said(hook: AtUrl, names: Collection[str]) -> str:
    more, use = ("s", "use") if len(names) > 1 else ("", "uses")
    return f"the one on {hook[0]} stays: cluster{more} {', '.join(names)} {use} it too"


def _names(
    run: Run, cluster: str, own: Collection[Endpoint], hook: AtUrl, stays: Stays
) -> list[str]:
    repository, url = hook
    others = _others(run, cluster, repository)
    using = {one.cluster for one in others if _uses(run, one, url, own)}
    return sorted(name for name in using if stays(name))


def _others(run: Run, cluster: str, repository: str) -> list[Declared]:
    """Receivers of other clusters at this repository, whatever the fleet calls it."""
    if repository not in run.fleet.repositories:
        return []
    place = endpoints.place_of(run.fleet.repositories[repository])
    return [one for one in _declared(run) if one.place == place and one.cluster != cluster]


def _declared(run: Run) -> list[Declared]:
    return run.context.once("receivers with tokens of the user's", lambda: _read(run.fleet))


def _read(fleet: Fleet) -> list[Declared]:
    places = {name: endpoints.place_of(one) for name, one in fleet.repositories.items()}
    return [
        Declared(
            cluster=name,
            place=places[one.piece.repository],
            endpoint=one,
            reference=one.piece.token,
        )
        for name, pairing in fleet.pairings.items()
        for one in endpoints.of(pairing, {})
        if one.address and one.piece.token
    ]


def _uses(run: Run, one: Declared, url: str, own: Collection[Endpoint]) -> bool:
    """Nothing is deleted on a guess: a token that cannot be had may be the one of this URL."""
    endpoint, path = one.endpoint, endpoints.path_of(url)
    if not FACT.search(endpoint.address) and url != f"{endpoint.address}{path}":
        return False
    if any(mine.has(url) and _same_token(mine, endpoint) for mine in own):
        return True
    try:
        subject = f"token of {endpoint.piece.title} of cluster {one.cluster}"
        token = run.resolved(one.reference, subject)
    except ProvisionerError:
        return True
    return dataclasses.replace(endpoint, token=token).has(url)


def _same_token(one: Endpoint, other: Endpoint) -> bool:
    """And all else that the path of a URL is made of."""
    return (one.piece.token, one.piece.name, one.namespace) == (
        other.piece.token,
        other.piece.name,
        other.namespace,
    ) and one.piece.token is not None
