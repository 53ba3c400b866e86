"""The file that a saved plan is kept in: a tar of named members, and their checksums.

It may contain secrets in clear text, so only the owner can read it. The checksums detect damage,
not manipulation: write access to the file allows everything that applying it may do.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from provisioner import __version__
from provisioner.base import files, structs
from provisioner.base.errors import BadInput

FORMAT = 2  # 1 did not hold how clusters leave
DECISIONS, SUMS = "plan.json", "SHA256SUMS"
# Which plan it is: that of a stack has the first, that of a handover the second.
TERRAFORM, HANDOVER = "terraform.plan", "handover.json"
COMMAND = "`provisioner plan --out FILE`."
AGAIN = f"Save the plan again with {COMMAND}"

Kind = TypeVar("Kind", bound="Head")


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The fields that every version of the file has, read first to recognise the version."""

    format: int
    provisioner: str


def require_writable(file: Path) -> None:
    """BadInput if the file cannot be written, before minutes are spent on a plan."""
    if file.is_dir() or not file.parent.is_dir() or not os.access(file.parent, os.W_OK):
        raise BadInput(
            str(file),
            "cannot be written: it is a folder, or its folder is missing or read-only",
        )


def write(file: Path, saved: Head, members: Mapping[str, bytes]) -> None:
    """Atomically, with mode 0600."""
    content = {DECISIONS: msgspec.json.format(msgspec.json.encode(saved)), **members}
    # Last, over all the others.
    content[SUMS] = _sums(content)
    files.write_private(file, _tar(content))


def _tar(members: Mapping[str, bytes]) -> bytes:
    """A tar of these files, each readable by its owner alone."""
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode="w") as tar:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size, info.mode = len(data), files.PRIVATE
            tar.addfile(info, io.BytesIO(data))
    return into.getvalue()


def read(file: Path) -> dict[str, bytes]:
    """The members, without the checksums. BadInput for anything but an intact plan saved by this
    very version."""
    members = _members(file)
    # The version first: another one may have other fields, and the user should read why.
    head = decoded(file, members, Head)
    if (head.format, head.provisioner) != (FORMAT, __version__):
        raise BadInput(
            f"saved plan {file}",
            f"was saved by provisioner {head.provisioner} (format {head.format}), and this is "
            f"{__version__} (format {FORMAT})",
            f"Apply it with that version, or save it again: {COMMAND}",
        )
    if members.pop(SUMS, b"") != _sums(members):
        raise damaged(file)
    return members


def damaged(file: Path) -> BadInput:
    return BadInput(f"saved plan {file}", "is altered or damaged: checksums differ", AGAIN)


def decoded(file: Path, members: Mapping[str, bytes], kind: type[Kind]) -> Kind:
    """The decisions in it. BadInput if they are not of this shape."""
    try:
        return structs.from_json(members.get(DECISIONS, b""), kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"saved plan {file}", f"does not contain a plan: {error}", AGAIN) from error


def _sums(members: Mapping[str, bytes]) -> bytes:
    """In the format of `sha256sum`, so that people can check them without provisioner."""
    lines = (
        f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(members.items())
    )
    return "".join(lines).encode()


def _members(file: Path) -> dict[str, bytes]:
    """Regular files by name. They are read in memory, so a hostile name cannot lead out of a
    folder."""
    # "r:" takes no compressed file, which could unpack to any size.
    with _translated(file), tarfile.open(file, mode="r:") as tar:
        return {
            item.name: content.read()
            for item in tar
            if item.isreg() and (content := tar.extractfile(item))
        }


@contextlib.contextmanager
def _translated(file: Path) -> Iterator[None]:
    try:
        yield
    except tarfile.TarError as error:
        raise BadInput(f"saved plan {file}", f"cannot be read: {error}", AGAIN) from error
    except OSError as error:
        raise BadInput(
            f"saved plan {file}", f"cannot be read: {error.strerror or error}", AGAIN
        ) from error
