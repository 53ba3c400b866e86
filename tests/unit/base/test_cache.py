from __future__ import annotations

from pathlib import Path

import pytest

from provisioner.base import cache
from provisioner.pairing.run.options import Options


@pytest.mark.parametrize(
    ("environment", "root"),
    [
        ({"PROVISIONER_CACHE": "/own", "XDG_CACHE_HOME": "/x"}, "/own"),
        ({"XDG_CACHE_HOME": "/x"}, "/x/provisioner"),
        ({"HOME": "/home/u"}, "/home/u/.cache/provisioner"),
    ],
)
def test_one_folder_for_everything_that_is_cached(
    environment: dict[str, str], root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PROVISIONER_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert cache.root() == Path(root)
    assert Options().cache == Path(root) / "flux"
