"""Decode and check a handover. Errors are BadInput with the source, the JSON path and what was
expected.

Nothing here needs Terraform: it reads text and decoded JSON. The output of `terraform output -json`
(all outputs, or one) and the bare object are both accepted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from provisioner.base.errors import BadInput
from provisioner.base.secret import Secret
from provisioner.handover import convert, facts, fleet, json_text, rules, unknown

STANDARD_INPUT = "standard input"
HINT = "`provisioner handover schema` prints the whole shape."
UNKNOWN_HINT = "Parts of it are known only after the apply; `provisioner up` reads them then."
MAPS: Mapping[str, Any] = {
    "clusters": fleet.Cluster,
    "repositories": fleet.Repository,
    "pairings": fleet.Pairing,
}
PLANNED_MAPS: Mapping[str, Any] = {
    **MAPS,
    "clusters": fleet.PlannedCluster,
    "repositories": fleet.PlannedRepository,
    "pairings": fleet.PlannedPairing,
}
F = TypeVar("F", bound=fleet.Fleet)


def decoded(name: str) -> tuple[Any, str]:
    """The JSON in a file or on standard input (`-`), and what to call it in errors."""
    if name == "-":
        data = sys.stdin.buffer.read()
        return json_text.decoded(data, STANDARD_INPUT, HINT), STANDARD_INPUT
    try:
        return json_text.decoded(Path(name).read_bytes(), name, HINT), name
    except OSError as error:
        raise BadInput(name, f"cannot be read: {error.strerror}") from error


def from_object(value: Any, source: str) -> fleet.Fleet:
    """From decoded JSON: the object itself, one Terraform output, or all of them."""
    return _read(_unwrapped(value), source, fleet.Fleet, MAPS)


def planned(value: dict[str, Any], source: str) -> fleet.PlannedFleet:
    """From the handover of a plan, with `UNKNOWN` for what is known only after the apply. BadInput
    where that hides the shape of the fleet: its id, a whole map, a field with a form of its own."""
    readable = {
        **value,
        "clusters": _marked(value.get("clusters")),
        "repositories": _marked(value.get("repositories")),
        "pairings": unknown.shown(_each(value.get("pairings"), facts.planned)),
    }
    try:
        return _read(readable, source, fleet.PlannedFleet, PLANNED_MAPS)
    except BadInput as error:
        if not unknown.has_unknown(value):
            raise
        hint = f"{error.hint} {UNKNOWN_HINT}".strip()
        raise BadInput(error.subject, error.cause, hint) from error


def planned_clusters(value: dict[str, Any], source: str) -> dict[str, fleet.PlannedCluster]:
    """Only the clusters of such a handover; empty where all of them are known after the apply."""
    entries = _marked(value.get("clusters"))
    if not isinstance(entries, dict):
        return {}
    return convert.entries(fleet.PlannedCluster, entries, f"{source}: $.clusters", HINT)


def unknown_names(value: dict[str, Any]) -> frozenset[str]:
    """Names of clusters and repositories in the handover of a plan that cannot be asked, since a
    part of them, or of the cluster's pairing, is known only after the apply."""
    return frozenset(
        name
        for sort in MAPS
        if isinstance(entries := value.get(sort), dict)
        for name, entry in _each(entries, facts.without).items()
        if unknown.has_unknown(entry)
    )


def keys(outputs: Any) -> dict[str, Secret]:
    """The private keys that Terraform keeps, by cluster, out of all its decoded outputs; empty if
    there are none."""
    output = outputs.get(fleet.KEYS) if isinstance(outputs, dict) else None
    private = output.get("value") if isinstance(output, dict) else None
    if not isinstance(private, dict):
        return {}
    return {name: Secret(key) for name, key in private.items() if isinstance(key, str)}


def _unwrapped(value: Any) -> Any:
    if isinstance(value, dict) and fleet.OUTPUT in value:
        value = value[fleet.OUTPUT]
    if isinstance(value, dict) and "value" in value and "version" not in value:
        value = value["value"]
    return value


def _read(value: Any, source: str, shape: type[F], maps: Mapping[str, Any]) -> F:
    root = f"{source}: $"
    _check_version(value, source, root)
    rules.printable(value, root)
    # Each map by itself first: msgspec does not say which entry of a map is wrong.
    for name, pairing in _entries(value.get("pairings")).items():
        facts.check_named(pairing, f"{root}.pairings.{name}")
    for name, entry in maps.items():
        convert.entries(entry, value.get(name, {}), f"{root}.{name}", HINT)
    read = convert.to(shape, value, root, HINT)
    read.check(root)
    return _with_normal_paths(read)


def _check_version(value: Any, source: str, root: str) -> None:
    if not isinstance(value, dict) or "version" not in value:
        raise BadInput(
            source,
            f"no handover: neither an object with `version` nor an output `{fleet.OUTPUT}`",
            HINT,
        )
    if value["version"] != fleet.VERSION:
        raise BadInput(
            f"{root}.version",
            f"handover version {value['version']!r} is not known here",
            f"This provisioner reads version {fleet.VERSION}; use the release that wrote it.",
        )


def _with_normal_paths(read: F) -> F:
    """Paths as Git has them: `./a//b/` is `a/b`."""
    pairings = {
        name: msgspec.structs.replace(pairing, path=rules.inside(pairing.path, name))
        for name, pairing in read.pairings.items()
    }
    return msgspec.structs.replace(read, pairings=pairings)


def _entries(given: Any) -> dict[str, Any]:
    """Nothing where it is no map; that is reported later."""
    return given if isinstance(given, dict) else {}


def _each(given: Any, change: Callable[[Any], Any]) -> Any:
    """The entries of a map, changed one by one; anything else as it is."""
    return {name: change(one) for name, one in given.items()} if isinstance(given, dict) else given


def _marked(entries: Any) -> Any:
    """The entries, those with an unknown part as `Unknown`."""
    if not isinstance(entries, dict):
        return entries
    return {
        name: _unknown(entry) if unknown.has_unknown(entry) else entry
        for name, entry in entries.items()
    }


def _unknown(entry: Any) -> dict[str, str]:
    """Which resource makes a cluster is known before what that resource will be."""
    made_by = entry.get("made_by") if isinstance(entry, dict) else None
    known = isinstance(made_by, str) and made_by
    return {"kind": "unknown", **({"made_by": str(made_by)} if known else {})}
