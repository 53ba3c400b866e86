"""What the audit logs of API servers say: each write and deletion, and whose it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.real import own
from tests.real.project import Project

REVIEWS = (
    "selfsubjectaccessreviews",
    "tokenreviews",
    "subjectaccessreviews",
)  # these store nothing


@dataclass(frozen=True, kw_only=True)
class Write:
    """One request that the API server carried out. `moment`: when it answered, RFC 3339."""

    user: str
    agent: str
    verb: str
    resource: str
    namespace: str
    name: str
    subresource: str
    moment: str

    @property
    def deletes(self) -> bool:
        return self.verb in ("delete", "deletecollection")

    @property
    def place(self) -> tuple[str, str, str]:
        return self.resource, self.namespace, self.name

    def __str__(self) -> str:
        inner = f"/{self.subresource}" if self.subresource else ""
        return f"{self.verb} {'/'.join(filter(None, self.place))}{inner}"


class Audit:
    """The log of one cluster of a sandbox, from a moment on: that of `start_here()`."""

    def __init__(self, project: Project, cluster: str) -> None:
        self._log: Path = own.sandbox(project).audit_log(cluster)
        self._from = 0

    def start_here(self) -> None:
        self._from = self._log.stat().st_size

    def writes(self, user: str) -> list[Write]:
        """Those of a user, in order. Refused and failed ones are left out."""
        return [write for write in self.everybodys() if write.user == user]

    def everybodys(self) -> list[Write]:
        """Those of controllers too."""
        return list(self._carried_out())

    def _carried_out(self) -> Iterator[Write]:
        with self._log.open("rb") as file:
            file.seek(self._from)
            for line in file:
                event = json.loads(line)
                place = event["objectRef"]
                if event["responseStatus"]["code"] < 400 and place["resource"] not in REVIEWS:
                    yield _write(event, place)


def _write(event: dict[str, Any], place: dict[str, str]) -> Write:
    return Write(
        user=event["user"]["username"],
        agent=event["userAgent"],
        verb=event["verb"],
        resource=place["resource"],
        namespace=place.get("namespace", ""),
        name=place.get("name", ""),
        subresource=place.get("subresource", ""),
        moment=event["stageTimestamp"],
    )
