"""What a first install applies: our components with the images that Git pins, or the build of the
user's own kustomization.yaml."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from provisioner.base import masking, programs, temporary, yaml_reader
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.git.clone import Clone
from provisioner.pairing.branch import file_changes
from provisioner.pairing.branch.kustomize import image_pins, sources
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.repository_state import FileChanges
from provisioner.pairing.run.target import Target

Object = dict[str, Any]
BUILDERS = ("kustomize", "kubectl")
SECONDS = 120.0
# For what the configuration of a plugin names: nothing listens there, and git has no protocol.
OFFLINE = {
    **dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), "http://0.0.0.0:9"),
    **dict.fromkeys(("NO_PROXY", "no_proxy"), ""),
    "GIT_ALLOW_PROTOCOL": "none",
}


def objects(target: Target) -> list[Object]:
    """Waits for the commit only when there is a kustomization.yaml of the user's own to build."""
    desired, changes = target.desired, target.prepared.result().changes
    held = changes.held[target.name]
    if not _own(desired, held):
        return image_pins.components(desired, {**desired.files, **changes.texts(target.name)})
    return build(target.published.result().clone, desired.kustomization)


def check(clone: Clone, members: Sequence[Desired], changes: FileChanges) -> FileChanges:
    """Build the users' own kustomization.yaml files as they will be after the push, before it: one
    that does not build is refused while nothing is touched. Without a builder on this machine that
    is left to the installation."""
    own = [
        desired
        for desired in members
        if changes.writes[desired.cluster] and _own(desired, changes.held[desired.cluster])
    ]
    if not own or not any(map(shutil.which, BUILDERS)):
        return changes
    refused: dict[str, ProvisionerError] = {}
    with _exported(clone, clone.draft(changes.files)) as folder:
        for desired in own:
            try:
                _build(folder, desired.kustomization)
            except BadInput as error:
                refused[desired.cluster] = error
    return changes.refusing(refused)


def build(clone: Clone, kustomization: str) -> list[Object]:
    """The objects that a kustomization.yaml, by its path, yields at the branch's head."""
    with _exported(clone, clone.head or "") as folder:
        text = _build(folder, kustomization)
    return [item for item in yaml_reader.load(text, kustomization) if item]


def _own(desired: Desired, held: Mapping[str, str]) -> bool:
    return file_changes.is_users_own(held.get(desired.kustomization))


@contextlib.contextmanager
def _exported(clone: Clone, revision: str) -> Iterator[Path]:
    with temporary.folder() as folder:
        clone.export(str(folder), revision)
        yield folder


def _build(folder: Path, kustomization: str) -> str:
    sources.check(folder, kustomization)
    command = [*_builder(kustomization), str((folder / kustomization).parent)]
    done = programs.run(command, env=OFFLINE, timeout=SECONDS)
    if done.code != 0:
        cause = _plain(done.err.replace(f"{folder}/", ""))
        raise BadInput(kustomization, f"does not build: {cause}", "Fix it and push.")
    return done.out


def _plain(text: str) -> str:
    """The last line that a builder wrote, without the head of a log line."""
    last = (text.strip().splitlines() or [""])[-1]
    logged = re.search(r'err="(.*)"$', last)
    plain = logged[1] if logged else last.removeprefix("Error: ").removeprefix("error: ")
    return masking.shortened(plain, -300)


def _builder(subject: str) -> list[str]:
    if found := shutil.which("kustomize"):
        return [found, "build"]
    if found := shutil.which("kubectl"):
        return [found, "kustomize"]
    raise ProvisionerError(
        subject, "is your own, and building it needs kustomize or kubectl", "Install one of them."
    )
