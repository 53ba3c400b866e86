"""Recorded streams of a real Terraform, and a fake binary that replays one."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parents[2] / "cases" / "terraform"


@pytest.fixture
def lines() -> Callable[[str], list[str]]:
    return lambda name: (CASES / f"{name}.jsonl").read_text().splitlines()


@pytest.fixture
def shown() -> Callable[[str], dict[str, Any]]:
    return lambda name: json.loads((CASES / f"shown_{name}.json").read_text())


@pytest.fixture
def fake_terraform(tmp_path: Path) -> Callable[..., str]:
    """A shell script in Terraform's place: it tells a version, else replays `stream` and ends with
    `code`."""

    def make(stream: str = "", code: int = 0, version: str = "1.11.4", before: str = "") -> str:
        script = tmp_path / "fake-terraform"
        replay = f"cat {CASES / stream}.jsonl" if stream else "true"
        script.write_text(
            "#!/bin/sh\n"
            f'if [ "$1" = version ]; then echo \'{{"terraform_version": "{version}"}}\'; exit 0; '
            f"fi\n"
            f'echo "$@" >> {tmp_path}/arguments\nenv > '
            f"{tmp_path}/environment\n{before}\n{replay}\nexit {code}\n"
        )
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        return str(script)

    return make
