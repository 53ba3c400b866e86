from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from provisioner.base import locks
from provisioner.base.errors import BadInput, Refused
from provisioner.sandbox import state
from provisioner.sandbox.sandbox import Sandbox

if TYPE_CHECKING:
    from pathlib import Path

CLUSTER = state.Cluster(api=1, events=2, artifacts=3, prefix="/c")


def test_what_is_written_is_read(tmp_path: Path) -> None:
    layout = state.Layout(tmp_path)
    assert state.read(layout) is None
    known = state.State(etcd=4, git=5, clusters={"c": CLUSTER}, repositories=["r"])
    state.write(layout, known)
    assert state.read(layout) == known
    assert known.ports() == {1, 2, 3, 4, 5}
    layout.state.write_text('{"etcd": "x"}')
    with pytest.raises(BadInput, match="cannot be read"):
        state.read(layout)


@pytest.mark.parametrize("name", ["", "A", "a/b", "../x", "-a", "a-", "a" * 64, "a|b"])
def test_names_that_cannot_be(name: str) -> None:
    with pytest.raises(BadInput, match="not a valid name"):
        state.check_names([name], "sandbox cluster")


def test_a_directory_with_other_content_is_neither_taken_nor_cleaned(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(Refused, match="not empty and not a sandbox"):
        Sandbox(tmp_path).start(["c"])
    Sandbox(tmp_path).clean()
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.txt"]


def test_cleaning_what_is_not_there_makes_nothing(tmp_path: Path) -> None:
    Sandbox(tmp_path / "none").clean()
    Sandbox(tmp_path / "none").clean(["c"], ["r"])
    assert list(tmp_path.iterdir()) == []
    assert Sandbox(tmp_path / "none").status() == []


@pytest.mark.parametrize("name", ["", "..", "../..", "../../.."])
def test_a_name_that_is_a_path_cleans_nothing(tmp_path: Path, name: str) -> None:
    layout = state.Layout(tmp_path / "project" / "box")
    state.prepare(layout)
    state.write(layout, state.State(etcd=1, git=2, clusters={"c": CLUSTER}, repositories=["r"]))
    kept = [layout.cluster("c") / "data", layout.repository("r") / "HEAD", tmp_path / "thesis.txt"]
    for path in kept:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    with pytest.raises(BadInput, match="sandbox cluster '.*': not a valid name"):
        Sandbox(layout.directory).clean([name])
    with pytest.raises(BadInput, match="sandbox repository '.*': not a valid name"):
        Sandbox(layout.directory).clean(repositories=[name])
    assert all(path.exists() for path in kept)


def test_what_a_start_killed_at_once_leaves_is_ours(tmp_path: Path) -> None:
    layout = state.Layout(tmp_path / "box")
    with locks.held(layout.directory / "lock"):
        state.prepare(layout)
    state.must_be_ours(layout)
    assert layout.directory.stat().st_mode & 0o777 == 0o700
    Sandbox(layout.directory).clean()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("sort", ["clusters", "repositories"])
def test_a_record_whose_names_are_paths_is_not_followed(sort: str, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    (mine / "data").mkdir(parents=True)
    box = state.Layout(tmp_path / "box")
    state.prepare(box)
    names = {"clusters": {"../../mine": CLUSTER}, "repositories": ["../../mine"]}[sort]
    state.write(box, msgspec.structs.replace(state.State(etcd=1, git=2), **{sort: names}))
    with pytest.raises(BadInput, match=r"'\.\./\.\./mine': not a valid name"):
        Sandbox(box.directory).clean()
    assert (mine / "data").exists()


def test_unknown_names_are_answered_with_the_known(tmp_path: Path) -> None:
    state.write(
        state.Layout(tmp_path),
        state.State(etcd=1, git=2, clusters={"c1": CLUSTER}, repositories=["r"]),
    )
    with pytest.raises(BadInput, match=r"sandbox cluster 'c2': does not exist\. Existing ones: c1"):
        Sandbox(tmp_path).kubeconfig("c2")
    with pytest.raises(BadInput, match=r"repository 'x': does not exist\. Existing ones: r"):
        Sandbox(tmp_path).keys("x")
    with pytest.raises(BadInput, match="does not exist"):
        Sandbox(tmp_path / "other").repository("r")


def test_a_start_under_way_in_another_process_is_ours(tmp_path: Path) -> None:
    layout = state.Layout(tmp_path)
    (tmp_path / "lock").touch()
    (tmp_path / ".sandbox.json.1.abcd").touch()
    (tmp_path / ".gitignore").touch()
    state.must_be_ours(layout)
    (tmp_path / "something of mine").touch()
    with pytest.raises(Refused):
        state.must_be_ours(layout)


def test_a_start_that_is_under_way_is_no_foreign_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = state.Layout(tmp_path / "box")
    state.prepare(layout)

    def meanwhile(layout: state.Layout) -> bool:
        state.write(layout, state.State(etcd=1, git=2))
        return False

    monkeypatch.setattr(state, "hollow", meanwhile)
    state.must_be_ours(layout)
