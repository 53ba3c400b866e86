"""What Flux needs to verify signatures of Git: `verify` of a GitRepository, and the Secret with the
public keys. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from provisioner.base.errors import BadInput
from provisioner.flux import versions
from provisioner.flux.platform.base import SecretNeeded

if TYPE_CHECKING:
    from provisioner.flux.platform.base import Entries, Values
    from provisioner.handover.fleet import GitOps
    from provisioner.handover.verification import SignedCommits

SSH_SINCE = (2, 9)  # Flux before it takes each key for one of PGP, and fetches nothing any more
PGP = "-----BEGIN PGP PUBLIC KEY BLOCK-----"
PRIVATE = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY")
SSH = re.compile(r"(ssh-ed25519|ecdsa-sha2-nistp(256|384|521)|ssh-rsa) [A-Za-z0-9+/]+=*( [^\n]*)?")
HINT = "Export it with `gpg --armor --export`, or give the line of authorized_keys."
NAME = "flux-system-keys"  # with the keys for the repository that Flux starts from
TITLE = "gitops verification"  # how messages and the record call them
ENDINGS = {"pgp": ".asc", "ssh": ".sshpub"}


def spec(verify: SignedCommits, secret: str) -> dict[str, Any]:
    return {"mode": verify.mode, "secretRef": {"name": secret}}


def of_root(gitops: GitOps) -> list[SecretNeeded]:
    """The Secret for the repository that Flux starts from."""
    if not gitops.verify:
        return []
    return [needed(gitops.verify, NAME, TITLE, gitops.flux_version)]


def needed(
    verify: SignedCommits, secret: str, title: str, flux_version: str, namespace: str = ""
) -> SecretNeeded:
    """The Secret, in Flux's namespace unless another is given. `title`: how messages call the
    source."""
    references = {f"verify.keys[{index}]": key for index, key in enumerate(verify.keys)}

    def entries(values: Values) -> Entries:
        keys = {name: values[name].reveal().strip() for name in references}
        return {
            f"key-{index}{_ending(text, f'{title}: {name}', flux_version)}": f"{text}\n"
            for index, (name, text) in enumerate(keys.items())
        }

    return SecretNeeded(name=secret, references=references, entries=entries, namespace=namespace)


def ssh_keys(entries: Mapping[str, str]) -> list[str]:
    return [text for name, text in entries.items() if name.endswith(ENDINGS["ssh"])]


def pgp_keys(entries: Mapping[str, str]) -> list[str]:
    return [text for name, text in entries.items() if name.endswith(ENDINGS["pgp"])]


def _ending(text: str, where: str, flux_version: str) -> str:
    """That of an entry with this key, by which Flux tells the kinds apart."""
    if PRIVATE.search(text):
        raise BadInput(where, "leads to a private key", f"Refer to the public one. {HINT}")
    if PGP in text:
        return ENDINGS["pgp"]
    if not SSH.fullmatch(text):
        raise BadInput(where, "does not lead to one public key of PGP or SSH", HINT)
    _check_ssh(text, where)
    version = versions.parse(flux_version)
    if version and version[:2] < SSH_SINCE:
        cause = f"an SSH key, which Flux {flux_version} cannot verify with"
        raise BadInput(where, cause, "Declare Flux v2.9.0 or newer, or use a PGP key.")
    return ENDINGS["ssh"]


def _check_ssh(text: str, where: str) -> None:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.serialization import load_ssh_public_key

    try:
        key = load_ssh_public_key(text.encode())
    except (ValueError, UnsupportedAlgorithm):
        raise BadInput(where, "leads to a damaged SSH key", HINT) from None
    if isinstance(key, RSAPublicKey) and key.key_size < 2048:
        cause = f"an RSA key of {key.key_size} bits, which Flux does not accept"
        raise BadInput(where, cause, "Use one of at least 2048 bits, or ed25519.")
