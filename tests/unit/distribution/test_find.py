"""Where a distribution comes from, and that it stays the one that it was."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from provisioner.base.errors import BadInput, ProvisionerError, Refused
from provisioner.base.events import Event, Note
from provisioner.base.run_context import RunContext
from provisioner.distribution import download, find, folder, known
from provisioner.handover.fleet import GitOps
from tests.support import tarballs

FILES = {
    "rbac.yaml": "kind: A\n",
    "policies.yaml": "kind: B\n",
    "source-controller.yaml": "kind: C\n",
}


class Place:
    """A repository with a lock file, a cache, and what was said."""

    def __init__(self, root: Path) -> None:
        self.lock, self.cache, self.folder = (
            root / "repo" / "provisioner.lock.json",
            root / "cache",
            root / "folder",
        )
        self.said: list[Event] = []

    def find(
        self, distribution: Path | str | None = None, version: str = "v2.9.4"
    ) -> dict[str, str]:
        gitops = GitOps(
            flux_version=version, distribution=str(distribution) if distribution else None
        )
        return find.find(
            gitops, RunContext(), lock=self.lock, cache=self.cache, sink=self.said.append
        )

    def recorded(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = json.loads(self.lock.read_text())["distributions"]
        return found

    def fill(self, files: dict[str, str]) -> Path:
        self.folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (self.folder / name).write_text(text)
        return self.folder


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture(autouse=True)
def released(monkeypatch: pytest.MonkeyPatch) -> None:
    """FILES are what Flux released, for every version."""
    monkeypatch.setattr(known, "contents", lambda version: folder.sha256(FILES))


def test_a_folder_is_read_and_recorded_once(place: Place) -> None:
    folder = place.fill({**FILES, "VERSION": "v2.9.4\n", "README.md": "not ours"})
    assert place.find(folder) == FILES
    assert list(place.recorded()) == ["v2.9.4"]
    assert place.recorded()["v2.9.4"]["folder"].startswith("sha256:")
    assert len(place.said) == 1
    before = place.lock.stat()
    assert place.find(folder) == FILES
    assert place.lock.stat().st_mtime_ns == before.st_mtime_ns
    assert place.lock.stat().st_ino == before.st_ino
    assert len(place.said) == 1
    assert not place.cache.exists()


def test_the_sum_of_a_folder_does_not_depend_on_its_place(place: Place, tmp_path: Path) -> None:
    place.find(place.fill(FILES))
    other = Place(tmp_path)
    other.lock, other.folder = tmp_path / "other.json", tmp_path / "elsewhere"
    other.find(other.fill(dict(reversed(FILES.items()))))
    assert other.recorded() == place.recorded()


@pytest.mark.parametrize(
    "change",
    [{"rbac.yaml": "kind: A2\n"}, {"more.yaml": ""}, {"VERSION": "v2.9.4"}],
    ids=["changed", "added", "version"],
)
def test_a_changed_folder_is_refused_with_both_sums(place: Place, change: dict[str, str]) -> None:
    place.find(place.fill(FILES))
    recorded, text = place.recorded()["v2.9.4"]["folder"], place.lock.read_text()
    with pytest.raises(Refused) as caught:
        place.find(place.fill(change))
    assert recorded in str(caught.value)
    assert str(caught.value).count("sha256:") == 2
    assert "remove that entry" in caught.value.hint
    assert place.lock.read_text() == text


def test_an_archive_is_recorded_with_its_own_sum(place: Place, tmp_path: Path) -> None:
    archive = tmp_path / "manifests.tar.gz"
    archive.write_bytes(tarballs.packed({f"./{name}": text for name, text in FILES.items()}))
    assert place.find(archive) == FILES
    expected = "sha256:" + hashlib.sha256(archive.read_bytes()).hexdigest()
    assert place.recorded() == {"v2.9.4": {"archive": expected}}


def test_folder_and_archive_and_versions_lie_side_by_side(place: Place, tmp_path: Path) -> None:
    archive = tmp_path / "manifests.tar.gz"
    archive.write_bytes(tarballs.packed(FILES))
    place.find(archive)
    place.find(place.fill(FILES))
    place.find(archive, version="v2.9.3")
    assert {version: sorted(kinds) for version, kinds in place.recorded().items()} == {
        "v2.9.3": ["archive"],
        "v2.9.4": ["archive", "folder"],
    }
    assert (
        place.lock.read_text()
        == json.dumps(json.loads(place.lock.read_text()), indent=2, sort_keys=True) + "\n"
    )


def test_a_release_is_downloaded_once(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def release(version: str, context: RunContext) -> bytes:
        asked.append(version)
        return tarballs.packed(FILES)

    monkeypatch.setattr(download, "release", release)
    assert place.find() == place.find() == FILES
    assert asked == ["v2.9.4"]
    assert [path.name for path in place.cache.iterdir()] == ["flux-v2.9.4.tar.gz"]
    assert [event.text[:11] for event in place.said if isinstance(event, Note)] == [
        "downloading",
        "Flux v2.9.4",
    ]


def test_a_release_with_another_sum_is_not_kept(
    place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    archive = tmp_path / "manifests.tar.gz"
    archive.write_bytes(tarballs.packed(FILES))
    place.find(archive)
    monkeypatch.setattr(
        download,
        "release",
        lambda version, context: tarballs.packed({**FILES, "rbac.yaml": "kind: Evil\n"}),
    )
    with pytest.raises(Refused, match="its checksum is"):
        place.find()
    assert not place.cache.exists()


def test_a_cache_that_was_tampered_with_is_refused(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "release", lambda version, context: tarballs.packed(FILES))
    place.find()
    kept = place.cache / "flux-v2.9.4.tar.gz"
    kept.write_bytes(tarballs.packed({**FILES, "rbac.yaml": "kind: Evil\n"}))
    with pytest.raises(Refused) as caught:
        place.find()
    assert f"Remove {kept} to download it again" in caught.value.hint


def test_a_cache_is_checked_although_nothing_is_recorded_yet(
    place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(download, "release", lambda version, context: tarballs.packed(FILES))
    place.find()
    kept = place.cache / "flux-v2.9.4.tar.gz"
    kept.write_bytes(tarballs.packed({**FILES, "rbac.yaml": "kind: Evil\n"}))
    place.lock = tmp_path / "another project" / "provisioner.lock.json"
    with pytest.raises(Refused, match="is not what Flux released") as caught:
        place.find()
    assert f"Remove {kept} to download it again" in caught.value.hint
    assert not place.lock.exists()
    kept.unlink()
    assert place.find() == FILES


def test_a_release_that_is_not_what_flux_released_is_neither_used_nor_kept(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = tarballs.packed({**FILES, "more.yaml": "kind: Evil\n"})
    monkeypatch.setattr(download, "release", lambda version, context: evil)
    with pytest.raises(Refused, match="is not what Flux released"):
        place.find()
    assert not place.cache.exists()
    assert not place.lock.exists()


def test_a_recorded_checksum_goes_on_working_without_any_signature(
    place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As for users of earlier versions: recorded at first use, and reviewed in Git."""
    own = tmp_path / "manifests.tar.gz"
    own.write_bytes(tarballs.packed({**FILES, "rbac.yaml": "kind: Own\n"}))
    place.find(own)
    monkeypatch.setattr(download, "release", lambda version, context: own.read_bytes())
    assert place.find()["rbac.yaml"] == "kind: Own\n"


