from __future__ import annotations

from typing import Unpack

from provisioner.handover.repositories import sandbox as handover
from provisioner_cdk import cdk, sandbox, validation
from provisioner_cdk.repositories.base import Delivery, Repository

__all__ = ["SandboxRepository"]


class SandboxRepository(Repository):
    """A repository on the sandbox's own Git host, created and removed by Terraform.

    `directory` is the sandbox's folder, absolute; by default `.provisioner/sandbox` beside
    cdktf.out.
    """

    def __init__(
        self,
        scope: cdk.Construct,
        id: str,
        *,
        branch: str = "main",
        directory: str | None = None,
        **delivery: Unpack[Delivery],
    ) -> None:
        super().__init__(scope, id)
        self.directory: str = sandbox.directory(directory, self.path)
        given = {"kind": "sandbox", "name": self.name, "branch": branch, "directory": "/"}
        entry = validation.declaration(handover.Declaration, given, self.path)
        # The directory is Terraform text already.
        self.is_repository({**entry, "directory": self.directory}, delivery)
        self.stack.use_sandbox()
