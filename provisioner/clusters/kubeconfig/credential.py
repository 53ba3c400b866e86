"""How the user of a context signs in."""

from __future__ import annotations

import base64

from provisioner.base.secret import Secret
from provisioner.clusters.access.base import ClientCertificate
from provisioner.clusters.kubeconfig import plugin, provider
from provisioner.clusters.kubeconfig.context import Context, pem, text
from provisioner.clusters.kubeconfig.problems import translated
from provisioner.clusters.sign_in.base import SignIn


def sign_in(context: Context) -> SignIn:
    """As kubectl: nothing is sent in clear, and a token goes before a plugin."""
    if not context.secure:
        return SignIn()
    with translated(context.subject, context.where):
        certificate, value = _certificate(context), _authorization(context)
        if value:
            return SignIn(authorization=lambda: value, certificate=certificate)
        if context.user.fields.get("exec"):
            return plugin.run(plugin.of(context)).sign_in(certificate)
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
