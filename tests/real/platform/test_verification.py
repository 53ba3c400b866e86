"""Signed commits on a real cluster with real Flux: of the fleet's own repository, and of a source.
In this order."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from provisioner.base import keys
from tests.fakes import registry
from tests.real import own
from tests.real.project import Project, Run

pytestmark = [
    pytest.mark.real,
    pytest.mark.timeout(400),
    pytest.mark.filterwarnings("error"),
]

OURS = keys.make("ed25519")
SETTINGS = """\
apiVersion: v1
kind: ConfigMap
metadata: {{name: {name}, namespace: default}}
data: {{colour: blue}}
"""
COMPONENTS = own.FEW


@pytest.fixture(scope="module")
def signer() -> Iterator[str]:
    """The gpg home of a user of the repository."""
    with tempfile.TemporaryDirectory(prefix="gpg-") as home:
        gpg(home, "--quick-gen-key", "U <u@example.invalid>", "ed25519", "sign", "never")
        yield home
        env = {**os.environ, "GNUPGHOME": home}
        subprocess.run(["gpgconf", "--kill", "all"], env=env, check=True)


def gpg(home: str, *argv: str) -> str:
    argv = ("gpg", "--batch", "--quiet", "--passphrase", "", *argv)
    env = {**os.environ, "GNUPGHOME": home}
    return subprocess.run(argv, env=env, check=True, capture_output=True, text=True).stdout


def push(
    project: Project, files: dict[str, str | None], home: str = "", repository: str = "fleet"
) -> str:
    """As the user does it, signed with the key in that gpg home."""
    settings = {"commit.gpgSign": "true", "gpg.format": "openpgp"} if home else {}
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("GNUPGHOME", home)
        patched.setenv("GIT_CONFIG_COUNT", str(len(settings)))
        for number, (name, value) in enumerate(settings.items()):
            patched.setenv(f"GIT_CONFIG_KEY_{number}", name)
            patched.setenv(f"GIT_CONFIG_VALUE_{number}", value)
        return own.push(project, files, repository=repository)


@pytest.fixture(scope="module")
def given(project: Project, signer: str) -> own.Handover:
    own.start(project, "s1", repositories=("fleet", "apps"))
    project.env["SIGNING_KEY"] = OURS.private.reveal()
    (project.folder / "user.asc").write_text(gpg(signer, "--armor", "--export"))
    (project.folder / "ours.pub").write_text(f"{OURS.public} provisioner\n")
    found = own.handover(project, ["s1"], components=COMPONENTS)
    found["repositories"]["fleet"]["signing"] = {"format": "ssh", "key": {"env": "SIGNING_KEY"}}
    found["pairings"]["s1"]["gitops"]["verify"] = {
        "keys": [{"file": "user.asc"}, {"file": "ours.pub"}]
    }
    return found


def cause(done: Run) -> str:
    texts = [one.get("cause", "") for one in done.report["clusters"] + done.report["repositories"]]
    return " ".join(texts)


def has(project: Project, name: str) -> bool:
    return own.get(project, "s1", "ConfigMap", name, "default") is not None


def test_a_head_that_would_not_pass_is_refused(project: Project, given: own.Handover) -> None:
    commit = push(project, {"clusters/s1/a.yaml": SETTINGS.format(name="a")})
    done = own.pair(project, given)
    assert done.code != 0
    assert f"commit {commit[:12]} by U <u@example.invalid>" in cause(done), done.out
    assert own.get(project, "s1", "Namespace", "flux-system", "") is None
    assert project.git("rev-parse", "main").strip() == commit


def test_a_key_of_ours_that_is_not_accepted(
    project: Project, given: own.Handover, signer: str
) -> None:
    push(project, {"clusters/s1/b.yaml": SETTINGS.format(name="b")}, signer)
    without = json.loads(json.dumps(given))
    without["pairings"]["s1"]["gitops"]["verify"] = {"keys": [{"file": "user.asc"}]}
    done = own.pair(project, without)
    assert "does not accept the key" in cause(done), done.out
    assert own.get(project, "s1", "Namespace", "flux-system", "") is None


def test_signed_commits_are_delivered(project: Project, given: own.Handover) -> None:
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert has(project, "b")
    source = own.get(project, "s1", "GitRepository", "flux-system")
    assert source["spec"]["verify"]["mode"] == "HEAD"
    (verified,) = [one for one in source["status"]["conditions"] if one["type"] == "SourceVerified"]
    assert verified["status"] == "True", verified
    held = own.get(project, "s1", "Secret", "flux-system-keys")["data"]
    assert sorted(held) == ["key-0.asc", "key-1.sshpub"]


def test_again_nothing_changes(project: Project, given: own.Handover) -> None:
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert {step["action"] for step in done.steps()} == {"unchanged"}


def test_a_forged_commit_is_not_delivered(
    project: Project, given: own.Handover, signer: str
) -> None:
    forged = push(project, {"clusters/s1/forged.yaml": SETTINGS.format(name="forged")})
    project.flux("s1", "reconcile", "source", "git", "flux-system", "--timeout=10s")
    source = own.get(project, "s1", "GitRepository", "flux-system")
    assert "InvalidCommitSignature" in json.dumps(source["status"]["conditions"])
    done = project.json("status", *own.TRUSTED, stdin=json.dumps(given))
    assert f"commit {forged[:12]} by U <u@example.invalid>" in cause(done), done.out
    assert own.pair(project, given).code != 0
    assert project.git("rev-parse", "main").strip() == forged, "nothing of ours is put on top"
    assert not has(project, "forged")
    push(project, {"clusters/s1/forged.yaml": None}, signer)
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out


def apps(project: Project) -> dict[str, Any]:
    there = own.sandbox(project).repository("apps")
    own.sandbox(project).add_key("apps", "reader", OURS.public, False)
    return {
        "kind": "git_source",
        "name": "apps",
        "url": there.url,
        "known_hosts": list(there.known_hosts),
        "credential": {"env": "SIGNING_KEY"},
        "verify": {"keys": [{"file": "user.asc"}]},
        "deliver": [{"kind": "kustomization", "path": "."}],
    }


def test_a_source_that_is_verified(project: Project, given: own.Handover, signer: str) -> None:
    head = push(project, {"c.yaml": "{}"}, repository="apps")
    own.declare(given, apps(project))
    done = own.pair(project, given)
    assert f"commit {head[:12]} by U <u@example.invalid>" in cause(done), done.out
    assert own.get(project, "s1", "GitRepository", "apps") is None
    push(project, {"c.yaml": SETTINGS.format(name="c")}, signer, repository="apps")
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert has(project, "c")
    forged = push(project, {"d.yaml": SETTINGS.format(name="d")}, repository="apps")
    project.flux("s1", "reconcile", "source", "git", "apps", "--timeout=10s")
    done = project.json("status", *own.TRUSTED, stdin=json.dumps(given))
    drift = " ".join(done.report["clusters"][0]["drift"])
    assert forged in drift
    assert "(by U <u@example.invalid>)" in drift
    done = own.pair(project, given)
    assert done.report["clusters"][0]["result"] == "delivery-failing", done.out
    assert forged in cause(done)
    assert not has(project, "d")


def test_an_artifact_that_cosign_has_signed(project: Project, given: own.Handover) -> None:
    signer, other = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    public = signer.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (project.folder / "cosign.pub").write_bytes(public)
    for name, key in (("e", signer), ("f", None), ("g", other)):
        files = {"app.yaml": SETTINGS.format(name=name)}
        with registry.serving("example/apps", "1.0.0", files, key) as host:
            piece = {
                "kind": "oci_source",
                "name": "signed",
                "url": f"oci://{host}/example/apps",
                "tag": "1.0.0",
                "insecure": True,
                "verify_artifact": {"keys": [{"file": "cosign.pub"}]},
                "deliver": [{"kind": "kustomization"}],
            }
            own.declare(given, piece)
            done = own.pair(project, given)
        if key is signer:
            assert done.code == 0, done.err + done.out
            assert has(project, name)
        else:
            assert done.report["clusters"][0]["result"] == "delivery-failing", done.out
            assert "oci_source signed: OCIRepository signed" in cause(done)
            assert "signature" in cause(done)
            assert not has(project, name)


def test_switched_off(project: Project, given: own.Handover) -> None:
    del given["pairings"]["s1"]["gitops"]["verify"]
    own.declare(given)
    del given["repositories"]["fleet"]["signing"]
    done = own.pair(project, given)
    assert done.code == 0, done.err + done.out
    assert "verify" not in own.get(project, "s1", "GitRepository", "flux-system")["spec"]
    assert own.get(project, "s1", "Secret", "oci-source-signed-keys") is None
    for name in ("flux-system-keys", "git-source-apps-keys", "git-source-apps"):
        assert own.get(project, "s1", "Secret", name) is None, name
