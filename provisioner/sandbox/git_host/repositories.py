"""Bare repositories, the process of the Git host and its host keys."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import msgspec

from provisioner.base import files, keys, programs
from provisioner.sandbox import ports, processes
from provisioner.sandbox.git_host import deploy_keys
from provisioner.sandbox.state import Layout, State

if TYPE_CHECKING:
    from pathlib import Path

PART = "githost"
PASSED_ON = ("PYTHONPATH",)


class Repository(msgspec.Struct, frozen=True, kw_only=True):
    """`url` is what Git clients use with a deploy key, `path` is the bare repository on
    this machine."""

    url: str
    path: Path
    known_hosts: list[str]


def launch(layout: Layout, state: State) -> None:
    """Start the Git host unless it runs."""
    if processes.find(layout.directory, [""], PART):
        return
    ports.must_be_usable(state.git, "the sandbox's Git host")
    for algorithm in ("ed25519", "ecdsa"):
        _host_key(layout, algorithm)
    _start(layout)


def _start(layout: Layout) -> None:
    processes.start(
        [sys.executable, "-m", "provisioner.sandbox.git_host.server", str(layout.directory)],
        directory=layout.directory,
        cluster="",
        part=PART,
        home=layout.directory / "home",
        log=layout.log("", PART),
        env={name: os.environ[name] for name in PASSED_ON if name in os.environ},
    )


def _host_key(layout: Layout, algorithm: str) -> None:
    path = files.private_folder(layout.pki) / f"ssh_host_{algorithm}_key"
    if not path.with_suffix(".pub").exists():
        pair = keys.make(algorithm)
        files.write_private(path, pair.private.reveal())
        files.write_private(path.with_suffix(".pub"), pair.public + "\n")


def create(layout: Layout, name: str) -> None:
    """Create an empty repository unless it exists."""
    path = layout.repository(name)
    if (path / "HEAD").exists():
        return
    files.private_folder(layout.git)
    made = programs.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(path)])
    made.must(f"sandbox repository {name}", "Git 2.28 or newer is needed.")


def remove(layout: Layout, name: str) -> None:
    deploy_keys.drop(layout.keys, name)
    shutil.rmtree(layout.repository(name), ignore_errors=True)


def describe(layout: Layout, state: State, name: str) -> Repository:
    public = [path.read_text().strip() for path in sorted(layout.pki.glob("ssh_host_*_key.pub"))]
    return Repository(
        url=f"ssh://git@{ports.HOST}:{state.git}/{name}.git",
        path=layout.repository(name),
        known_hosts=[keys.known_host(ports.HOST, state.git, key) for key in public],
    )
