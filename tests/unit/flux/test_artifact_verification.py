"""The Secrets with which Flux verifies artifacts, and the `verify` that names them."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from provisioner.base.errors import BadInput
from provisioner.base.secret import Secret
from provisioner.flux import platform
from provisioner.flux.platform.base import Placement
from provisioner.handover.fleet import GitOps, Piece

OCI = {"kind": "oci_source", "name": "web", "url": "oci://ghcr.io/example/web"}
AT = Placement(fleet="demo", cluster="c1", gitops=GitOps())
KEY = "-----BEGIN PUBLIC KEY-----\nMFk=\n-----END PUBLIC KEY-----"
CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMFk=\n-----END CERTIFICATE-----"
PRIVATE = "-----BEGIN PRIVATE KEY-----\nMFk=\n-----END PRIVATE KEY-----"
KEYS = {"keys": [{"env": "A"}, {"file": "/b"}]}
WHO = {"issuer": "^https://example.com$", "subject": "^a@example.com$"}
NOTATION = {**KEYS, "tool": "notation", "trust_policy": "/policy"}


def rendered(verify: dict[str, Any]) -> platform.Rendered:
    return platform.render(msgspec.convert({**OCI, "verify_artifact": verify}, Piece), AT)


@pytest.mark.parametrize(
    ("verify", "spec"),
    [
        (KEYS, {"provider": "cosign", "secretRef": {"name": "oci-source-web-keys"}}),
        (NOTATION, {"provider": "notation", "secretRef": {"name": "oci-source-web-keys"}}),
        ({"identities": [WHO]}, {"provider": "cosign", "matchOIDCIdentity": [WHO]}),
        (
            {"identities": [WHO], "trusted_root": "/root"},
            {
                "provider": "cosign",
                "matchOIDCIdentity": [WHO],
                "trustedRootSecretRef": {"name": "oci-source-web-root"},
            },
        ),
    ],
)
def test_as_flux_has_it(verify: dict[str, Any], spec: dict[str, Any]) -> None:
    assert rendered(verify).objects[0]["spec"]["verify"] == spec
    names = {one["name"] for one in spec.values() if isinstance(one, dict)}
    assert {one.name for one in rendered(verify).secrets} == names


@pytest.mark.parametrize(
    ("verify", "texts", "entries"),
    [
        (KEYS, (KEY, KEY), ["key-0.pub", "key-1.pub"]),
        (
            NOTATION,
            (CERTIFICATE, CERTIFICATE, "{}"),
            ["key-0.crt", "key-1.crt", "trustpolicy.json"],
        ),
        ({"identities": [WHO], "trusted_root": "/root"}, ("{}",), ["trusted_root.json"]),
    ],
)
def test_the_entries_of_the_secret(
    verify: dict[str, Any], texts: tuple[str, ...], entries: list[str]
) -> None:
    (secret,) = rendered(verify).secrets
    values = dict(zip(secret.references, map(Secret, texts), strict=True))
    assert list(secret.entries(values)) == entries


@pytest.mark.parametrize(
    ("verify", "texts", "cause"),
    [
        (KEYS, (KEY, PRIVATE), r"keys\[1\]: does not lead to a public key in PEM"),
        (KEYS, (CERTIFICATE, KEY), r"keys\[0\]: does not lead to a public key in PEM"),
        (NOTATION, (KEY, CERTIFICATE, "{}"), "a certificate in PEM"),
        (NOTATION, (CERTIFICATE, CERTIFICATE, "[]"), "trustpolicy.json: is no JSON object"),
        ({"identities": [WHO], "trusted_root": "/root"}, ("x",), "trusted_root.json: is no JSON"),
    ],
)
def test_what_is_refused(verify: dict[str, Any], texts: tuple[str, ...], cause: str) -> None:
    (secret,) = rendered(verify).secrets
    values = dict(zip(secret.references, map(Secret, texts), strict=True))
    with pytest.raises(BadInput, match=cause) as caught:
        secret.entries(values)
    assert caught.value.hint
