"""A HelmRepository, over HTTPS or in a registry. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provisioner.flux import deliveries
from provisioner.flux.platform import base
from provisioner.flux.sync import duration

if TYPE_CHECKING:
    from provisioner.flux.platform.base import Entries, Object, Placement, SecretNeeded, Values
    from provisioner.handover.platform.helm_source import Declaration


def objects(piece: Declaration, at: Placement) -> list[Object]:
    spec = {
        "interval": duration(piece.interval),
        "timeout": base.seconds(piece.timeout),
        "url": piece.url,
        "type": "oci" if piece.is_oci else None,
        "provider": None if piece.provider == "generic" else piece.provider,
        "secretRef": {"name": base.secret_name(piece)} if piece.credential else None,
        "certSecretRef": base.authorities(piece),
        "passCredentials": piece.pass_credentials or None,
        "insecure": True if piece.insecure and piece.is_oci else None,
    }
    source = base.item(base.SOURCE, "HelmRepository", piece.name, at, spec)
    return [source, *deliveries.objects(piece, "HelmRepository", at)]


def secrets(piece: Declaration, at: Placement) -> list[SecretNeeded]:
    login = base.registry_login(piece, piece.url) if piece.is_oci else _login(piece)
    return [*login, *base.authorities_secret(piece)]


def _login(piece: Declaration) -> list[SecretNeeded]:
    if not piece.credential:
        return []

    def entries(values: Values) -> Entries:
        return {"username": piece.username, "password": values["credential"]}

    references = {"credential": piece.credential}
    name = base.secret_name(piece)
    return [base.SecretNeeded(name=name, references=references, entries=entries)]
