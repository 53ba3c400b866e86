"""A kubeconfig from elsewhere costs no memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from provisioner.base.errors import BadInput
from provisioner.clusters import kubeconfig
from tests.unit.base.test_yaml_reader import BOMB


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (BOMB, "aliases that stand for more than 10 MB, in line"),
        ("apiVersion: v1\nkind: Config\0\n", "a byte that is no text in line 2"),
        (None, "has 100 MB; no more than 10 MB are read"),
    ],
    ids=["aliases", "binary", "large"],
)
def test_refused_by_file_and_line(text: str | None, says: str, tmp_path: Path) -> None:
    file = tmp_path / "config"
    with file.open("w") as opened:
        opened.write(text or "")
        opened.truncate(None if text else 100 * 2**20)
    with pytest.raises(BadInput, match=says) as caught:
        kubeconfig.connection("c1", str(file), "x")
    assert str(file) in str(caught.value)
