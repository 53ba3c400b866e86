"""Manifests on this machine: one file, or a folder of them, within limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from provisioner.base import manifests, yaml_reader
from provisioner.base.errors import BadInput


def test_a_file_is_one_and_a_folder_is_all_that_it_holds(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/c.yml", "a/d.json", "notes.md", ".hidden.yaml", ".git/e.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert manifests.texts(str(tmp_path / "b.yaml"), "x") == {"b.yaml": "b.yaml"}
    assert list(manifests.texts(str(tmp_path), "x")) == ["a/c.yml", "a/d.json", "b.yaml"]


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda _folder: None, "cannot be read: No such file or directory"),
        (lambda folder: folder.mkdir(), "no manifest is in"),
        (lambda folder: _many(folder), "more than 3 manifests"),
        (lambda folder: folder.write_text("x" * 30), "MB"),
        (lambda folder: _two(folder), "MB"),
    ],
)
def test_what_cannot_be_read(
    make: object, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifests, "MOST", 3)
    monkeypatch.setattr(yaml_reader, "LARGEST", 20)
    assert callable(make)
    make(tmp_path / "x")
    with pytest.raises(BadInput) as caught:
        manifests.texts(str(tmp_path / "x"), "prerequisite network")
    assert says in str(caught.value)
    assert caught.value.hint


def _many(folder: Path) -> None:
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.yaml").write_text("")


def _two(folder: Path) -> None:
    folder.mkdir()
    for name in ("a.yaml", "b.yaml"):
        (folder / name).write_text("x" * 15)
