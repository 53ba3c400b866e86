"""A distribution that is not trusted yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from provisioner.base.errors import BadInput, Refused
from provisioner.distribution import archive, folder

VERSION = "VERSION"


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """`kind` is archive or folder, and says whether `data` or `texts` (by file name) holds it.
    `declared`: the user named it, rather than a release. `repair` says what may help when its
    checksum is wrong."""

    kind: str
    where: str
    sha256: str
    data: bytes = b""
    texts: Mapping[str, str] = field(default_factory=dict)
    declared: bool = False
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
