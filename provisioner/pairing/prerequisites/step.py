"""The prerequisites: applied directly until Flux keeps itself, like Flux's own objects. Afterwards
every change goes through Git, and only what Flux cannot work without is applied again."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.flux import prerequisites
from provisioner.flux.prerequisites import Prerequisite
from provisioner.pairing.flux_on_cluster import deployments
from provisioner.pairing.prerequisites import installation
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.snapshot import Snapshot, identify, shortened
from provisioner.pairing.run.target import Target

SUBJECT = "prerequisites"
NAMED = 5
KEEPERS = ("source-controller", "kustomize-controller")  # what applies objects from Git
Work = Sequence[Prerequisite]


class Present(msgspec.Struct, frozen=True, kw_only=True):
    """`kept`: Flux has applied the repository before, and its controllers run, so that it applies
    what is missing. `managed`: the first of the two. `absent`: by prerequisite, as Kind/name;
    looked for only where Flux does not keep them."""

    kept: bool
    managed: bool
    absent: dict[str, list[str]]


def look(target: Target, facts: Facts) -> Present:
    required = target.desired.required
    managed = _managed(facts.cluster)
    kept = managed and all(
        deployments.available(facts.cluster.deployments.get(name)) for name in KEEPERS
    )
    found = {} if kept else {one.name: _absent(facts.cluster, one) for one in required}
    absent = {name: names for name, names in found.items() if names}
    return Present(kept=kept, managed=managed, absent=absent)


def _managed(cluster: Snapshot) -> bool:
    root = cluster.root
    if root is None or "deletionTimestamp" in root["metadata"]:
        return False
    return bool(root.get("status", {}).get("lastAppliedRevision"))


def _absent(cluster: Snapshot, one: Prerequisite) -> list[str]:
    items: list[Object] = [item for item in one.objects if not prerequisites.encrypted(item)]
    return [identify(item) for item in installation.absent(cluster, items)]


def decide(desired: Desired, state: Present) -> Decision[Work]:
    required = desired.required
    if state.kept or (state.managed and not state.absent):
        names = ", ".join(one.name for one in required)
        return Decision(action=Action.UNCHANGED, subject=SUBJECT, detail=names)
    if state.managed:
        lacking = [one for one in required if one.name in state.absent]
        absent = [name for names in state.absent.values() for name in names]
        return Decision(
            action=Action.CONFIGURED,
            subject=SUBJECT,
            detail=f"missing, and Flux cannot apply them: {shortened(absent, NAMED)}",
            work=lacking,
        )
    counts = [f"{one.name} ({len(one.objects)} objects)" for one in required]
    made = any(len(state.absent.get(one.name, ())) == len(one.objects) for one in required)
    action = Action.CREATED if made else Action.CONFIGURED
    return Decision(action=action, subject=SUBJECT, detail=", ".join(counts), work=required)


def act(target: Target, facts: Facts, decision: Decision[Work]) -> Facts:
    """One after the other: a later one may need an earlier one."""
    for one in decision.work or ():
        installation.install(target, one)
    return facts


STEP = Step(name="prerequisites", look=look, decide=decide, act=act)
