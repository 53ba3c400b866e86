"""One look at one cluster: every object is read at most once, when a step first asks for it.

A snapshot never changes. After a step has written to the cluster, the engine takes a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from provisioner.base.cached import Cached
from provisioner.clusters.client import Client, Object
from provisioner.flux import facts, flux_operator, secret, spoke
from provisioner.flux.conditions import Delivery, delivery
from provisioner.flux.monitoring.kinds import KINDS
from provisioner.flux.platform import base as platform
from provisioner.handover.platform import base as declared
from provisioner.pairing.run.desired_state import Desired, Names

Place = tuple[str, str]  # namespace and name
RECORD = "provisioner-pairing"  # our ConfigMap
FACTS = "facts"  # in its data: names of the objects of facts that may exist
ROTATION = "rotation"  # in its data: whether a staging Secret may exist
PLATFORM = "platform"  # in its data: the pieces that are declared, or the last ones that were
PIECE_KEYS = "platform_keys"  # in its data: repositories with deploy keys of its pieces
WEBHOOKS = "webhooks"  # in its data: those that are at Git hosts, or were to be made there
MONITORING = "monitoring"  # the kind of the piece with objects outside of Flux's namespace
HUB = "hub"  # in its data: the cluster whose Flux delivers to this one, if it has none of its own
PART = "app.kubernetes.io/part-of=flux"
MARK = "kustomize.toolkit.fluxcd.io"  # how the labels of a delivered object begin
OPERATOR = flux_operator.GROUP
MANAGER = "manager"  # in its data: who keeps Flux, if provisioner did not install it
KUBE_SYSTEM = "kube-system"
LISTS_AT_ONCE = 3  # more connections cost more than they save
# Flux applies these again by itself, and nothing depends on them meanwhile: not worth a request in
# every run of a cluster that is paired.
REPAIRED_BY_FLUX = ("ResourceQuota",)


def identify(item: Object) -> str:
    """`Kind/name`, as messages and inventories name an object."""
    return f"{item['kind']}/{item['metadata']['name']}"


def shortened(names: Sequence[str], most: int = 10) -> str:
    """The first of them, and how many more there are."""
    more = len(names) - most
    return ", ".join([*names[:most], *([f"{more} more"] if more > 0 else [])])


def namespaces(client: Client, *names: str) -> dict[str, Object]:
    """By name, in one request: every namespace is labelled with its name."""
    labels = f"kubernetes.io/metadata.name in ({','.join(names)})"
    listed = client.list("v1", "Namespace", labels=labels)
    return {item["metadata"]["name"]: item for item in listed}


def uid_of(namespaces: Mapping[str, Object]) -> str:
    """That of kube-system, which tells a cluster from one rebuilt under its name (design decision
    16); empty where it cannot be seen."""
    return str(namespaces.get(KUBE_SYSTEM, {"metadata": {}})["metadata"].get("uid", ""))


def record(client: Client, namespace: str) -> Mapping[str, str]:
    """The data of our ConfigMap in a namespace; empty where there is none."""
    found = client.get("v1", "ConfigMap", RECORD, namespace) or {}
    return found.get("data") or {}


def uid_and_record(client: Client, namespace: str) -> tuple[str, Mapping[str, str]]:
    """What says which cluster an API leads to."""
    return uid_of(namespaces(client, KUBE_SYSTEM)), record(client, namespace)


def record_item(namespace: str) -> Object:
    """Our ConfigMap by its name, without data."""
    meta = {"name": RECORD, "namespace": namespace}
    return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": meta}


def current(client: Client, item: Object) -> Object | None:
    """The object of this name as it is on a cluster."""
    meta = item["metadata"]
    return client.get(item["apiVersion"], item["kind"], meta["name"], meta.get("namespace", ""))


class FactObjects:
    """The objects of facts, by name, each read when it is asked for."""

    def __init__(self, cluster: Snapshot) -> None:
        self._cluster, self._read = cluster, dict[str, Object | None]()

    def get(self, name: str) -> Object | None:
        kind = "ConfigMap" if name == facts.PLAIN else "Secret"
        if name not in self._read:
            item = facts.named(kind, self._cluster.desired.namespace)
            self._read[name] = self._cluster.current(item)
        return self._read[name]


def of_another_flux(item: Object, namespace: str) -> bool:
    """Whether an object is of the platform of another Flux than the one in this namespace: two
    fleets may share a cluster."""
    labels = item["metadata"].get("labels") or {}
    by, there = labels.get(f"{MARK}/name"), labels.get(f"{MARK}/namespace")
    return by == declared.PLATFORM and there != namespace


def platform_secrets(client: Client, namespace: str, *, names: bool = False) -> dict[Place, Object]:
    """All Secrets of the platform, by place: in Flux's namespace, and in those of its tenants. No
    copies that others made of them."""
    listed = client.list("v1", "Namespace", labels=platform.TENANT, names=True)
    tenants = [item for item in listed if not of_another_flux(item, namespace)]
    everywhere = "" if tenants else namespace
    items = client.list("v1", "Secret", everywhere, labels=platform.LABEL, names=names)
    spaces = {namespace, *(item["metadata"]["name"] for item in tenants)}
    made = [item for item in items if platform.is_made(item)]
    places = [(item["metadata"]["namespace"], item["metadata"]["name"]) for item in made]
    return {place: item for place, item in zip(places, made, strict=True) if place[0] in spaces}


def platform_objects(client: Client, namespace: str, pieces: str) -> list[Object]:
    """What monitoring has delivered, in any namespace and outside of them, by the Flux in this one.
    No copies that others made of it. `pieces`: their titles, as the record has them."""
    if not any(title.startswith(f"{MONITORING} ") for title in pieces.split(", ")):
        return []  # whoever never had any need not be allowed to list these kinds
    listed = (
        client.list(version, kind, labels=platform.LABEL, names=True) for version, kind in KINDS
    )
    made = (item for items in listed for item in items if platform.is_made(item))
    return [
        item for item in made if item["metadata"]["labels"].get(f"{MARK}/namespace") == namespace
    ]


class Snapshot:
    """The cluster as it was when looked at. Used by one thread."""

    def __init__(self, client: Client, desired: Desired, hub: Client | None = None) -> None:
        """`hub`: the API of the cluster whose Flux delivers to this one."""
        self.client, self.desired, self._hub = client, desired, hub

    @Cached
    def record(self) -> Mapping[str, str]:
        return record(self.client, self.desired.namespace)

    @Cached
    def source(self) -> Object | None:
        """The GitRepository that Flux starts from."""
        return self._of_flux(self.desired.source)

    @Cached
    def root(self) -> Object | None:
        """The Kustomization that Flux starts from."""
        return self._of_flux(self.desired.root)

    @property
    def record_of_hub(self) -> Mapping[str, str]:
        """What our record on the hub says; empty where there is none."""
        item = record_item(self.desired.root["metadata"]["namespace"])
        return (self._of_flux(item) or {}).get("data") or {}

    def delivers_as(self, names: Names) -> bool:
        """Whether a hub has the Kustomization of a spoke with this name."""
        root = self.desired.root
        meta = {**root["metadata"], "name": spoke.name(names.cluster)}
        return spoke.marked(self._of_flux({**root, "metadata": meta}), names)

    @Cached
    def instance(self) -> Object | None:
        """The FluxInstance, where flux-operator keeps Flux."""
        return self.current(self.desired.instance) if self.desired.instance else None

    @Cached
    def source_secret(self) -> Object | None:
        """None on a spoke, which reads no repository."""
        return None if self.desired.hub else self._secret(self.desired.secret)

    @Cached
    def facts(self) -> FactObjects:
        return FactObjects(self)

    @Cached
    def hub(self) -> str | None:
        """Which cluster delivers to this one, by its record; before it has one, by what lets a hub
        in. Empty for a cluster with controllers of its own; None for one that was not paired."""
        return self.record.get(HUB, "") if self.record else self._account_marks.get(spoke.HUB)

    @property
    def spoke_access(self) -> str:
        """How the hub signs in to a cluster that is paired as a spoke."""
        return self._account_marks.get(spoke.ACCESS, "kubeconfig")

    @Cached
    def _account_marks(self) -> Mapping[str, str]:
        """The annotations of what lets a hub in."""
        account = self.client.get("v1", "ServiceAccount", spoke.NAME, self.desired.namespace)
        return (account or {"metadata": {}})["metadata"].get("annotations") or {}

    @Cached
    def spoke_tokens(self) -> list[Object]:
        """The Secrets of the names that a spoke's tokens have, whoever made them."""
        live = [self._secret(name) for name in spoke.TOKENS]
        return [item for item in live if item]

    @property
    def source_secret_if_read(self) -> Object | None:
        """For a report after an error: no request is made."""
        return self.__dict__.get("source_secret")

    @property
    def delivery_if_read(self) -> Delivery:
        """How the cluster delivers, as far as that was read before."""
        return delivery(self.__dict__.get("root"), self.__dict__.get("source"))

    @property
    def flux_if_read(self) -> list[Object]:
        """The Deployments of Flux, if they were read before."""
        deployments: list[Object] = self.__dict__.get("flux_deployments", [])
        return deployments

    @Cached
    def staging_secret(self) -> Object | None:
        """The Secret of a rotation under way. A record that knows of none saves the request; one
        from a version that did not keep track says nothing."""
        if self.desired.hub or self.record.get(ROTATION) == "":
            return None
        return self._secret(secret.STAGING)

    @Cached
    def platform_secrets(self) -> dict[Place, Object]:
        """Those that pairing made for pieces of the platform."""
        return platform_secrets(self.client, self.desired.namespace)

    @Cached
    def flux_deployments(self) -> list[Object]:
        """The Deployments of every Flux in the cluster, in any namespace."""
        return self.client.list("apps/v1", "Deployment", labels=PART)

    @property
    def deployments(self) -> dict[str, Object]:
        """Those in our namespace, by name."""
        namespace = self.desired.namespace
        ours = [
            item for item in self.flux_deployments if item["metadata"]["namespace"] == namespace
        ]
        return {item["metadata"]["name"]: item for item in ours}

    @Cached
    def namespace(self) -> Object | None:
        return self._namespaces.get(self.desired.namespace)

    @Cached
    def uid(self) -> str:
        return uid_of(self._namespaces)

    @Cached
    def components(self) -> list[Object]:
        """All objects of the kinds that Flux consists of and that may be ours: whole Deployments,
        of other kinds the metadata."""
        return self.listed(self.desired.components, skip=REPAIRED_BY_FLUX if self.record else ())

    def listed(self, objects: Iterable[Object], skip: tuple[str, ...] = ()) -> list[Object]:
        """Whatever exists of the kinds of these objects, but for the kinds to `skip`."""
        kinds = sorted(
            {
                (item["apiVersion"], item["kind"], "namespace" in item["metadata"])
                for item in objects
            }
        )
        with ThreadPoolExecutor(min(LISTS_AT_ONCE, self.client.at_once)) as pool:
            lists = pool.map(self._list, [kind for kind in kinds if kind[1] not in skip])
            return [item for listed in lists for item in listed]

    def current(self, item: Object) -> Object | None:
        """The object of this name as it is in the cluster."""
        return current(self.client, item)

    def again(self) -> Snapshot:
        """A new look at the same cluster."""
        return Snapshot(self.client, self.desired, self._hub)

    def _of_flux(self, item: Object) -> Object | None:
        """On the hub, if there is one; a hub that is gone has nothing."""
        client = self._hub if self.desired.hub else self.client
        return current(client, item) if client else None

    @Cached
    def _namespaces(self) -> dict[str, Object]:
        """kube-system and Flux's own."""
        return namespaces(self.client, KUBE_SYSTEM, self.desired.namespace)

    def _list(self, kind: tuple[str, str, bool]) -> list[Object]:
        version, name, namespaced = kind
        if name == "Namespace":
            return [self.namespace] if self.namespace else []
        if name == "Deployment":
            return list(self.deployments.values())
        if namespaced:
            return self.client.list(version, name, self.desired.namespace, names=True)
        return self.client.list(version, name, labels=PART, names=True)

    def _secret(self, name: str) -> Object | None:
        return self.client.get("v1", "Secret", name, self.desired.namespace)
