"""What tests of the ways into a branch share: git, a host with change requests, and the publisher
of one way."""

from __future__ import annotations

import dataclasses
import subprocess
import threading
from collections.abc import Collection
from pathlib import Path
from typing import Any

import msgspec

from provisioner.git.clone import Clone
from provisioner.git.hosts.base import ChangeRequest
from provisioner.handover.repositories.base import Repository
from provisioner.handover.repositories.ssh import Declaration
from provisioner.pairing.branch import file_changes
from provisioner.pairing.branch.publisher import Members, Publisher, publish
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.repository_state import FileChanges, Published

BRANCH = "provisioner/demo"


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=T", "-c", "user.email=t@example.invalid"]
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


class FakeRequestHost:
    """Change requests in memory. A test merges or closes them, as somebody else would. `texts`:
    title and body of each proposal; `needs`: the rights that were asked for."""

    def __init__(self) -> None:
        self.requests: list[ChangeRequest] = []
        self.texts: list[tuple[str, str]] = []
        self.needs: list[Collection[str]] = []

    def check(self, needs: Collection[str]) -> None:
        self.needs.append(list(needs))

    def proposed(self, branch: str) -> ChangeRequest | None:
        matching = (request for request in reversed(self.requests) if request.branch == branch)
        return next(matching, None)

    def propose(self, *, branch: str, title: str, body: str) -> ChangeRequest:
        self.texts.append((title, body))
        known = self.proposed(branch)
        if known is None or known.state != "open":
            number = len(self.requests) + 1
            known = ChangeRequest(
                number=number, url=f"https://host/pulls/{number}", branch=branch, state="open"
            )
            self.requests.append(known)
        return known

    def end(self, state: Any) -> None:
        self.requests[-1] = dataclasses.replace(self.requests[-1], state=state)


def way_into(remote: Path, host: FakeRequestHost, opened: Clone, **more: Any) -> Publisher:
    """By change request, unless `delivery` has other fields of the declaration."""
    delivery = more.pop("delivery", {"changes": "change-request"})
    repository: Repository = Declaration(url=f"file://{remote}", **delivery)
    known: Any = host  # it has what is used here
    return Publisher(
        clone=opened,
        repository=repository,
        host=known,
        fleet="demo",
        stopping=threading.Event(),
        **more,
    )


def for_cluster(desired: Desired, cluster: str) -> Desired:
    """The same for another cluster of the repository, below a path of its own."""
    path = f"clusters/{cluster}"
    pairing = msgspec.structs.replace(desired.pairing, cluster=cluster, path=path)
    folder = desired.directory
    desired = dataclasses.replace(desired, pairing=pairing)
    files = {file.replace(folder, desired.directory): text for file, text in desired.files.items()}
    return dataclasses.replace(desired, files=files)


def decide(way: Publisher, members: Members) -> FileChanges:
    """As a run does before it publishes."""
    return file_changes.decide_all(way.clone, members)


def publish_all(way: Publisher, members: Members) -> Published:
    """What one run gets in."""
    return publish(way, members, decide(way, members))
