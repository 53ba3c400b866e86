"""AWS as moto plays it, over HTTP on this machine, and where Terraform finds its real aws
provider."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from moto.codecommit import models, responses
from moto.server import ThreadedMotoServer

from provisioner.sandbox import ports
from tests.support.opentofu import REGISTRIES

# Folders that distributions and images put a mirror of Terraform's registry into.
PLACES = ("/opt", "/usr/local/share", "/usr/share/terraform", "~/.terraform.d")
REGION = "eu-central-1"


class Repository(models.CodeCommit):
    """Dates as numbers: moto says them as text, which the provider's client cannot read."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        metadata: dict[str, Any] = self.repository_metadata
        metadata |= {"creationDate": 1.0, "lastModifiedDate": 1.0}


@contextlib.contextmanager
def serving() -> Iterator[dict[str, str]]:
    """The environment in which AWS is moto. What it lacks for Terraform is added: a repository has
    no tags."""
    (port,) = ports.free(1)
    server = ThreadedMotoServer(ports.HOST, port, verbose=False)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(models, "CodeCommit", Repository)
        patched.setattr(
            responses.CodeCommitResponse,
            "list_tags_for_resource",
            lambda _self: json.dumps({"tags": {}}),
            raising=False,
        )
        server.start()
        try:
            yield {
                "AWS_ENDPOINT_URL": f"http://{ports.HOST}:{port}",
                "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY": "nobodys",
                "AWS_REGION": REGION,
                "AWS_EC2_METADATA_DISABLED": "true",
            }
        finally:
            server.stop()


def plugins(file: Path) -> dict[str, str]:
    """Terraform's configuration, written to `file`: a mirror on this machine where there is one,
    else the registry."""
    found = [
        path.parent
        for place in PLACES
        for path in Path(place).expanduser().glob("*/registry.terraform.io")
    ]
    mirrors = [path for path in found if (path / "registry.terraform.io/hashicorp/aws").is_dir()]
    method = "direct {}"
    if mirrors:
        method = f'filesystem_mirror {{ path = "{_mirror(file, mirrors[0])}" }}'
    file.write_text(f"provider_installation {{ {method} }}\n")
    return {"TF_CLI_CONFIG_FILE": str(file)}


def _mirror(file: Path, found: Path) -> Path:
    """A folder beside `file` that has the same providers for OpenTofu too."""
    mirror = file.with_name(f"{file.name}.mirror")
    source = found / REGISTRIES[0]
    for package in source.glob("*/*/*/*"):  # the last of namespace, name, version, platform
        for registry in REGISTRIES:
            link = mirror / registry / package.relative_to(source)
            link.parent.mkdir(parents=True, exist_ok=True)
            if not link.is_symlink():
                link.symlink_to(package)
    return mirror
