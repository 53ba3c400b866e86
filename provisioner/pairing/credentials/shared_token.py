"""A credential that clusters share in place of a deploy key each: looked up and tried before any
cluster stores it."""

from __future__ import annotations

from provisioner.base.errors import Refused
from provisioner.base.events import Note, Sink
from provisioner.git import network
from provisioner.git.hosts.base import Access, Host, Reading

WARNING = (
    "{what} is stored in {count} clusters: everyone who may read Secrets in their Flux namespace "
    "has it."
)


def look(host: Host, sink: Sink, *, clusters: int) -> Reading | None:
    """None where clusters have keys. Refused when the credential is the one that writes, or cannot
    read; otherwise the user is warned."""
    reading = host.reading()
    if reading is None or not reading.secrets:
        return reading
    sink(Note(text=WARNING.format(what=reading.what, count=clusters), level="warning"))
    token, user = reading.secrets.get("password"), reading.data.get("username", "")
    remote = host.remote()
    if token and not network.readable(Access(remote=remote, user=user, token=token)):
        raise Refused(
            reading.what,
            f"it does not open {remote.url}",
            "Give its owner the right to read the repository, or set sync_credential to one that "
            "has it.",
        )
    return reading
