"""Decode and check a handover. Errors are BadInput with the source, the JSON path and what was
expected.

`check` needs no Terraform: it reads text. The output of `terraform output -json` (whole, or of one
output) and the bare object are both accepted. S3 states come with the EKS work.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec

from provisioner.base.errors import BadInput
from provisioner.base.secret import Secret
from provisioner.handover import convert, fleet, rules
from provisioner.handover.rules import inside as inside

HINT = "`provisioner handover schema` prints the whole shape."
MAPS = {"clusters": fleet.Cluster, "repositories": fleet.Repository, "pairings": fleet.Pairing}


def from_file(name: str) -> fleet.Fleet:
    """From a file, or standard input when `name` is `-`."""
    return from_object(*decoded(name))


def decoded(name: str) -> tuple[Any, str]:
    """The JSON in a file or on standard input (`-`), and what to call it."""
    if name == "-":
        return _decoded(sys.stdin.buffer.read(), "standard input"), "standard input"
    try:
        return _decoded(Path(name).read_bytes(), name), name
    except OSError as error:
        raise BadInput(name, f"cannot be read: {error.strerror}") from error


def from_text(text: bytes, source: str) -> fleet.Fleet:
    return from_object(_decoded(text, source), source)


def keys(outputs: Any) -> dict[str, Secret]:
    """The private keys that Terraform keeps, by cluster, out of all its decoded outputs; none where
    there are none."""
    output = outputs.get(fleet.KEYS) if isinstance(outputs, dict) else None
    found = output.get("value") if isinstance(output, dict) else None
    if not isinstance(found, dict):
        return {}
    return {name: Secret(key) for name, key in found.items() if isinstance(key, str)}


def _decoded(text: bytes, source: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadInput(source, f"not JSON: {error}", HINT) from error
    except RecursionError as error:
        raise BadInput(source, "nested too deeply", HINT) from error


def from_object(found: Any, source: str) -> fleet.Fleet:
    """From decoded JSON: the object itself, one Terraform output, or all of them."""
    found = _unwrapped(found)
    root = f"{source}: $"
    if not isinstance(found, dict) or "version" not in found:
        raise BadInput(
            source,
            f"no handover: neither an object with `version` nor an output `{fleet.OUTPUT}`",
            HINT,
        )
    if found["version"] != fleet.VERSION:
        raise BadInput(
            f"{root}.version",
            f"handover version {found['version']!r} is not known here",
            f"This provisioner reads version {fleet.VERSION}; use the release that wrote it.",
        )
    rules.printable(found, root)
    # One by one first: msgspec itself does not say which entry of a map is wrong.
    for name, shape in MAPS.items():
        convert.entries(shape, found.get(name, {}), f"{root}.{name}", HINT)
    read = convert.to(fleet.Fleet, found, root, HINT)
    _consistent(read, root)
    return _plain(read)


def _plain(read: fleet.Fleet) -> fleet.Fleet:
    """Paths as Git has them: `./a//b/` is `a/b`."""
    pairings = {
        name: msgspec.structs.replace(one, path=rules.inside(one.path, name))
        for name, one in read.pairings.items()
    }
    return msgspec.structs.replace(read, pairings=pairings)


def _unwrapped(found: Any) -> Any:
    if isinstance(found, dict) and fleet.OUTPUT in found:
        found = found[fleet.OUTPUT]
    if isinstance(found, dict) and "value" in found and "version" not in found:
        found = found["value"]
    return found


def _consistent(read: fleet.Fleet, root: str) -> None:
    for name, repository in read.repositories.items():
        rules.repository(repository, f"{root}.repositories.{name}")
    owners: dict[tuple[str, str], str] = {}
    for name, pairing in read.pairings.items():
        where = f"{root}.pairings.{name}"
        _known(name, pairing, read, where)
        rules.gitops(pairing.gitops, f"{where}.gitops")
        path = rules.inside(pairing.path, f"{where}.path")
        other = owners.setdefault((pairing.repository, path), name)
        if other != name:
            shared = pairing.shared_path and read.pairings[other].shared_path
            rules.alone(path, f"{where}.path", f"cluster {other!r}", shared=shared)


def _known(name: str, pairing: fleet.Pairing, read: fleet.Fleet, where: str) -> None:
    if pairing.cluster != name or name not in read.clusters:
        known = ", ".join(read.clusters) or "none"
        raise BadInput(
            f"{where}.cluster", f"no cluster {pairing.cluster!r} under this key", f"Known: {known}."
        )
    if pairing.repository not in read.repositories:
        known = ", ".join(read.repositories) or "none"
        raise BadInput(
            f"{where}.repository", f"no repository {pairing.repository!r}", f"Known: {known}."
        )
