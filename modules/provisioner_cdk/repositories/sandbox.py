from __future__ import annotations

from typing import Unpack

from provisioner.handover import rules
from provisioner_cdk import cdk, sandbox, text
from provisioner_cdk.repositories.base import Delivery, Repository


class SandboxRepository(Repository):
    """A repository on the sandbox's own Git host, made and cleaned by Terraform.

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
        rules.branch(branch, f"{self.path}.branch")
        self.directory: str = sandbox.directory(directory, self.path)
        entry = {"kind": "sandbox", "name": self.name, "branch": text.literal(branch)}
        self.is_repository({**entry, "directory": self.directory}, delivery)
        self.stack.use_sandbox()
