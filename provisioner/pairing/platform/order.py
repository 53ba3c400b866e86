"""Where the steps of the platform stand among those of a story. They are imported when they are
needed: most clusters have no platform."""

from __future__ import annotations

from provisioner.handover.platform import receiver
from provisioner.pairing.credentials import piece_keys
from provisioner.pairing.run import snapshot
from provisioner.pairing.run.engine import AnyStep, Steps
from provisioner.pairing.run.target import Target


def steps(steps: Steps, *, before: AnyStep, after: AnyStep, declared: bool) -> Steps:
    """Namespaces and Secrets come before `before`, the proof and what is left behind after `after`.
    Where no piece is declared any more, only the latter two are needed."""
    from provisioner.pairing.platform import leftovers, namespaces, proof, secrets

    first, last = steps.index(before), steps.index(after) + 1
    made: Steps = (namespaces.STEP, secrets.STEP) if declared else ()
    proven: Steps = (proof.STEP, leftovers.STEP)
    return (*steps[:first], *made, *steps[first:last], *proven, *steps[last:])


def with_keys(target: Target, steps: Steps) -> Steps:
    """For a cluster whose pieces have deploy keys of their own, or have had some."""
    wanted = piece_keys.wanted(target.desired)
    if not wanted and not target.first_look.record.get(snapshot.PIECE_KEYS):
        return steps
    from provisioner.pairing.platform import leftovers
    from provisioner.pairing.platform.deploy_keys import superseded

    last = steps.index(leftovers.STEP) + 1
    steps = (*steps[:last], superseded.STEP, *steps[last:])
    return making_keys(steps) if wanted else steps


def making_keys(steps: Steps) -> Steps:
    """Those of pieces come after their Secrets."""
    from provisioner.pairing.platform import secrets
    from provisioner.pairing.platform.deploy_keys import install

    first = steps.index(secrets.STEP) + 1
    return (*steps[:first], install.STEP, *steps[first:])


def webhooks(target: Target) -> Steps:
    """Last of all: whatever they tell of is there."""
    from provisioner.pairing.platform.webhooks import step

    declared = receiver.hosted(target.desired.pairing.platform)
    return (step.STEP,) if declared or target.first_look.record.get(snapshot.WEBHOOKS) else ()


def concerns(target: Target) -> bool:
    """Whether the cluster has a platform, or has had one."""
    record = target.first_look.record
    return declared(target) or any(map(record.get, (snapshot.PLATFORM, snapshot.WEBHOOKS)))


def last(target: Target) -> Steps:
    """What image automation has pushed is proposed when all else is done."""
    if not any(one.proposes for one in target.desired.pairing.platform):
        return ()
    from provisioner.pairing.platform.image_automation import change_requests

    return (change_requests.STEP,) if change_requests.proposing(target) else ()


def declared(target: Target) -> bool:
    """Whether something comes before the objects in Git."""
    return bool(target.desired.platform or target.desired.platform_secrets)
