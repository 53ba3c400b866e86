"""A connection from a kubeconfig, which means here what it means to kubectl.

Files are merged in files.py, one context's fields are read in context.py, and its credential in
credential.py (plugins in plugin.py, legacy providers through the kubernetes package). Certificates
and keys stay in memory.
"""

from __future__ import annotations

from provisioner.base import masking
from provisioner.base.errors import BadInput
from provisioner.clusters import proxies
from provisioner.clusters.access.base import Connection
from provisioner.clusters.kubeconfig import context, credential, files, impersonation
from provisioner.clusters.kubeconfig.context import Context
from provisioner.clusters.kubeconfig.problems import translated
from provisioner.clusters.sign_in.base import RenewedCredential

INSECURE = (
    "Use an https:// server with its certificate-authority-data. Where that is impossible, declare "
    "the cluster with insecure=True: anybody between here and the server can then read and change "
    "what is sent."
)


def connection(
    cluster: str, path: str | None, chosen: str | None, *, insecure: bool = False
) -> Connection:
    """`path` and `chosen` (a context): None means what kubectl would use. BadInput if they lead
    nowhere, or to a server that cannot be verified without `insecure`."""
    subject = f"cluster {cluster}"
    loaded = _loaded(subject, path, chosen)
    masking.remember_password(loaded.proxy_url)
    _check_proxy(loaded)
    with translated(subject, loaded.where):
        headers = impersonation.headers(loaded)
    made = Connection(
        server=loaded.server,
        credential=RenewedCredential(
            credential.sign_in(loaded), lambda: credential.sign_in(_reloaded(loaded, path))
        ),
        ca=loaded.ca,
        verify=not loaded.skips_verification,
        tls_server_name=loaded.tls_server_name,
        proxy_url=loaded.proxy_url,
        headers=headers,
    )
    if made.insecurity and not insecure:
        raise BadInput(loaded.subject, f"{loaded.where}: {made.insecurity}", INSECURE)
    return made


def _loaded(subject: str, path: str | None, chosen: str | None) -> Context:
    where = path or "the default kubeconfig"
    with translated(subject, where):
        return context.of(files.merged(path), chosen, subject=subject, where=where)


def _reloaded(first: Context, path: str | None) -> Context:
    """The same context, whichever is the current one by now. Its credential is never sent to the
    server of another cluster."""
    now = _loaded(first.subject, path, first.name)
    if now.server != first.server:
        cause = f"context {first.name!r} in {first.where} leads to another server than before"
        raise BadInput(first.subject, cause, "Run again.")
    return now


def _check_proxy(loaded: Context) -> None:
    if loaded.proxy_url and not loaded.proxy_url.startswith(proxies.SCHEMES):
        raise BadInput(
            loaded.subject,
            f"{loaded.where} names a proxy-url of an unsupported kind",
            proxies.HINT,
        )
