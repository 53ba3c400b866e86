"""The Terraform module modules/fleet as a root module of its own, in a folder with a copy of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.fleet_module import files
from tests.real.terraform import Terraform

VALUES = ("values", "load_tester_values")
VARIABLES = ("fleet", "clusters", "repositories", "pairings", "waves")


class Module:
    """Each run is given all variables in a file, as data."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for file in files.FOLDER.glob("*.tf"):
            shutil.copy(file, folder)
        self.terraform = Terraform(folder, {})

    def errors(self, handover: Mapping[str, Any]) -> list[str]:
        """The messages of all validations that a plan fails; empty if it is accepted."""
        done = self.terraform.run("plan", "-json", self._given(handover))
        events = (json.loads(line) for line in done.stdout.splitlines())
        found = [event["diagnostic"] for event in events if event["type"] == "diagnostic"]
        details = [one["detail"] for one in found if one["severity"] == "error"]
        return [line for detail in details for line in detail.split("\n\n")[0].splitlines()]

    def outputs(self, handover: Mapping[str, Any]) -> str:
        """What `terraform output -json` prints after an apply."""
        self.terraform("apply", "-auto-approve", self._given(handover))
        return self.terraform("output", "-json")

    def _given(self, handover: Mapping[str, Any]) -> str:
        values = {name: handover[name] for name in VARIABLES if name in handover}
        values["clusters"] = {n: as_hcl(one) for n, one in values.get("clusters", {}).items()}
        values["pairings"] = {n: with_texts(one) for n, one in values.get("pairings", {}).items()}
        (self.folder / "given.tfvars.json").write_text(json.dumps(values))
        return "-var-file=given.tfvars.json"


def as_hcl(cluster: Any) -> Any:
    """A cluster of a handover as the module takes it: maps of anything are JSON."""
    given = dict(cluster)
    if isinstance(given.get("values"), dict):
        given["values"] = json.dumps(given["values"])
    if isinstance(topology := given.get("topology"), dict):
        given["topology"] = {**topology, "variables": json.dumps(topology.get("variables", {}))}
    return given


def with_texts(value: Any) -> Any:
    """The values of charts at any depth, as `jsonencode` writes them."""
    if isinstance(value, list):
        return [with_texts(part) for part in value]
    if not isinstance(value, dict):
        return value
    return {
        name: json.dumps(part) if name in VALUES and isinstance(part, dict) else with_texts(part)
        for name, part in value.items()
    }