def test_a_declared_root_of_trust_counts_for_what_was_recorded_before(
    place: Place, tmp_path: Path
) -> None:
    own = tmp_path / "manifests.tar.gz"
    own.write_bytes(tarballs.packed({**FILES, "rbac.yaml": "kind: Own\n"}))
    assert place.find(own) == place.find(own)
    gitops = GitOps(distribution=str(own), trusted_root=str(tmp_path / "trusted_root.json"))
    with pytest.raises(Refused, match="is not what Flux released"):
        find.find(gitops, RunContext(), lock=place.lock, cache=place.cache, sink=place.said.append)


def test_a_release_that_is_not_known_is_verified_by_its_own_files(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def asset(version: str, name: str, context: RunContext) -> bytes | None:
        asked.append(f"{version}/{name}")
        return None

    monkeypatch.setattr(known, "contents", lambda version: "")
    monkeypatch.setattr(download, "release", lambda version, context: tarballs.packed(FILES))
    monkeypatch.setattr(download, "asset", asset)
    with pytest.raises(Refused, match="has no signature that can be verified"):
        place.find()
    assert asked[0] == "v2.9.4/provenance.intoto.jsonl"
    assert not place.cache.exists()


def test_the_lock_file_is_filled_with_how_it_was_verified(place: Place, tmp_path: Path) -> None:
    place.find(place.fill(FILES))
    place.find(place.fill({"rbac.yaml": "kind: Own\n"}), version="v2.9.3")
    texts = [event.text for event in place.said if isinstance(event, Note)]
    assert "as Flux released it" in texts[0]
    assert "as declared, not verified as a release of Flux" in texts[1]


def test_another_version_is_not_taken(place: Place) -> None:
    with pytest.raises(BadInput, match=r"is v2\.9\.3, but v2\.9\.4 is declared"):
        place.find(place.fill({**FILES, "VERSION": "v2.9.3\n"}))
    assert not place.lock.exists()


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"version": 2, "distributions": {}}', '{"version": 1, "distributions": {"v": 1}}'],
)
def test_a_broken_lock_file_is_not_overwritten(place: Place, text: str) -> None:
    place.lock.parent.mkdir()
    place.lock.write_text(text)
    with pytest.raises(BadInput, match="Restore it from Git"):
        place.find(place.fill(FILES))
    assert place.lock.read_text() == text


def test_an_empty_or_missing_place_is_named(place: Place, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no manifests in it"):
        place.find(place.fill({"README.md": ""}))
    with pytest.raises(BadInput, match="nowhere: cannot be read: No such file"):
        place.find(tmp_path / "nowhere")
    place.fill({}).joinpath("rbac.yaml").write_bytes(b"\xff")
    with pytest.raises(BadInput, match="not UTF-8"):
        place.find(place.folder)


def test_a_lock_that_cannot_be_written_is_an_error_of_ours(place: Place) -> None:
    place.lock.parent.write_text("a file where a folder should be")
    with pytest.raises(ProvisionerError, match="cannot be"):
        place.find(place.fill(FILES))
