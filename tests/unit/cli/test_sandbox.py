"""What `provisioner sandbox clean --cache` deletes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from provisioner.cli.main import cli
from provisioner.sandbox.building import parts


def test_only_what_was_built_is_deleted_from_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROVISIONER_CACHE", str(tmp_path))
    built = [parts.cache(), tmp_path / "parts-0123456789ab"]
    kept = [tmp_path / name for name in ("parts-list", "parts-0123456789abc", "spare-parts")]
    for folder in (*built, *kept):
        folder.mkdir()
        (folder / "file").touch()
    clean = ["sandbox", "clean", "--cache", "--directory", str(tmp_path / "sandbox")]
    assert CliRunner().invoke(cli, clean, catch_exceptions=False).exit_code == 0
    assert sorted(tmp_path.iterdir()) == sorted(kept)
