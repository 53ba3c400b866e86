"""Keys that somebody gives us: what is wrong with them, in words."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from provisioner.base import keys
from provisioner.base.secret import Secret


def generated(folder: Path, *options: str) -> Secret:
    subprocess.run(["ssh-keygen", "-q", "-f", str(folder / "key"), *options], check=True)
    return Secret((folder / "key").read_text())


@pytest.mark.parametrize(
    "options",
    [("-t", "ed25519"), ("-t", "ecdsa"), ("-t", "rsa", "-b", "1024"), ("-t", "ecdsa", "-m", "PEM")],
)
def test_what_ssh_keygen_makes_can_be_used_unless_it_is_locked(
    options: tuple[str, ...], tmp_path: Path
) -> None:
    for name in ("open", "locked"):
        (tmp_path / name).mkdir()
    assert keys.unusable(generated(tmp_path / "open", *options, "-N", "")) == ""
    assert (
        keys.unusable(generated(tmp_path / "locked", *options, "-N", "words"))
        == "it has a passphrase"
    )


def test_text_that_is_no_private_key() -> None:
    pair = keys.make("ed25519")
    assert keys.unusable(Secret(pair.public)) == "no private key in it"
    assert keys.unusable(Secret("")) == "no private key in it"
    lines = pair.private.reveal().splitlines()
    cut = Secret("\n".join([lines[0], *lines[2:]]))
    assert keys.unusable(cut) == "the private key in it is damaged"


def test_fingerprints_of_known_hosts_lines_with_markers_comments_and_nonsense() -> None:
    public = keys.make("ed25519").public
    told = keys.fingerprint(public)
    assert keys.fingerprints([f"h {public} a comment"]) == told
    assert (
        keys.fingerprints([f"@cert-authority *.example.com {public}", f"h {public}"])
        == f"{told} or {told}"
    )
    assert keys.fingerprints(["nonsense", "h a C"]) == keys.fingerprints([]) == "another"
