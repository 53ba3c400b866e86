"""What our credential may do, asked of the API server itself, which answers for every authorizer
that it has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from provisioner.base.errors import Refused
from provisioner.clusters.client import Client

AT_ONCE = 8
TOLD = 10  # resources that a refusal names
ALL = "*"


@dataclass(frozen=True, order=True, kw_only=True)
class Right:
    """One verb on one kind of resource; without `namespace` in all of them, or on what has none."""

    resource: str
    verb: str
    group: str = ""
    namespace: str = ""

    @property
    def place(self) -> str:
        """`resource.group in namespace`, as `kubectl auth can-i` takes it."""
        named = f"{self.resource}.{self.group}" if self.group else self.resource
        return f"{named} in {self.namespace}" if self.namespace else named


def unlimited(client: Client) -> bool:
    """Whether it may do everything: one request, and the first sign of life of a cluster."""
    return client.allowed(group=ALL, resource=ALL, verb=ALL)


def check(client: Client, needed: Iterable[Right]) -> None:
    """Refused, naming each verb and resource, unless it may do all of these."""
    wanted = sorted(set(needed))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(lambda one: _allowed(client, one), wanted))
    if missing := [one for one, allowed in zip(wanted, answers, strict=True) if not allowed]:
        raise Refused(
            f"cluster {client.name}",
            f"the credential in use may not {told(missing)}",
            "Nothing was touched. Grant that (ClusterRole cluster-admin has it all), or use "
            "another credential.",
        )


def told(missing: Sequence[Right]) -> str:
    """`create, patch secrets in flux-system; bind clusterroles...`: one part a resource. Pure."""
    verbs: dict[str, list[str]] = {}
    for one in missing:
        verbs.setdefault(one.place, []).append(one.verb)
    parts = [f"{', '.join(found)} {place}" for place, found in verbs.items()]
    more = f"; and something on {len(parts) - TOLD} more" if len(parts) > TOLD else ""
    return "; ".join(parts[:TOLD]) + more


def _allowed(client: Client, one: Right) -> bool:
    return client.allowed(
        group=one.group, resource=one.resource, verb=one.verb, namespace=one.namespace
    )
