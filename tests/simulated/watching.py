"""`provisioner watch`, and `pair` by hand, as processes that see a simulated fleet. Their Git host
is real: the sandbox's, with SSH and deploy keys."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import requests

from provisioner.base import yaml_reader
from provisioner.base.deadlines import Deadline
from provisioner.sandbox import ports
from provisioner.sandbox.sandbox import Sandbox
from tests.fakes import distributions
from tests.simulated.fleet import HUB, Fleet

REPOSITORY = "fleet"
STARTS_WITHIN = 60.0  # seconds
ENDS_WITHIN = 60.0
FEW = ["source-controller", "kustomize-controller"]


class Ground:
    """A folder with the Git host and everything that the commands are given."""

    def __init__(self, folder: Path, round_trip: float = 0.0) -> None:
        self.folder = folder
        (folder / "work").mkdir()
        self.sandbox = Sandbox(folder / "sandbox")
        self.sandbox.start([], [REPOSITORY])
        self.distribution = distributions.write(folder / "distribution")
        path = self.sandbox.repository(REPOSITORY).path
        self.fleet = Fleet(folder / "simulated", path, round_trip)

    @contextlib.contextmanager
    def running(self) -> Iterator[Ground]:
        try:
            with self.fleet.servers.running():
                kubeconfig = self.folder / "kubeconfig"
                kubeconfig.write_text(self.fleet.kubeconfig(HUB))
                kubeconfig.chmod(0o600)
                yield self
        finally:
            self.sandbox.clean()

    @contextlib.contextmanager
    def watching(self) -> Iterator[subprocess.Popen[bytes]]:
        """The operator, once it is ready."""
        template = self.folder / "work" / "template.yaml"
        template.write_text(json.dumps(self._template()))
        self._install_crd(template.name)
        port = ports.free(1)[0]
        argv = ["watch", template.name, "--context", HUB, "--kubeconfig", self._kubeconfig]
        with self._started(*argv, "--listen", f"127.0.0.1:{port}") as process:
            _until_ready(process, port, self.folder / "watch.log")
            yield process

    def _install_crd(self, template: str) -> None:
        """That of the records, from the operator's manifests."""
        folder = self.folder / "manifests"
        argv = ["watch", template, "--manifests", str(folder), "--image", "registry.test/p:1"]
        done = self._run(*argv)
        assert done.returncode == 0, done.stderr.decode()[-2000:]
        (crd,) = yaml_reader.load(yaml_reader.file(folder / "crd.yaml"), "crd.yaml")
        self.fleet.hub.create(crd)

    def _run(self, *argv: str, stdin: str = "") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "provisioner", *argv],
            cwd=self.folder / "work",
            input=stdin.encode(),
            capture_output=True,
            timeout=300,
            check=False,
        )

    def pair(self, name: str) -> float:
        """Pair one cluster by hand; the seconds that it takes."""
        started = time.monotonic()
        done = self._run("pair", "-", "--trust-commands", stdin=json.dumps(self._handover(name)))
        assert done.returncode == 0, done.stderr.decode()[-2000:]
        return time.monotonic() - started

    @property
    def _kubeconfig(self) -> str:
        return str(self.folder / "kubeconfig")

    @property
    def _repositories(self) -> dict[str, Any]:
        directory = str(self.sandbox.directory)
        return {REPOSITORY: {"kind": "sandbox", "name": REPOSITORY, "directory": directory}}

    @property
    def _gitops(self) -> dict[str, Any]:
        return {"components": FEW, "distribution": str(self.distribution)}

    def _template(self) -> dict[str, Any]:
        pairing = {"repository": REPOSITORY, "path": "clusters/{{ name }}", "gitops": self._gitops}
        return {
            "version": 1,
            "fleet": "simulated",
            "selector": "simulated=true",
            "cluster_name": "{{ name }}",
            "repositories": self._repositories,
            "pairing": pairing,
        }

    def _handover(self, name: str) -> dict[str, Any]:
        """Of a cluster that the operator leaves alone."""
        hub = {"kind": "existing", "context": HUB, "kubeconfig": self._kubeconfig}
        cluster = {"kind": "cluster_api", "management": HUB, "cluster_name": name}
        pairing = {"cluster": name, "repository": REPOSITORY, "path": f"clusters/{name}"}
        return {
            "version": 1,
            "fleet": "by-hand",
            "clusters": {HUB: hub, name: cluster},
            "repositories": self._repositories,
            "pairings": {name: {**pairing, "gitops": self._gitops}},
        }

    @contextlib.contextmanager
    def _started(self, *argv: str) -> Iterator[subprocess.Popen[bytes]]:
        with (self.folder / "watch.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "provisioner", *argv],
                cwd=self.folder / "work",
                env={**os.environ, "TMPDIR": str(self.folder)},
                stdout=log,
                stderr=log,
            )
            try:
                yield process
            finally:
                process.terminate()
                try:
                    process.wait(ENDS_WITHIN)
                finally:
                    process.kill()


def _until_ready(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = Deadline.after(STARTS_WITHIN)
    while not _ready(port):
        ended = process.poll() is not None or deadline.over()
        assert not ended, log.read_text()[-2000:]
        time.sleep(0.1)


def _ready(port: int) -> bool:
    """A replica that does not lead yet is ready, too."""
    pages = [f"http://127.0.0.1:{port}/{page}" for page in ("metrics", "readyz")]
    try:
        metrics, ready = (requests.get(page, timeout=2) for page in pages)
    except requests.RequestException:
        return False
    return ready.ok and "provisioner_watch_leader 1.0" in metrics.text
