"""A fake network between a clone and a bare repository on the same disk: what the two exchange,
without the half dozen processes that git starts for it.

Only what goes well is done here. Everything else, such as a branch that is missing or has moved, is
left to git itself, so that its errors are the real ones.
"""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from provisioner.git import clone, package
from provisioner.git.clone import Clone
from tests.fakes.git import NearbyGit

FILE, HEADS = "file://", "refs/heads/"
_pushing = threading.Lock()


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """For the rest of the test, clones and git are those of this network."""
    real = package.runner
    monkeypatch.setattr(clone, "Clone", NearbyClone)
    monkeypatch.setattr(package, "runner", lambda folder: NearbyGit(real(folder)))


class NearbyClone(Clone):
    """A clone that reads the objects of a `file://` repository where they are."""

    def network(self, *arguments: str) -> str:
        verb, refs = arguments[0], arguments[-1].lstrip("+").partition(":")
        folder = Path(self.url.removeprefix(FILE))
        if self.url.startswith(FILE) and refs[2].startswith(HEADS):
            if verb == "fetch" and self._fetched(folder, refs[2]):
                return ""
            if verb == "push" and self._pushed(folder, refs[0], refs[2], arguments):
                return ""
        return super().network(*arguments)

    @property
    def _own(self) -> Path:
        return Path(self.folder) / "clone"

    def _fetched(self, folder: Path, ref: str) -> bool:
        if not (folder / ref).is_file():
            return False
        alternates = self._own / "objects" / "info" / "alternates"
        alternates.parent.mkdir(exist_ok=True)
        alternates.write_text(f"{folder / 'objects'}\n")
        (self._own / ref).parent.mkdir(parents=True, exist_ok=True)
        (self._own / ref).write_text((folder / ref).read_text())
        return True

    def _pushed(self, folder: Path, commit: str, ref: str, arguments: tuple[str, ...]) -> bool:
        with _pushing:
            head = (folder / ref).read_text().strip() if (folder / ref).is_file() else ""
            if not commit or not self._follows(commit, head, forced="--force" in arguments):
                return False
            if "--dry-run" not in arguments:
                _copy_objects(self._own, folder)
                (folder / ref).parent.mkdir(parents=True, exist_ok=True)
                new = (folder / ref).with_suffix(".lock")
                new.write_text(f"{commit}\n")
                new.replace(folder / ref)  # others read it at any moment
            return True

    def _follows(self, commit: str, head: str, *, forced: bool) -> bool:
        """Whether the branch only moves on."""
        return forced or head == commit or head in self._objects.commit(commit).parents


def _copy_objects(source: Path, target: Path) -> None:
    for path in (source / "objects").rglob("*"):
        copy = target / path.relative_to(source)
        if path.is_file() and path.parent.name != "info" and not copy.exists():
            copy.parent.mkdir(exist_ok=True)
            shutil.copyfile(path, copy)
