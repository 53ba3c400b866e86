"""Artifacts in a real registry that real Flux verifies: signed with a key and without one (cosign),
and with a certificate (notation). Sigstore is the tests' own, so that nothing outside is asked: the
public one can be reached from no test."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from provisioner.flux.platform import base
from provisioner.pairing.flux_on_cluster import sync_objects
from tests.real import own
from tests.real.project import Project
from tests.support import artifacts, registry, waiting
from tests.support.artifacts import Described, Repository
from tests.support.signing import Signer, Sigstore, new_key

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

SETTINGS = """\
apiVersion: v1
kind: ConfigMap
metadata: {{name: {name}, namespace: default}}
"""
POLICY = {
    "version": "1.0",
    "trustPolicies": [
        {
            "name": "tests",
            "registryScopes": ["*"],
            "signatureVerification": {"level": "strict"},
            "trustStores": ["ca:tests"],
            "trustedIdentities": ["*"],
        }
    ],
}
Sign = Callable[[Repository, Described], None]
OURS, THEIRS = new_key(), new_key()
SIGSTORE, SIGNER = Sigstore(), Signer()
CERTIFICATE, OTHER = artifacts.certificate(OURS), artifacts.certificate(THEIRS)
# What is demanded, a signature that is accepted, and one of somebody else.
WAYS: dict[str, tuple[dict[str, Any], Sign, Sign]] = {
    "key": (
        {"keys": [{"file": "cosign.pub"}]},
        lambda place, it: artifacts.cosign(place, it, OURS),
        lambda place, it: artifacts.cosign(place, it, THEIRS),
    ),
    "keyless": (
        {
            "identities": [{"issuer": f"^{SIGNER.issuer}$", "subject": f"^{SIGNER.identity}$"}],
            "trusted_root": "root.json",
        },
        lambda place, it: artifacts.keyless(place, it, SIGSTORE, SIGNER),
        lambda place, it: artifacts.keyless(
            place, it, SIGSTORE, Signer(identity="https://github.com/mallory/x")
        ),
    ),
    "notation": (
        {
            "tool": "notation",
            "keys": [{"file": "notation.crt"}],
            "trust_policy": "trustpolicy.json",
        },
        lambda place, it: artifacts.notation(place, it, OURS, CERTIFICATE),
        lambda place, it: artifacts.notation(place, it, THEIRS, OTHER),
    ),
}


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with registry.serving(tmp_path_factory.mktemp("signed") / "registry") as started:
        yield started


@pytest.fixture(scope="module")
def given(project: Project) -> own.Handover:
    own.start(project, "s1")
    public = OURS.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (project.folder / "cosign.pub").write_bytes(public)
    (project.folder / "root.json").write_text(SIGSTORE.root())
    (project.folder / "notation.crt").write_bytes(CERTIFICATE.public_bytes(Encoding.PEM))
    (project.folder / "trustpolicy.json").write_text(json.dumps(POLICY))
    return own.handover(project, ["s1"])


def has(project: Project, name: str) -> bool:
    return own.get(project, "s1", "ConfigMap", name, "default") is not None


def refused(project: Project, given: own.Handover, name: str) -> None:
    """What somebody has pushed under the tag is not delivered, and both commands say why."""
    project.flux("s1", "reconcile", "source", "oci", "signed", "--timeout=10s")
    client = own.client(own.kubeconfig(project, "s1"))
    place = (base.SOURCE, "OCIRepository", "signed", "flux-system")
    waiting.until(lambda: sync_objects.condition(client.get(*place))[0] == "False", seconds=60)
    done = project.json("status", *own.TRUSTED, stdin=json.dumps(given))
    drift = " ".join(done.report["clusters"][0]["drift"])
    assert "OCIRepository signed" in drift
    assert "signature" in drift, drift
    done = own.pair(project, given)
    assert done.report["clusters"][0]["result"] == "delivery-failing", done.out
    assert "oci_source signed: OCIRepository signed" in done.report["clusters"][0]["cause"]
    assert not has(project, name)


@pytest.mark.parametrize("way", WAYS)
def test_only_what_is_signed_by_whom_we_accept_is_delivered(
    project: Project, given: own.Handover, host: str, way: str
) -> None:
    verify, by_us, by_others = WAYS[way]
    place = Repository(host, f"example/{way}")
    good, unsigned, forged = (f"{way}-{one}" for one in ("good", "unsigned", "forged"))

    def push(name: str) -> Described:
        return place.push("1.0.0", {"app.yaml": SETTINGS.format(name=name)})

    by_us(place, push(good))
    piece = {
        "kind": "oci_source",
        "name": "signed",
        "url": f"oci://{host}/{place.path}",
        "tag": "1.0.0",
        "insecure": True,
        "verify_artifact": verify,
        "deliver": [{"kind": "kustomization"}],
    }
    own.declare(given, piece)
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert has(project, good)
    assert own.pair(project, given).events[-1]["changed"] is False

    push(unsigned)
    refused(project, given, unsigned)
    by_others(place, push(forged))
    refused(project, given, forged)
    assert has(project, good), "what was delivered before stays"


def test_without_it_its_keys_go(project: Project, given: own.Handover) -> None:
    own.declare(given)
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    for name in ("oci-source-signed-keys", "oci-source-signed-root"):
        assert own.get(project, "s1", "Secret", name) is None, name
