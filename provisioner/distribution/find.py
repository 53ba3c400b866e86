"""Find a Flux distribution, check it against the lock file, and return its manifests.

From the declared folder or archive, else from the cache, else from the release. What was used first
is recorded in the lock file, and nothing else is accepted afterwards.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from provisioner.base import files
from provisioner.base.errors import BadInput, Refused
from provisioner.base.events import Note
from provisioner.distribution import archive, download, folder, lockfile

if TYPE_CHECKING:
    from provisioner.base.events import Sink
    from provisioner.base.run_context import RunContext
    from provisioner.handover.fleet import GitOps

VERSION = "VERSION"
# Clusters are prepared side by side: the first downloads, the others read the cache.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A distribution that is not trusted yet. `kind` is archive or folder, and says whether `data`
    or `texts` (by file name) holds it; `repair` says what may help when its checksum is wrong."""

    kind: str
    where: str
    sha256: str
    data: bytes = b""
    texts: Mapping[str, str] = field(default_factory=dict)
    repair: str = ""

    @property
    def subject(self) -> str:
        return f"Flux distribution {self.where}"

    def manifests(self, version: str) -> dict[str, str]:
        """Text by file name, without the file VERSION, which must agree if there is one."""
        packed = self.kind == "archive"
        manifests = archive.unpacked(self.data, self.where) if packed else dict(self.texts)
        named = manifests.pop(VERSION, version).strip()
        if named != version:
            cause = f"is {named}, but {version} is declared"
            hint = f"Set flux_version to {named}, or name another distribution."
            raise BadInput(self.subject, cause, hint)
        if not manifests:
            raise BadInput(self.subject, "no manifests in it", folder.LAYOUT)
        return manifests

    def check(self, recorded: str, lock: Path, version: str) -> None:
        """Refused when its checksum is not the recorded one."""
        if recorded != self.sha256:
            entry = f"{recorded} for {version} ({self.kind})"
            cause = f"its checksum is {self.sha256}, but {lock} records {entry}"
            intended = f"If the change is intended, remove that entry from {lock} and run again."
            raise Refused(self.subject, cause, f"{self.repair}{intended}")


def find(
    gitops: GitOps, context: RunContext, *, lock: Path, cache: Path, sink: Sink
) -> dict[str, str]:
    """The text of every manifest, by file name. Refused when the lock file (`lock`) records another
    checksum.

    `cache` is a folder for downloads. Nothing is written when lock and cache are right already.
    """
    version = gitops.flux_version
    downloaded = cache / f"flux-{version}.tar.gz"
    with _ONE_AT_A_TIME:
        candidate = _candidate(gitops, downloaded, sink, context)
        recorded = lockfile.read(lock).get(version, {}).get(candidate.kind)
        if recorded:
            candidate.check(recorded, lock, version)
        manifests = candidate.manifests(version)
        if not gitops.distribution and not downloaded.exists():
            files.write(downloaded, candidate.data)
        if not recorded:
            _record(candidate, lock, version, sink)
    return manifests


def _candidate(gitops: GitOps, downloaded: Path, sink: Sink, context: RunContext) -> Candidate:
    if gitops.distribution:
        return _declared(gitops.distribution)
    if downloaded.exists():
        return _cached(downloaded)
    return _release(gitops.flux_version, sink, context)


def _declared(name: str) -> Candidate:
    path = Path(name).expanduser()
    if not path.is_dir():
        return _archive(archive.read(path), str(path))
    texts = folder.read(path)
    return Candidate(kind="folder", where=str(path), sha256=folder.sha256(texts), texts=texts)


def _cached(path: Path) -> Candidate:
    return _archive(archive.read(path), str(path), f"Remove {path} to download it again. ")


def _release(version: str, sink: Sink, context: RunContext) -> Candidate:
    url = download.address(version)
    sink(Note(text=f"downloading Flux {version} from {url}"))
    return _archive(download.release(version, context), url)


def _archive(data: bytes, where: str, repair: str = "") -> Candidate:
    sha256 = archive.sha256(data)
    return Candidate(kind="archive", where=where, sha256=sha256, data=data, repair=repair)


def _record(candidate: Candidate, lock: Path, version: str, sink: Sink) -> None:
    lockfile.record(lock, version, candidate.kind, candidate.sha256)
    source = f"Flux {version} from {candidate.where}"
    sink(Note(text=f"{source} recorded in {lock}: {candidate.sha256}"))
