"""Prerequisites of a cluster, such as a network plugin: manifests of the user's that come before
Flux, and that Flux keeps like the rest. Which ones can be, and how they are laid out in Git. Pure.

In Git each is a folder of copies with a kustomization.yaml that labels its objects, so that the
cluster itself says what is a prerequisite.
"""

from __future__ import annotations

import contextlib
import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from provisioner.base import yaml_reader
from provisioner.base.errors import BadInput
from provisioner.flux import files, yamls
from provisioner.handover import convert, text

Object = dict[str, Any]
Identity = tuple[str, str, str, str]  # group, kind, namespace, name
FOLDER = "prerequisites"
LABEL = "provisioner/prerequisite"  # on each object: the name of its prerequisite
HEAD = "# Written by provisioner from the prerequisites of the pairing. Change them there.\n"
KUSTOMIZATIONS = ("kustomization.yaml", "kustomization.yml", "Kustomization")
FLUX = ".toolkit.fluxcd.io"
EXTENSIONS = ".extensions.fluxcd.io"  # the ending of source-watcher's API group
NATIVE = ".k8s.io"  # the ending of Kubernetes' own API groups that have a dot in their names
# Kubernetes' own kinds that are in no namespace.
CLUSTER_WIDE = frozenset(
    (
        "APIService",
        "CSIDriver",
        "CSINode",
        "CertificateSigningRequest",
        "ClusterRole",
        "ClusterRoleBinding",
        "ClusterTrustBundle",
        "CustomResourceDefinition",
        "DeviceClass",
        "FlowSchema",
        "IngressClass",
        "MutatingAdmissionPolicy",
        "MutatingAdmissionPolicyBinding",
        "MutatingWebhookConfiguration",
        "Namespace",
        "Node",
        "PersistentVolume",
        "PriorityClass",
        "PriorityLevelConfiguration",
        "RuntimeClass",
        "ServiceCIDR",
        "StorageClass",
        "ValidatingAdmissionPolicy",
        "ValidatingAdmissionPolicyBinding",
        "ValidatingWebhookConfiguration",
        "VolumeAttributesClass",
    )
)
NATIVE_GROUPS = ("", "apps", "autoscaling", "batch", "policy")
SHAPE = "Each document needs apiVersion, kind and metadata.name, and nothing else counts."
DEFINES = "A definition needs spec.group, spec.names.kind and spec.names.plural."
IN_CLEAR = (
    "Encrypt it with SOPS, or create it in the cluster by other means: everybody who can read the "
    "repository can read it."
)


@dataclass(frozen=True, kw_only=True)
class Prerequisite:
    """`texts` by file name or path below its folder; `objects` as Flux will apply them."""

    name: str
    texts: Mapping[str, str]
    objects: Sequence[Object] = field(repr=False)


class Located(msgspec.Struct, frozen=True):
    """An object with the file and the line where it begins."""

    item: Object
    place: str


def read(name: str, texts: Mapping[str, str]) -> Prerequisite:
    """BadInput, by file and line, for what cannot be one."""
    objects = [one.item for one in located(name, texts)]
    if not objects:
        raise BadInput(f"prerequisite {name}", "has no object", SHAPE)
    return Prerequisite(name=name, texts=texts, objects=objects)


def located(name: str, texts: Mapping[str, str]) -> list[Located]:
    """All objects of one prerequisite, labelled, with their places."""
    return [Located(_labelled(one.item, name), one.place) for one in _all(name, texts)]


def check_distinct(prerequisites: Iterable[Prerequisite], components: Iterable[Object]) -> None:
    """BadInput for an object that two of them have, one has twice, or Flux itself brings: Flux
    could not build that."""
    prerequisites = list(prerequisites)
    owners = {identity(item): "Flux itself" for item in components}
    if _distinct(prerequisites, owners):
        return  # without reading all of it again for the places
    for one in prerequisites:
        for entry in located(one.name, one.texts):
            key = identity(entry.item)
            if key in owners:
                what = " ".join(filter(None, key[1:]))
                cause = f"{what} is also in {owners[key]}"
                raise BadInput(entry.place, cause, "Remove one of the two.")
            owners[key] = entry.place


def _distinct(prerequisites: Iterable[Prerequisite], others: Collection[Identity]) -> bool:
    keys = [identity(item) for one in prerequisites for item in one.objects]
    return len({*keys, *others}) == len(keys) + len(others)


def identity(item: Object) -> Identity:
    """Group, kind, namespace and name."""
    meta = item["metadata"]
    return group(item), item["kind"], meta.get("namespace", ""), meta["name"]


def group(item: Object) -> str:
    return str(item["apiVersion"]).rpartition("/")[0]


def native(item: Object) -> bool:
    """Whether Kubernetes itself serves this kind, without a CRD."""
    return group(item) in NATIVE_GROUPS or group(item).endswith(NATIVE)


def encrypted(item: Object) -> bool:
    """By SOPS: only Flux can apply it, once its Kustomization knows the key."""
    sops = item.get("sops")
    parts = [item[name] for name in ("data", "stringData") if item.get(name)]
    if not (isinstance(sops, dict) and sops.get("mac")):
        return False
    return all(isinstance(part, dict) and all(map(_is_encrypted, part.values())) for part in parts)


def _is_encrypted(value: object) -> bool:
    return str(value).startswith("ENC[")


