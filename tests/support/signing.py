"""A Sigstore of the tests' own: a certificate authority, its log of certificates, the transparency
log, and the root of trust that names them. It signs as Flux's release does."""

from __future__ import annotations

import base64
import datetime
import hashlib
import json
import struct
from dataclasses import dataclass, field
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

ISSUER = "https://token.actions.githubusercontent.com"
REPOSITORY = "https://github.com/fluxcd/flux2"
GENERATOR = (
    "https://github.com/slsa-framework/slsa-github-generator/"
    ".github/workflows/generator_generic_slsa3.yml@refs/tags/v2.1.0"
)
WHEN = datetime.datetime(2026, 8, 7, 12, 0, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)
STATEMENT = "application/vnd.in-toto+json"
FULCIO = "1.3.6.1.4.1.57264.1."
SCT = "1.3.6.1.4.1.11129.2.4.2"
SHA256 = ec.ECDSA(hashes.SHA256())

Key = ec.EllipticCurvePrivateKey


def new_key() -> Key:
    return ec.generate_private_key(ec.SECP256R1())


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def public(key: Key) -> bytes:
    return key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def log_id(key: Key) -> bytes:
    return hashlib.sha256(public(key)).digest()


def utf8(text: str) -> bytes:
    """As DER."""
    data = text.encode()
    return b"\x0c" + (bytes([len(data)]) if len(data) < 128 else bytes([0x81, len(data)])) + data


@dataclass(frozen=True, kw_only=True)
class Signer:
    """Who signs: what the certificate says, and when it is valid. `logged`: when its own log, and
    the transparency log, saw it."""

    repository: str = REPOSITORY
    version: str = "v2.9.9"
    identity: str = GENERATOR
    purpose: x509.ObjectIdentifier = ExtendedKeyUsageOID.CODE_SIGNING
    issuer: str = ISSUER
    valid_from: datetime.datetime = WHEN
    logged: datetime.datetime = WHEN + MINUTE


