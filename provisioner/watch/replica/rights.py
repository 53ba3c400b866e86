"""What `watch` may do on the management cluster: exactly what it does there. The manifests and
`provisioner rights --for watch` are made of it, and it is checked at the start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from provisioner.clusters import cluster_api
from provisioner.clusters.rights import Right
from provisioner.watch.management import records
from provisioner.watch.replica.leader import NAME
from provisioner.watch.templates.template import FleetTemplate


class Use(NamedTuple):
    """Verbs on a resource of an API group."""

    group: str
    resource: str
    verbs: tuple[str, ...]


ALL = ""  # namespaces
READ = ("get", "list", "watch")
EVERYWHERE = (
    Use(cluster_api.GROUP, "clusters", READ),
    Use(records.GROUP, records.PLURAL, (*READ, "create", "patch", "delete")),
    Use(records.GROUP, f"{records.PLURAL}/status", ("patch",)),
    Use("", "namespaces", ("get",)),  # kube-system for its UID; others, whether they are going
)
# To see at once that a kubeconfig has come or was replaced. Kubernetes cannot limit it to those.
SECRETS_OF_ALL = (Use("", "secrets", ("list", "watch")),)
# Where clusters are paired: NAME-kubeconfig, and Events on the Cluster.
PAIRED = (
    Use("", "secrets", ("get",)),
    Use("", "events", ("create",)),
)
# In the namespace of the operator.
OWN = (Use("coordination.k8s.io", "leases", ("get", "create", "update", "delete")),)


def role(own: str) -> str:
    """The name of its roles: two operators on one management cluster have different ones."""
    return NAME if own == NAME else f"{NAME}-{own}"


def needed(templates: Mapping[str, FleetTemplate], own: str) -> list[Right]:
    """For these templates, with the Lease in the namespace `own`."""
    return [*on_clusters(templates), *on_lease(own)]


def on_clusters(templates: Mapping[str, FleetTemplate]) -> list[Right]:
    """If all templates name their namespaces, no Secret can be read in others, and none be listed:
    each is then asked for by its name, a little later."""
    spaces = namespaces(templates)
    watched = SECRETS_OF_ALL if ALL in spaces else ()
    return [
        *_within((*EVERYWHERE, *watched), ALL),
        *(right for space in spaces for right in _within(PAIRED, space)),
    ]


def on_lease(namespace: str) -> list[Right]:
    return list(_within(OWN, namespace))


def namespaces(templates: Mapping[str, FleetTemplate]) -> Sequence[str]:
    """Of the clusters; ALL stands for all."""
    named = [template.namespaces for template in templates.values()]
    if not named or not all(named):
        return (ALL,)
    return sorted({space for spaces in named for space in spaces})


def _within(uses: Sequence[Use], namespace: str) -> Iterator[Right]:
    for group, resource, verbs in uses:
        for verb in verbs:
            yield Right(group=group, resource=resource, verb=verb, namespace=namespace)
