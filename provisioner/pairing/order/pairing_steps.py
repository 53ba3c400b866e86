"""The steps of `pair` in their order, and what is different for a cluster with facts, a platform, a
hub, a flux-operator or another name."""

from __future__ import annotations

from provisioner.handover.fleet import GitOps
from provisioner.pairing.facts import step as fact_steps
from provisioner.pairing.flux_operator import order as flux_operator
from provisioner.pairing.moving import order as moves
from provisioner.pairing.platform import decryption_key
from provisioner.pairing.platform import order as platform
from provisioner.pairing.prerequisites import step as prerequisites
from provisioner.pairing.rotation import unfinished, unstage
from provisioner.pairing.run.engine import Steps
from provisioner.pairing.run.target import Target
from provisioner.pairing.steps import (
    controllers,
    deploy_key,
    files,
    old_keys,
    path,
    proof,
    ready,
    record,
    source_secret,
    sync,
)

STEPS: Steps = (
    controllers.STEP,
    source_secret.STEP,
    deploy_key.STEP,
    files.STEP,
    sync.STEP,  # what Flux syncs is there when its controllers start
    ready.STEP,
    proof.STEP,
    unfinished.STEP,
    old_keys.STEP,
    record.STEP,
    unstage.STEP,
)


def of(target: Target) -> Steps:
    """What the cluster needs comes before all else; a renamed pairing gets its new path once its
    files are there."""
    if target.desired.before:
        return moves.steps(target, _steps(target), files.STEP, record.STEP)
    return _steps(target)


def _steps(target: Target) -> Steps:
    if target.hub:
        return _of_spoke(target)
    first = (prerequisites.STEP,) if target.desired.required else ()
    facts = fact_steps.needed(target.desired, target.first_look)
    own = with_facts(_with_platform(target), facts)
    changes = target.run.fleet.repositories[target.desired.pairing.repository].changes
    own = own if changes == "push" else ready_before_files(own)
    own = flux_operator.operated(own) if target.desired.instance else own
    if not target.desired.former:
        return (*first, *own)
    at = own.index(sync.STEP)
    return (*first, *own[:at], path.STEP, *own[at:])


def ready_before_files(own: Steps) -> Steps:
    """Where somebody else merges the files, a run ends before they are there."""
    others = tuple(step for step in own if step is not ready.STEP)
    at = others.index(files.STEP)
    return (*others[:at], ready.STEP, *others[at:])


def _of_spoke(target: Target) -> Steps:
    from provisioner.pairing.spokes import leftovers

    gitops, renamed = target.desired.pairing.gitops, target.desired.renamed
    own = spoke_steps(gitops, planning=target.planning, renamed=renamed)
    last = leftovers.steps(target.desired, target.first_look)
    return (*decryption_key.steps(target), *own[:-1], *last, *own[-1:])


def spoke_steps(gitops: GitOps, *, planning: bool, renamed: bool = False) -> Steps:
    """A run has let the hub in before the files were pushed."""
    from provisioner.pairing.spokes import order as spokes

    own = spokes.steps(files.STEP, proof.STEP, record.STEP)
    return (*spokes.letting_in(gitops, renamed=renamed), *own) if planning else own


def _with_platform(target: Target) -> Steps:
    if not platform.concerns(target):
        return STEPS
    own = platform.with_keys(target, with_platform(declared=platform.declared(target)))
    own = (*own, *platform.last(target))
    at = own.index(files.STEP)
    return (*own[:at], *decryption_key.steps(target), *own[at:], *platform.webhooks(target))


def with_platform(*, declared: bool) -> Steps:
    """The steps of a cluster that has pieces of a platform, or has had some."""
    return platform.steps(STEPS, before=files.STEP, after=proof.STEP, declared=declared)


def with_facts(steps: Steps, facts: Steps) -> Steps:
    """Facts come after the controllers' namespace, and before what uses them can be synced."""
    at = steps.index(deploy_key.STEP)
    return (*steps[:at], *facts, *steps[at:])
