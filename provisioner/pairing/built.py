"""What a first install applies: our components, or the build of the user's own kustomization.yaml."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from provisioner.base import programs
from provisioner.base.errors import BadInput, ProvisionerError
from provisioner.flux import files
from provisioner.git.clone import Clone
from provisioner.pairing.site import Site
from provisioner.pairing.wave import KUSTOMIZATION

Object = dict[str, Any]


def objects(site: Site) -> list[Object]:
    """Waits for the commit only when there is a kustomization.yaml of the user's own to build."""
    ours = site.want.files[KUSTOMIZATION]
    if files.same(site.prepared.result().have[site.name].get(KUSTOMIZATION, ours), ours):
        return site.want.components
    return kustomize(site.published.result().clone, site.want.directory)


def kustomize(clone: Clone, directory: str) -> list[Object]:
    import yaml

    argv = _builder(f"{directory}/{KUSTOMIZATION}")
    with tempfile.TemporaryDirectory(prefix="provisioner-build-") as folder:
        clone.export(folder, clone.head or "")
        done = programs.run([*argv, str(Path(folder) / directory)], timeout=120)
    if done.code != 0:
        said = _plain(done.err.replace(f"{folder}/", ""))
        raise BadInput(f"{directory}/{KUSTOMIZATION}", f"does not build: {said}", "Mend it and push.")
    return [item for item in yaml.safe_load_all(done.out) if item]


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
    raise ProvisionerError(subject, "is your own, and building it needs kustomize or kubectl", "Install one of them.")
