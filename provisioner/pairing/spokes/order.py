"""The steps of a cluster that a hub delivers to. What the hub needs comes first, so that Git never
refers to a Secret that is not there."""

from __future__ import annotations

from provisioner.flux import spoke
from provisioner.handover.fleet import GitOps
from provisioner.pairing.run.engine import AnyStep, Steps
from provisioner.pairing.spokes import access, delivery, generic, kubeconfig, marks, renewal


def letting_in(gitops: GitOps, *, renamed: bool = False) -> Steps:
    """`renamed`: the spoke, or its hub."""
    credential: AnyStep = generic.STEP if spoke.is_generic(gitops) else kubeconfig.STEP
    first = (marks.STEP,) if renamed else ()
    return (*first, access.STEP, credential)


def steps(files: AnyStep, proof: AnyStep, record: AnyStep) -> Steps:
    """Once the hub is let in. The three are those of any story."""
    return (files, delivery.STEP, proof, renewal.END_OLD, record)
