"""Decode and check a handover. Errors are BadInput with the source, the JSON path and what was expected.

`check` needs no Terraform: it reads text. The output of `terraform output -json` (whole, or of one output) and the
bare object are both accepted. S3 states come with the EKS work.
"""

from __future__ import annotations

import posixpath
import sys
from pathlib import Path
from typing import Any

import msgspec

from provisioner.base.errors import BadInput
from provisioner.handover import fleet

HINT = "`provisioner handover schema` prints the whole shape."


def from_file(name: str) -> fleet.Fleet:
    """From a file, or standard input when `name` is `-`."""
    if name == "-":
        return from_text(sys.stdin.buffer.read(), "standard input")
    try:
        return from_text(Path(name).read_bytes(), name)
    except OSError as error:
        raise BadInput(name, f"cannot be read: {error.strerror}") from error


def from_text(text: bytes, source: str) -> fleet.Fleet:
    try:
        return from_object(msgspec.json.decode(text), source)
    except msgspec.DecodeError as error:
        if isinstance(error, msgspec.ValidationError):
            raise
        raise BadInput(source, f"not JSON: {error}", HINT) from error


def from_object(found: Any, source: str) -> fleet.Fleet:
    """From decoded JSON: the object itself, one Terraform output, or all of them."""
    found = _unwrapped(found)
    if not isinstance(found, dict) or "version" not in found:
        raise BadInput(
            source, f"no handover: neither an object with `version` nor an output `{fleet.OUTPUT}`", HINT
        )
    if found["version"] != fleet.VERSION:
        raise BadInput(
            f"{source}: $.version", f"handover version {found['version']!r} is not known here",
            f"This provisioner reads version {fleet.VERSION}; use the release that wrote it.",
        )  # fmt: skip
    try:
        read = msgspec.convert(found, fleet.Fleet, strict=True)
    except msgspec.ValidationError as error:
        cause, _, path = str(error).rpartition(" - at ")
        raise BadInput(f"{source}: {path.strip('`') or '$'}", cause or str(error), HINT) from error
    _consistent(read, source)
    return read


def _unwrapped(found: Any) -> Any:
    if isinstance(found, dict) and fleet.OUTPUT in found:
        found = found[fleet.OUTPUT]
    if isinstance(found, dict) and "value" in found and "version" not in found:
        found = found["value"]
    return found


def _consistent(read: fleet.Fleet, source: str) -> None:
    owners: dict[tuple[str, str], str] = {}
    for name, pairing in read.pairings.items():
        where = f"{source}: $.pairings.{name}"
        if pairing.cluster != name or name not in read.clusters:
            known = ", ".join(read.clusters) or "none"
            raise BadInput(
                f"{where}.cluster", f"no cluster {pairing.cluster!r} under this key", f"Known: {known}."
            )
        if pairing.repository not in read.repositories:
            known = ", ".join(read.repositories) or "none"
            raise BadInput(f"{where}.repository", f"no repository {pairing.repository!r}", f"Known: {known}.")
        path = inside(pairing.path, f"{where}.path")
        other = owners.setdefault((pairing.repository, path), name)
        if other != name and not (pairing.shared_path and read.pairings[other].shared_path):
            raise BadInput(
                f"{where}.path",
                f"{path!r} belongs to cluster {other!r} already",
                "Give each its own path, or set shared_path on both.",
            )
        missing = {"source-controller", "kustomize-controller"} - set(pairing.gitops.components)
        if missing:
            raise BadInput(
                f"{where}.gitops.components",
                f"{', '.join(sorted(missing))} missing",
                "Flux cannot sync without them.",
            )


def inside(path: str, where: str) -> str:
    """The path normalised, relative to the repository; BadInput when it leads out of it or hides something."""
    if any(ord(letter) < 32 or ord(letter) == 127 for letter in path) or "\\" in path:
        raise BadInput(
            where, "control characters or a backslash in a path", "Use plain names with `/` between."
        )
    parts = path.split("/")
    if (
        path.startswith("/")
        or ".." in parts
        or ".git" in parts
        or any(part.startswith("-") for part in parts)
    ):
        raise BadInput(
            where,
            f"{path!r} is not a path inside the repository",
            "Use a relative path such as clusters/prod.",
        )
    return posixpath.normpath(path)