def render(owner: str, prerequisites: Sequence[Prerequisite]) -> dict[str, str]:
    """Text by path below the folder `prerequisites`. `owner`: a comment that says whose they
    are."""
    if not prerequisites:
        return {}
    names = [one.name for one in prerequisites]
    whole = {
        files.KUSTOMIZATION: f"{owner}\n{HEAD}{yamls.dump([{**files.ROOT, 'resources': names}])}"
    }
    for one in prerequisites:
        whole[f"{one.name}/{files.KUSTOMIZATION}"] = HEAD + _kustomization(one)
        whole |= {f"{one.name}/{name}": content for name, content in one.texts.items()}
    return whole


def _kustomization(one: Prerequisite) -> str:
    labels = [{"pairs": {LABEL: one.name}}]
    return yamls.dump([{**files.ROOT, "labels": labels, "resources": sorted(one.texts)}])


def named(tree: Mapping[str, str], owners: Iterable[str]) -> set[str]:
    """Paths of the files that an earlier rendering for one of these owners names, out of all files
    below the folder; none where the folder is somebody else's."""
    whole = tree.get(files.KUSTOMIZATION, "")
    if whole.partition("\n")[0].rstrip() not in owners:
        return set()
    paths = {files.KUSTOMIZATION}
    for name in resources(whole):
        own = f"{name}/{files.KUSTOMIZATION}"
        paths |= {own, *(f"{name}/{inner}" for inner in resources(tree.get(own, "")))}
    return paths & tree.keys()


def resources(kustomization: str) -> list[str]:
    """What a kustomization.yaml names as resources, normalised; nothing where it cannot be read."""
    try:
        documents = yaml_reader.load(kustomization, files.KUSTOMIZATION)
    except BadInput:
        return []
    entries = documents[0].get("resources") if documents and isinstance(documents[0], dict) else []
    return [posixpath.normpath(entry) for entry in entries or [] if isinstance(entry, str)]


def objects(texts: Iterable[str]) -> dict[Identity, Object]:
    """The objects in copies that Git holds; nothing of one that cannot be read."""
    found: dict[Identity, Object] = {}
    for content in texts:
        with contextlib.suppress(BadInput):
            for document in yaml_reader.load(content, FOLDER):
                found |= {identity(item): item for item in _flat(document) if _is_object(item)}
    return found


def _all(name: str, texts: Mapping[str, str]) -> Iterator[Located]:
    for file, content in texts.items():
        subject = f"prerequisite {name}: {file}"
        _check_name(file, subject)
        documents = yaml_reader.load(content, subject)
        nodes = yaml_reader.nodes(content, subject)
        lines = [node.start_mark.line + 1 for node in nodes if not node.tag.endswith(":null")]
        for document, line in zip(documents, lines, strict=True):
            for item in _flat(document):
                _check(item, f"{subject}:{line}")
                yield Located(item, f"{subject}:{line}")


def _flat(document: Any) -> list[Any]:
    """What `kubectl get -o yaml` prints is a list of objects."""
    if isinstance(document, dict) and document.get("kind") == "List":
        items = document.get("items")
        return items if isinstance(items, list) else [document]
    return [document]


def _check_name(file: str, subject: str) -> None:
    if posixpath.basename(file) in KUSTOMIZATIONS:
        hint = "Build it, and name the result: `kubectl kustomize FOLDER > FILE`."
        raise BadInput(subject, "is no manifest, but says how to build some", hint)
    convert.to(text.RepositoryPath, file, subject)


def _check(item: Any, place: str) -> None:
    if not _is_object(item):
        raise BadInput(place, "is no object of Kubernetes", SHAPE)
    meta = item["metadata"]
    what = f"{item['kind']} {meta['name']}"
    if item["kind"] == "CustomResourceDefinition" and not _defines(item):
        raise BadInput(place, f"{what} has no spec.group, or no spec.names", DEFINES)
    if group(item).endswith(FLUX):
        hint = "Put it elsewhere below the pairing's path: Flux applies it from there."
        raise BadInput(place, f"{what} needs Flux, which runs only afterwards", hint)
    if item["kind"] == "Secret" and _values(item) and not encrypted(item):
        raise BadInput(place, f"{what} would be in Git in clear", IN_CLEAR)
    if native(item) and item["kind"] not in CLUSTER_WIDE and not meta.get("namespace"):
        raise BadInput(place, f"{what} names no namespace", "Set metadata.namespace.")


def _defines(crd: Object) -> bool:
    spec = _mapping(crd, "spec")
    names = _mapping(spec, "names")
    needed = (spec.get("group"), names.get("kind"), names.get("plural"))
    return all(isinstance(one, str) and one for one in needed)


def _mapping(item: Object, name: str) -> Object:
    value = item.get(name)
    return value if isinstance(value, dict) else {}


def _values(item: Object) -> bool:
    return bool(item.get("data") or item.get("stringData"))


def _is_object(item: Any) -> bool:
    meta = item.get("metadata") if isinstance(item, dict) else None
    if not isinstance(meta, dict):
        return False
    labels, namespace = meta.get("labels"), meta.get("namespace")
    needed = (item.get("apiVersion"), item.get("kind"), meta.get("name"))
    return all(isinstance(one, str) and one for one in needed) and (
        isinstance(labels, dict | None) and isinstance(namespace, str | None)
    )


def _labelled(item: Object, name: str) -> Object:
    meta = item["metadata"]
    return {**item, "metadata": {**meta, "labels": {**(meta.get("labels") or {}), LABEL: name}}}
