"""How git itself signs our commits: with a key in a private ssh-agent, one of the user's own, or
the user's gpg."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from provisioner.base import keys
from provisioner.base.run_context import RunContext
from provisioner.git import credentials, transport
from provisioner.handover.repositories.base import Signing

SUBJECT = "signing key"


@contextlib.contextmanager
def opened(
    signing: Signing | None, folder: Path, context: RunContext
) -> Iterator[dict[str, str] | None]:
    """The environment of a command that signs; None where nothing is signed. `folder` is
    private."""
    if signing is None:
        yield None
    elif signing.format == "gpg":
        yield _with_gpg(signing)
    elif signing.key is None:
        yield _with_ssh(signing, signing.key_id)
    else:
        key = credentials.private_key(signing.key, SUBJECT, context)
        with transport.agent(folder / "signing", key, SUBJECT) as socket:
            yield {**_with_ssh(signing, keys.public_of(key)), "SSH_AUTH_SOCK": str(socket)}


def _with_gpg(signing: Signing) -> dict[str, str]:
    return settings(
        {
            "gpg.format": "openpgp",
            "user.signingkey": signing.key_id,
            "gpg.program": signing.program,
        }
    )


def _with_ssh(signing: Signing, public: str) -> dict[str, str]:
    return settings(
        {
            "gpg.format": "ssh",
            "user.signingkey": f"key::{public}",
            "gpg.ssh.program": signing.program,
        }
    )


def settings(wanted: Mapping[str, str]) -> dict[str, str]:
    """git settings as environment variables, after those that are there; empty ones are left to the
    user's own settings."""
    count = int(os.environ.get("GIT_CONFIG_COUNT") or 0)
    env: dict[str, str] = {}
    for name, value in wanted.items():
        if value:
            env |= {f"GIT_CONFIG_KEY_{count}": name, f"GIT_CONFIG_VALUE_{count}": value}
            count += 1
    return {**env, "GIT_CONFIG_COUNT": str(count)}
