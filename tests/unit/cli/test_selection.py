"""Which words of a command line are SOURCE, and which are clusters."""

from __future__ import annotations

from pathlib import Path

import pytest

from provisioner.cli import selection


@pytest.mark.parametrize(
    ("words", "source", "names"),
    [
        ((), None, ()),
        (("c1", "c2"), None, ("c1", "c2")),
        (("-", "c1"), "-", ("c1",)),
        (("fleet.json", "c1"), "fleet.json", ("c1",)),
        (("s3://states/a", "c1"), "s3://states/a", ("c1",)),
        (("c1", "s3://states/a"), None, ("c1", "s3://states/a")),
    ],
)
def test_words(
    words: tuple[str, ...],
    source: str | None,
    names: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("fleet.json").touch()
    assert selection.split(words) == (source, names)
