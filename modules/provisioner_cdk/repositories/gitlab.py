from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Unpack

import msgspec

from provisioner.handover import convert, rules
from provisioner.handover.reference import Reference
from provisioner.handover.repositories import gitlab
from provisioner_cdk import cdk, text
from provisioner_cdk.repositories.base import Delivery, Repository


class GitlabRepository(Repository):
    """A project that exists on gitlab.com or a GitLab of one's own. The fields are those of
    `provisioner.handover.repositories.gitlab`."""

    def __init__(
        self,
        scope: cdk.Construct,
        id: str,
        *,
        project: str,
        url: str = "https://gitlab.com",
        branch: str = "main",
        credential: Reference | None = None,
        known_hosts: Sequence[str] = (),
        trust_on_first_use: bool = False,
        ca_file: str | None = None,
        sync: Literal["deploy-key", "token"] = "deploy-key",
        sync_user: str = "",
        sync_credential: Reference | None = None,
        **delivery: Unpack[Delivery],
    ) -> None:
        super().__init__(scope, id)
        declared = gitlab.Declaration(
            url=url, project=project, branch=branch, credential=credential or Reference(env="GITLAB_TOKEN"),
            known_hosts=list(known_hosts), trust_on_first_use=trust_on_first_use, ca_file=ca_file, sync=sync,
            sync_user=sync_user, sync_credential=sync_credential,
        )  # fmt: skip
        given = msgspec.to_builtins(declared)
        rules.printable(given, self.path)
        checked = convert.to(gitlab.Declaration, given, self.path)
        rules.repository(checked, self.path)
        self.is_repository(text.literal(msgspec.to_builtins(checked)), delivery)
