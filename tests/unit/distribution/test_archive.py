"""An archive is read in memory, and nothing in it that could surprise is taken."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from provisioner.base.errors import BadInput, Refused
from provisioner.distribution import archive


def made(*members: tarfile.TarInfo, data: bytes = b"") -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as tar:
        for member in members:
            tar.addfile(member, io.BytesIO(data) if member.isreg() else None)
    return written.getvalue()


def member(name: str, kind: bytes = tarfile.REGTYPE, size: int = 0) -> tarfile.TarInfo:
    found = tarfile.TarInfo(name)
    found.type, found.size, found.linkname = kind, size, "/etc/passwd"
    return found


@pytest.mark.parametrize(
    "name",
    [
        "../rbac.yaml",
        "/rbac.yaml",
        "a/rbac.yaml",
        "..",
        "rbac.yaml/../../x.yaml",
        "Rbac.yaml",
        "rbac.yml",
        ".yaml",
        "a\n.yaml",
    ],
)
def test_odd_names_are_refused(name: str) -> None:
    with pytest.raises(Refused, match="which is not a manifest"):
        archive.unpacked(made(member(name)), "x.tar.gz")


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE]
)
def test_links_and_devices_are_refused(kind: bytes) -> None:
    with pytest.raises(Refused, match="which is not a manifest"):
        archive.unpacked(made(member("rbac.yaml", kind)), "x.tar.gz")


def test_huge_members_are_refused() -> None:
    size = archive.LARGEST_MEMBER + 1
    with pytest.raises(Refused, match=rf"rbac.yaml has {size} bytes"):
        archive.unpacked(made(member("rbac.yaml", size=size), data=b"\0" * size), "x.tar.gz")


def test_too_many_members_are_refused() -> None:
    many = [member(f"m{number}.yaml") for number in range(archive.MOST_MEMBERS + 1)]
    with pytest.raises(Refused, match="more than 100 files"):
        archive.unpacked(made(*many), "x.tar.gz")


def test_a_name_twice_is_refused() -> None:
    with pytest.raises(Refused, match="twice"):
        archive.unpacked(made(member("rbac.yaml"), member("./rbac.yaml")), "x.tar.gz")


@pytest.mark.parametrize("cut", [0, 1, 20, -20])
def test_what_is_no_archive_is_bad_input(cut: int) -> None:
    whole = made(member("rbac.yaml", size=5000), data=bytes(range(250)) * 20)
    with pytest.raises(BadInput, match="not a readable"):
        archive.unpacked(whole[:cut], "x.tar.gz")


def test_a_folder_entry_for_the_root_is_passed_over() -> None:
    assert archive.unpacked(
        made(member("./", tarfile.DIRTYPE), member("./rbac.yaml", size=2), data=b"a\n"), "x"
    ) == {"rbac.yaml": "a\n"}


def test_an_archive_far_too_large_is_not_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "x.tar.gz"
    with file.open("wb") as handle:
        handle.truncate(archive.LARGEST_ARCHIVE + 1)
    with pytest.raises(BadInput, match="far too large"):
        archive.read(file)
