from __future__ import annotations

import multiprocessing
import os
import time
from pathlib import Path

import pytest

from provisioner.base import locks
from provisioner.base.errors import BadInput, Held


def hold(path: Path, started: Path) -> None:
    with locks.held(path):
        started.touch()
        time.sleep(30)


@pytest.fixture(params=["file", "folder"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "folder":
        (tmp_path / "lock").mkdir()
    return tmp_path / "lock"


def test_a_lock_keeps_others_out_until_its_holder_ends(path: Path, tmp_path: Path) -> None:
    started = tmp_path / "started"
    process = multiprocessing.get_context("spawn").Process(target=hold, args=(path, started))
    process.start()
    while not started.exists():
        time.sleep(0.01)
    holder = "another process" if path.is_dir() else f"process {process.pid}"
    notes: list[str] = []
    with (
        pytest.raises(Held, match=f"{holder} holds it"),
        locks.held(path, wait=0.2, notify=notes.append),
    ):
        pytest.fail("two hold the lock")
    assert notes == [f"waiting for {holder}, which holds {path}"]
    process.kill()
    process.join()
    with locks.held(path, wait=1):
        pass


def test_the_end_of_a_block_lets_the_next_in(path: Path) -> None:
    for _ in range(2):
        with locks.held(path, wait=0):
            pass


def test_a_locked_folder_stays_as_it_is(tmp_path: Path) -> None:
    with locks.held(tmp_path):
        assert list(tmp_path.iterdir()) == []


def test_a_lock_file_is_its_owners_alone(tmp_path: Path) -> None:
    with locks.held(tmp_path / "new" / "lock"):
        assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
        assert (tmp_path / "new" / "lock").stat().st_mode & 0o777 == 0o600
        assert (tmp_path / "new" / "lock").read_text() == f"{os.getpid()}\n"


def test_a_lock_whose_folder_is_removed_meanwhile_is_taken_anew(tmp_path: Path) -> None:
    path = tmp_path / "box" / "lock"
    with locks.held(path):
        (tmp_path / "box").rename(tmp_path / "aside")
        with locks.held(path, wait=1):
            assert path.exists()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(BadInput, match="cannot be written"),
        locks.held(tmp_path / "file" / "lock"),
    ):
        pytest.fail("locked")
