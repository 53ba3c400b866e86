"""Writes a release to a folder, and says what is left to do."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from provisioner.base import files, yaml_reader
from provisioner.base.errors import BadInput
from provisioner.watch.manifests import chart, kustomize
from provisioner.watch.manifests.release import NAME, Release


def write(folder: Path, release: Release, *, helm: bool = False) -> list[str]:
    """Lines that say what was written and what is to be done next. BadInput if the folder holds
    anything else than an earlier release in the same form."""
    form = chart if helm else kustomize
    _check(folder, form.FILE)
    content = form.files(release)
    changed = [name for name, text in content.items() if _write(folder / name, text)]
    return [_summary(folder, content, changed), *_todo(folder, release, helm=helm)]


def _check(folder: Path, file: str) -> None:
    if not folder.exists() or not any(folder.iterdir()):
        return
    if _name(folder / file) != NAME:
        raise BadInput(
            str(folder),
            f"is not empty, and has no {file} of an earlier release of {NAME}",
            "Name a new folder.",
        )


def _name(path: Path) -> Any:
    """Of the Kustomization or the chart."""
    try:
        document = yaml_reader.load(yaml_reader.file(path), str(path))[0]
        return document.get("name") or document["metadata"]["name"]
    except (OSError, BadInput, LookupError, AttributeError, TypeError):
        return None


def _write(path: Path, text: str) -> bool:
    """Whether the file has changed."""
    if path.is_file() and path.read_bytes() == text.encode():
        return False
    files.write(path, text)
    return True


def _summary(folder: Path, content: Mapping[str, str], changed: list[str]) -> str:
    if not changed:
        return f"{folder}: unchanged"
    return f"{folder}: {len(changed)} of {len(content)} files written"


def _todo(folder: Path, release: Release, *, helm: bool) -> Iterator[str]:
    if keys := _keys(release):
        yield (
            f"The pods wait for your Secret {release.secret_name} in namespace "
            f"{release.namespace}, with these keys: {', '.join(keys)}."
        )
    for words in release.credentials.others:
        yield f"The image, or a volume of yours, must also have: {words}."
    path = shlex.quote(str(folder))
    if helm:
        yield f"Install: helm upgrade --install {NAME} {path} --namespace {release.namespace}"
    else:
        yield f"Install: kubectl apply --server-side -k {path}"


def _keys(release: Release) -> list[str]:
    names = [Path(path).name for path in release.credentials.files]
    return sorted({*release.credentials.environment, *names})
