"""The file of a saved plan: a tar of Terraform's plan, the pairing decisions, and checksums.

Terraform's plan contains secrets in clear text, so only the owner can read the file. The checksums
detect damage, not manipulation: write access to the file allows everything that `up` may do.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from provisioner import __version__
from provisioner.base import files
from provisioner.base.errors import BadInput
from provisioner.pairing.leaving_plan import LeavingPlan
from provisioner.pairing.saved_plan import ClusterPlan
from provisioner.runs.choices import Choices
from provisioner.terraform.plans import StateVersion

FORMAT = 2  # 1 did not hold how clusters leave
DECISIONS, TERRAFORM, LOCK, SUMS = "plan.json", "terraform.plan", "terraform.lock.hcl", "SHA256SUMS"
COMMAND = "`provisioner plan --out FILE`."
AGAIN = f"Save the plan again with {COMMAND}"

Kind = TypeVar("Kind", bound="Head")


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The fields that every version of the file has, read first to recognise the version."""

    format: int
    provisioner: str


class SavedPlan(Head, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`sources` are checksums of the synthesised files by name. `changes` is whether Terraform's
    plan would change anything. `choices` is what the command line said about clusters that leave,
    `leaving` how each of them leaves."""

    made: str
    stack: str
    context: dict[str, str]
    sources: dict[str, str]
    state: StateVersion
    changes: bool
    choices: Choices
    leaving: tuple[LeavingPlan, ...]
    clusters: tuple[ClusterPlan, ...]


@dataclass(frozen=True, kw_only=True)
class Contents:
    """`terraform` is Terraform's plan file; `lock` is its dependency lock file, if the stack has
    providers."""

    saved: SavedPlan
    terraform: bytes
    lock: bytes | None


def require_writable(file: Path) -> None:
    """BadInput if the file cannot be written, before minutes are spent on a plan."""
    if file.is_dir() or not file.parent.is_dir() or not os.access(file.parent, os.W_OK):
        raise BadInput(
            str(file),
            "cannot be written: it is a folder, or its folder is missing or read-only",
        )


def write(file: Path, contents: Contents) -> None:
    """Atomically, with mode 0600."""
    members = {
        DECISIONS: msgspec.json.format(msgspec.json.encode(contents.saved)),
        TERRAFORM: contents.terraform,
    }
    if contents.lock is not None:
        members[LOCK] = contents.lock
    # Last, over all the others.
    members[SUMS] = _sums(members)
    files.write_private(file, _archive(members))


def _archive(members: Mapping[str, bytes]) -> bytes:
    """A tar of these files, each readable by its owner alone."""
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode="w") as tar:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size, info.mode = len(data), files.PRIVATE
            tar.addfile(info, io.BytesIO(data))
    return into.getvalue()


def read(file: Path) -> Contents:
    """BadInput for anything but an intact plan saved by this very version."""
    members = _members(file)
    # The version first: another one may have other fields, and the user should read why.
    head = _decoded(file, members.get(DECISIONS, b""), Head)
    if (head.format, head.provisioner) != (FORMAT, __version__):
        raise BadInput(
            f"saved plan {file}",
            f"was saved by provisioner {head.provisioner} (format {head.format}), and this is "
            f"{__version__} (format {FORMAT})",
            f"Apply it with that version, or save it again: {COMMAND}",
        )
    sums = members.pop(SUMS, b"")
    if (
        TERRAFORM not in members
        or members.keys() - {DECISIONS, TERRAFORM, LOCK}
        or sums != _sums(members)
    ):
        raise BadInput(f"saved plan {file}", "is altered or damaged: checksums differ", AGAIN)
    saved = _decoded(file, members[DECISIONS], SavedPlan)
    return Contents(saved=saved, terraform=members[TERRAFORM], lock=members.get(LOCK))


def sources(directory: Path) -> dict[str, str]:
    """Checksums of the files that synthesis wrote into a stack's directory, without those that
    Terraform adds there."""
    names = (file.relative_to(directory) for file in sorted(directory.rglob("*")) if file.is_file())
    ours = [
        name
        for name in names
        if not name.parts[0].startswith(".terraform") and ".tfstate" not in name.name
    ]
    return {
        name.as_posix(): hashlib.sha256((directory / name).read_bytes()).hexdigest()
        for name in ours
    }


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


def _decoded(file: Path, data: bytes, kind: type[Kind]) -> Kind:
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"saved plan {file}", f"does not contain a plan: {error}", AGAIN) from error
