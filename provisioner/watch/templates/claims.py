"""What templates make of a Cluster: its name in the fleet, its repository and its path. Pure."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from provisioner.base import masking, selectors
from provisioner.base.errors import BadInput
from provisioner.handover import convert, facts, rules, text
from provisioner.handover.fleet import Pairing, Repository
from provisioner.watch.observed import ObservedCluster
from provisioner.watch.templates import expressions
from provisioner.watch.templates.template import FleetTemplate


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A template that selects a Cluster. Without a `pairing`, `problem` says why none can be
    made."""

    source: str
    fleet: str
    repository: Repository | None = None
    pairing: Pairing | None = None
    problem: str = ""


def claims(
    templates: Mapping[str, FleetTemplate], cluster: ObservedCluster, reserved: str
) -> list[Claim]:
    """Of all templates that select the Cluster. `reserved`: the name that the management cluster
    has in the fleet."""
    return [
        _claim(source, template, cluster, reserved)
        for source, template in templates.items()
        if selects(template, cluster)
    ]


def selects(template: FleetTemplate, cluster: ObservedCluster) -> bool:
    inside = not template.namespaces or cluster.namespace in template.namespaces
    return inside and selectors.matches(template.selector, cluster.labels)


def digest(claim: Claim) -> str:
    """Of all that a template makes of a Cluster, to see whether it was paired with just this."""
    return _digest(msgspec.json.encode([claim.fleet, claim.repository, claim.pairing]))


def _digest(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()[:16]


def _claim(source: str, template: FleetTemplate, cluster: ObservedCluster, reserved: str) -> Claim:
    empty = functools.partial(Claim, source=source, fleet=template.fleet)
    try:
        pairing = _pairing(source, template, cluster, reserved)
    except BadInput as error:
        return empty(problem=f"{error.subject}: {error.cause}. {error.hint}".strip())
    return empty(repository=template.repositories[pairing.repository], pairing=pairing)


def _pairing(
    source: str, template: FleetTemplate, cluster: ObservedCluster, reserved: str
) -> Pairing:
    values, where, wanted = cluster.values(), f"{source}: $", template.pairing
    entry = expressions.rendered(template.cluster_name, values, f"{where}.cluster_name")
    name = convert.to(text.Name, entry, f"{where}.cluster_name")
    if name == reserved:
        cause = f"{name!r} is what the management cluster is called"
        raise BadInput(f"{where}.cluster_name", cause, "Use another name.")
    repository = expressions.rendered(wanted.repository, values, f"{where}.pairing.repository")
    if repository not in template.repositories:
        known = ", ".join(template.repositories)
        cause = f"no repository {masking.shortened(repository, 80)!r}"
        raise BadInput(f"{where}.pairing.repository", cause, f"Known: {known}.")
    path = expressions.rendered(wanted.path, values, f"{where}.pairing.path")
    return Pairing(
        cluster=name,
        repository=repository,
        path=rules.inside(path, f"{where}.pairing.path"),
        deploy_key=wanted.deploy_key,
        gitops=wanted.gitops,
        prerequisites=wanted.prerequisites,
        facts=_facts(wanted.facts, values, f"{where}.pairing.facts"),
        secret_facts=wanted.secret_facts,
        platform=wanted.platform,
    )


def _facts(wanted: facts.Values, values: Mapping[str, Any], where: str) -> facts.Values:
    """A text may use what the Cluster says; what others write there must be one line, too."""
    made: facts.Values = {
        name: expressions.rendered(value, values, f"{where}.{name}")
        if isinstance(value, str)
        else value
        for name, value in wanted.items()
    }
    rules.printable(made, where)
    return made
