"""A release that we have no checksum of is installed only if its signature proves where it comes
from."""

from __future__ import annotations

import dataclasses
import hashlib
import importlib.util
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from cryptography.x509.oid import ExtendedKeyUsageOID

from provisioner.base.errors import BadInput, ProvisionerError, Refused
from provisioner.distribution import archive, provenance, trust, verify
from provisioner.distribution.candidate import Candidate
from tests.support.signing import GENERATOR, MINUTE, REPOSITORY, WHEN, Signer, Sigstore

VERSION = "v2.9.9"  # that no table knows
MANIFESTS = {"rbac.yaml": "kind: A\n"}
DATA = b"the archive"
WORKFLOW = f"{REPOSITORY}/.github/workflows/release.yaml@refs/tags/{VERSION}"
SUMS = "flux_2.9.9_checksums.txt"
SIGSTORE = Sigstore()
OTHER = Sigstore()
# The same authority, but logs that the root of trust does not name.
UNLOGGED = Sigstore(authority=SIGSTORE.authority, transparency_log=SIGSTORE.transparency_log)
UNSEEN = Sigstore(authority=SIGSTORE.authority, certificate_log=SIGSTORE.certificate_log)
SIGNER = Signer()
RELEASER = Signer(identity=WORKFLOW)
CLIENT = ExtendedKeyUsageOID.CLIENT_AUTH
REAL = Path(__file__).parents[2] / "cases" / "distribution" / "slsa_generator_v2.1.0.intoto.jsonl"
REAL_SHA256 = "sha256:376e7e01348585b6e6643bc6663146b9d525d9b41228bf180eaeb4d4a3706caa"
SHA256 = archive.sha256(DATA)


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("trust") / "trusted_root.json"
    file.write_text(SIGSTORE.root())
    return str(file)


def proof(assets: Mapping[str, bytes], root: str | None, **changes: Any) -> str:
    candidate = Candidate(kind="archive", where="the release", sha256=SHA256, data=DATA)
    candidate = dataclasses.replace(candidate, **changes)
    return verify.proof(candidate, MANIFESTS, VERSION, root, assets.get)


def bundle(signer: Signer, sha256: str = SHA256, sigstore: Sigstore = SIGSTORE) -> bytes:
    return sigstore.provenance(sha256, signer).encode()


def signed(signer: Signer, sha256: str = SHA256, sigstore: Sigstore = SIGSTORE) -> dict[str, bytes]:
    sums = f"{sha256.removeprefix('sha256:')}  manifests.tar.gz\n".encode()
    pem, signature = sigstore.signature(sums, signer)
    return {SUMS: sums, f"{SUMS}.pem": pem, f"{SUMS}.sig": signature}


def replaced(data: bytes, change: Callable[[dict[str, dict[str, object]]], None]) -> bytes:
    content = json.loads(data)
    change(content)
    return json.dumps(content).encode()


def test_signed_provenance_proves_a_release(root: str) -> None:
    assets = {provenance.NAME: bundle(SIGNER) + b"\n"}
    assert proof(assets, root) == verify.PROVEN


EARLY = dataclasses.replace(SIGNER, logged=WHEN - MINUTE)
EXPIRED = dataclasses.replace(SIGNER, logged=WHEN + 11 * MINUTE)


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (bundle(SIGNER, "sha256:" + "0" * 64), r"has the checksum sha256:\w+, but its provenance"),
        (bundle(EXPIRED), "does not verify: .*(expired|certificate)"),
        (bundle(EARLY), "does not verify"),
        (bundle(dataclasses.replace(SIGNER, repository=f"{REPOSITORY}-evil")), "does not verify"),
        (bundle(dataclasses.replace(SIGNER, version="v2.9.8")), "does not verify"),
        (bundle(dataclasses.replace(SIGNER, issuer="https://evil.invalid")), "does not verify"),
        (bundle(dataclasses.replace(SIGNER, identity=WORKFLOW)), "not by the builder"),
        (bundle(dataclasses.replace(SIGNER, identity=f"{GENERATOR}-evil")), "not by the builder"),
        (bundle(SIGNER, sigstore=OTHER), "does not verify"),
        (bundle(SIGNER, sigstore=UNLOGGED), "SCT"),
        (bundle(SIGNER, sigstore=UNSEEN), "invalid log entry"),
        (SIGSTORE.provenance(SHA256, SIGNER, name="install.yaml").encode(), "names none"),
        (SIGSTORE.provenance(SHA256, SIGNER, payload_type="text/plain").encode(), "unknown type"),
        (bundle(dataclasses.replace(SIGNER, purpose=CLIENT)), "does not verify"),
        (
            replaced(bundle(SIGNER), lambda item: item["dsseEnvelope"].update(payload="e30=")),
            "does not verify",
        ),
        (
            replaced(
                bundle(SIGNER), lambda item: item["verificationMaterial"].update(tlogEntries=[])
            ),
            "does not verify",
        ),
        (
            bundle(SIGNER).replace(b'"inclusionProof"', b'"none"'),
            "does not verify",
        ),
    ],
    ids=[
        "another file",
        "expired certificate",
        "not yet valid",
        "another repository",
        "another tag",
        "another issuer",
        "not the builder",
        "nearly the builder",
        "another root of trust",
        "another log of certificates",
        "another transparency log",
        "another name",
        "another type",
        "not for signing code",
        "altered statement",
        "no log entry",
        "no proof of the entry",
    ],
)
def test_provenance_that_proves_something_else_is_refused(
    root: str, data: bytes, cause: str
) -> None:
    # With the older signature in place: a broken proof is not made good by a weaker one.
    with pytest.raises(Refused, match=cause):
        proof({provenance.NAME: data, **signed(RELEASER)}, root)


