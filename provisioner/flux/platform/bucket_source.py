"""A Bucket. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provisioner.flux import deliveries
from provisioner.flux.platform import base
from provisioner.flux.sync import duration

if TYPE_CHECKING:
    from provisioner.flux.platform.base import Entries, Object, Placement, SecretNeeded, Values
    from provisioner.handover.platform.bucket_source import Declaration


def objects(piece: Declaration, at: Placement) -> list[Object]:
    spec = {
        "interval": duration(piece.interval),
        "timeout": base.seconds(piece.timeout),
        "bucketName": piece.bucket,
        "endpoint": piece.endpoint,
        "provider": piece.provider,
        "region": piece.region or None,
        "prefix": piece.prefix or None,
        "serviceAccountName": piece.service_account or None,
        "secretRef": {"name": base.secret_name(piece)} if piece.access_key else None,
        "certSecretRef": base.authorities(piece),
        "insecure": piece.insecure or None,
    }
    source = base.item(base.SOURCE, "Bucket", piece.name, at, spec)
    return [source, *deliveries.objects(piece, "Bucket", at)]


def secrets(piece: Declaration, at: Placement) -> list[SecretNeeded]:
    return [*_keys(piece), *base.authorities_secret(piece)]


def _keys(piece: Declaration) -> list[SecretNeeded]:
    if not (piece.access_key and piece.secret_key):
        return []

    def entries(values: Values) -> Entries:
        return dict(values)

    references = {"accesskey": piece.access_key, "secretkey": piece.secret_key}
    name = base.secret_name(piece)
    return [base.SecretNeeded(name=name, references=references, entries=entries)]
