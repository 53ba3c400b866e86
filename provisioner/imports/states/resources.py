"""The resources of a state that keep Flux. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from provisioner.base import structs, yaml_reader
from provisioner.base.errors import BadInput
from provisioner.clusters.client import Object
from provisioner.flux import files

FLUX = "flux_bootstrap_git"
# Attributes with the public half of a key, by type of resource.
KEYS = {
    "tls_private_key": "public_key_openssh",
    "github_repository_deploy_key": "key",
    "gitlab_deploy_key": "key",
    "gitea_repository_key": "key",
}
VERSION = 4  # of Terraform 0.12 and all later ones, and of OpenTofu


class Instance(msgspec.Struct, frozen=True, kw_only=True):
    attributes: dict[str, Any] = {}
    index_key: str | int | None = None


class Resource(msgspec.Struct, frozen=True, kw_only=True):
    mode: str
    type: str
    name: str
    module: str = ""
    instances: list[Instance] = []


class Content(msgspec.Struct, frozen=True, kw_only=True):
    version: int
    resources: list[Resource] = []


@dataclass(frozen=True, kw_only=True)
class Key:
    """A resource that keeps a key; `public` is `TYPE BASE64`."""

    address: str
    public: str


@dataclass(frozen=True, kw_only=True)
class Bootstrap:
    """One instance of flux_bootstrap_git. `place`: of its state. `attributes`: those that describe
    Flux. `source` and `root`: the sync objects that it has written to Git; None where its state
    does not have them. `keys`: all keys in the same state."""

    place: str
    address: str
    attributes: Mapping[str, Any] = field(repr=False)
    source: Object | None = None
    root: Object | None = None
    keys: tuple[Key, ...] = ()


def of(text: str, place: str) -> list[Bootstrap]:
    """BadInput for what is not a state that can be read."""
    content = _content(text, place)
    keys = tuple(_keys(content))
    return [
        _bootstrap(address, instance.attributes, place, keys)
        for address, resource, instance in _instances(content)
        if resource.type == FLUX
    ]


def _content(text: str, place: str) -> Content:
    if not text.strip():  # `terraform state pull` of a project without a state
        return Content(version=VERSION)
    try:
        head = structs.from_json(text, dict[str, msgspec.Raw])
        if "encrypted_data" in head:
            raise BadInput(
                place,
                "is an encrypted state of OpenTofu",
                "Run in its project, initialised, with --terraform tofu: tofu decrypts it.",
            )
        content = structs.from_json(text, Content)
    except (msgspec.DecodeError, RecursionError) as error:
        cause = "is not a Terraform state"
        raise BadInput(place, cause, "`terraform state pull` prints one.") from error
    if content.version != VERSION:
        cause = f"has version {content.version} of the state's format; {VERSION} is read"
        raise BadInput(place, cause, "Run `terraform apply -refresh-only` with Terraform 1.9.")
    return content


def _instances(content: Content) -> Iterator[tuple[str, Resource, Instance]]:
    for resource in content.resources:
        if resource.mode == "managed":
            for instance in resource.instances:
                yield _address(resource, instance), resource, instance


def _address(resource: Resource, instance: Instance) -> str:
    key = instance.index_key
    index = "" if key is None else f"[{json.dumps(key)}]"
    inner = f"{resource.type}.{resource.name}{index}"
    return f"{resource.module}.{inner}" if resource.module else inner


def _keys(content: Content) -> Iterator[Key]:
    for address, resource, instance in _instances(content):
        public = instance.attributes.get(KEYS.get(resource.type, ""))
        if isinstance(public, str) and public:
            yield Key(address=address, public=" ".join(public.split()[:2]))


def _bootstrap(
    address: str, attributes: Mapping[str, Any], place: str, keys: tuple[Key, ...]
) -> Bootstrap:
    written = attributes.get("repository_files") or {}
    texts = [str(text) for name, text in written.items() if name.endswith(f"/{files.SYNC}")]
    items = yaml_reader.load(texts[0], f"{place}: {address}") if texts else []
    by_kind = {item.get("kind"): item for item in items if isinstance(item, dict)}
    described = {name: value for name, value in attributes.items() if name in DESCRIBING}
    return Bootstrap(
        place=place,
        address=address,
        attributes=described,
        source=by_kind.get("GitRepository"),
        root=by_kind.get("Kustomization"),
        keys=keys,
    )


# Not registry_credentials and repository_files, which hold a secret and 270 kB of YAML.
DESCRIBING = (
    "cluster_domain",
    "components",
    "components_extra",
    "image_pull_secret",
    "log_level",
    "namespace",
    "network_policy",
    "registry",
    "toleration_keys",
    "version",
    "watch_all_namespaces",
)
