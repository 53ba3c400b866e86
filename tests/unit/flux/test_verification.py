"""The Secrets with which Flux verifies signatures of Git."""

from __future__ import annotations

import base64

import msgspec
import pytest

from provisioner.base import keys
from provisioner.base.errors import BadInput
from provisioner.base.secret import Secret
from provisioner.flux import platform, sync, verification
from provisioner.flux.platform.base import Placement, SecretNeeded
from provisioner.handover.fleet import GitOps, Piece
from provisioner.handover.reference import Reference
from provisioner.handover.verification import SignedCommits

PAIR = keys.make("ed25519")
PGP = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDM=\n-----END PGP PUBLIC KEY BLOCK-----"
PGP_PRIVATE = "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlIY=\n-----END PGP PRIVATE KEY BLOCK-----"
KEYS = [Reference(env="A"), Reference(file="/b.asc")]


def needed(count: int, flux_version: str = "v2.9.4") -> SecretNeeded:
    verify = SignedCommits(keys=KEYS[:count])
    return verification.needed(verify, "some-keys", "git_source apps", flux_version)


def values(*texts: str) -> dict[str, Secret]:
    return {f"verify.keys[{index}]": Secret(text) for index, text in enumerate(texts)}


def test_each_key_has_the_ending_by_which_flux_knows_its_kind() -> None:
    made = needed(2).entries(values(f"{PAIR.public} somebody\n", f"\n{PGP}\n"))
    assert made == {"key-0.sshpub": f"{PAIR.public} somebody\n", "key-1.asc": f"{PGP}\n"}


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (PAIR.private.reveal(), "leads to a private key"),
        (PGP_PRIVATE, "leads to a private key"),
        ("", "does not lead to one public key"),
        ("4096R/DEADBEEF", "does not lead to one public key"),
        (f"{PAIR.public}\n{PAIR.public}", "does not lead to one public key"),
        (f"sk-{PAIR.public}", "does not lead to one public key"),
        (f'namespaces="git" {PAIR.public}', "does not lead to one public key"),
        ("ssh-ed25519 AAAAC3NzaC1lZDI1", "a damaged SSH key"),
    ],
)
def test_keys_that_are_refused(text: str, cause: str) -> None:
    with pytest.raises(BadInput, match=cause) as caught:
        needed(1).entries(values(text))
    assert str(caught.value).startswith("git_source apps: verify.keys[0]")
    assert caught.value.hint
    assert "BEGIN" not in str(caught.value)


def test_an_rsa_key_that_flux_finds_too_short() -> None:
    def number(size: bytes) -> bytes:
        return len(size).to_bytes(4, "big") + size

    blob = number(b"ssh-rsa") + number(b"\1\0\1") + number(b"\0\xff" + b"\xff" * 127)
    text = f"ssh-rsa {base64.b64encode(blob).decode()}"
    with pytest.raises(BadInput, match="RSA key of 1024 bits"):
        needed(1).entries(values(text))


def test_ssh_keys_need_flux_2_9() -> None:
    with pytest.raises(BadInput, match=r"an SSH key, which Flux v2.8.3 cannot verify with"):
        needed(1, "v2.8.3").entries(values(PAIR.public))
    assert needed(1, "v2.8.3").entries(values(PGP))


def test_a_source_refers_to_its_keys() -> None:
    entry = {
        "kind": "git_source",
        "name": "apps",
        "url": "https://git.example.com/apps.git",
        "tag": "v1",
        "verify": {"mode": "TagAndHEAD", "keys": [{"env": "A"}]},
    }
    at = Placement(fleet="demo", cluster="c1", gitops=GitOps())
    rendered = platform.render(msgspec.convert(entry, Piece), at)
    assert rendered.objects[0]["spec"]["verify"] == {
        "mode": "TagAndHEAD",
        "secretRef": {"name": "git-source-apps-keys"},
    }
    assert [one.name for one in rendered.secrets] == ["git-source-apps-keys"]


def test_so_does_the_repository_that_flux_starts_from() -> None:
    gitops = GitOps(verify=SignedCommits(keys=KEYS))
    source, _ = sync.objects(gitops, url="ssh://git@x/y", branch="main", path=".")
    (secret,) = verification.of_root(gitops)
    assert source["spec"]["verify"] == {"mode": "HEAD", "secretRef": {"name": secret.name}}
    assert verification.of_root(GitOps()) == []
