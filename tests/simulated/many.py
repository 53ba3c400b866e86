"""`pair` by hand, as a process, over many simulated clusters. Their Git host is real: the
sandbox's, with SSH and deploy keys."""

from __future__ import annotations

import base64
import contextlib
import datetime
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from provisioner.sandbox.cluster import certificates
from provisioner.sandbox.sandbox import Sandbox
from tests.fakes import distributions
from tests.real.project import Run
from tests.simulated.fleet import TOKEN, Fleet

REPOSITORY, VARIABLE = "fleet", "SIMULATED_TOKEN"
FEW = ["source-controller", "kustomize-controller"]
EXPIRED = datetime.timedelta(days=1)  # ago
Object = dict[str, Any]


class Ground:
    """A folder with the Git host, and the simulated clusters of these names."""

    def __init__(self, folder: Path, names: Sequence[str], *, expired: bool = False) -> None:
        self.folder, self.names = folder, list(names)
        for part in ("work", "tmp"):
            (folder / part).mkdir(parents=True)
        self.sandbox = Sandbox(folder / "sandbox")
        self.sandbox.start([], [REPOSITORY])
        self.distribution = distributions.write(folder / "distribution")
        if expired:
            _expired(folder / "simulated")
        path = self.sandbox.repository(REPOSITORY).path
        self.fleet = Fleet(folder / "simulated", path)

    @contextlib.contextmanager
    def running(self) -> Iterator[Ground]:
        try:
            for name in self.names:
                self.fleet.build(name)
            with self.fleet.servers.running():
                yield self
        finally:
            self.sandbox.clean()

    def handover(self, **more: Any) -> Object:
        directory = str(self.sandbox.directory)
        return {
            "version": 1,
            "fleet": "simulated",
            "clusters": {name: self.cluster(name) for name in self.names},
            "repositories": {
                REPOSITORY: {"kind": "sandbox", "name": REPOSITORY, "directory": directory}
            },
            "pairings": {name: self.pairing(name) for name in self.names},
            **more,
        }

    def cluster(self, name: str) -> Object:
        authority = base64.b64encode(self.fleet.servers.authority).decode()
        return {
            "kind": "endpoint",
            "server": self.fleet.servers.address(name),
            "certificate_authority_data": authority,
            "sign_in": {"kind": "token", "token": {"env": VARIABLE}},
        }

    def pairing(self, name: str) -> Object:
        return {
            "cluster": name,
            "repository": REPOSITORY,
            "path": f"clusters/{name}",
            "gitops": {"components": FEW, "distribution": str(self.distribution)},
        }

    def run(
        self,
        command: str,
        given: Object,
        *argv: str,
        env: Mapping[str, str] | None = None,
        limits: Callable[[], None] | None = None,
    ) -> Run:
        """`limits`: what the operating system allows to it, set by that."""
        with self.started(command, given, *argv, env=env, limits=limits) as process:
            return ended(process)

    def started(
        self,
        command: str,
        given: Object,
        *argv: str,
        env: Mapping[str, str] | None = None,
        limits: Callable[[], None] | None = None,
    ) -> subprocess.Popen[str]:
        file = self.folder / "work" / "handover.json"
        file.write_text(json.dumps(given))
        options = ("--trust-commands", "--json", *argv)
        return subprocess.Popen(
            [sys.executable, "-m", "provisioner", command, file.name, *options],
            cwd=file.parent,
            env={**os.environ, "TMPDIR": str(self.folder / "tmp"), VARIABLE: TOKEN, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=limits,
        )

    def keys(self) -> list[str]:
        """The clusters that deploy keys are for, one of each."""
        titles = [key.title for key in self.sandbox.keys(REPOSITORY)]
        return sorted(title.partition(" ")[0] for title in titles)

    def folders(self) -> set[str]:
        """The clusters that have files in Git."""
        tree = self.fleet.repository.tree(str(self.fleet.repository.head("main")))
        return {path.split("/")[1] for path in tree if path.startswith("clusters/")}


def ended(process: subprocess.Popen[str], read: Sequence[Object] = ()) -> Run:
    """`read`: the events that were read from it before."""
    out, err = process.communicate(timeout=300)
    assert "Traceback" not in err + out, err
    events = [*read, *(json.loads(line) for line in out.splitlines())]
    return Run(process.returncode, out, err, events)


def _expired(folder: Path) -> None:
    """The certificate of the server, before it is made, as one that has expired."""
    import trustme

    certificates.authority(folder / "pki")
    pki, tls = folder / "pki", folder / "tls"
    signer = trustme.CA.from_pem((pki / "ca.crt").read_bytes(), (pki / "ca.key").read_bytes())
    ended = datetime.datetime.now(datetime.UTC) - EXPIRED
    leaf = signer.issue_cert("127.0.0.1", not_before=ended - EXPIRED, not_after=ended)
    tls.mkdir(parents=True)
    (tls / "server.crt").write_bytes(leaf.cert_chain_pems[0].bytes())
    (tls / "server.key").write_bytes(leaf.private_key_pem.bytes())
