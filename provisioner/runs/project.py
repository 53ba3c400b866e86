"""The user's project folder: its settings, its synthesised stacks, and Terraform in one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from provisioner.base import clock, tools
from provisioner.base.events import Note, Sink
from provisioner.base.tools import Tool
from provisioner.fleets.selection import Selection
from provisioner.runs.removal.choices import Choices
from provisioner.terraform import provider_lock, stacks, synth
from provisioner.terraform.binaries import HINT
from provisioner.terraform.runner import Terraform
from provisioner.terraform.stacks import Stack

if TYPE_CHECKING:
    from provisioner.pairing.run.options import Options


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the command line says. `stack` may be None if there is only one. `context` overrides
    that of cdktf.json. `choices` are about clusters that leave. `selection`: which clusters are
    paired; Terraform, and what leaves, is never limited by it. `lock_timeout` is a duration as
    Terraform writes it, such as 5m."""

    pairing: Options
    project: Path = field(default_factory=Path.cwd)
    stack: str | None = None
    context: Mapping[str, str] = field(default_factory=dict)
    choices: Choices = Choices()
    selection: Selection = Selection()
    binary: str = "terraform"
    lock_timeout: str | None = None


TERRAFORM = "up, plan and down"
AS_SYNTHESISED = (
    "Stack {name}: as synthesised at {when}. What its code has declared since then, such as "
    "deletion_protection, does not count; `provisioner plan` synthesises it again."
)


class Project:
    """Everything a run asks of the project folder and of the Terraform binary."""

    def synthesised(self, settings: Settings, sink: Sink) -> Stack:
        """The chosen stack, after a new synthesis. Before it, what every run needs is looked
        for."""
        tools.require((tools.GIT, Tool(name=settings.binary, needed=TERRAFORM, install=HINT)))
        listed = synth.synthesise(settings.project, settings.context, sink)
        return stacks.chosen(listed, settings.stack, settings.project)

    def existing(self, settings: Settings, sink: Sink) -> Stack:
        """The chosen stack as it was last synthesised, since that is what was applied. Synthesised
        only if there is none, or if another context is given."""
        listed = stacks.known(settings.project)
        # Another context may name other stacks than the last synthesis knew.
        if not listed or settings.context:
            return self.synthesised(settings, sink)
        stack = stacks.chosen(listed, settings.stack, settings.project)
        when = clock.utc(stacks.written(settings.project) / 1e9)
        sink(Note(text=AS_SYNTHESISED.format(name=stack.name, when=when)))
        return stack

    def terraform(self, stack: Stack, settings: Settings, sink: Sink) -> Terraform:
        """Terraform in the stack's directory, initialised with the providers that the project
        records."""
        terraform = Terraform(
            stack.directory,
            settings.binary,
            sink=sink,
            lock_timeout=settings.lock_timeout,
            audit=settings.pairing.audit,
        )
        provider_lock.bring(stack)
        terraform.init()
        provider_lock.keep(stack, sink)
        return terraform
