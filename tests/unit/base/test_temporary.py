"""Temporary folders are private, and what a killed run leaves is removed by the next one."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from provisioner.base import holders, temporary
from provisioner.base.errors import BadInput


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(temporary, "_swept", set())
    return tmp_path / f"provisioner-{os.getuid()}"


def test_only_its_owner_can_enter_whatever_the_umask(root: Path) -> None:
    before = os.umask(0)
    try:
        with temporary.folder() as folder:
            modes = [stat.S_IMODE(path.stat().st_mode) for path in (root, folder)]
    finally:
        os.umask(before)
    assert modes == [0o700, 0o700]
    assert folder.parent == root


def test_nothing_is_left(root: Path) -> None:
    with temporary.folder() as folder:
        (folder / "file").touch()
    with pytest.raises(KeyError), temporary.folder():
        raise KeyError
    assert not root.exists()


def held(root: Path, name: str, holder: str) -> Path:
    """A folder as a run leaves it that was killed."""
    root.mkdir(mode=0o700, exist_ok=True)
    (root / f"{name}~{holder.replace('/', '~')}").touch()
    (root / name).mkdir()
    (root / name / "canary").write_text("secret")
    return root / name


def test_the_next_run_removes_what_dead_processes_have_left(root: Path) -> None:
    host, pid, _, place = holders.me().split("/")
    earlier = held(root, "a", f"{host}/{pid}/1/{place}")  # its number is another process's by now
    alive = held(root, "b", holders.me())
    elsewhere = held(root, "c", f"{host}/{pid}/1/at-another-place")
    unheld = root / "not-ours"
    unheld.mkdir()
    with temporary.folder():
        assert not earlier.exists()
        assert alive.exists()
        assert elsewhere.exists()
        assert unheld.exists()
    assert not list(root.glob("a*"))


def test_a_link_is_removed_and_not_followed(root: Path, tmp_path: Path) -> None:
    host, pid, _, place = holders.me().split("/")
    (tmp_path / "users").mkdir()
    (tmp_path / "users" / "file").touch()
    left = held(root, "a", f"{host}/{pid}/1/{place}")
    (left / "link").symlink_to(tmp_path / "users")
    temporary.sweep(root)
    assert not left.exists()
    assert (tmp_path / "users" / "file").exists()


@pytest.mark.parametrize("name", ["", ".", ".."])
def test_a_name_that_is_not_ours_removes_nothing(name: str, root: Path, tmp_path: Path) -> None:
    host, pid, _, place = holders.me().split("/")
    (tmp_path / "users").touch()
    root.mkdir(mode=0o700)
    (root / "kept").touch()
    (root / f"{name}~{host}~{pid}~1~{place}").touch()
    temporary.sweep(root)
    assert (tmp_path / "users").exists()
    assert (root / "kept").exists()


def test_a_run_that_is_killed_leaves_what_the_next_one_removes(root: Path, tmp_path: Path) -> None:
    code = (
        "import time; from provisioner.base import temporary\n"
        "with temporary.folder() as folder:\n"
        "    (folder / 'canary').touch(); print(folder, flush=True); time.sleep(60)"
    )
    env = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", code], env=env, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        left = Path(process.stdout.readline().strip())
        with temporary.folder():
            assert (left / "canary").exists()
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert (left / "canary").exists()
    temporary.sweep(root)
    assert list(root.iterdir()) == []


@pytest.mark.parametrize("how", ["open to others", "a link", "a file"])
def test_a_root_that_others_could_enter_is_refused(how: str, root: Path, tmp_path: Path) -> None:
    if how == "a link":
        (tmp_path / "elsewhere").mkdir(mode=0o700)
        root.symlink_to(tmp_path / "elsewhere")
    elif how == "a file":
        root.touch(mode=0o600)
    else:
        root.mkdir()
        root.chmod(0o755)
    with pytest.raises(BadInput, match="only you can enter.*TMPDIR"), temporary.folder():
        pass


def test_somebody_elses_root_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root.mkdir(mode=0o700)
    mine = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: mine + 1)
    root.rename(root.with_name(f"provisioner-{mine + 1}"))
    with pytest.raises(BadInput, match="only you can enter"), temporary.folder():
        pass


def test_threads_do_not_disturb_each_other(root: Path) -> None:
    """Each may be the one that removes the root, when it is empty for a moment."""

    def use(_number: int) -> None:
        for _ in range(20):
            with temporary.folder() as folder:
                (folder / "file").touch()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(use, range(8)))
    assert not root.exists()
