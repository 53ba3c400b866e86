"""An OCIRepository. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provisioner.flux import artifact_verification, deliveries
from provisioner.flux.platform import base
from provisioner.flux.sync import duration

if TYPE_CHECKING:
    from provisioner.flux.platform.base import Object, Placement, SecretNeeded
    from provisioner.handover.platform.oci_source import Declaration

CHART = {
    "mediaType": "application/vnd.cncf.helm.chart.content.v1.tar+gzip",
    "operation": "copy",
}


def objects(piece: Declaration, at: Placement) -> list[Object]:
    spec = {
        "interval": duration(piece.interval),
        "timeout": base.seconds(piece.timeout),
        "url": piece.url,
        "ref": _revision(piece),
        "layerSelector": _layer(piece),
        "provider": None if piece.provider == "generic" else piece.provider,
        "serviceAccountName": piece.service_account or None,
        "secretRef": {"name": base.secret_name(piece)} if piece.credential else None,
        "certSecretRef": base.authorities(piece),
        "insecure": piece.insecure or None,
        "verify": _verify(piece),
    }
    source = base.item(base.SOURCE, "OCIRepository", piece.name, at, spec)
    return [source, *deliveries.objects(piece, "OCIRepository", at)]


def _verify(piece: Declaration) -> Object | None:
    if not piece.verify_artifact:
        return None
    return artifact_verification.spec(piece.verify_artifact, base.secret_name(piece))


def _revision(piece: Declaration) -> Object:
    given = {"semver": piece.semver, "digest": piece.digest}
    chosen = {name: value for name, value in given.items() if value}
    return chosen or {"tag": piece.tag or "latest"}


def _layer(piece: Declaration) -> Object | None:
    """A chart is copied as it is; manifests are unpacked, which is Flux's default."""
    chart = CHART if piece.is_chart else {}
    if piece.layer_media_type:
        return {"operation": "extract", **chart, "mediaType": piece.layer_media_type}
    return chart or None


def secrets(piece: Declaration, at: Placement) -> list[SecretNeeded]:
    own = [*base.registry_login(piece, piece.url), *base.authorities_secret(piece)]
    if not piece.verify_artifact:
        return own
    verify, name = piece.verify_artifact, base.secret_name(piece)
    return [*own, *artifact_verification.secrets(verify, name, piece.title)]
