"""A connection from a kubeconfig, which means here what it means to kubectl.

Files are merged in files.py, one context's fields are read in context.py, and its credential in
credential.py (plugins in plugin.py, legacy providers through the kubernetes package). What one from
elsewhere must not ask for: foreign.py. Certificates and keys stay in memory.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable

from provisioner.base import masking
from provisioner.base.errors import BadInput
from provisioner.clusters import clocks, proxies
from provisioner.clusters.access.base import Connection
from provisioner.clusters.kubeconfig import context, credential, files, impersonation
from provisioner.clusters.kubeconfig.context import Context
from provisioner.clusters.kubeconfig.problems import translated
from provisioner.clusters.sign_in.base import RenewedCredential, SignIn, renew_at

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
    loaded = _loaded(f"cluster {cluster}", path, chosen)
    made = _connection(
        loaded,
        lambda: credential.sign_in(loaded),
        lambda: credential.sign_in(_reloaded(loaded, path)),
    )
    if made.insecurity and not insecure:
        raise BadInput(loaded.subject, f"{loaded.where}: {made.insecurity}", INSECURE)
    return made


def received(read: Callable[[], Context]) -> Connection:
    """From a kubeconfig that comes from elsewhere, as `foreign.read` has read it. It is read again
    before its token or certificate expires, and when that is refused."""
    loaded = read()

    def again() -> SignIn:
        return _expiring(_same_server(loaded, read()))

    made = _connection(loaded, lambda: _expiring(loaded), again)
    return dataclasses.replace(made, settles=True)


def _connection(
    loaded: Context, sign_in: Callable[[], SignIn], again: Callable[[], SignIn]
) -> Connection:
    masking.remember_password(loaded.proxy_url)
    _check_proxy(loaded)
    with translated(loaded.subject, loaded.where):
        headers = impersonation.headers(loaded)
    return Connection(
        server=loaded.server,
        credential=RenewedCredential(sign_in(), again),
        ca=loaded.ca,
        verify=not loaded.skips_verification,
        tls_server_name=loaded.tls_server_name,
        proxy_url=loaded.proxy_url,
        headers=headers,
    )


def _expiring(loaded: Context) -> SignIn:
    signed_in = credential.sign_in(loaded)
    certificate = signed_in.certificate.certificate if signed_in.certificate else ""
    expires = clocks.end(signed_in.authorization().reveal(), certificate)
    return dataclasses.replace(signed_in, renew_at=renew_at(time.time(), expires))


def _loaded(subject: str, path: str | None, chosen: str | None) -> Context:
    where = path or "the default kubeconfig"
    with translated(subject, where):
        return context.of(files.merged(path), chosen, subject=subject, where=where)


def _reloaded(first: Context, path: str | None) -> Context:
    """The same context, whichever is the current one by now."""
    return _same_server(first, _loaded(first.subject, path, first.name))


def _same_server(first: Context, now: Context) -> Context:
    """A credential is never sent to the server of another cluster."""
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


def contexts(path: str | None) -> list[str]:
    """The names of all contexts, in the order of the files."""
    where = path or "the default kubeconfig"
    with translated("kubeconfig", where):
        return list(files.merged(path).entries.get("context", {}))
