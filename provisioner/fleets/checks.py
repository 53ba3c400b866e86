"""The program that has to succeed after a wave."""

from __future__ import annotations

from provisioner.base import programs
from provisioner.base.errors import ProvisionerError
from provisioner.fleets.waves import Part

NAMES = "PROVISIONER_CLUSTERS"


def failure(fleet: str, part: Part, timeout: float) -> str:
    """Run it, for `timeout` seconds at most: why it failed, or an empty text. It learns from its
    environment which clusters the wave has."""
    program = part.wave.program
    if not program:
        return ""
    environment = {
        "PROVISIONER_FLEET": fleet,
        "PROVISIONER_WAVE": part.wave.name,
        NAMES: " ".join(part.clusters),
    }
    subject = f"the check of wave {part.wave.name}"
    try:
        programs.run(program, env=environment, timeout=timeout).must(subject)
    except ProvisionerError as error:
        return f"{subject} failed: {error.cause}"
    return ""
