"""Files left in a folder for somebody else to commit."""

from __future__ import annotations

from pathlib import Path

import pytest

from provisioner.base.errors import BadInput, Pending
from provisioner.git.clone import Clone
from provisioner.pairing.branch import publisher
from provisioner.pairing.branch.publisher import Publisher
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.steps import files
from tests.unit.pairing.branch.host import FakeRequestHost, publish_all, way_into
from tests.unit.pairing.conftest import with_identity


def into(folder: Path, remote: Path, host: FakeRequestHost, opened: Clone) -> Publisher:
    return way_into(remote, host, opened, delivery={"changes": "none", "folder": str(folder)})


def held(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_files_left_in_a_folder(
    tmp_path: Path, desired: Desired, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    folder = tmp_path / "out"
    way = into(folder, remote, host, opened)
    publisher.rehearse(way)
    with pytest.raises(Pending, match=f"waiting for merge: files in {folder} into branch main"):
        files.decide(desired, publish_all(way, [desired]))
    assert held(folder) == with_identity(desired)
    assert host.needs == [], "no right on the host is needed for that"


def test_a_kustomization_of_the_users_stays(
    tmp_path: Path, desired: Desired, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    way = into(tmp_path / "out", remote, host, opened)
    publish_all(way, [desired])
    own = desired.files[desired.kustomization] + "patches: []\n"
    (tmp_path / "out" / desired.kustomization).write_text(own)
    publish_all(way, [desired])
    assert held(tmp_path / "out") == {**with_identity(desired), desired.kustomization: own}


def test_no_link_is_followed(
    tmp_path: Path, desired: Desired, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    place = tmp_path / "out" / desired.kustomization
    place.parent.mkdir(parents=True)
    place.symlink_to(tmp_path / "elsewhere")
    published = publish_all(into(tmp_path / "out", remote, host, opened), [desired])
    with pytest.raises(BadInput, match="is a symlink"):
        files.decide(desired, published)
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_no_link_on_the_way_is_followed(
    depth: int, tmp_path: Path, desired: Desired, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    link = tmp_path.joinpath("out", *Path(desired.directory).parts[:depth])
    link.parent.mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    link.symlink_to(tmp_path / "elsewhere")
    published = publish_all(into(tmp_path / "out", remote, host, opened), [desired])
    with pytest.raises(BadInput, match=f"^{link}: is a symlink"):
        files.decide(desired, published)
    assert not list((tmp_path / "elsewhere").iterdir())


def test_the_folder_itself_may_be_a_link(
    tmp_path: Path, desired: Desired, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real")
    publish_all(into(tmp_path / "out", remote, host, opened), [desired])
    assert held(tmp_path / "real") == with_identity(desired)


def test_a_folder_that_cannot_be_is_refused_before_anything(
    tmp_path: Path, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadInput, match="cannot be written to"):
        publisher.rehearse(into(tmp_path / "file" / "x", remote, host, opened))
