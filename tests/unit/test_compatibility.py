"""What users' scripts relied on before issue 9 still works: tests/cases/compat is that state."""

from __future__ import annotations

import copy
import importlib
import json
from typing import Any

import pytest

from provisioner.handover import read
from provisioner.reports.model import Result
from tests.conftest import CASES
from tests.support import surface
from tests.support.narrowed import Schemas, missing

jsonschema = importlib.import_module("jsonschema")
BEFORE = {file.stem: json.loads(file.read_text()) for file in (CASES / "compat").glob("*.json")}
# Values that events did not have, and why scripts can live with them.
NEWS = {"deleted": "deletions were reported as `configured`, which hid them in a plan"}
# Options that commands did not have, and why.
LEAVING = ("up", "plan", "unpair", "down")
SEVERAL = ("pair", "plan", "rotate", "status", "up", "upgrade")
ADDED = {
    "--drain": (LEAVING, "workloads are deleted only where they are named"),
    "--gone": (LEAVING, "silence no longer means that a cluster is gone"),
    "--new-cluster": (
        (*LEAVING, "pair", "rotate", "upgrade"),
        "a cluster is its UID, and one that was made again has another",
    ),
    "--renamed": (
        ("pair", "plan"),
        "a cluster under another name is moved only if somebody says so",
    ),
    "--plan": (("unpair", "down", "rotate"), "deletions can be seen without agreeing to them"),
    "--workloads": (("plan",), "a saved plan holds what becomes of workloads"),
    "--audit-log": (("sandbox start",), "tests compare what a run wrote with its plan"),
    "--token-webhook": (("sandbox start",), "a cluster of a cloud asks that cloud who signs in"),
    "--accept-tokens-of": (("sandbox start",), "a spoke may let its hub in without a Secret"),
    "--no-audit-log": (("sandbox start",), "and it can be switched off again"),
    "--tofu": (("sandbox build",), "stacks and modules are tried with OpenTofu too"),
    "--platform": (("sandbox build",), "what pieces of the platform run is built on request"),
    "--force": (("plan",), "and whether finalizers are removed"),
    "--trust-commands": (
        ("pair", "plan", "status", "rotate", "upgrade", "unpair"),
        "a handover on standard input may be somebody else's",
    ),
    "source": (("plan",), "the pairing of what Terraform has applied can be planned alone"),
    "--only": (SEVERAL, "one run need not work on all clusters of a fleet"),
    "--skip": (SEVERAL, "and some can be left out"),
    "--max-failures": (
        ("pair", "up", "upgrade", "rotate"),
        "what breaks many clusters is stopped after a few",
    ),
    "--html": (
        ("status", "pair", "up", "upgrade", "rotate"),
        "a fleet of hundreds is read better on a page than in a terminal",
    ),
    "--shard": (SEVERAL, "several machines may share a fleet; `up` says why it has none"),
    "--audit": (
        ("up", "pair", "upgrade", "rotate", "unpair", "down"),
        "somebody has to account for each write to production",
    ),
}
# Defaults that changed, and why scripts can live with the new ones.
DEFAULTS = {
    f"provisioner {name} --parallel: default was 16, is 64": "more at once lose nothing"
    for name in ("down", "pair", "plan", "rotate", "status", "unpair", "up", "upgrade")
}
# Commands that did not exist.
COMMANDS = {
    "apply": "Terraform and pairing in one command, for people who write HCL",
    "rights": "a credential need not be cluster-admin",
    "backend": "a state needs a bucket before the first apply",
    "backend create": "and one that is versioned, encrypted and private",
    "backend policy": "and whoever reads a handover there needs two objects of it",
    "import": "fleets that exist get in without a file written by hand",
    "watch": "clusters that Cluster API makes are paired without anybody who runs a command",
    "fleet": "one machine is not enough for every fleet",
    "fleet job": "Kubernetes starts the shards, and starts those again that fail",
    "fleet results": "and whoever started them needs one report",
    "secrets": "a group, for what is asked of a repository's own files",
    "metrics": "a fleet is watched by Prometheus, not by people who run status",
    "secrets check": "a Secret in plain text is seen before it is pushed",
    "secrets rotate": "another key needs sops, which whoever rotates deploy keys need not have",
    "alert": "a group, for the messages that clusters send",
    "alert test": "a message that was sent is the only proof of an alert",
    "doctor": "what is missing is known before the first run",
}


