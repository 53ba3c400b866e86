"""Images pinned by digest, as entries of `images` in a kustomization.yaml. Pure.

An entry names the image with its tag, so that it changes this tag alone: when the flux command line
writes another version beside it, the entry matches nothing, and no old controller stays pinned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from provisioner.handover.fleet import COMPONENTS, EXTRA_COMPONENTS, GitOps

Object = dict[str, Any]

# The digests that we know are those of this registry; a copy elsewhere may have others.
REGISTRY = "ghcr.io/fluxcd"
NAME = re.compile(
    rf"[A-Za-z0-9][A-Za-z0-9._:/-]*/({'|'.join(COMPONENTS + EXTRA_COMPONENTS)}):(v[0-9.]+)"
)
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


class Pins(msgspec.Struct, frozen=True, kw_only=True):
    """`entries` for the kustomization.yaml; `unknown`: images, with their tags, that have neither a
    digest nor one that we know."""

    entries: tuple[Object, ...] = ()
    unknown: tuple[str, ...] = ()


def of(gitops: GitOps, components: Iterable[Object], digests: Mapping[str, str]) -> Pins:
    """The pins of a pairing's components. `digests`: by `component:tag`."""
    if not gitops.pin_images:
        return Pins()
    images = dict.fromkeys(
        container["image"]
        for item in components
        for container in _containers(item)
        if NAME.fullmatch(container["image"])
    )
    known = {image: digests.get(image.removeprefix(f"{REGISTRY}/"), "") for image in images}
    return Pins(
        entries=tuple(_entry(image, digest) for image, digest in known.items() if digest),
        unknown=tuple(image for image, digest in known.items() if not digest),
    )


def _entry(image: str, digest: str) -> Object:
    """Both a tag and a digest, or kustomize would drop the tag that people read."""
    return {"name": image, "newTag": image.rpartition(":")[2], "digest": digest}


def is_ours(entry: Any) -> bool:
    """Whether an entry of `images` is as we write them."""
    if not isinstance(entry, dict) or not all(isinstance(part, str) for part in entry.values()):
        return False
    match = NAME.fullmatch(entry.get("name", ""))
    if not match or not DIGEST.fullmatch(entry.get("digest", "")):
        return False
    return bool(entry == _entry(entry["name"], entry["digest"]))


def applied(components: Iterable[Object], entries: Sequence[Object]) -> list[Object]:
    """The components as kustomize builds them with these entries of ours."""
    pinned = {entry["name"]: f"{entry['name']}@{entry['digest']}" for entry in entries}
    return [_pinned(item, pinned) for item in components] if pinned else list(components)


def _pinned(item: Object, pinned: Mapping[str, str]) -> Object:
    if not any(container["image"] in pinned for container in _containers(item)):
        return item
    template = item["spec"]["template"]
    containers = [
        entry | {"image": pinned.get(entry["image"], entry["image"])} for entry in _containers(item)
    ]
    pod = template["spec"] | {"containers": containers}
    return item | {"spec": item["spec"] | {"template": template | {"spec": pod}}}


def _containers(item: Object) -> Iterator[Object]:
    if item["kind"] == "Deployment":
        yield from item["spec"]["template"]["spec"]["containers"]
