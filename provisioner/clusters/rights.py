"""What our credential may do. The API server is asked, which answers for all of its authorizers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from provisioner.base.errors import Refused
from provisioner.clusters.client import Client, Object
from provisioner.clusters.kinds import CORE

NAMED = 10  # resources that a refusal names
ALL = "*"
LOOK = ("get", "list")
READ = (*LOOK, "watch")
WRITE = ("create", "patch")
PLURALS = {kind.kind: kind.plural for kind in CORE} | {"GitRepository": "gitrepositories"}


@dataclass(frozen=True, order=True, kw_only=True)
class Right:
    """One verb on one kind of resource. Without `namespace`: in all namespaces, or on a resource
    that has none. With `name`: on that object alone."""

    resource: str
    verb: str
    group: str = ""
    namespace: str = ""
    name: str = ""

    @property
    def place(self) -> str:
        """`resource.group in namespace`, as `kubectl auth can-i` takes it."""
        resource = f"{self.resource}.{self.group}" if self.group else self.resource
        return f"{resource} in {self.namespace}" if self.namespace else resource


class MissingRights(Refused):
    """The API server says that our credential may not do all that is needed."""


def unlimited(client: Client) -> bool:
    """Whether it may do everything. One request, which also shows that the cluster answers."""
    return client.allowed(group=ALL, resource=ALL, verb=ALL)


def check(client: Client, needed: Iterable[Right]) -> None:
    """MissingRights, naming each missing verb and resource, unless it may do all of these."""
    rights = sorted(set(needed))
    with ThreadPoolExecutor(client.at_once) as pool:
        answers = list(pool.map(lambda right: _allowed(client, right), rights))
    if missing := [right for right, allowed in zip(rights, answers, strict=True) if not allowed]:
        raise MissingRights(
            f"cluster {client.name}",
            f"the credential in use may not {in_words(missing)}",
            "Nothing was changed. Grant these rights (ClusterRole cluster-admin has all of them), "
            "or use another credential.",
        )


def in_words(missing: Sequence[Right]) -> str:
    """`create, patch secrets in flux-system; bind clusterroles...`: one part per resource. Pure."""
    verbs: dict[str, list[str]] = {}
    for right in missing:
        verbs.setdefault(right.place, []).append(right.verb)
    parts = [f"{', '.join(names)} {place}" for place, names in verbs.items()]
    more = f"; and rights on {len(parts) - NAMED} more" if len(parts) > NAMED else ""
    return "; ".join(parts[:NAMED]) + more


def _allowed(client: Client, right: Right) -> bool:
    return client.allowed(
        group=right.group, resource=right.resource, verb=right.verb, namespace=right.namespace
    )


def on(item: Object, verb: str) -> Right:
    """On the kind of an object, in its namespace. Pure."""
    group, _, _ = item["apiVersion"].rpartition("/")
    kind = item["kind"]
    plural = PLURALS.get(kind) or _plural(kind.lower())
    return Right(
        group=group, resource=plural, verb=verb, namespace=item["metadata"].get("namespace", "")
    )


def _plural(kind: str) -> str:
    """As Kubernetes' own generator makes it: `ingresses`, `networkpolicies`, `daemonsets`."""
    if kind.endswith(("s", "x", "ch", "sh")):
        return f"{kind}es"
    if kind.endswith("y") and kind[-2:-1] not in "aeiou":
        return f"{kind[:-1]}ies"
    return f"{kind}s"
