"""A fake registry with one artifact, over HTTP on this machine: what a client needs that pulls."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import http.server
import json
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from tests.support import tarballs

MANIFEST = "application/vnd.oci.image.manifest.v1+json"
CONFIG = "application/vnd.cncf.flux.config.v1+json"
CONTENT = "application/vnd.cncf.flux.content.v1.tar+gzip"
# Of a Helm chart: its configuration and its content.
CHART = (
    "application/vnd.cncf.helm.config.v1+json",
    "application/vnd.cncf.helm.chart.content.v1.tar+gzip",
)
IMAGE = "application/vnd.oci.image.config.v1+json"
PAYLOAD = "application/vnd.dev.cosign.simplesigning.v1+json"
SIGNATURE = "dev.cosignproject.cosign/signature"
PrivateKey = ec.EllipticCurvePrivateKey
Described = dict[str, Any]


@contextlib.contextmanager
def serving(
    repository: str, tag: str, files: Mapping[str, str], signer: PrivateKey | None = None
) -> Iterator[str]:
    """`host:port` of a registry whose `repository` has these files as an artifact of Flux. `signer`
    has signed it as cosign does."""
    answers = _answers(repository, tag, tarballs.packed(files))
    if signer:
        answers |= _signature(repository, answers[f"/v2/{repository}/manifests/{tag}"][1], signer)
    with _answering(answers) as host:
        yield host


@contextlib.contextmanager
def serving_charts(charts: Mapping[str, Path], tags: Mapping[str, str]) -> Iterator[str]:
    """The same of charts, by repository: each a folder of its name."""
    answers: dict[str, tuple[str, bytes]] = {}
    for repository, folder in charts.items():
        files = {
            f"{folder.name}/{path.relative_to(folder)}": path.read_text()
            for path in folder.rglob("*")
            if path.is_file()
        }
        answers |= _answers(repository, tags[repository], tarballs.packed(files), CHART)
    with _answering(answers) as host:
        yield host


@contextlib.contextmanager
def _answering(answers: Mapping[str, tuple[str, bytes]]) -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = answers.get(self.path.partition("?")[0], ("", b""))
            self.send_response(200 if kind else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Docker-Content-Digest", _digest(body))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        do_HEAD = do_GET

        def log_message(self, *_given: Any) -> None:
            """Nothing is printed."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()


def _answers(
    repository: str, tag: str, layer: bytes, kinds: tuple[str, str] = (CONFIG, CONTENT)
) -> dict[str, tuple[str, bytes]]:
    """By path: media type and body. `kinds`: media types of the configuration and the content."""
    config = b"{}"
    manifest = _manifest(_described(kinds[0], config), _described(kinds[1], layer))
    base, tags = f"/v2/{repository}", json.dumps({"name": repository, "tags": [tag]})
    return {
        "/v2/": ("application/json", b"{}"),
        f"{base}/tags/list": ("application/json", tags.encode()),
        f"{base}/manifests/{tag}": (MANIFEST, manifest),
        f"{base}/manifests/{_digest(manifest)}": (MANIFEST, manifest),
        f"{base}/blobs/{_digest(config)}": (kinds[0], config),
        f"{base}/blobs/{_digest(layer)}": (kinds[1], layer),
    }


def _manifest(config: Described, layer: Described) -> bytes:
    whole = {"schemaVersion": 2, "mediaType": MANIFEST, "config": config, "layers": [layer]}
    return json.dumps(whole).encode()


def _signature(
    repository: str, manifest: bytes, signer: PrivateKey
) -> dict[str, tuple[str, bytes]]:
    """What cosign puts beside an artifact: under a tag that its digest names."""
    image = {"docker-manifest-digest": _digest(manifest)}
    kind = "cosign container image signature"
    critical = {"identity": {"docker-reference": repository}, "image": image, "type": kind}
    payload = json.dumps({"critical": critical, "optional": None}).encode()
    made = base64.b64encode(signer.sign(payload, ec.ECDSA(hashes.SHA256()))).decode()
    layer = _described(PAYLOAD, payload) | {"annotations": {SIGNATURE: made}}
    rootfs = {"type": "layers", "diff_ids": [_digest(payload)]}
    config = json.dumps({"architecture": "", "os": "", "config": {}, "rootfs": rootfs}).encode()
    signed, tag = _manifest(_described(IMAGE, config), layer), _digest(manifest).replace(":", "-")
    base = f"/v2/{repository}"
    return {
        f"{base}/manifests/{tag}.sig": (MANIFEST, signed),
        f"{base}/manifests/{_digest(signed)}": (MANIFEST, signed),
        f"{base}/blobs/{_digest(config)}": (IMAGE, config),
        f"{base}/blobs/{_digest(payload)}": (PAYLOAD, payload),
    }


def _described(kind: str, body: bytes) -> Described:
    return {"mediaType": kind, "digest": _digest(body), "size": len(body)}


def _digest(body: bytes) -> str:
    return f"sha256:{hashlib.sha256(body).hexdigest()}"
