"""What every run is told, and the working directory it leads to."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from provisioner.base.events import Sink
from provisioner.handover import read
from provisioner.handover.fleet import Fleet
from provisioner.terraform import stacks, synth
from provisioner.terraform.runner import Terraform
from provisioner.terraform.stacks import Stack

if TYPE_CHECKING:
    from provisioner.pairing.run.options import Options


@dataclass(frozen=True, kw_only=True)
class Settings:
    """`stack` may be left out when there is only one; `context` goes over cdktf.json's."""

    pairing: Options
    project: Path = field(default_factory=Path.cwd)
    stack: str | None = None
    context: Mapping[str, str] = field(default_factory=dict)
    binary: str = "terraform"
    lock_timeout: str | None = None


def synthesised(settings: Settings, sink: Sink) -> Stack:
    """The chosen stack, freshly synthesised."""
    found = synth.synthesise(settings.project, settings.context, sink)
    return stacks.chosen(found, settings.stack, settings.project)


def existing(settings: Settings, sink: Sink) -> Stack:
    """The chosen stack as it was last synthesised, which is what was applied; synthesised only if
    there is none."""
    found = stacks.known(settings.project)
    if not found or settings.context:
        return synthesised(settings, sink)
    return stacks.chosen(found, settings.stack, settings.project)


def initialised(stack: Stack, settings: Settings, sink: Sink) -> Terraform:
    """Terraform in the stack's directory, ready for a plan."""
    terraform = Terraform(
        stack.directory, settings.binary, sink=sink, lock_timeout=settings.lock_timeout
    )
    terraform.init()
    return terraform


def with_keys(settings: Settings, applied: Fleet | None, terraform: Terraform) -> Settings:
    """The same, with the private keys that Terraform keeps since its last apply; read only if there
    are any."""
    pairings = applied.pairings.values() if applied else ()
    if all(pairing.deploy_key.custody == "cluster" for pairing in pairings):
        return settings
    keys = read.keys(terraform.output())
    return dataclasses.replace(settings, pairing=dataclasses.replace(settings.pairing, keys=keys))
