"""The objects of a declared Cluster: of its topology, or of the user's template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from provisioner.base.errors import BadInput
from provisioner.clusters import cluster_api
from provisioner.flux import prerequisites
from provisioner.handover.clusters.cluster_api import Declaration, Topology, Workers
from provisioner.pairing.making import template
from provisioner.pairing.making.template import Located

Object = dict[str, Any]
# Annotations that say whose an object is: a fleet, and the cluster's name in it.
FLEET, CLUSTER = "provisioner/fleet", "provisioner/cluster"
IN_CLEAR = (
    "Encrypt it with SOPS, or create it on the management cluster by other means: everybody who "
    "can read the repository can read it."
)


def of(fleet: str, name: str, declared: Declaration, version: str) -> list[Object]:
    """All of them, marked as those of the cluster `name` of a fleet, the Cluster last: what it
    refers to is to be there before it. `version`: of Cluster, for a topology."""
    if declared.topology:
        items = [_of_topology(declared, declared.topology, version)]
    else:
        located = template.read(declared.template, _values(declared))
        _check(declared, located)
        items = sorted((one.item for one in located), key=is_cluster)
    marks = {FLEET: fleet, CLUSTER: name}
    return [_marked(item, declared, marks) for item in items]


def is_cluster(item: Object) -> bool:
    return bool(prerequisites.group(item) == cluster_api.GROUP and item["kind"] == cluster_api.KIND)


def _values(declared: Declaration) -> Mapping[str, Any]:
    names = {"cluster_name": declared.cluster_name, "namespace": declared.namespace}
    return {**declared.values, **names}


def _of_topology(declared: Declaration, topology: Topology, version: str) -> Object:
    item = cluster_api.cluster(declared.cluster_name, version, declared.namespace)
    old = version == "v1beta1"
    workers = [_without_nulls(_workers(one)) for one in topology.workers]
    whole = {
        **(_class_v1beta1(topology) if old else {"classRef": _class(topology)}),
        "version": _with_v(topology.version),
        "controlPlane": _without_nulls({"replicas": topology.control_plane_replicas}),
        "workers": {"machineDeployments": workers} if workers else {},
        "variables": [{"name": name, "value": v} for name, v in topology.variables.items()],
    }
    return {**item, "spec": {"topology": {name: part for name, part in whole.items() if part}}}


def _class(topology: Topology) -> Object:
    space = {"namespace": topology.class_namespace} if topology.class_namespace else {}
    return {"name": topology.class_name, **space}


def _class_v1beta1(topology: Topology) -> Object:
    return {"class": topology.class_name, "classNamespace": topology.class_namespace}


def _workers(one: Workers) -> Object:
    return {"class": one.class_name, "name": one.name, "replicas": one.replicas}


def _with_v(version: str) -> str:
    """As Cluster API keeps it."""
    return version if version.startswith("v") else f"v{version}"


def _without_nulls(fields: Mapping[str, Any]) -> Object:
    return {name: value for name, value in fields.items() if value is not None}


def _check(declared: Declaration, located: Sequence[Located]) -> None:
    """BadInput, with the place, for what is not part of this Cluster."""
    places: dict[prerequisites.Identity, str] = {}
    for one in located:
        _check_place(declared, one)
        _check_secret(declared, one)
        key = prerequisites.identity(one.item)
        if key in places:
            cause = f"{_named(one.item)} is there twice"
            raise BadInput(one.place, cause, f"The other one: {places[key]}.")
        places[key] = one.place
    clusters = [one for one in located if is_cluster(one.item)]
    for one in clusters:
        if one.item["metadata"]["name"] != declared.cluster_name:
            cause = f"{_named(one.item)} is not this cluster's, {declared.cluster_name}"
            raise BadInput(one.place, cause, "Use `name: {{ cluster_name }}`.")
    if not clusters:
        cause = f"has no Cluster named {declared.cluster_name}"
        raise BadInput(f"template {declared.template}", cause, "Add one, with its cluster_name.")


def _check_place(declared: Declaration, one: Located) -> None:
    """Only what is in the namespace of the Cluster."""
    item, space = one.item, declared.namespace
    given = item["metadata"].get("namespace") or space
    if given != space:
        cause = f"{_named(item)} is in namespace {given}, and not in {space}"
        raise BadInput(one.place, cause, "Use `namespace: {{ namespace }}`, or leave it out.")
    if prerequisites.native(item) and item["kind"] in prerequisites.CLUSTER_WIDE:
        raise no_namespace(one.place, item)


def no_namespace(place: str, item: Object) -> BadInput:
    cause = f"{_named(item)} is in no namespace: it may be used by others"
    return BadInput(place, cause, "Create it by other means.")


def _check_secret(declared: Declaration, one: Located) -> None:
    item = one.item
    secret = item["kind"] == "Secret" and prerequisites.group(item) == ""
    filled = secret and (item.get("data") or item.get("stringData"))
    committed = declared.delivery == "repository"
    if filled and committed and not prerequisites.encrypted(item):
        raise BadInput(one.place, f"{_named(item)} would be in Git in clear", IN_CLEAR)


def _named(item: Object) -> str:
    return f"{item['kind']} {item['metadata']['name']}"


def _marked(item: Object, declared: Declaration, marks: Mapping[str, str]) -> Object:
    """With the declared labels and annotations where it is the Cluster itself."""
    own = is_cluster(item)
    given = {"labels": declared.labels if own else {}}
    given["annotations"] = {**(declared.annotations if own else {}), **marks}
    return {**item, "metadata": {**_metadata(item, given), "namespace": declared.namespace}}


def _metadata(item: Object, given: Mapping[str, Mapping[str, str]]) -> Object:
    meta = item["metadata"]
    merged = {name: {**(meta.get(name) or {}), **more} for name, more in given.items()}
    return {**meta, **{name: entries for name, entries in merged.items() if entries}}
