"""The file of a saved plan: whole, private, of this version, or bad input."""

from __future__ import annotations

import hashlib
import io
import tarfile
from pathlib import Path
from typing import Any

import msgspec
import pytest

from provisioner import __version__
from provisioner.base.errors import BadInput
from provisioner.base.events import Action
from provisioner.pairing.leaving_plan import LeavingPlan
from provisioner.pairing.removal.workloads.loss import Loss, Part
from provisioner.pairing.saved_plan import ClusterPlan, SavedStep
from provisioner.runs.removal.choices import Choices
from provisioner.runs.saved_plans import archive, planfile
from provisioner.runs.saved_plans.planfile import Contents, SavedPlan
from provisioner.terraform.plans import StateVersion

STEP = SavedStep(
    step="secret", subject="Secret flux-system/flux-system", action=Action.CREATED, detail="ed25519"
)
SAVED = SavedPlan(
    format=archive.FORMAT,
    provisioner=__version__,
    made="2026-01-01T00:00:00+00:00",
    stack="s",
    context={"clusters": "2"},
    sources={"cdk.tf.json": "0" * 64},
    state=StateVersion(lineage="l", serial=3),
    changes=True,
    choices=Choices(drain=("old",), workloads="drain", asks=True),
    leaving=(
        LeavingPlan(
            cluster="old", drain=True, uid="u", loss=Loss(volumes=Part(count=1, names=("d/v",)))
        ),
    ),
    clusters=(ClusterPlan(cluster="c1", steps=(STEP,), seen={"cluster": "uid"}),),
)
CONTENTS = Contents(saved=SAVED, terraform=b"PK" * 999, lock=b"# lock\n")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    written = tmp_path / "fleet.plan"
    planfile.write(written, CONTENTS)
    return written


def members(file: Path) -> dict[str, bytes]:
    with tarfile.open(file) as tar:
        return {item.name: found.read() for item in tar if (found := tar.extractfile(item))}


def rewrite(file: Path, held: dict[str, bytes], *, sums: bool) -> None:
    """What somebody with a tar and a sha256sum can do."""
    if sums:
        held = {name: data for name, data in held.items() if name != archive.SUMS}
        lines = [f"{hashlib.sha256(held[name]).hexdigest()}  {name}\n" for name in sorted(held)]
        held[archive.SUMS] = "".join(lines).encode()
    with tarfile.open(file, "w") as tar:
        for name, data in held.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))


def test_what_was_written_is_read(file: Path) -> None:
    assert planfile.read(file) == CONTENTS
    assert file.stat().st_mode & 0o777 == 0o600
    assert [item.name for item in file.parent.iterdir()] == [file.name]


def test_an_older_plan_is_replaced_and_stays_private(file: Path) -> None:
    file.chmod(0o644)
    planfile.write(file, Contents(saved=SAVED, terraform=b"other", lock=None))
    assert planfile.read(file).terraform == b"other"
    assert planfile.read(file).lock is None
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_truncated_file(file: Path, share: float) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data.rstrip(b"\0")) * share)])
    with pytest.raises(BadInput, match=r"saved plan .*fleet\.plan"):
        planfile.read(file)


@pytest.mark.parametrize(
    "name", [archive.DECISIONS, archive.TERRAFORM, planfile.LOCK, archive.SUMS]
)
@pytest.mark.parametrize("how", ["changed", "removed"])
def test_an_altered_file(file: Path, name: str, how: str) -> None:
    held = members(file)
    if how == "removed":
        del held[name]
    elif name == archive.DECISIONS:
        held[name] = held[name].replace(b"uid", b"duo")
    else:
        held[name] = held[name][::-1]
    rewrite(file, held, sums=False)
    with pytest.raises(BadInput, match="altered or damaged|does not contain a plan"):
        planfile.read(file)


def test_a_file_with_more_in_it(file: Path) -> None:
    rewrite(file, {**members(file), "../../evil": b""}, sums=True)
    with pytest.raises(BadInput, match="altered or damaged"):
        planfile.read(file)


@pytest.mark.parametrize(
    "change",
    [
        {"format": 1, "leaving": ["old"]},
        {"format": 3},
        {"provisioner": "99.0"},
        {"format": 3, "new": 1},
    ],
)
def test_a_file_of_another_version(file: Path, change: dict[str, Any]) -> None:
    held = members(file)
    held[archive.DECISIONS] = msgspec.json.encode(
        {**msgspec.json.decode(held[archive.DECISIONS]), **change}
    )
    rewrite(file, held, sums=True)
    with pytest.raises(BadInput, match="was saved by provisioner"):
        planfile.read(file)


@pytest.mark.parametrize("change", [{"surprise": 1}, {"clusters": 1}, {"state": None}])
def test_a_file_of_another_shape(file: Path, change: dict[str, Any]) -> None:
    held = members(file)
    held[archive.DECISIONS] = msgspec.json.encode(
        {**msgspec.json.decode(held[archive.DECISIONS]), **change}
    )
    rewrite(file, held, sums=True)
    with pytest.raises(BadInput, match="does not contain a plan"):
        planfile.read(file)


@pytest.mark.parametrize("data", [b"", b"no tar", b"PK\x03\x04", b"\0" * 10240, b"\xff" * 2000])
def test_a_file_that_is_no_plan(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(BadInput):
        planfile.read(tmp_path / "x")


def test_a_file_that_is_not_there_or_a_folder(tmp_path: Path) -> None:
    for file in (tmp_path / "none", tmp_path):
        with pytest.raises(BadInput, match="cannot be read"):
            planfile.read(file)


def test_a_place_where_nothing_can_be_written(tmp_path: Path) -> None:
    for file in (tmp_path, tmp_path / "none" / "fleet.plan"):
        with pytest.raises(BadInput, match="cannot be written"):
            archive.require_writable(file)
    with pytest.raises(BadInput, match="cannot be written"):
        planfile.write(tmp_path / "none" / "fleet.plan", CONTENTS)


def test_sources_are_what_was_synthesised(tmp_path: Path) -> None:
    for name in (
        "cdk.tf.json",
        "assets/a",
        ".terraform/providers/p",
        ".terraform.lock.hcl",
        "x.tfstate.backup",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    assert list(planfile.sources(tmp_path)) == ["assets/a", "cdk.tf.json"]
