"""Artifacts of Flux in the real registry, and their signatures: of cosign with a key, of cosign
without one (a bundle of Sigstore), and of notation."""

from __future__ import annotations

import base64
import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tests.support import registry, tarballs
from tests.support.signing import Signer, Sigstore

INDEX = "application/vnd.oci.image.index.v1+json"
FLUX = (
    "application/vnd.cncf.flux.config.v1+json",
    "application/vnd.cncf.flux.content.v1.tar+gzip",
)
PAYLOAD = "application/vnd.dev.cosign.simplesigning.v1+json"
BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json"
NOTATION, JWS = "application/vnd.cncf.notary.signature", "application/jose+json"
SCHEME, TIME = "io.cncf.notary.signingScheme", "io.cncf.notary.signingTime"
Key = ec.EllipticCurvePrivateKey
Described = dict[str, Any]


@dataclass(frozen=True)
class Repository:
    """`host:port`, and a path there."""

    host: str
    path: str

    def push(self, tag: str, files: Mapping[str, str]) -> Described:
        """An artifact with these files; its manifest, as others refer to it."""
        return self.manifest(tag, (FLUX[0], b"{}"), (FLUX[1], tarballs.packed(files)))

    def manifest(
        self, tag: str, config: tuple[str, bytes], layer: tuple[str, bytes], **more: Any
    ) -> Described:
        """`more`: fields of the manifest; `annotations` are those of the layer."""
        annotations = more.pop("annotations", None)
        for _, body in (config, layer):
            registry.upload(self.host, self.path, body)
        of_layer = described(*layer) | ({"annotations": annotations} if annotations else {})
        whole = {"schemaVersion": 2, "mediaType": registry.MANIFEST, **more}
        whole |= {"config": described(*config), "layers": [of_layer]}
        return self.put(tag, registry.MANIFEST, whole)

    def put(self, tag: str, kind: str, whole: Described) -> Described:
        body = json.dumps(whole).encode()
        found = described(kind, body)
        registry.put_manifest(self.host, self.path, tag or found["digest"], body, kind)
        return found

    def refer(self, subject: Described, kind: str, layer: tuple[str, bytes]) -> None:
        """What belongs to a manifest, as registries without an API for it keep it: in an index
        under a tag that names its digest."""
        made = self.manifest("", (kind, b"{}"), layer, artifactType=kind, subject=subject)
        index = {"schemaVersion": 2, "mediaType": INDEX}
        index["manifests"] = [made | {"artifactType": kind}]
        self.put(subject["digest"].replace(":", "-"), INDEX, index)


def cosign(place: Repository, subject: Described, key: Key) -> None:
    """As cosign 2 signs with a key: an image of its own, under a tag that names the digest."""
    image = {"docker-manifest-digest": subject["digest"]}
    kind = "cosign container image signature"
    critical = {"identity": {"docker-reference": place.path}, "image": image, "type": kind}
    payload = json.dumps({"critical": critical, "optional": None}).encode()
    made = base64.b64encode(key.sign(payload, ec.ECDSA(hashes.SHA256()))).decode()
    rootfs = {"type": "layers", "diff_ids": [registry.digest(payload)]}
    config = json.dumps({"architecture": "", "os": "", "config": {}, "rootfs": rootfs}).encode()
    tag = f"{subject['digest'].replace(':', '-')}.sig"
    noted = {"dev.cosignproject.cosign/signature": made}
    place.manifest(tag, (registry.CONFIG, config), (PAYLOAD, payload), annotations=noted)


def keyless(place: Repository, subject: Described, sigstore: Sigstore, signer: Signer) -> None:
    """As cosign 3 signs without a key: a bundle with the certificate and the entry in the log."""
    bundle = sigstore.provenance(subject["digest"], signer, name=place.path)
    place.refer(subject, BUNDLE, (BUNDLE, bundle.encode()))


def notation(
    place: Repository, subject: Described, key: Key, certificate: x509.Certificate
) -> None:
    """As notation signs: a JWS of the manifest's description."""
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    protected = {"alg": "ES256", "cty": "application/vnd.cncf.notary.payload.v1+json"}
    header = {**protected, "crit": [SCHEME], SCHEME: "notary.x509", TIME: now}
    parts = [_url64(json.dumps(one).encode()) for one in (header, {"targetArtifact": subject})]
    r, s = utils.decode_dss_signature(key.sign(".".join(parts).encode(), ec.ECDSA(hashes.SHA256())))
    der = certificate.public_bytes(serialization.Encoding.DER)
    envelope = {
        "payload": parts[1],
        "protected": parts[0],
        "header": {"x5c": [base64.b64encode(der).decode()]},
        "signature": _url64(r.to_bytes(32, "big") + s.to_bytes(32, "big")),
    }
    place.refer(subject, NOTATION, (JWS, json.dumps(envelope).encode()))


def certificate(key: Key) -> x509.Certificate:
    """For signing, by itself."""
    named = [
        (NameOID.COUNTRY_NAME, "DE"),
        (NameOID.STATE_OR_PROVINCE_NAME, "Berlin"),
        (NameOID.ORGANIZATION_NAME, "tests"),
        (NameOID.COMMON_NAME, "signer"),
    ]
    name = x509.Name([x509.NameAttribute(kind, text) for kind, text in named])
    now = datetime.datetime.now(datetime.UTC)
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    signing = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(usage, critical=True)
        .add_extension(signing, critical=False)
        .sign(key, hashes.SHA256())
    )


def described(kind: str, body: bytes) -> Described:
    return {"mediaType": kind, "digest": registry.digest(body), "size": len(body)}


def _url64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
