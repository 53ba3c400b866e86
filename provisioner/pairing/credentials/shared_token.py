"""A credential that clusters share in place of a deploy key each: looked up and tried before it
lies anywhere."""

from __future__ import annotations

from provisioner.base.errors import Refused
from provisioner.base.events import Note, Sink
from provisioner.git import network
from provisioner.git.hosts.base import Access, Host, Reading

WARNING = (
    "{what} lies in {count} clusters: everyone who may read Secrets in their Flux namespace "
    "holds it."
)


def look(host: Host, sink: Sink, *, clusters: int) -> Reading | None:
    """None where clusters have keys. Refused when it is what writes, or cannot read; otherwise the
    warning is told."""
    found = host.reading()
    if found is None or not found.secrets:
        return found
    sink(Note(text=WARNING.format(what=found.what, count=clusters), level="warning"))
    token, remote = found.secrets.get("password"), host.remote()
    if token and not network.readable(
        Access(remote=remote, user=found.data.get("username", ""), token=token)
    ):
        raise Refused(
            found.what,
            f"it does not open {remote.url}",
            "Give its owner the right to read the repository, or refer to one that has it as "
            "sync_credential.",
        )
    return found
