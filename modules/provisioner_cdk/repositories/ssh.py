from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from provisioner.handover.repositories import ssh
from provisioner_cdk import cdk, validation
from provisioner_cdk.repositories.base import Delivery, Repository

__all__ = ["SshRepository"]


class SshRepository(Repository):
    """A repository on any Git server over SSH whose deploy keys its owner installs.

    `url` is `ssh://[user@]host[:port]/path`. `known_hosts` are OpenSSH lines; without any,
    `trust_on_first_use` must be set. `push_key_env` or `push_key_file` names the place of the
    private key that may push, for when pairing runs; without either, the user's own ssh-agent and
    configuration are used.
    """

    def __init__(
        self,
        scope: cdk.Construct,
        id: str,
        *,
        url: str,
        branch: str = "main",
        known_hosts: Sequence[str] = (),
        trust_on_first_use: bool = False,
        push_key_env: str | None = None,
        push_key_file: str | None = None,
        **delivery: Unpack[Delivery],
    ) -> None:
        super().__init__(scope, id)
        key = {"env": push_key_env, "file": push_key_file}
        given = {
            "kind": "ssh",
            "url": url,
            "branch": branch,
            "known_hosts": list(known_hosts),
            "trust_on_first_use": trust_on_first_use,
            "push_key": key if any(value is not None for value in key.values()) else None,
        }
        entry = validation.declaration(ssh.Declaration, given, self.path)
        self.is_repository(entry, delivery)
