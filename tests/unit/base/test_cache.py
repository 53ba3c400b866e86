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


def test_the_place_of_all_caches_is_decided_in_one_file() -> None:
    root = Path(__file__).parents[3]
    deciding = {
        str(file.relative_to(root))
        for folder in ("provisioner", "modules", "stacks", "tests/support", "benchmarks")
        for file in (root / folder).rglob("*.py")
        if any(word in file.read_text() for word in ('get("PROVISIONER_CACHE"', '".cache"'))
    }
    assert deciding == {"provisioner/base/cache.py"}
