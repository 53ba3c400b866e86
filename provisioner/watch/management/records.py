"""Records of pairings on the management cluster: what was paired with what, so that it can be
undone when the Cluster, and the template too, are gone. Pure.

A record has the name and namespace of its Cluster, and no owner: it must outlive it. `clusterctl
move` takes it along, without its status. So what must not get lost stands in its spec.
"""

from __future__ import annotations

from typing import Any

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import convert
from provisioner.handover.clusters.cluster_api import Declaration
from provisioner.handover.fleet import Cluster, Fleet, Pairing, Repository
from provisioner.handover.strict import Strict
from provisioner.watch.management.conditions import Condition, find
from provisioner.watch.observed import Key, Object, ObservedCluster

GROUP = "watch.provisioner.dev"
VERSION = "v1alpha1"
API_VERSION = f"{GROUP}/{VERSION}"
KIND, PLURAL, SINGULAR = "ClusterPairing", "clusterpairings", "clusterpairing"
CRD_NAME = f"{PLURAL}.{GROUP}"
# On a record: what the user wants to become of the pairing.
UNPAIR = f"{GROUP}/unpair"
WISHES = ("keep", "drain", "gone")
# Without it, a namespace that is deleted would take a record along before its keys are revoked.
FINALIZER = f"{GROUP}/unpair"
ANY = {"apiVersion": API_VERSION, "kind": KIND}
# clusterctl moves the objects of CRDs that have both.
MOVED = {"clusterctl.cluster.x-k8s.io": "", "clusterctl.cluster.x-k8s.io/move": ""}


class Named(Strict, frozen=True, kw_only=True):
    """The Cluster object that a record is about."""

    name: str
    namespace: str
    uid: str


class Spec(msgspec.Struct, frozen=True, kw_only=True):
    """`management`: the UID of the management cluster that wrote it. `identity`: the UID of the
    kube-system namespace of the cluster that was to be paired. Without a `pairing`, nothing ever
    was. `entry`: the name of the cluster in the fleet."""

    cluster: Named
    management: str = ""
    identity: str = ""
    fleet: str = ""
    entry: str = ""
    repository: Repository | None = None
    pairing: Pairing | None = None


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """`identity`: the UID of the paired cluster's kube-system namespace. `revision`: what it had
    applied. `observed`: a digest of what it was paired with."""

    conditions: list[Condition] = []
    identity: str = ""
    revision: str = ""
    observed: str = ""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """`problem`: why the object cannot be understood; nothing is done about its cluster then.
    `wish`: how the user wants the cluster to be unpaired (UNPAIR); empty: not at all."""

    namespace: str
    name: str
    spec: Spec
    status: Status = Status()
    uid: str = ""
    generation: int = 0
    version: str = ""
    deleting: bool = False
    wish: str = ""
    problem: str = ""

    @property
    def key(self) -> Key:
        return self.namespace, self.name

    @property
    def begun(self) -> bool:
        """Whether anything may have been paired."""
        return self.spec.pairing is not None

    def holds(self, kind: str) -> bool:
        held = find(self.status.conditions, kind)
        return held is not None and held.status == "True"


def read(obj: Object) -> Record:
    """From the object. One that cannot be understood has a `problem`."""
    metadata = obj["metadata"]
    namespace, name = metadata.get("namespace", ""), metadata["name"]
    problem, spec, status = "", _unreadable(obj), Status()
    try:
        spec = convert.to(Spec, obj.get("spec") or {}, "$.spec")
        status = convert.to(Status, obj.get("status") or {}, "$.status")
        _check(spec, namespace, name)
    except BadInput as error:
        problem = f"{error.subject}: {error.cause}"
    return Record(
        namespace=namespace,
        name=name,
        spec=spec,
        status=status,
        generation=metadata.get("generation", 0),
        uid=metadata.get("uid", ""),
        version=metadata.get("resourceVersion", ""),
        deleting="deletionTimestamp" in metadata,
        wish=(metadata.get("annotations") or {}).get(UNPAIR, ""),
        problem=problem,
    )


def named(cluster: ObservedCluster) -> Named:
    return Named(name=cluster.name, namespace=cluster.namespace, uid=cluster.uid)


def written(spec: Spec) -> Object:
    """The object, without a status."""
    metadata: Object = {"name": spec.cluster.name, "namespace": spec.cluster.namespace}
    if spec.pairing is not None:
        metadata["finalizers"] = [FINALIZER]
    return {**ANY, "metadata": metadata, "spec": msgspec.to_builtins(spec)}


