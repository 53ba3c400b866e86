"""What a sandbox should consist of, and where its files are. Says nothing about what runs."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from provisioner.base import files, structs
from provisioner.base.errors import BadInput, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

IGNORE = "*\n"
NAME = re.compile(r"[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?")


class Cluster(msgspec.Struct, frozen=True, kw_only=True):
    """Ports on 127.0.0.1. They never change, so that kubeconfigs and artifact addresses stay
    valid."""

    api: int
    events: int
    artifacts: int
    prefix: str
    pretend: bool = False
    audit: bool = False
    token_webhook: str = ""  # a URL
    tokens_of: str = ""  # another cluster, whose ServiceAccounts may sign in

    def ports(self) -> set[int]:
        return {self.api, self.events, self.artifacts}


class State(msgspec.Struct, frozen=True, kw_only=True):
    etcd: int
    git: int
    clusters: dict[str, Cluster] = {}
    repositories: list[str] = []

    def ports(self) -> set[int]:
        """All that are taken, whether their programs run or not."""
        used = (cluster.ports() for cluster in self.clusters.values())
        return {self.etcd, self.git}.union(*used)


class Layout:
    """The paths of one sandbox. Its folders are created with mode 0700."""

    def __init__(self, directory: Path) -> None:
        self.directory = Path(os.path.realpath(directory))
        self.state = self.directory / "sandbox.json"
        self.keys = self.directory / "keys.json"
        self.pki = self.directory / "pki"
        self.logs = self.directory / "logs"
        self.etcd = self.directory / "etcd"
        self.git = self.directory / "git"
        self.distribution = self.directory / "distribution"

    def cluster(self, name: str) -> Path:
        return self.directory / "clusters" / name

    def repository(self, name: str) -> Path:
        return self.git / f"{name}.git"

    def log(self, cluster: str, part: str) -> Path:
        where = self.cluster(cluster) / "logs" if cluster else self.logs
        return files.private_folder(where) / f"{part}.log"


def read(layout: Layout) -> State | None:
    """The recorded state; None if there is no sandbox. BadInput for one whose names are paths:
    `clean` would follow them."""
    try:
        state = structs.from_json(layout.state.read_bytes(), State)
    except FileNotFoundError:
        return None
    except (msgspec.DecodeError, UnicodeError, OSError) as error:
        raise BadInput(
            str(layout.state), f"cannot be read: {error}", "Remove the directory and start again."
        ) from error
    check_names(state.clusters, f"{layout.state}: sandbox cluster")
    check_names(state.repositories, f"{layout.state}: sandbox repository")
    return state


def write(layout: Layout, state: State) -> None:
    files.write_private(layout.state, msgspec.json.format(msgspec.json.encode(state), indent=2))


def must_be_ours(layout: Layout) -> None:
    """Refused if the folder has other content, since `clean` removes the whole folder."""
    # In this order: another start may be in progress, which writes its record before anything else.
    if layout.directory.exists() and not hollow(layout) and not layout.state.exists():
        raise Refused(
            f"directory {layout.directory}",
            "not empty and not a sandbox",
            "Choose an empty or a new directory.",
        )


def prepare(layout: Layout) -> None:
    """Create the directory, closed to other users."""
    files.private_folder(layout.directory)
    layout.directory.chmod(0o700)
    (layout.directory / ".gitignore").write_text(IGNORE)  # the directory contains private keys


def hollow(layout: Layout) -> bool:
    """Whether the directory contains nothing but the first files of a start, one that was killed or
    is still in progress."""
    try:
        names = {entry.name for entry in layout.directory.iterdir()}
        ours = ".gitignore" not in names or IGNORE.startswith(
            (layout.directory / ".gitignore").read_text()
        )
    except OSError:
        return False
    drafts = {name for name in names if name.startswith(f".{layout.state.name}.")}
    return ours and names - drafts <= {"lock", "locks", ".gitignore", "distribution"}


def remove(layout: Layout) -> None:
    """Move the directory away, then delete it: another process may be about to create a lock in
    it."""
    aside = layout.directory.with_name(f".{layout.directory.name}.{os.urandom(4).hex()}")
    layout.directory.rename(aside)
    shutil.rmtree(aside, ignore_errors=True)


def check_names(names: Iterable[str], kind: str) -> None:
    for name in names:
        if not NAME.fullmatch(name):
            hint = "Use lower-case letters, digits, dots and dashes, at most 63."
            raise BadInput(f"{kind} {name!r}", "not a valid name", hint)
