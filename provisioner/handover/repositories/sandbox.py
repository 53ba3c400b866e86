from typing import ClassVar

from provisioner.handover import text
from provisioner.handover.repositories import base


class Declaration(base.Repository, frozen=True, kw_only=True, tag="sandbox"):
    """A repository of the sandbox's Git host. `directory` is the sandbox's own, absolute."""

    name: text.Line
    directory: text.SandboxFolder

    proposes: ClassVar[bool] = False

    @property
    def place(self) -> tuple[str, ...]:
        return (self.directory, self.name)