def newer(record: Record, than: Record) -> bool:
    """Whether a record is at least as new as another. An event may come after our own write."""
    versions = record.version, than.version
    return not all(map(str.isdecimal, versions)) or int(versions[0]) >= int(versions[1])


def declaration(spec: Spec, management: str) -> Declaration:
    """How the cluster of a record is reached. `management`: the name of the management cluster in
    the fleet."""
    return Declaration(
        management=management, namespace=spec.cluster.namespace, cluster_name=spec.cluster.name
    )


def fleet(specs: list[Spec], management: str, reached: Cluster) -> Fleet:
    """The handover of clusters of one fleet. BadInput if they do not go together."""
    clusters: dict[str, Any] = {management: reached}
    repositories: dict[str, Any] = {}
    pairings: dict[str, Pairing] = {}
    for spec in specs:
        if spec.pairing is not None and spec.repository is not None:
            clusters[spec.entry] = declaration(spec, management)
            repositories[spec.pairing.repository] = spec.repository
            pairings[spec.entry] = spec.pairing
    made = Fleet(
        version=1,
        fleet=specs[0].fleet,
        clusters=clusters,
        repositories=repositories,
        pairings=pairings,
    )
    made.check("$")
    return made


def _check(spec: Spec, namespace: str, name: str) -> None:
    """A record that somebody copied or edited must not lead to another cluster's files."""
    if (spec.cluster.namespace, spec.cluster.name) != (namespace, name):
        raise BadInput("$.spec.cluster", f"not the Cluster {namespace}/{name}")
    if spec.pairing is None:
        return
    if spec.repository is None or not spec.fleet or spec.pairing.cluster != spec.entry:
        raise BadInput("$.spec", "fleet, entry, repository and pairing do not go together")
    spec.repository.check("$.spec.repository")
    spec.pairing.check("$.spec.pairing")


def _unreadable(obj: Object) -> Spec:
    metadata = obj["metadata"]
    named = Named(name=metadata["name"], namespace=metadata.get("namespace", ""), uid="")
    return Spec(cluster=named)


def crd() -> Object:
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": CRD_NAME, "labels": dict(MOVED)},
        "spec": {
            "group": GROUP,
            "scope": "Namespaced",
            "names": {
                "kind": KIND,
                "listKind": f"{KIND}List",
                "plural": PLURAL,
                "singular": SINGULAR,
                "categories": ["cluster-api"],
            },
            "versions": [
                {
                    "name": VERSION,
                    "served": True,
                    "storage": True,
                    "subresources": {"status": {}},
                    "additionalPrinterColumns": _columns(),
                    "schema": {"openAPIV3Schema": _schema()},
                }
            ],
        },
    }


def _columns() -> list[Object]:
    paired = ".status.conditions[?(@.type=='Paired')]"
    return [
        {"name": "Paired", "type": "string", "jsonPath": f"{paired}.status"},
        {"name": "Reason", "type": "string", "jsonPath": f"{paired}.reason"},
        {"name": "Fleet", "type": "string", "jsonPath": ".spec.fleet"},
        {"name": "Path", "type": "string", "jsonPath": ".spec.pairing.path"},
        {"name": "Revision", "type": "string", "jsonPath": ".status.revision", "priority": 1},
        {"name": "Message", "type": "string", "jsonPath": f"{paired}.message", "priority": 1},
        {"name": "Age", "type": "date", "jsonPath": ".metadata.creationTimestamp"},
    ]


def _schema() -> Object:
    free = {"type": "object", "nullable": True, "x-kubernetes-preserve-unknown-fields": True}
    return _object(
        apiVersion=_TEXT,
        kind=_TEXT,
        metadata={"type": "object"},
        spec={
            **_object(
                cluster={
                    **_object(name=_TEXT, namespace=_TEXT, uid=_TEXT),
                    "required": ["name", "namespace", "uid"],
                },
                management=_TEXT,
                identity=_TEXT,
                fleet=_TEXT,
                entry=_TEXT,
                repository=free,
                pairing=free,
            ),
            "required": ["cluster"],
        },
        status=_object(
            conditions={"type": "array", "items": _CONDITION},
            identity=_TEXT,
            revision=_TEXT,
            observed=_TEXT,
        ),
    )


def _object(**properties: Object) -> Object:
    return {"type": "object", "properties": properties}


_TEXT: Object = {"type": "string"}
_CONDITION: Object = {
    **_object(
        type=_TEXT,
        status={"type": "string", "enum": ["True", "False", "Unknown"]},
        reason=_TEXT,
        message=_TEXT,
        lastTransitionTime={"type": "string", "format": "date-time"},
        observedGeneration={"type": "integer", "format": "int64"},
    ),
    "required": ["type", "status", "reason"],
}
