"""What a first install applies: our components, or the build of the user's own
kustomization.yaml."""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from provisioner.base import programs
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.flux import files
from provisioner.git.clone import Clone, Files
from provisioner.pairing.branch.file_changes import KUSTOMIZATION, Prepared
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.target import Target

Object = dict[str, Any]
BUILDERS = ("kustomize", "kubectl")


def objects(target: Target) -> list[Object]:
    """Waits for the commit only when there is a kustomization.yaml of the user's own to build."""
    if not _own(target.desired, target.prepared.result().have[target.name]):
        return target.desired.components
    return kustomize(target.published.result().clone, target.desired.directory)


def check(prepared: Prepared, all_desired: Sequence[Desired]) -> None:
    """Build users' own kustomization.yaml as they will be after the push, before it: one that does
    not build is refused while nothing is touched. Without a builder here that is left to the
    install."""
    own = [
        desired
        for desired in all_desired
        if prepared.writes[desired.cluster] and _own(desired, prepared.have[desired.cluster])
    ]
    if not own or not any(map(shutil.which, BUILDERS)):
        return
    changes = {
        f"{desired.directory}/{name}": text
        for desired in all_desired
        for name, text in prepared.writes[desired.cluster].items()
    }
    with _exported(prepared.clone, prepared.clone.draft(changes)) as folder:
        for desired in own:
            try:
                _build(folder, desired.directory)
            except BadInput as error:
                prepared.refused[desired.cluster] = error


def kustomize(clone: Clone, directory: str) -> list[Object]:
    import yaml

    with _exported(clone, clone.head or "") as folder:
        text = _build(folder, directory)
    return [item for item in yaml.safe_load_all(text) if item]


def _own(desired: Desired, have: Files) -> bool:
    ours = desired.files[KUSTOMIZATION]
    return not files.same(have.get(KUSTOMIZATION, ours), ours)


@contextlib.contextmanager
def _exported(clone: Clone, revision: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="provisioner-build-") as folder:
        clone.export(folder, revision)
        yield Path(folder)


def _build(folder: Path, directory: str) -> str:
    done = programs.run(
        [*_builder(f"{directory}/{KUSTOMIZATION}"), str(folder / directory)], timeout=120
    )
    if done.code != 0:
        said = _plain(done.err.replace(f"{folder}/", ""))
        raise BadInput(
            f"{directory}/{KUSTOMIZATION}", f"does not build: {said}", "Mend it and push."
        )
    return done.out


def _plain(text: str) -> str:
    """The last line that a builder wrote, without the head of a log line."""
    last = (text.strip().splitlines() or [""])[-1]
    logged = re.search(r'err="(.*)"$', last)
    return (logged[1] if logged else last.removeprefix("Error: ").removeprefix("error: "))[-300:]


def _builder(subject: str) -> list[str]:
    if found := shutil.which("kustomize"):
        return [found, "build"]
    if found := shutil.which("kubectl"):
        return [found, "kustomize"]
    raise ProvisionerError(
        subject, "is your own, and building it needs kustomize or kubectl", "Install one of them."
    )
