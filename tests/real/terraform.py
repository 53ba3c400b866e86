"""Terraform itself, in a folder, without anybody's configuration."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

WITHOUT_COLOUR = ("init", "validate", "plan", "apply", "destroy", "import")


class Terraform:
    """Runs commands; one that fails fails the test. TF_CLI_CONFIG_FILE is what the tests' own
    settings name."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        binary = shutil.which("terraform")
        assert binary, "this test needs Terraform on PATH"
        self.binary = binary
        self.folder = folder
        self.environment = {**os.environ, **environment}

    def __call__(self, *argv: str) -> str:
        done = self.run(*argv)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def fails(self, *argv: str) -> str:
        """What it says when it refuses, without its line breaks."""
        done = self.run(*argv)
        assert done.returncode == 1, done.stdout + done.stderr
        return " ".join(done.stderr.replace("│", " ").split())

    def run(self, *argv: str) -> subprocess.CompletedProcess[str]:
        options = ["-no-color"] if argv[0] in WITHOUT_COLOUR else []
        options += (
            ["-input=false"] if argv[0] in ("init", "plan", "apply", "destroy", "import") else []
        )
        return subprocess.run(
            [self.binary, argv[0], *options, *argv[1:]],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )

    def changes(self) -> dict[str, list[str]]:
        """What a plan would do, by address."""
        self("plan", "-out=saved")
        shown = json.loads(self("show", "-json", "saved"))
        found = {
            one["address"]: one["change"]["actions"] for one in shown.get("resource_changes", [])
        }
        return {address: actions for address, actions in found.items() if actions != ["no-op"]}
