"""Where a private key is while OpenSSL reads it."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

import pytest

from provisioner.clusters import tls


@pytest.mark.parametrize("memfd", [True, False])
def test_nobody_else_can_read_it(
    memfd: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    if not memfd:  # as on macOS
        monkeypatch.delattr(os, "memfd_create")
    with tls._path_to("canary") as path:
        assert Path(path).read_text() == "canary"
        files = [each for each in tmp_path.rglob("*") if each.is_file() and each.stat().st_size]
        assert [stat.S_IMODE(file.stat().st_mode) for file in files] == ([] if memfd else [0o600])
        folders = [each for each in tmp_path.rglob("*") if each.is_dir()]
        assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} <= {0o700}
    assert list(tmp_path.iterdir()) == []
