"""What a pod's process gets from this machine."""

from __future__ import annotations

import pytest

from provisioner.sandbox.node import programs


def test_provisioner_in_a_pod_is_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/tree")
    monkeypatch.setenv("GITHUB_TOKEN", "not for pods")
    env = programs.environment("registry.example.com/provisioner:1.0")
    assert env["PYTHONPATH"] == "/tree"
    assert "GITHUB_TOKEN" not in env
    assert len(env["TMPDIR"]) < 60  # an ssh-agent's socket is below it


def test_other_programs_get_nothing() -> None:
    assert programs.environment("ghcr.io/fluxcd/source-controller:v1.9.4") == {}