@dataclass
class Sigstore:
    authority: Key = field(default_factory=new_key)
    certificate_log: Key = field(default_factory=new_key)
    transparency_log: Key = field(default_factory=new_key)

    def root(self) -> str:
        """A trusted_root.json."""
        start = {"start": "2020-01-01T00:00:00Z"}
        chain = [{"rawBytes": b64(self._ca().public_bytes(serialization.Encoding.DER))}]
        authority = {
            "subject": {"organization": "tests", "commonName": "tests"},
            "uri": "https://fulcio.invalid",
            "certChain": {"certificates": chain},
            "validFor": start,
        }
        return json.dumps(
            {
                "mediaType": "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
                "tlogs": [_log("https://rekor.invalid", self.transparency_log, start)],
                "certificateAuthorities": [authority],
                "ctlogs": [_log("https://ctfe.invalid", self.certificate_log, start)],
            }
        )

    def provenance(
        self,
        sha256: str,
        signer: Signer,
        name: str = "manifests.tar.gz",
        payload_type: str = STATEMENT,
    ) -> str:
        """The provenance of a file, in a bundle of one line."""
        subject = [{"name": name, "digest": {"sha256": sha256.removeprefix("sha256:")}}]
        statement = {"_type": "https://in-toto.io/Statement/v0.1", "subject": subject}
        payload = json.dumps(statement).encode()
        key = new_key()
        certificate = self.certificate(key, signer)
        size, kind = len(payload), f"{len(payload_type)} {payload_type}"
        signature = key.sign(f"DSSEv1 {kind} {size} ".encode() + payload, SHA256)
        raw = certificate.public_bytes(serialization.Encoding.DER)
        bundle = {
            "mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json",
            "verificationMaterial": {
                "certificate": {"rawBytes": b64(raw)},
                "tlogEntries": [self._entry(payload, signature, certificate, signer.logged)],
            },
            "dsseEnvelope": {
                "payload": b64(payload),
                "payloadType": payload_type,
                "signatures": [{"sig": b64(signature)}],
            },
        }
        return json.dumps(bundle)

    def signature(self, sums: bytes, signer: Signer) -> tuple[bytes, bytes]:
        """The files .pem and .sig that cosign 2 writes."""
        key = new_key()
        pem = self.certificate(key, signer).public_bytes(serialization.Encoding.PEM)
        return base64.b64encode(pem), base64.b64encode(key.sign(sums, SHA256))

    def certificate(self, key: Key, signer: Signer) -> x509.Certificate:
        """As Fulcio issues it: valid for ten minutes, with the promise of its log inside."""
        builder = self._leaf(key, signer)
        first = builder.sign(self.authority, hashes.SHA256())
        promise = self._promise(first.tbs_certificate_bytes, signer.logged)
        extension = x509.UnrecognizedExtension(x509.ObjectIdentifier(SCT), promise)
        return builder.add_extension(extension, critical=False).sign(
            self.authority, hashes.SHA256()
        )

    def _leaf(self, key: Key, signer: Signer) -> x509.CertificateBuilder:
        usage = x509.ExtendedKeyUsage([signer.purpose])
        names = x509.SubjectAlternativeName([x509.UniformResourceIdentifier(signer.identity)])
        builder = (
            _builder(key, self.authority, x509.Name([]))
            .not_valid_before(signer.valid_from)
            .not_valid_after(signer.valid_from + 10 * MINUTE)
            .add_extension(_usage(digital_signature=True), critical=True)
            .add_extension(usage, critical=False)
            .add_extension(names, critical=True)
        )
        claims = {
            "1": signer.issuer.encode(),
            "12": utf8(signer.repository),
            "14": utf8(f"refs/tags/{signer.version}"),
        }
        for number, value in claims.items():
            claim = x509.UnrecognizedExtension(x509.ObjectIdentifier(FULCIO + number), value)
            builder = builder.add_extension(claim, critical=False)
        return builder

    def _ca(self) -> x509.Certificate:
        return (
            _builder(self.authority, self.authority, _name())
            .not_valid_before(WHEN - 1000 * 1440 * MINUTE)
            .not_valid_after(WHEN + 1000 * 1440 * MINUTE)
            .add_extension(x509.BasicConstraints(ca=True, path_length=1), critical=True)
            .add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
            .sign(self.authority, hashes.SHA256())
        )

    def _promise(self, certificate: bytes, moment: datetime.datetime) -> bytes:
        """The extension with one signed timestamp, as RFC 6962 packs it."""
        when = struct.pack(">Q", int(moment.timestamp() * 1000))
        issuer = hashlib.sha256(public(self.authority)).digest()
        length = struct.pack(">I", len(certificate))[1:]
        signed = b"\0\0" + when + b"\0\1" + issuer + length + certificate + b"\0\0"
        signature = self.certificate_log.sign(signed, SHA256)
        stamp = b"\0" + log_id(self.certificate_log) + when + b"\0\0" + b"\4\3"
        stamp += struct.pack(">H", len(signature)) + signature
        listed = struct.pack(">HH", len(stamp) + 2, len(stamp)) + stamp
        return b"\x04" + (b"" if len(listed) < 128 else b"\x81") + bytes([len(listed)]) + listed

    def _entry(
        self,
        payload: bytes,
        signature: bytes,
        certificate: x509.Certificate,
        moment: datetime.datetime,
    ) -> dict[str, Any]:
        """The first entry of a transparency log with one entry."""
        body = json.dumps(_body(payload, signature, certificate)).encode()
        key, when = log_id(self.transparency_log), int(moment.timestamp())
        promise = {"body": b64(body), "integratedTime": when, "logID": key.hex(), "logIndex": 0}
        canonical = json.dumps(promise, sort_keys=True, separators=(",", ":")).encode()
        tree = hashlib.sha256(b"\0" + body).digest()
        note = f"rekor.invalid - 1\n1\n{b64(tree)}\n"
        sealed = b64(key[:4] + self.transparency_log.sign(note.encode(), SHA256))
        return {
            "logIndex": "0",
            "logId": {"keyId": b64(key)},
            "kindVersion": {"kind": "dsse", "version": "0.0.1"},
            "integratedTime": str(when),
            "inclusionPromise": {
                "signedEntryTimestamp": b64(self.transparency_log.sign(canonical, SHA256))
            },
            "inclusionProof": {
                "logIndex": "0",
                "rootHash": b64(tree),
                "treeSize": "1",
                "hashes": [],
                "checkpoint": {"envelope": f"{note}\n\u2014 rekor.invalid {sealed}\n"},
            },
            "canonicalizedBody": b64(body),
        }


def _body(payload: bytes, signature: bytes, certificate: x509.Certificate) -> dict[str, Any]:
    digest = {"algorithm": "sha256", "value": hashlib.sha256(payload).hexdigest()}
    verifier = b64(certificate.public_bytes(serialization.Encoding.PEM))
    signatures = [{"signature": b64(signature), "verifier": verifier}]
    spec = {"envelopeHash": digest, "payloadHash": digest, "signatures": signatures}
    return {"apiVersion": "0.0.1", "kind": "dsse", "spec": spec}


def _log(url: str, key: Key, valid: dict[str, str]) -> dict[str, Any]:
    return {
        "baseUrl": url,
        "hashAlgorithm": "SHA2_256",
        "publicKey": {
            "rawBytes": b64(public(key)),
            "keyDetails": "PKIX_ECDSA_P256_SHA_256",
            "validFor": valid,
        },
        "logId": {"keyId": b64(log_id(key))},
    }


def _name() -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "tests")])


def _builder(key: Key, authority: Key, subject: x509.Name) -> x509.CertificateBuilder:
    above = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.public_key())
    own = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(_name())
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .add_extension(own, critical=False)
        .add_extension(above, critical=False)
    )


def _usage(**allowed: bool) -> x509.KeyUsage:
    names = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{name: allowed.get(name, False) for name in names})