def spellings(commands: dict[str, Any], path: str = "") -> set[tuple[str, str]]:
    """Every option of every command, with the command's words."""
    found: set[tuple[str, str]] = set()
    for name, command in commands.get("commands", {}).items():
        texts = [text for one in command["parameters"] for text in one["spellings"]]
        found |= {(f"{path}{name}", text) for text in texts}
        found |= spellings(command, f"{path}{name} ")
    return found


def test_each_new_option_is_listed_with_a_reason() -> None:
    now = {(name, option) for name, option in spellings(surface.commands()) if name not in COMMANDS}
    new = now - spellings(BEFORE["commands"])
    assert new == {(name, option) for option, (names, _) in ADDED.items() for name in names}


def test_every_command_line_is_still_taken() -> None:
    assert set(missing(BEFORE["commands"], surface.commands())) == DEFAULTS.keys()


def test_every_line_of_json_still_has_what_it_had() -> None:
    now = surface.schema()
    assert Schemas(BEFORE["events"], now, read=False, news=NEWS).differences() == []


def test_every_handover_is_still_read() -> None:
    now = surface.schema("handover")
    assert Schemas(BEFORE["handover"], now, read=True, news={}).differences() == []


@pytest.mark.parametrize("schema", [BEFORE["handover"], surface.schema("handover")])
def test_a_handover_of_before(schema: dict[str, Any]) -> None:
    good = json.loads((CASES / "handover" / "good.json").read_text())
    jsonschema.validate(good, schema)
    assert read.from_object(good, "before").fleet == "demo"


@pytest.mark.parametrize("kind", ["steps", "variables", "documented"])
def test_no_word_is_gone(kind: str) -> None:
    assert set(BEFORE["words"][kind]) - set(getattr(surface, kind)()) == set()


def test_errors_keep_their_exit_codes() -> None:
    assert BEFORE["words"]["errors"].items() <= surface.exit_codes().items()


@pytest.mark.parametrize(("word", "code"), BEFORE["words"]["results"].items())
def test_results_keep_their_exit_codes(word: str, code: int) -> None:
    assert Result(word).exit_code == code


LOSSES: list[tuple[str, list[Any], Any, str]] = [
    ("commands", ["commands", "up", "parameters", 1, "spellings"], ["--yes"], "only ['--yes']"),
    ("commands", ["commands", "pair", "parameters", 0, "required"], True, "is required now"),
    ("commands", ["commands", "up", "parameters", 6, "max"], 8, "ends at 8"),
    ("commands", ["commands", "sandbox", "commands"], {}, "provisioner sandbox build is gone"),
    ("events", ["$defs", "Change", "required"], [], "may be left out now"),
    ("events", ["$defs", "Action", "enum"], ["created"], "is gone"),
    ("events", ["$defs", "Note", "properties"], {"type": {"enum": ["note"]}}, ".text is gone"),
    ("events", ["$defs", "Action", "enum", 0], "removed", "'removed' is new"),
    ("handover", ["$defs", "Fleet", "required", 5], "owner", "owner: is required now"),
    ("handover", ["$defs", "DeployKey", "properties"], {}, "is gone"),
    ("handover", ["$defs", "GitOps", "properties", "registry", "default"], "x", "default was"),
    ("handover", ["$defs", "Pairing", "properties", "gitops", "default"], {}, "default was"),
]


@pytest.mark.parametrize(("what", "path", "value", "line"), LOSSES)
def test_a_loss_is_noticed(what: str, path: list[Any], value: Any, line: str) -> None:
    now = copy.deepcopy(BEFORE[what])
    node = now
    for key in path[:-1]:
        node = node[key]
    if isinstance(node, list) and path[-1] == len(node):
        node.append(value)
    else:
        node[path[-1]] = value
    if what == "commands":
        lines = list(missing(BEFORE[what], now))
    else:
        lines = Schemas(BEFORE[what], now, read=what == "handover", news={}).differences()
    assert any(line in one for one in lines), lines
