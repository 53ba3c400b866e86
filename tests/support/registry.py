"""The real registry on this machine, and images that are pushed to it."""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import json
import os
import subprocess
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

from provisioner.sandbox import ports
from provisioner.sandbox.building import builder, parts
from tests.support import waiting

MANIFEST = "application/vnd.oci.image.manifest.v1+json"
CONFIG = "application/vnd.oci.image.config.v1+json"
SETTINGS = """\
version: 0.1
storage: {{filesystem: {{rootdirectory: {folder}}}}}
http: {{addr: "{host}"}}
log: {{level: error, accesslog: {{disabled: true}}}}
"""


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """`host:port`, over HTTP; `folder` has its data."""
    builder.build(["registry"], lambda _event: None)
    folder.mkdir()
    (port,) = ports.free(1, ())
    host, settings = f"127.0.0.1:{port}", folder / "registry.yaml"
    settings.write_text(SETTINGS.format(folder=folder, host=host))
    argv = [str(parts.binary("registry")), "serve", str(settings)]
    environment = {**os.environ, "OTEL_TRACES_EXPORTER": "none"}
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(argv, stdout=log, stderr=log, env=environment)
    try:
        waiting.until(lambda: _answers(host))
        yield host
    finally:
        process.terminate()
        process.wait(timeout=10)


def _answers(host: str) -> bool:
    with contextlib.suppress(OSError):
        _send("GET", f"http://{host}/v2/", b"", "")
        return True
    return False


def push(host: str, repository: str, tag: str) -> str:
    """An image without layers, which only its tag tells from others; its digest."""
    config = json.dumps({"architecture": "amd64", "os": "linux", "tag": tag}).encode()
    upload(host, repository, config)
    manifest = json.dumps(
        {
            "schemaVersion": 2,
            "mediaType": MANIFEST,
            "config": {"mediaType": CONFIG, "digest": digest(config), "size": len(config)},
            "layers": [],
        }
    ).encode()
    put_manifest(host, repository, tag, manifest, MANIFEST)
    return digest(manifest)


def put_manifest(host: str, repository: str, tag: str, body: bytes, kind: str) -> None:
    """Under a tag, or under its digest."""
    _send("PUT", f"http://{host}/v2/{repository}/manifests/{tag}", body, kind)


def digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def upload(host: str, repository: str, blob: bytes) -> None:
    begun = _send("POST", f"http://{host}/v2/{repository}/blobs/uploads/", b"", "")
    joint = "&" if "?" in begun else "?"
    where = f"{begun}{joint}digest={digest(blob)}"
    _send("PUT", where, blob, "application/octet-stream")


def _send(method: str, url: str, body: bytes, kind: str) -> str:
    """The `Location` of the answer."""
    where = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(where.netloc, timeout=30)
    headers = {"Content-Type": kind} if kind else {}
    connection.request(method, f"{where.path}?{where.query}", body, headers)
    answer = connection.getresponse()
    text = answer.read()
    connection.close()
    assert answer.status < 300, text
    return answer.getheader("Location", "")
