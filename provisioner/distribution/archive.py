"""A distribution as an archive: read in memory; only plain files with plain names are accepted."""

from __future__ import annotations

import hashlib
import io
import re
import tarfile
import zlib
from typing import TYPE_CHECKING

from provisioner.base.errors import BadInput, Refused
from provisioner.distribution.folder import LAYOUT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = re.compile(r"(\./)?([a-z0-9][a-z0-9-]*\.yaml|VERSION)")
# Far above any release, in bytes: they bound what a hostile archive can unpack in memory.
LARGEST_ARCHIVE = 64 * 2**20
LARGEST_MEMBER = 8 * 2**20
MOST_MEMBERS = 100


def read(path: Path) -> bytes:
    """The bytes of an archive; BadInput when it does not exist or is far too large for one."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_ARCHIVE + 1)
    except OSError as error:
        raise BadInput(f"Flux distribution {path}", f"cannot be read: {error.strerror}") from error
    if len(data) > LARGEST_ARCHIVE:
        raise BadInput(f"Flux distribution {path}", "far too large for manifests", LAYOUT)
    return data


def sha256(data: bytes) -> str:
    """The checksum of the packed archive, as the release publishes it."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def unpacked(data: bytes, where: str) -> dict[str, str]:
    """The text of every file, by name. Refused when a member is not a plain file with a plain
    name."""
    subject = f"Flux distribution {where}"
    texts: dict[str, str] = {}
    try:
        # As a stream: nothing that follows a refused member is unpacked.
        with tarfile.open(fileobj=io.BytesIO(data), mode="r|gz") as tar:
            for member in _members(tar, subject):
                name, file = member.name.removeprefix("./"), tar.extractfile(member)
                if name in texts:
                    raise Refused(subject, f"contains {name} twice", LAYOUT)
                texts[name] = file.read().decode() if file else ""
    except (tarfile.TarError, OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise BadInput(subject, "not a readable .tar.gz of text files", LAYOUT) from error
    return texts


def _members(tar: tarfile.TarFile, subject: str) -> Iterator[tarfile.TarInfo]:
    """The files. An archive packed with `tar -C FOLDER .` begins with the folder itself."""
    for count, member in enumerate(tar):
        if not (member.isdir() and member.name in (".", "./")):
            _plain(member, count, subject)
            yield member


def _plain(member: tarfile.TarInfo, count: int, subject: str) -> None:
    cause = ""
    if not member.isreg() or not NAME.fullmatch(member.name):
        cause = f"contains {member.name[:80]!r}, which is not a manifest"
    elif member.size > LARGEST_MEMBER:
        cause = f"{member.name} has {member.size} bytes"
    elif count >= MOST_MEMBERS:
        cause = f"more than {MOST_MEMBERS} files"
    if cause:
        raise Refused(subject, cause, LAYOUT)
