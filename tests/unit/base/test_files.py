from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from provisioner.base import files
from provisioner.base.errors import BadInput

WRITERS = pytest.mark.parametrize("write", [files.write, files.write_private])


@WRITERS
def test_a_file_is_replaced_and_nothing_else_stays(
    write: Callable[[Path, str], None], tmp_path: Path
) -> None:
    write(tmp_path / "a", "one")
    write(tmp_path / "a", "two")
    assert (tmp_path / "a").read_text() == "two"
    assert os.listdir(tmp_path) == ["a"]


@WRITERS
def test_a_symlink_is_replaced_and_not_followed(
    write: Callable[[Path, str], None], tmp_path: Path
) -> None:
    (tmp_path / "target").write_text("theirs")
    (tmp_path / "a").symlink_to("target")
    write(tmp_path / "a", "ours")
    assert (tmp_path / "target").read_text() == "theirs"
    assert not (tmp_path / "a").is_symlink()


@WRITERS
def test_a_file_that_cannot_be_replaced_stays_and_leaves_no_draft(
    write: Callable[[Path, str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_text("old")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(BadInput, match="cannot be written: No space left on device"):
        write(tmp_path / "a", "new")
    assert (tmp_path / "a").read_text() == "old"
    assert os.listdir(tmp_path) == ["a"]


def test_private_means_private_whatever_the_umask(tmp_path: Path) -> None:
    files.write_private(tmp_path / "secret", "x")
    files.write(tmp_path / "new" / "public", "x")
    before = os.umask(0)
    os.umask(before)
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "new" / "public").stat().st_mode & 0o777 == 0o666 & ~before


def test_a_private_folder_and_those_above_it(tmp_path: Path) -> None:
    files.private_folder(tmp_path / "a" / "b")
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "a").rglob("*")} == {0o700}
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o700


def test_the_hint_says_what_to_do_instead(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadInput, match="Declare another folder") as caught:
        files.write(tmp_path / "file" / "a", "x", hint="Declare another folder.")
    assert caught.value.subject == str(tmp_path / "file" / "a")


def test_whether_a_file_can_be_written_is_known_without_writing_it(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path)
    files.check_writable(tmp_path / "a")
    files.check_writable(tmp_path / "new")
    assert (tmp_path / "a").read_text() == "old"
    assert sorted(os.listdir(tmp_path)) == ["a", "link"]
    with pytest.raises(BadInput, match="the folder .*none does not exist"):
        files.check_writable(tmp_path / "none" / "a", hint="h")
