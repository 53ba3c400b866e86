from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Unpack

import msgspec

from provisioner.handover import convert, rules
from provisioner.handover.reference import Reference
from provisioner.handover.repositories import github
from provisioner_cdk import cdk, text
from provisioner_cdk.repositories.base import Delivery, Repository


class GithubRepository(Repository):
    """A repository that exists on github.com or a GitHub Enterprise Server. The fields are those of
    `provisioner.handover.repositories.github`."""

    def __init__(
        self,
        scope: cdk.Construct,
        id: str,
        *,
        owner: str,
        name: str,
        branch: str = "main",
        host: str = "github.com",
        credential: Reference | None = None,
        app: github.App | None = None,
        known_hosts: Sequence[str] = (),
        ca_file: str | None = None,
        sync: Literal["deploy-key", "token", "app"] = "deploy-key",
        sync_credential: Reference | None = None,
        sync_app: github.App | None = None,
        **delivery: Unpack[Delivery],
    ) -> None:
        super().__init__(scope, id)
        declared = github.Declaration(
            owner=owner, name=name, branch=branch, host=host, credential=credential or Reference(env="GITHUB_TOKEN"),
            app=app, known_hosts=list(known_hosts), ca_file=ca_file, sync=sync, sync_credential=sync_credential,
            sync_app=sync_app,
        )  # fmt: skip
        given = msgspec.to_builtins(declared)
        rules.printable(given, self.path)
        checked = convert.to(github.Declaration, given, self.path)
        rules.repository(checked, self.path)
        self.is_repository(text.literal(msgspec.to_builtins(checked)), delivery)
