"""What a kubeconfig says of one context: its cluster and its user."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from typing import Any

from provisioner.base.errors import BadInput
from provisioner.clusters.kubeconfig.files import Entry, Merged
from provisioner.clusters.kubeconfig.problems import CONTEXTS, Unusable


@dataclass(frozen=True, kw_only=True)
class Context:
    """`subject` and `where` (the kubeconfig) are for messages. `ca` is PEM; empty: what this
    machine trusts. Empty texts where the kubeconfig says nothing."""

    subject: str
    where: str
    name: str
    server: str
    ca: str
    skips_verification: bool
    tls_server_name: str
    proxy_url: str = field(repr=False)
    cluster: Entry
    user: Entry

    @property
    def secure(self) -> bool:
        return self.server.startswith("https://")


def of(merged: Merged, chosen: str | None, *, subject: str, where: str) -> Context:
    name = chosen or merged.current
    if not name:
        raise BadInput(subject, f"{where} has no current-context", CONTEXTS)

    def named(sort: str, name: str) -> Entry:
        if entry := merged.entry(sort, name):
            return entry
        raise BadInput(subject, f"no {sort} {name!r} in {where}", CONTEXTS)

    context = named("context", name)
    cluster = named("cluster", text(context, "cluster"))
    user, ca = text(context, "user"), pem(cluster, "certificate-authority")
    skips_verification = bool(cluster.fields.get("insecure-skip-tls-verify"))
    if ca and skips_verification:
        raise Unusable("insecure-skip-tls-verify and a certificate-authority exclude each other")
    return Context(
        subject=subject,
        where=where,
        name=name,
        server=_server(cluster),
        ca=ca,
        skips_verification=skips_verification,
        tls_server_name=text(cluster, "tls-server-name"),
        proxy_url=text(cluster, "proxy-url"),
        cluster=cluster,
        user=named("user", user) if user else Entry(fields={}, folder=context.folder),
    )


def text(entry: Entry, name: str) -> str:
    value: Any = entry.fields.get(name) or ""
    if not isinstance(value, str):
        raise Unusable(f"{name} is not a text")
    return value


def pem(entry: Entry, name: str) -> str:
    """A certificate or key: inline (`NAME-data`, in base64), or in a file."""
    if inline := text(entry, f"{name}-data"):
        try:
            return base64.b64decode(inline).decode(errors="replace")
        except binascii.Error as error:
            raise Unusable(f"{name}-data is not base64") from error
    file = text(entry, name)
    return entry.path(file).read_text(errors="replace") if file else ""


def _server(cluster: Entry) -> str:
    """kubectl takes an address without a scheme for http://."""
    server = text(cluster, "server").rstrip("/")
    if not server:
        raise Unusable("the cluster has no server")
    return server if "://" in server else f"http://{server}"
