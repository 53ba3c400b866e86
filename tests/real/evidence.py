"""What a run leaves, all of it, to be searched for secrets; and how to plant one in it."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import stat
import subprocess
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.real.project import Project, Run
from tests.real.recording import Files, Programs
from tests.real.secrets import Finding, Search

SANDBOX = ".provisioner/sandbox"
# What the sandbox's own servers need. Everything else in the project is searched.
EXCEPTIONS = (
    f"{SANDBOX}/etcd/data/**/*",
    f"{SANDBOX}/pki/ca.key",
    f"{SANDBOX}/pki/etcd.key",
    f"{SANDBOX}/pki/ssh_host_*_key",
    f"{SANDBOX}/clusters/*/apiserver.key",
    f"{SANDBOX}/clusters/*/sa.key",
    f"{SANDBOX}/clusters/*/tokens.csv",
    f"{SANDBOX}/clusters/*/kubeconfig",
    f"{SANDBOX}/clusters/*/manager.kubeconfig",
    f"{SANDBOX}/clusters/*/node.kubeconfig",
    f"{SANDBOX}/clusters/*/pods/*/token",
)


@dataclass
class Evidence:
    """All that can be searched; `said` is what the commands wrote. `own`: the user's variables, as
    `NAME=value`, which are in the environment of all that the user starts. `known`: secrets by
    name."""

    project: Project
    programs: Programs
    temporary: Files
    own: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    known: dict[str, bytes] = field(default_factory=dict)

    def command(
        self,
        *argv: str,
        code: int = 0,
        env: Mapping[str, str] | None = None,
        stdin: str = "",
        name: str = "",
    ) -> Run:
        done = self.project.run("python", "-m", "provisioner", *argv, env=env, stdin=stdin)
        assert done.code == code, done.out + done.err
        self.said[name or " ".join((*argv, *(env or {})))] = done.out + done.err
        return done

    def everything(self) -> Iterator[tuple[str, bytes]]:
        yield from ((f"output of {name}", text.encode()) for name, text in self.said.items())
        yield from (
            (f"program {name}", self._without_own(text)) for name, text in self.programs.started()
        )
        yield from ((f"temporary {name}", text) for name, text in list(self.temporary.contents))
        yield from ((f"file {name}", text) for name, text in files(self.project.folder))
        yield from (
            (f"objects of {path.name}", objects(path))
            for path in self.project.folder.glob("**/*.git")
        )

    def search(self) -> list[Finding]:
        return Search(self.known).all(self.everything())

    def _without_own(self, text: bytes) -> bytes:
        for variable in self.own:
            text = text.replace(variable.encode(), b"")
        return text


def exceptions(folder: Path) -> set[Path]:
    return {path for pattern in EXCEPTIONS for path in folder.glob(pattern)}


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    excepted = exceptions(folder)
    for where, _, names in os.walk(folder):
        for path in (Path(where, name) for name in names):
            if path not in excepted and stat.S_ISREG(path.lstat().st_mode):
                yield str(path.relative_to(folder)), path.read_bytes()


def objects(repository: Path) -> bytes:
    argv = ["git", "cat-file", "--batch-all-objects", "--batch", "--unordered"]
    return subprocess.run(argv, cwd=repository, check=True, capture_output=True).stdout


def secrets_of(project: Project) -> dict[str, bytes]:
    """Every secret that there is, read where it belongs."""
    held = json.loads(
        project.kubectl("c1", "get", "secret", "-n", "flux-system", "flux-system", "-o", "json")
    )
    found = {"the deploy key": base64.b64decode(held["data"]["identity"])}
    for path in exceptions(project.folder):
        name = f"the secret of {path.relative_to(project.folder / SANDBOX)}"
        if path.name.endswith("kubeconfig"):
            found[name] = json.loads(path.read_text())["users"][0]["user"]["token"].encode()
        elif path.name == "tokens.csv":
            found |= {
                f"{name}:{row.split(',')[1]}": row.split(",")[0].encode()
                for row in path.read_text().split()
            }
        elif path.name == "token" or path.name.endswith("key"):
            found[name] = path.read_bytes()
    return found


@contextlib.contextmanager
def recorded(project: Project, folder: Path) -> Iterator[Evidence]:
    """All programs that the project's commands start, and all its temporary files, from now on.
    `folder` is empty."""
    programs = Programs(folder)
    caches = Path.home() / ".cache"
    project.env |= {
        "PROVISIONER_CACHE": os.environ.get("PROVISIONER_CACHE", str(caches / "provisioner")),
        "JSII_RUNTIME_PACKAGE_CACHE_ROOT": str(caches / "aws" / "jsii" / "package-cache"),
        "HOME": str(project.folder / "home"),
        **programs.env,
    }
    (project.folder / "home").mkdir()
    with Files(project.tmp) as temporary:
        yield Evidence(project, programs, temporary)


def into_file(name: str) -> Callable[[Evidence, bytes], None]:
    def plant(seen: Evidence, canary: bytes) -> None:
        (seen.project.folder / name).write_bytes(canary)

    return plant


def into_plan(seen: Evidence, canary: bytes) -> None:
    with zipfile.ZipFile(
        seen.project.folder / "planted.plan", "w", zipfile.ZIP_DEFLATED
    ) as archive:
        archive.writestr("tfstate", json.dumps({"value": canary.decode()}))


def into_object(seen: Evidence, canary: bytes) -> None:
    argv = ["git", "hash-object", "-w", "--stdin"]
    subprocess.run(argv, cwd=seen.project.repository, input=canary, check=True, capture_output=True)


def into_arguments(seen: Evidence, canary: bytes) -> None:
    assert seen.project.run("git", "--version", "--", canary.decode()).code == 0


def into_environment(seen: Evidence, canary: bytes) -> None:
    assert seen.project.run("ssh", "-V", env={"PLANTED": canary.decode()}).code == 0


def into_absolute_path(seen: Evidence, canary: bytes) -> None:
    program = "import subprocess, sys; subprocess.run(['/bin/true', sys.stdin.read()])"
    assert seen.project.run("python", "-c", program, stdin=canary.decode()).code == 0


def for_a_moment(seen: Evidence, canary: bytes) -> None:
    path = seen.project.tmp / "moment"
    path.write_bytes(canary)
    time.sleep(0.2)
    path.unlink()


def into_output(seen: Evidence, canary: bytes) -> None:
    seen.said["planted"] = f"error: {canary.decode()!r}"