def test_the_older_signature_proves_less_and_says_so(root: str) -> None:
    plain = b'{"payloadType": "application/vnd.in-toto+json", "payload": "e30="}\n'
    text = proof({provenance.NAME: plain, **signed(RELEASER)}, root)
    assert text == verify.SIGNED
    assert "transparency log was not checked" in text


def test_a_bundle_that_the_package_cannot_judge_is_not_taken_for_a_proof(root: str) -> None:
    old = bundle(SIGNER).replace(b'"kind": "dsse"', b'"kind": "intoto"')
    assert proof({provenance.NAME: old, **signed(RELEASER)}, root) == verify.SIGNED
    with pytest.raises(Refused, match="no signature that can be verified"):
        proof({provenance.NAME: old}, root)


@pytest.mark.parametrize(
    ("assets", "cause"),
    [
        (signed(RELEASER, "sha256:" + "0" * 64), "not among the signed checksums"),
        (signed(dataclasses.replace(RELEASER, identity=GENERATOR)), "does not verify"),
        (signed(dataclasses.replace(RELEASER, issuer="https://evil.invalid")), "does not verify"),
        (signed(dataclasses.replace(RELEASER, logged=WHEN + 11 * MINUTE)), "no chain"),
        (signed(RELEASER, sigstore=OTHER), "no chain"),
        (signed(RELEASER, sigstore=UNLOGGED), "SCT"),
        (signed(dataclasses.replace(RELEASER, purpose=CLIENT)), "not one for signing code"),
        ({**signed(RELEASER), SUMS: b"0  manifests.tar.gz\n"}, "does not match them"),
        ({**signed(RELEASER), f"{SUMS}.pem": b"no certificate"}, "does not verify"),
    ],
    ids=[
        "other",
        "builder",
        "issuer",
        "expired",
        "root",
        "log",
        "purpose",
        "altered list",
        "no certificate",
    ],
)
def test_an_older_signature_that_proves_something_else_is_refused(
    root: str, assets: dict[str, bytes], cause: str
) -> None:
    with pytest.raises(Refused, match=cause):
        proof(assets, root)


@pytest.mark.parametrize("missing", ["", ".pem", ".sig"])
def test_a_release_without_a_signature_is_refused(root: str, missing: str) -> None:
    assets = signed(RELEASER)
    del assets[SUMS + missing]
    with pytest.raises(Refused, match="no signature that can be verified"):
        proof(assets, root)


def test_without_the_package_sigstore_nothing_is_taken_unverified(
    root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(Refused, match="needs the package sigstore") as caught:
        proof({provenance.NAME: bundle(SIGNER)}, root)
    assert "provisioner-gitops[verify]" in caught.value.hint


def test_a_declared_archive_must_be_signed_where_a_root_of_trust_is_declared(root: str) -> None:
    assets = {provenance.NAME: bundle(SIGNER)}
    assert proof({}, None, declared=True) == verify.DECLARED
    assert proof(assets, root, declared=True) == verify.PROVEN
    with pytest.raises(Refused, match="no signature"):
        proof({}, root, declared=True)
    with pytest.raises(BadInput, match="only the archive of v2.9.9 is signed"):
        proof(assets, root, declared=True, kind="folder")


@pytest.mark.parametrize("text", [None, "{", "{}", '{"mediaType": "x"}'])
def test_a_root_of_trust_that_is_none_is_named(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "root.json"
    if text is not None:
        file.write_text(text)
    with pytest.raises(BadInput, match="root of trust .*root.json"):
        proof({provenance.NAME: bundle(SIGNER)}, str(file))


def test_a_real_bundle_of_the_builder_verifies_offline_against_the_real_root(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Made by the release of the SLSA generator that Flux uses (slsa-verifier's test data)."""
    [line] = provenance.bundles(REAL.read_bytes())
    real = trust.root(None)
    with pytest.raises(Refused, match="github.com/slsa-framework/example-package"):
        provenance.check(line, "it", "v14.2", REAL_SHA256, real)
    monkeypatch.setattr(
        provenance, "REPOSITORY", "https://github.com/slsa-framework/example-package"
    )
    monkeypatch.setattr(provenance, "MANIFESTS", "gha_generic-binary-linux-amd64-v14.2")
    provenance.check(line, "it", "v14.2", REAL_SHA256, real)
    with pytest.raises(ProvisionerError, match="refs/tags/v14.2"):
        provenance.check(line, "it", "v14.3", REAL_SHA256, real)
    with pytest.raises(Refused, match="but its provenance names"):
        provenance.check(line, "it", "v14.2", "sha256:" + hashlib.sha256(b"").hexdigest(), real)
