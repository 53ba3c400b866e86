"""The steps of a story, for a cluster whose Flux is kept by flux-operator. Pure."""

from __future__ import annotations

from provisioner.pairing.flux_operator import instance, presence, running, sync
from provisioner.pairing.run.engine import AnyStep, Steps
from provisioner.pairing.steps import controllers, ready
from provisioner.pairing.steps import sync as sync_step

# Flux is installed by the FluxInstance, which comes when all that its sync needs is there.
INSTEAD: dict[str, Steps] = {
    controllers.STEP.name: (presence.STEP,),
    ready.STEP.name: (),
    sync_step.STEP.name: (instance.STEP, running.STEP, sync.STEP),
}


def operated(steps: Steps) -> Steps:
    """The same story."""
    return tuple(new for step in steps for new in _instead(step))


def _instead(step: AnyStep) -> Steps:
    return INSTEAD.get(step.name, (step,))
