"""A kubeconfig that comes from elsewhere, such as from a Secret: it may say where a cluster is and
hold a credential, and nothing that makes this machine run a program, read a file or send in
clear."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from provisioner.base.errors import BadInput
from provisioner.clusters.kubeconfig import context, files
from provisioner.clusters.kubeconfig.context import Context
from provisioner.clusters.kubeconfig.files import Entry
from provisioner.clusters.kubeconfig.problems import Unusable, translated

REFUSED_OF_USER = {
    "exec": "runs a program",
    "auth-provider": "asks an identity provider",
    "tokenFile": "reads a file",
    "client-certificate": "reads a file",
    "client-key": "reads a file",
}
REFUSED_OF_CLUSTER = {
    "certificate-authority": "reads a file",
    "insecure-skip-tls-verify": "does not verify the API server",
}
HINT = (
    "A kubeconfig from elsewhere may hold a token or a certificate and its key "
    "(client-certificate-data, client-key-data), certificate-authority-data and an https:// server."
)
NOWHERE = Path("/nonexistent")


class Foreign(BadInput):
    """The kubeconfig asks for what one from elsewhere must not."""


def read(data: bytes, *, subject: str, where: str, hint: str) -> Context:
    """The current context of the kubeconfig `where`. BadInput with `hint` if it is none; Foreign if
    it asks for too much."""
    with translated(subject, where, hint):
        content = files.parsed(data.decode("utf-8", "surrogateescape"), where)
        if not content:
            raise Unusable("is empty")
        merged = files.merge([(NOWHERE, content)])
        chosen = merged.entry("context", merged.current)
        for sort, refused in (("cluster", REFUSED_OF_CLUSTER), ("user", REFUSED_OF_USER)):
            entry = chosen and merged.entry(sort, context.text(chosen, sort))
            for name in _asked(entry, refused):
                raise Foreign(subject, f"{where}: its `{name}` {refused[name]}", HINT)
        loaded = context.of(merged, None, subject=subject, where=where)
    if not loaded.secure:
        cause = f"{where}: its server {loaded.server} is not reached over TLS"
        raise Foreign(subject, cause, HINT)
    return loaded


def _asked(entry: Entry | None, refused: dict[str, str]) -> Iterator[str]:
    return (name for name in refused if entry and entry.fields.get(name))
