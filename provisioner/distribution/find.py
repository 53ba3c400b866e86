"""Find a Flux distribution, check it against the lock file, and give its manifests.

From the declared folder or archive, else from the cache, else from the release. What was used first
is recorded in the lock file, and nothing else is accepted afterwards.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
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

LOCK = "provisioner.lock.json"
VERSION = "VERSION"
# Clusters are looked at side by side: the first downloads, the others find it in the cache.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, kw_only=True)
class Found:
    """What lies where, not yet trusted. `kind` is archive or folder; `data` is the archive itself;
    `repair` says what may help when the sum is wrong."""

    kind: str
    where: str
    sha256: str
    data: bytes = b""
    repair: str = ""
    files: tuple[tuple[str, str], ...] = ()

    def manifests(self) -> dict[str, str]:
        return (
            dict(self.files) if self.kind == "folder" else archive.unpacked(self.data, self.where)
        )


def find(
    gitops: GitOps, context: RunContext, *, lock: Path, cache: Path, sink: Sink
) -> dict[str, str]:
    """File name to text of every manifest. Refused when the lock file (`lock`) names another sum.

    `cache` is a folder for what was downloaded. Nothing is written when lock and cache are right
    already.
    """
    with _ONE_AT_A_TIME:
        return _find(gitops, context, lock, cache, sink)


def _find(
    gitops: GitOps, context: RunContext, lock: Path, cache: Path, sink: Sink
) -> dict[str, str]:
    version = gitops.flux_version
    kept = cache / f"flux-{version}.tar.gz"
    found = (
        _declared(gitops.distribution)
        if gitops.distribution
        else _released(version, kept, sink, context)
    )
    recorded = lockfile.read(lock).get(version, {}).get(found.kind)
    if recorded and recorded != found.sha256:
        raise _other(found, recorded, lock, version)
    manifests = _of_version(found, version)
    if not gitops.distribution and not kept.exists():
        files.write(kept, found.data)
    if not recorded:
        lockfile.record(lock, version, found.kind, found.sha256)
        sink(Note(text=f"Flux {version} from {found.where} recorded in {lock}: {found.sha256}"))
    return manifests


def _declared(name: str) -> Found:
    path = Path(name).expanduser()
    if path.is_dir():
        files = folder.read(path)
        return Found(
            kind="folder", where=str(path), sha256=folder.sha256(files), files=tuple(files.items())
        )
    data = archive.read(path)
    return Found(kind="archive", where=str(path), sha256=archive.sha256(data), data=data)


def _released(version: str, kept: Path, sink: Sink, context: RunContext) -> Found:
    if kept.exists():
        data = archive.read(kept)
        repair = f"Remove {kept} to download it again. "
        return Found(
            kind="archive", where=str(kept), sha256=archive.sha256(data), data=data, repair=repair
        )
    where = download.address(version)
    sink(Note(text=f"downloading Flux {version} from {where}"))
    data = download.release(version, context)
    return Found(kind="archive", where=where, sha256=archive.sha256(data), data=data)


def _of_version(found: Found, version: str) -> dict[str, str]:
    """The manifests without the file VERSION, which has to agree if it is there."""
    manifests = found.manifests()
    said = manifests.pop(VERSION, version).strip()
    if said != version:
        raise BadInput(
            f"Flux distribution {found.where}",
            f"is {said}, but {version} is declared",
            f"Set flux_version to {said}, or name another distribution.",
        )
    if not manifests:
        raise BadInput(f"Flux distribution {found.where}", "no manifests in it", folder.LAYOUT)
    return manifests


def _other(found: Found, recorded: str, lock: Path, version: str) -> Refused:
    return Refused(
        f"Flux distribution {found.where}",
        f"its sum is {found.sha256}, but {lock} records {recorded} for {version} ({found.kind})",
        f"{found.repair}If the change is meant, remove that entry from {lock} and run again.",
    )
