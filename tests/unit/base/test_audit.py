"""The audit file: a line before each write, and no write without its line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from provisioner.base.audit import Audit
from provisioner.base.errors import BadInput, ProvisionerError

SECRET = "canary-7f3a"


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text().splitlines()]


def test_the_line_is_there_before_the_write(tmp_path: Path) -> None:
    file = tmp_path / "audit"
    audit = Audit(file, run="r1", command="pair")
    audit.identify("c1", "uid-1")
    audit.begin("c1", "secret")
    with audit.writing("cluster", "patch", "/api/v1/x", cluster="c1"):
        (line,) = lines(file)
    assert line.pop("time").endswith("Z")
    assert line.pop("who")
    assert line == {
        "run": "r1",
        "command": "pair",
        "write": 1,
        "to": "cluster",
        "cluster": "c1",
        "uid": "uid-1",
        "step": "secret",
        "action": "patch",
        "subject": "/api/v1/x",
        "result": "sent",
    }
    assert len(lines(file)) == 1


def test_a_write_that_fails_has_a_second_line_without_the_cause(tmp_path: Path) -> None:
    audit = Audit(tmp_path / "audit")
    with pytest.raises(ProvisionerError), audit.writing("git", "push", "main"):
        raise ProvisionerError("s", SECRET)
    with audit.writing("git", "push", "main"):
        pass
    assert [(line["write"], line["result"]) for line in lines(tmp_path / "audit")] == [
        (1, "sent"),
        (1, "failed"),
        (2, "sent"),
    ]
    assert SECRET not in (tmp_path / "audit").read_text()


def test_the_file_is_private_and_appended_to(tmp_path: Path) -> None:
    file = tmp_path / "audit"
    for run in ("r1", "r2"):
        with Audit(file, run=run).writing("git", "push", "main"):
            pass
    assert file.stat().st_mode & 0o777 == 0o600
    assert [line["run"] for line in lines(file)] == ["r1", "r2"]


def test_without_space_nothing_is_written() -> None:
    audit, sent = Audit(Path("/dev/full")), []
    with pytest.raises(ProvisionerError, match="No space left"), audit.writing("git", "push", "x"):
        sent.append("x")
    assert sent == []


@pytest.mark.parametrize("place", ["missing/audit", ""])
def test_a_file_that_cannot_be_opened_is_bad_input(place: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="--audit"):
        Audit(tmp_path / place)


def test_without_a_file_nothing_is_kept(tmp_path: Path) -> None:
    with Audit().writing("git", "push", "main"):
        pass
    assert list(tmp_path.iterdir()) == []
