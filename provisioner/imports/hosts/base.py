"""What a cluster knows of its repository."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True, kw_only=True)
class Place:
    """`url`, `branch` and `provider` as the GitRepository has them, `known_hosts` as its Secret.
    `hosts`: the kinds of hosts that the user has named. `push_key_file`: for hosts without an
    API."""

    url: str
    branch: str = "main"
    provider: str = ""
    known_hosts: tuple[str, ...] = ()
    hosts: Mapping[str, str] = field(default_factory=dict)
    push_key_file: str = ""

    @property
    def scheme(self) -> str:
        return urlsplit(self.url).scheme

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def path(self) -> str:
        """Of the repository on its host: `owner/name`."""
        return urlsplit(self.url).path.strip("/").removesuffix(".git")

    def keys_in(self, known_hosts: Iterable[str]) -> tuple[str, ...]:
        """The lines for this host."""
        port = urlsplit(self.url).port
        name = self.host if port in (None, 22) else f"[{self.host}]:{port}"
        return tuple(line for line in known_hosts if name in line.split(" ")[0].split(","))

    def on(self, kind: str, *known: str) -> bool:
        """Read over SSH from a host of this kind: a known one, or one that the user has named."""
        named = self.hosts.get(self.host, kind if self.host in known else "")
        return self.scheme == "ssh" and named == kind


def owner_and_name(place: Place) -> tuple[str, str] | None:
    """None for a path of other than two parts."""
    parts = place.path.split("/")
    return (parts[0], parts[1]) if len(parts) == 2 else None
