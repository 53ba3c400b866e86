"""Whether a commit is signed with one of the keys that clusters accept. git itself judges, in a
keyring of its own, as Flux does on the cluster.

Flux looks at the newest commit only: a signed commit on top of a forged one has it applied. So
nothing of ours is put on top of a commit that would not pass by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from provisioner.base import programs
from provisioner.base.errors import Refused
from provisioner.git import signing
from provisioner.git.store.objects import Commit, Objects

GPG = "Install GnuPG: PGP keys are declared, whose signatures are checked with it."
FORGED = (
    "Look at what it changes. If it is forged, revert it in a signed commit and find out who can "
    "push. If it is not, put a signed commit on top, or add its author's key to `verify`."
)
NOT_OURS = "Add its public key to the keys of verify, or declare another key in `signing`."


class Allowed(msgspec.Struct, frozen=True, kw_only=True):
    """The public keys that `cluster` accepts: of PGP in ASCII armor, of SSH as `TYPE BASE64`."""

    cluster: str
    pgp: tuple[str, ...] = ()
    ssh: tuple[str, ...] = ()


class Signatures:
    """Each of `allowed` must accept a commit. `runner` is a git.Git in the clone, `folder` is
    private and ours."""

    def __init__(
        self, runner: Any, objects: Objects, folder: Path, allowed: Sequence[Allowed]
    ) -> None:
        self._runner, self._objects, self._folder = runner, objects, folder
        self._allowed = {(one.pgp, one.ssh): one for one in reversed(allowed)}
        self._envs: dict[str, dict[str, str]] = {}
        self._passed: set[str] = set()

    def check(self, commit: str, url: str, branch: str) -> None:
        """Refused if the head of a branch would not pass."""
        if cluster := self._refusing(commit):
            who = author(self._objects.commit(commit))
            cause = (
                f"commit {commit[:12]} by {who}, the head of branch {branch}, is not signed with a "
                f"key that cluster {cluster} accepts, so nothing is delivered from it"
            )
            raise Refused(url, cause, FORGED)

    def check_own(self, commit: str, url: str) -> None:
        """Refused if a commit of ours would not pass."""
        if cluster := self._refusing(commit):
            cause = f"cluster {cluster} does not accept the key that provisioner's commits have"
            raise Refused(url, cause, NOT_OURS)

    def _refusing(self, commit: str) -> str:
        """The first cluster that does not accept a commit; empty where all do."""
        if commit in self._passed:
            return ""
        for one in self._allowed.values():
            if not self._valid(commit, one):
                return one.cluster
        self._passed.add(commit)
        return ""

    def _valid(self, commit: str, allowed: Allowed) -> bool:
        env = self._envs.get(allowed.cluster)
        if env is None:
            env = self._envs[allowed.cluster] = _keyring(allowed, self._folder)
        code, _, _ = self._runner.execute(
            ["git", "verify-commit", commit],
            env=env,
            with_extended_output=True,
            with_exceptions=False,
        )
        return bool(code == 0)


def _keyring(allowed: Allowed, folder: Path) -> dict[str, str]:
    """The environment in which git knows these keys, and no others."""
    home = folder / f"keys-of-{allowed.cluster}"
    home.mkdir(mode=0o700)
    signers = home / "allowed_signers"
    signers.write_text("".join(f'* namespaces="git" {_bare(key)}\n' for key in allowed.ssh))
    env = {"GNUPGHOME": str(home)}
    # A keyring is its keys one after the other. `gpg --import` would start an agent, which fails
    # where the name of the folder is longer than that of a socket may be.
    with (home / "pubring.gpg").open("wb") as keyring:
        for key in allowed.pgp:
            keyring.write(_dearmored(key, home, f"the keys of verify of cluster {allowed.cluster}"))
    only = {
        "gpg.ssh.allowedSignersFile": str(signers),
        "gpg.minTrustLevel": "undefined",
        "gpg.program": "gpg",
        "gpg.openpgp.program": "gpg",
        "gpg.ssh.program": "ssh-keygen",
        "gpg.x509.program": "false",
    }
    return {**env, **signing.settings(only)}


def _dearmored(key: str, home: Path, subject: str) -> bytes:
    file = home / "key.gpg"
    argv = [programs.find("gpg", GPG), "--batch", "--quiet", "--yes", "--output", str(file)]
    programs.run([*argv, "--dearmor"], env={"GNUPGHOME": str(home)}, stdin=key).must(subject)
    return file.read_bytes()


def _bare(key: str) -> str:
    """Without the comment."""
    return " ".join(key.split()[:2])


def author(commit: Commit) -> str:
    """Whoever made the commit wrote this."""
    text = f"{commit.author} <{commit.email}>"
    return "".join(character for character in text if character.isprintable())[:200]
