"""What is to be run, as data that both forms are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from provisioner.base.errors import BadInput
from provisioner.clusters.rights import Right
from provisioner.pods import credentials, names
from provisioner.pods.credentials import Credentials
from provisioner.watch.replica import rights
from provisioner.watch.templates import template

NAME = "provisioner-watch"
KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,200}\.ya?ml")
TEMPLATES = "/etc/provisioner/templates"  # where the pod has them


@dataclass(frozen=True, kw_only=True)
class Release:
    """`templates`: the texts of the files by their names, as keys of a ConfigMap. `secret_name`: of
    the Secret with the credentials. `rights`: where the clusters are; `own_rights`: in the
    namespace of the release."""

    templates: Mapping[str, str]
    namespace: str
    image: str
    secret_name: str
    credentials: Credentials
    rights: Sequence[Right]
    own_rights: Sequence[Right]
    parallel: int
    timeout: float

    @property
    def options(self) -> list[str]:
        """Of the command, in the pod."""
        return ["--json", f"--parallel={self.parallel}", f"--timeout={self.timeout:g}"]


def release(
    paths: Sequence[Path],
    *,
    image: str,
    secret_name: str = NAME,
    namespace: str | None = None,
    parallel: int = 16,
    timeout: float = 300.0,
) -> Release:
    """BadInput for templates that `watch` would refuse, or that no pod could follow."""
    namespace = namespace or NAME
    read = {str(path): template.load(path) for path in paths}
    names.check_image(image)
    names.check("--secret", secret_name, NAME)
    names.check("--lease-namespace", namespace, NAME)
    return Release(
        templates=_by_key(paths),
        namespace=namespace,
        image=image,
        secret_name=secret_name,
        credentials=credentials.of(
            {f"{path}: $": found for path, found in read.items()}, taken=(TEMPLATES,)
        ),
        rights=rights.on_clusters(read),
        own_rights=rights.on_lease(namespace),
        parallel=parallel,
        timeout=timeout,
    )


def _by_key(paths: Sequence[Path]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for path in paths:
        if not KEY.fullmatch(path.name):
            cause = "a ConfigMap has no such key: letters, digits, `.`, `_` and `-`, then .yaml"
            raise BadInput(str(path), cause, "Rename the file.")
        if path.name in texts:
            raise BadInput(str(path), "another template has the same file name", "Rename the file.")
        texts[path.name] = path.read_text()
    return texts
