"""Find a Flux distribution, verify it, and return its manifests.

From the declared folder or archive, else from the cache, else from the release. What is used first
is verified (verify.py) and recorded in the lock file; nothing else is accepted afterwards. A cache
entry is checked each time it is read.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from provisioner.base import files
from provisioner.base.events import Note
from provisioner.distribution import archive, download, folder, lockfile, verify
from provisioner.distribution.candidate import Candidate

if TYPE_CHECKING:
    from provisioner.base.events import Sink
    from provisioner.base.run_context import RunContext
    from provisioner.handover.fleet import GitOps

# Clusters are prepared side by side: the first downloads, the others read the cache.
_ONE_AT_A_TIME = threading.Lock()


def find(
    gitops: GitOps, context: RunContext, *, lock: Path, cache: Path, sink: Sink
) -> dict[str, str]:
    """The text of every manifest, by file name. Refused when the lock file (`lock`) records another
    checksum, or when it records none and the distribution cannot be verified.

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
        # A record is enough, unless the user asks for signatures: a copy declared before may have
        # none.
        signed = bool(gitops.distribution and gitops.trusted_root)
        unproven = signed or not recorded
        proof = _proof(candidate, manifests, gitops, context) if unproven else ""
        if not gitops.distribution and not downloaded.exists():
            files.write(downloaded, candidate.data)
        if not recorded:
            _record(candidate, lock, version, proof, sink)
    return manifests


def _proof(
    candidate: Candidate, manifests: Mapping[str, str], gitops: GitOps, context: RunContext
) -> str:
    """How the distribution was verified. Its signatures lie where it comes from."""
    version, declared = gitops.flux_version, gitops.distribution

    def asset(name: str) -> bytes | None:
        if declared:
            file = Path(declared).expanduser().parent / name
            return archive.read(file) if file.exists() else None
        return download.asset(version, name, context)

    return verify.proof(candidate, manifests, version, gitops.trusted_root, asset)


def _candidate(gitops: GitOps, downloaded: Path, sink: Sink, context: RunContext) -> Candidate:
    if gitops.distribution:
        return _declared(gitops.distribution)
    if downloaded.exists():
        return _cached(downloaded)
    return _release(gitops.flux_version, sink, context)


def _declared(name: str) -> Candidate:
    path = Path(name).expanduser()
    if not path.is_dir():
        return _archive(archive.read(path), str(path), declared=True)
    texts, where = folder.read(path), str(path)
    sha256 = folder.sha256(texts)
    return Candidate(kind="folder", where=where, sha256=sha256, texts=texts, declared=True)


def _cached(path: Path) -> Candidate:
    return _archive(archive.read(path), str(path), f"Remove {path} to download it again. ")


def _release(version: str, sink: Sink, context: RunContext) -> Candidate:
    url = download.address(version)
    sink(Note(text=f"downloading Flux {version} from {url}"))
    return _archive(download.release(version, context), url)


def _archive(data: bytes, where: str, repair: str = "", *, declared: bool = False) -> Candidate:
    return Candidate(
        kind="archive",
        where=where,
        sha256=archive.sha256(data),
        data=data,
        declared=declared,
        repair=repair,
    )


def _record(candidate: Candidate, lock: Path, version: str, proof: str, sink: Sink) -> None:
    lockfile.record(lock, version, candidate.kind, candidate.sha256)
    source = f"Flux {version} from {candidate.where}"
    sink(Note(text=f"{source}, {proof}; recorded in {lock}: {candidate.sha256}"))
