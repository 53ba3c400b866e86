"""What users' scripts rely on: commands, options, exit codes, schemas, step names.

`python -m tests.support.surface FOLDER` records today's as JSON files. Those in
tests/cases/compat are of the state before issue 9 moved the modules, and stay as they are:
what worked then must work now.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner

from provisioner.base import errors
from provisioner.cli.main import cli

SOURCE = Path(errors.__file__).parents[1]
CALLS = {"change", "failed", "reporting", "tell", "telling"}  # functions that take it first
STEP = {"NAME", "name", "step"}  # what a step's name is assigned to, or passed as
UNSET = {"UNSET", "Sentinel.UNSET", "None"}

Json = Any


def commands(command: click.Command = cli) -> dict[str, Json]:
    """Every command below this one: its parameters in order, and its own commands."""
    context = click.Context(command)
    found: dict[str, Json] = {"parameters": [_parameter(one) for one in command.params]}
    if isinstance(command, click.Group):
        names = command.list_commands(context)
        below = {name: command.get_command(context, name) for name in names}
        found["commands"] = {name: commands(one) for name, one in below.items() if one}
    return found


def _parameter(parameter: click.Parameter) -> dict[str, Json]:
    default = None if str(parameter.default) in UNSET else parameter.default
    given: dict[str, Json] = {
        "kind": parameter.param_type_name,
        "spellings": sorted([*parameter.opts, *parameter.secondary_opts]),
        "required": parameter.required,
        "default": list(default) if isinstance(default, tuple) else default,
        "values": parameter.nargs,
        "repeatable": parameter.multiple,
        "flag": bool(getattr(parameter, "is_flag", False)),
        "environment": parameter.envvar,
    }
    for limit in ("choices", "min", "max"):
        value = getattr(parameter.type, limit, None)
        given |= {limit: list(value) if limit == "choices" else value} if value is not None else {}
    return given


def schema(*words: str) -> Json:
    """What `provisioner WORDS schema` prints, without the prose."""
    done = CliRunner().invoke(cli, [*words, "schema"], catch_exceptions=False)
    return _bare(json.loads(done.stdout))


def _bare(node: Json) -> Json:
    """`title` and `description` are for people, unless they are names of properties."""
    if isinstance(node, list):
        return [_bare(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {
        key: {name: _bare(one) for name, one in value.items()}
        if key in ("properties", "$defs")
        else _bare(value)
        for key, value in node.items()
        if key not in ("title", "description", "$schema")
    }


def exit_codes() -> dict[str, int]:
    kinds = {name: getattr(errors, name) for name in dir(errors)}
    return {
        name: kind.exit_code
        for name, kind in kinds.items()
        if isinstance(kind, type) and issubclass(kind, errors.ProvisionerError)
    }


def documented() -> list[int]:
    """The exit codes that `provisioner --help` lists."""
    text = CliRunner().invoke(cli, ["--help"], catch_exceptions=False).output
    return sorted(int(code) for code in re.findall(r"^ {1,6}(\d{1,3})  \S", text, re.MULTILINE))


def steps() -> list[str]:
    """Names that events of pairing and of a run give as `step`, as the source spells them."""
    found: set[str] = set()
    for folder in ("pairing", "runs", "reports", "base"):
        for file in (SOURCE / folder).rglob("*.py"):
            found |= set(_named(ast.parse(file.read_text())))
    return sorted(found)


def _named(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets: Sequence[ast.AST] = (
                node.targets if isinstance(node, ast.Assign) else [node.target]
            )
            named, value = any(getattr(one, "id", "") in STEP for one in targets), node.value
        elif isinstance(node, ast.keyword):
            named, value = node.arg in STEP, node.value
        elif isinstance(node, ast.Call) and _called(node) in CALLS:
            named, value = True, next((a for a in node.args if isinstance(a, ast.Constant)), None)
        else:
            continue
        if named and isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value


def _called(node: ast.Call) -> str:
    return str(getattr(node.func, "attr", getattr(node.func, "id", "")))


def variables() -> list[str]:
    """Environment variables of our own."""
    text = "\n".join(file.read_text() for file in SOURCE.rglob("*.py"))
    return sorted(set(re.findall(r"\"(_?PROVISIONER_[A-Z_]+)\"", text)))


def surface() -> dict[str, Json]:
    return {
        "commands": commands(),
        "events": schema(),
        "handover": schema("handover"),
        "words": {
            "errors": exit_codes(),
            "documented": documented(),
            "steps": steps(),
            "variables": variables(),
        },
    }


if __name__ == "__main__":
    for name, data in surface().items():
        file = Path(sys.argv[1]) / f"{name}.json"
        file.write_text(json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False) + "\n")
