"""A project in a folder of its own, driven through the command line as a user drives it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from provisioner.sandbox.building import parts

ROOT = Path(__file__).parents[2]
DROPPED = (
    "TF_",
    "GIT_",
    "JSII_",
    "CDKTF_",
    "PROVISIONER_CDK",
)  # a person's settings, and what a test has set in this process
Event = dict[str, Any]


@dataclass
class Run:
    """How one command ended; `events` are the lines of --json."""

    code: int
    out: str
    err: str
    events: list[Event] = field(default_factory=list)

    @property
    def report(self) -> Event:
        assert self.events[-1]["type"] == "report", self.err
        return self.events[-1]

    @property
    def clusters(self) -> dict[str, Event]:
        return {cluster["cluster"]: cluster for cluster in self.report["clusters"]}

    def steps(self, cluster: str = "") -> list[Event]:
        return [
            item
            for item in self.events
            if item["type"] == "step" and cluster in ("", item["cluster"])
        ]


class Project:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env: dict[str, str] = {}
        (folder / "empty").touch()
        shutil.copytree(ROOT / "stacks", folder / "stacks")
        shutil.copy(ROOT / "cdktf.json", folder)

    def run(
        self,
        *argv: str,
        stdin: str = "",
        env: Mapping[str, str] | None = None,
        timeout: float = 300,
    ) -> Run:
        done = subprocess.run(
            argv,
            cwd=self.folder,
            env={**self.own_env(), **(env or {})},
            input=stdin,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        return Run(done.returncode, done.stdout, done.stderr)

    def own_env(self) -> dict[str, str]:
        """The environment of everything that is run here."""
        mine = {
            "TF_CLI_CONFIG_FILE": str(self.folder / "empty"),
            "CHECKPOINT_DISABLE": "1",
            "PYTHONFAULTHANDLER": "1",  # a crash of the interpreter says where
            "TMPDIR": str(self.tmp),
        }
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith(DROPPED)
        }
        return {**inherited, **mine, **self.env}

    @property
    def tmp(self) -> Path:
        """The temporary folder of everything that is run here, so that tests can search it."""
        folder = self.folder / "tmp"
        folder.mkdir(exist_ok=True)
        return folder

    def provisioner(self, *argv: str, **more: Any) -> Run:
        done = self.run(sys.executable, "-m", "provisioner", *argv, **more)
        assert "Traceback" not in done.err + done.out, done.err
        return done

    def json(self, *argv: str, **more: Any) -> Run:
        done = self.provisioner(*argv, "--json", **more)
        done.events = [json.loads(line) for line in done.out.splitlines()]
        return done

    def kubeconfig(self, cluster: str) -> str:
        return self.provisioner("sandbox", "kubeconfig", cluster).out.strip()

    def kubectl(self, cluster: str, *argv: str, **more: Any) -> str:
        done = self.run("kubectl", "--kubeconfig", self.kubeconfig(cluster), *argv, **more)
        assert done.code == 0, done.err
        return done.out

    def flux(self, cluster: str, *argv: str) -> Run:
        return self.run(str(parts.binary("flux")), "--kubeconfig", self.kubeconfig(cluster), *argv)

    @property
    def repository(self) -> Path:
        return Path(self.provisioner("sandbox", "repository", "fleet").out.strip())

    def git(self, *argv: str) -> str:
        done = self.run("git", "-C", str(self.repository), *argv)
        assert done.code == 0, done.err
        return done.out

    def versions(self, cluster: str) -> dict[str, str]:
        """resourceVersion of every object but those that the cluster itself keeps moving."""
        moving = ("events", "leases", "nodes", "tokenreviews", "componentstatuses")
        kinds = self.kubectl(cluster, "api-resources", "--verbs=list,watch", "-o", "name").split()
        wanted = ",".join(kind for kind in kinds if not kind.startswith(moving))
        items = json.loads(self.kubectl(cluster, "get", wanted, "-A", "-o", "json"))["items"]
        return {
            "/".join(
                (item["kind"], item["metadata"].get("namespace", ""), item["metadata"]["name"])
            ): item["metadata"]["resourceVersion"]
            for item in items
        }

    def processes(self) -> list[str]:
        """Command lines of all processes that belong to this project's sandbox, seen from their
        environment."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if str(self.folder / ".provisioner").encode() in (folder / "environ").read_bytes():
                    found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
            except OSError:
                continue
        return found
