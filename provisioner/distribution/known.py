"""What ships with us: for each Flux release that we know, the checksum of its manifests, and the
digests of Flux's images on ghcr.io.

A checksum is that of `folder.sha256` over the files of the release's manifests.tar.gz. Releases and
images are only ever added (docs/decisions.md says how they are established).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources

import msgspec

from provisioner.base import structs

FILE = "known_releases.json"


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`contents`: checksums by version of Flux. `images`: digests by `component:tag`."""

    contents: dict[str, str]
    images: dict[str, str]


@functools.cache
def table() -> Table:
    data = resources.files("provisioner.distribution").joinpath(FILE).read_bytes()
    return structs.from_json(data, Table)


def contents(version: str) -> str:
    """The checksum of a release's manifests, or an empty text if we do not know the release."""
    return table().contents.get(version, "")


def images() -> Mapping[str, str]:
    return table().images
