"""The generated files of modules/fleet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import inspect

from provisioner.handover import clusters, fleet, repositories, sign_in, text
from provisioner.handover.artifact_verification import Identity, SignedArtifacts
from provisioner.handover.clusters import cluster_api
from provisioner.handover.reference import Reference
from provisioner.handover.repositories import base, github
from provisioner.handover.verification import SignedCommits
from provisioner.handover.waves import Wave
from tests.fleet_module import checks, entries, hcl, shapes, tables
from tests.fleet_module.places import Check
from tests.fleet_module.shapes import Kind

FOLDER = Path(__file__).parents[2] / "modules" / "fleet"
HEADER = "# Written by `python -m tests.fleet_module` from the handover's structs. Do not edit.\n"
PARTS = (cluster_api.Topology, cluster_api.Workers)
SHARED = (
    Reference,
    base.Author,
    base.Signing,
    github.App,
    SignedCommits,
    Identity,
    SignedArtifacts,
)
DESCRIPTIONS = {
    "clusters": "The clusters by name. `kind` decides which of the other attributes apply.",
    "repositories": "The Git repositories by name. `kind` decides which of the other attributes "
    "apply.",
    "pairings": "What each cluster follows, by the cluster's name: a repository and a path in it.",
}


def terraform() -> dict[str, str]:
    """The text of each file by its name, without Terraform's layout."""
    return {"variables.tf": HEADER + variables(), "entries.tf": HEADER + entries_()}


def readme() -> str:
    """The README, its tables written anew."""
    kept, mark, _ = (FOLDER / "README.md").read_text().partition(tables.BEGIN)
    return kept + mark + "\n" + _tables()


def _tables() -> str:
    declared = sorts()
    (pairing,) = declared["pairings"]
    fields = {field.encode_name: field for field in pairing.fields}
    parts = [
        tables.of_kinds("Cluster", declared["clusters"]),
        *(tables.of_kinds(shape.__name__, [_plain(shape)]) for shape in PARTS),
        tables.of_kinds("Sign-in", shapes.of_folder(sign_in)),
        tables.of_kinds("Repository", declared["repositories"]),
        tables.of_kinds("Pairing", [pairing]),
        tables.of_kinds("DeployKey", shapes.of_type(fields["deploy_key"].type)),
        tables.of_kinds("GitOps", shapes.of_type(fields["gitops"].type)),
        tables.of_kinds("Wave", [_plain(Wave)]),
        *(tables.of_kinds(shape.__name__, [_plain(shape)]) for shape in SHARED),
    ]
    return "\n".join(parts)


def _plain(shape: type) -> Kind:
    (kind,) = shapes.of_type(inspect.type_info(shape))
    return kind


def sorts() -> dict[str, list[Kind]]:
    return {
        "clusters": shapes.of_folder(clusters),
        "repositories": shapes.of_folder(repositories),
        "pairings": shapes.of_type(inspect.type_info(fleet.Pairing)),
    }


def variables() -> str:
    maps = [_map(name, kinds) for name, kinds in sorts().items()]
    return "\n\n".join(["", _fleet(), *maps, _waves(), ""])


def _fleet() -> str:
    place = checks.looked_at("for it in [var.fleet]", "$.fleet", "it")
    found = checks.form(place, inspect.type_info(text.Name))
    body = [
        'description = "The id of the fleet. It marks what belongs to it and never changes."',
        "type = string",
        "nullable = false",
    ]
    return hcl.block('variable "fleet"', [*body, *_validations(found)])


def _waves() -> str:
    kind = _plain(Wave)
    place = checks.looked_at("for number, entry in var.waves", "$.waves[${number}]", "entry")
    body = [
        'description = "In which order the clusters get something new. Empty: all at once."',
        f"type = list({shapes.object_type([kind])})",
        "default = []",
        "nullable = false",
    ]
    return hcl.block('variable "waves"', [*body, *_validations(checks.of_kinds(place, [kind]))])


def _map(name: str, kinds: list[Kind]) -> str:
    body = [
        f"description = {hcl.quoted(DESCRIPTIONS[name])}",
        f"type = map({shapes.object_type(kinds)})",
        "nullable = false",
    ]
    found = [checks.key(name), *checks.of_kinds(checks.variable(name), kinds)]
    return hcl.block(f'variable "{name}"', [*body, *_validations(found)])


def _validations(found: Iterable[Check]) -> list[str]:
    return [f"\n{check.written()}" for check in found]


def entries_() -> str:
    lines = []
    for name, kinds in sorts().items():
        if kinds[0].tag:
            lines += [f"{name}_{kind.tag} = {entries.of_kind(name, kind)}" for kind in kinds]
            merged = ", ".join(f"local.{name}_{kind.tag}" for kind in kinds)
            lines.append(f"{name} = merge({merged})")
        else:
            lines.append(f"{name} = {entries.pairings(kinds[0])}")
    wave = entries.struct(_plain(Wave), "entry")
    lines.append(f"waves = [for entry in var.waves : {wave}]")
    return "\n" + hcl.block("locals", ["\n\n".join(lines)]) + "\n"
