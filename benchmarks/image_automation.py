"""`python benchmarks/image_automation.py` measures how long a pushed image takes to become a commit
in Git, with a real registry, real Flux and a sandbox of its own. The last line is JSON.

The registry is scanned once a second; the goal counts from the scan that has seen the image.
"""

from __future__ import annotations

import argparse
import json
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import peers
from benchmarks.ground import REPOSITORY, Ground, fresh
from benchmarks.pairing import ONE
from provisioner.clusters import kubeconfig
from provisioner.clusters.client import Client
from provisioner.handover.fleet import COMPONENTS
from provisioner.sandbox.building import builder, parts
from provisioner.sandbox.sandbox import Sandbox
from tests.support import registry

IMAGE = "example/web"
IMAGES = "image.toolkit.fluxcd.io/v1"
MANIFEST = """\
apiVersion: v1
kind: ConfigMap
metadata: {{name: web, namespace: default}}
data:
  image: {host}/{image}:1.0.0 # {{"$imagepolicy": "flux-system:web"}}
"""
GOAL = 3.0  # seconds from the scan to the commit
LONGEST = 60.0
Seconds = tuple[float, float]  # from the push, and from the scan, to the commit


def declare(there: Ground, host: str) -> None:
    handover = json.loads(there.handover.read_text())
    web = {"name": "web", "image": f"{host}/{IMAGE}", "semver": "1.x", "interval": "1s"}
    piece = {"kind": "image_automation", "name": "images", "images": [{**web, "insecure": True}]}
    pairing = handover["pairings"][ONE[0]]
    pairing["platform"] = [piece]
    pairing["gitops"]["components"] = [*COMPONENTS, *parts.IMAGE_CONTROLLERS]
    there.handover.write_text(json.dumps(handover))


def commit_manifest(there: Ground, host: str) -> None:
    work, path = (
        there.folder / "work",
        Sandbox(there.folder / "sandbox").repository(REPOSITORY).path,
    )
    file = work / "apps" / "web.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(MANIFEST.format(host=host, image=IMAGE))
    author = ("-c", "user.name=benchmark", "-c", "user.email=benchmark@example.com")
    for argv in (
        ("init", "-q", "-b", "main"),
        ("add", "."),
        (*author, "commit", "-q", "-m", "Applications"),
        ("push", "-q", str(path), "main"),
    ):
        subprocess.run(["git", *argv], cwd=work, env=there.env(), check=True, timeout=60)


def rounds(there: Ground, host: str, count: int) -> Iterator[Seconds]:
    where = kubeconfig.connection(ONE[0], str(there.kubeconfig(ONE[0])), None)
    client = Client(ONE[0], where)
    for number in range(1, count + 1):
        there.settle()
        yield one_tag(there, client, host, number)


def one_tag(there: Ground, client: Client, host: str, number: int) -> Seconds:
    before, scanned = head(there), 0.0
    pushed = time.monotonic()
    registry.push(host, IMAGE, f"1.{number}.0")
    while head(there) == before:
        if not scanned and tags(client) > number:
            scanned = time.monotonic()
        if time.monotonic() - pushed > LONGEST:
            raise SystemExit(f"no commit {LONGEST:.0f} s after image {number}")
    done = time.monotonic()
    return done - pushed, done - (scanned or done)


def tags(client: Client) -> int:
    """How many the last scan has seen."""
    live = client.get(IMAGES, "ImageRepository", "web", "flux-system") or {}
    return int(live.get("status", {}).get("lastScanResult", {}).get("tagCount", 0))


def head(there: Ground) -> str:
    return (repository(there) / "refs" / "heads" / "main").read_text()


def repository(there: Ground) -> Path:
    return Sandbox(there.folder / "sandbox").repository(REPOSITORY).path


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure how soon an image becomes a commit.")
    parser.add_argument("--count", type=int, default=7, help="images (default: 7)")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # or its sandbox would stay
    builder.build(parts.IMAGE_CONTROLLERS, lambda _event: None)
    with (
        tempfile.TemporaryDirectory() as folder,
        registry.serving(Path(folder) / "registry") as host,
        fresh(ONE) as there,
    ):
        registry.push(host, IMAGE, "1.0.0")
        commit_manifest(there, host)
        declare(there, host)
        if (paired := peers.ours(there, "image automation")).failed:
            raise SystemExit(paired.said)
        made = list(rounds(there, host, options.count))
    pushed, scanned = (round(statistics.median(one), 2) for one in zip(*made, strict=True))
    print(json.dumps({"push_to_commit": pushed, "scan_to_commit": scanned, "goal": GOAL}))
    return int(scanned > GOAL)


if __name__ == "__main__":
    sys.exit(main())
