"""How the user of a context signs in, and when it signs in again."""

from __future__ import annotations

import base64
import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from provisioner.base.errors import ProvisionerError, Unreachable
from provisioner.base.secret import Secret
from provisioner.clusters.access.base import ClientCertificate
from provisioner.clusters.kubeconfig import plugin, provider
from provisioner.clusters.kubeconfig.context import Context, pem, text
from provisioner.clusters.kubeconfig.problems import translated

EARLIEST = 60.0  # seconds before its end at which a credential is renewed


@dataclass(frozen=True, kw_only=True)
class SignIn:
    """`authorization` gives the value of that header, empty without one. `renew_at`: seconds since
    the epoch."""

    authorization: Callable[[], Secret] = lambda: Secret("")
    certificate: ClientCertificate | None = None
    renew_at: float = math.inf


class KubeconfigCredential:
    """The credential of one context. `load` reads the kubeconfig again."""

    def __init__(self, context: Context, load: Callable[[], Context]) -> None:
        self._load, self._sign_in = load, sign_in(context)
        self._renew_at = self._sign_in.renew_at

    def authorization(self) -> Secret:
        return self._sign_in.authorization()

    def certificate(self) -> ClientCertificate | None:
        return self._sign_in.certificate

    def due(self) -> bool:
        return time.time() >= self._renew_at

    def renew(self) -> bool:
        before = self._sign_in
        # If this fails, the one in use may still do. The next try is after it has been refused.
        self._renew_at = math.inf
        try:
            self._sign_in = sign_in(self._load())
        except ProvisionerError as error:
            raise Unreachable(error.subject, error.cause, error.hint) from error
        self._renew_at = self._sign_in.renew_at
        return (before.authorization(), before.certificate) != (
            self.authorization(),
            self.certificate(),
        )


def sign_in(context: Context) -> SignIn:
    """As kubectl: nothing is sent in clear, and a token goes before a plugin."""
    if not context.secure:
        return SignIn()
    with translated(context.subject, context.where):
        certificate, value = _certificate(context), _authorization(context)
        if value:
            return SignIn(authorization=lambda: value, certificate=certificate)
        if context.user.fields.get("exec"):
            return _from_plugin(context, certificate)
        if context.user.fields.get("auth-provider"):
            asked = provider.authorization(context)
            return SignIn(authorization=asked, certificate=certificate)
    return SignIn(certificate=certificate)


def _certificate(context: Context) -> ClientCertificate | None:
    certificate = pem(context.user, "client-certificate")
    key = Secret(pem(context.user, "client-key"))
    return ClientCertificate(certificate=certificate, key=key) if certificate else None


def _authorization(context: Context) -> Secret | None:
    user = context.user
    if token := _token(context):
        return Secret(f"Bearer {token}")
    name, password = text(user, "username"), text(user, "password")
    if name or password:
        pair = Secret(f"{name}:{Secret(password).reveal()}")
        return Secret(f"Basic {base64.b64encode(pair.reveal().encode()).decode()}")
    return None


def _token(context: Context) -> str:
    """The file's token goes before the other: it is replaced before it expires."""
    file = text(context.user, "tokenFile")
    read = context.user.path(file).read_text() if file else ""
    return read.strip() or text(context.user, "token").strip()


def _from_plugin(context: Context, certificate: ClientCertificate | None) -> SignIn:
    issued = plugin.run(context)
    value = Secret(f"Bearer {issued.token.reveal()}" if issued.token.reveal() else "")
    return SignIn(
        authorization=lambda: value,
        certificate=issued.certificate or certificate,
        renew_at=renew_at(time.time(), issued.expires),
    )


def renew_at(now: float, expires: float | None) -> float:
    """Shortly before its end, but not at once for one that does not live long. One that seems to be
    over already is used until it is refused: clocks differ."""
    if expires is None or expires <= now:
        return math.inf
    return expires - min(EARLIEST, (expires - now) / 4)
