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


def test_a_folder_that_cannot_be_is_refused_before_anything(
    tmp_path: Path, remote: Path, host: FakeRequestHost, opened: Clone
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadInput, match="cannot be written to"):
        publisher.rehearse(into(tmp_path / "file" / "x", remote, host, opened))
