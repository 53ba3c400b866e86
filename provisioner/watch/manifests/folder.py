"""Writes a release to a folder, and says what is left to do."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

from provisioner.pods import credentials
from provisioner.pods import folder as folders
from provisioner.watch.manifests import chart, kustomize
from provisioner.watch.manifests.release import NAME, Release


def write(folder: Path, release: Release, *, helm: bool = False) -> list[str]:
    """Lines that say what was written and what is to be done next. BadInput if the folder holds
    anything else than an earlier release in the same form."""
    form = chart if helm else kustomize
    summary = folders.write(folder, form.files(release), marker=form.FILE, name=NAME)
    return [summary, *_todo(folder, release, helm=helm)]


def _todo(folder: Path, release: Release, *, helm: bool) -> Iterator[str]:
    yield from credentials.todo(release.credentials, release.secret_name, release.namespace)
    path = shlex.quote(str(folder))
    if helm:
        yield f"Install: helm upgrade --install {NAME} {path} --namespace {release.namespace}"
    else:
        yield f"Install: kubectl apply --server-side -k {path}"
