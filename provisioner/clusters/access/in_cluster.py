"""The cluster that we run in, as a pod."""

from __future__ import annotations

import os
from pathlib import Path

from provisioner.base.errors import BadInput
from provisioner.base.secret import Secret
from provisioner.clusters.access.base import Connection
from provisioner.clusters.sign_in.base import RenewedCredential, SignIn
from provisioner.handover.clusters.in_cluster import Declaration

FOLDER = Path("/var/run/secrets/kubernetes.io/serviceaccount")
HOST, PORT = "KUBERNETES_SERVICE_HOST", "KUBERNETES_SERVICE_PORT"
HINT = (
    "Run provisioner in a pod whose ServiceAccount token is mounted "
    "(automountServiceAccountToken), or declare the cluster with another kind."
)


def reach(name: str, declaration: Declaration) -> Connection:
    """BadInput outside a pod."""
    subject = f"cluster {name}"
    host, port = os.environ.get(HOST, ""), os.environ.get(PORT, "")
    if not host or not port:
        raise BadInput(subject, f"this is no pod: {HOST} or {PORT} is not set", HINT)
    return Connection(
        server=f"https://{f'[{host}]' if ':' in host else host}:{port}",
        credential=RenewedCredential(_sign_in(subject), lambda: _sign_in(subject)),
        ca=_read(subject, "ca.crt"),
    )


def described() -> str:
    """Whether clusters of this kind can be reached from here, for people; empty outside a pod."""
    if not os.environ.get(HOST):
        return ""
    mounted = (FOLDER / "token").exists()
    return f"In a pod, {'with' if mounted else 'without'} a ServiceAccount token in {FOLDER}"


def _sign_in(subject: str) -> SignIn:
    """The kubelet replaces the token long before it expires, so it is read for each request."""
    token = Secret(_read(subject, "token").strip())

    def authorization() -> Secret:
        nonlocal token
        token = _current(token)
        return Secret(f"Bearer {token.reveal()}")

    return SignIn(authorization=authorization)


def _current(token: Secret) -> Secret:
    """The one in use where there is none to read."""
    try:
        text = (FOLDER / "token").read_text().strip()
    except OSError:
        return token
    return Secret(text) if text else token


def _read(subject: str, name: str) -> str:
    try:
        return (FOLDER / name).read_text()
    except OSError as error:
        cause = f"{FOLDER / name} cannot be read: {error.strerror}"
        raise BadInput(subject, cause, HINT) from error
