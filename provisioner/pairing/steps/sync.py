"""The sync objects: applied once. Afterwards they come from Git, and only what Flux cannot repair
is repaired here."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from provisioner.base.events import Action
from provisioner.clusters.client import Object
from provisioner.pairing.flux_on_cluster import applied, installation, sync_objects
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target

GENERIC = "generic"  # the provider that is meant where none is named
# The interval and the like come from Git.
COMPARED = ("url", "ref", "secretRef", "sourceRef", "verify")
Objects = Sequence[Object]


class SyncState(msgspec.Struct, frozen=True, kw_only=True):
    """`behind`: our files are in Git, and Flux has not fetched them yet."""

    source: Object | None
    root: Object | None
    behind: bool


def look(target: Target, facts: Facts) -> SyncState:
    source = facts.cluster.source
    pushed = target.published.result().commits.get(target.name) is not None
    return SyncState(
        source=source,
        root=facts.cluster.root,
        behind=pushed or (not target.planning and _behind(target, source)),
    )


def _behind(target: Target, source: Object | None) -> bool:
    """A run may have been killed between its push and its request to fetch it."""
    revision = sync_objects.fetched_revision(source)
    return bool(revision) and not applied.holds_our_files(target, revision)


def decide(desired: Desired, state: SyncState) -> Decision[Objects]:
    subject = f"{desired.namespace}/{desired.root['metadata']['name']}"
    pairs = ((desired.source, state.source), (desired.root, state.root))
    wrong = [item for item, live in pairs if live is None or not effective(item, live)]
    if wrong:
        action = Action.CONFIGURED if state.source or state.root else Action.CREATED
        detail = ", ".join(item["kind"] for item in wrong)
        return Decision(action=action, subject=subject, detail=detail, work=wrong)
    if state.behind:
        detail = "asked to fetch the new commit"
        return Decision(action=Action.CONFIGURED, subject=subject, detail=detail, work=())
    return Decision(action=Action.UNCHANGED, subject=subject)


def act(target: Target, facts: Facts, decision: Decision[Objects]) -> Facts:
    source, wrong = target.desired.source, decision.work or ()
    new = source in wrong and facts.cluster.source is None
    for item in wrong:
        if live := facts.cluster.current(item):
            target.client.patch(item, {"spec": dict.fromkeys(_to_unset(item, live))})
        target.client.apply(installation.labelled(item, target.desired))
    if new:
        sync_objects.request_first(target, source)
    else:
        sync_objects.request(target, source)
    return facts


def _to_unset(wanted: Object, live: Object) -> list[str]:
    """A field that we do not apply is not unset by applying."""
    verifies = "verify" in live.get("spec", {}) and "verify" not in wanted["spec"]
    return ["suspend", *(["verify"] if verifies else [])]


def effective(wanted: Object, live: Object) -> bool:
    """Whether everything that decides about syncing is as wanted: not a suspended object, another
    URL, branch or Secret, and a root that decrypts: one that does not cannot apply encrypted files,
    and with them the field itself."""
    spec, expected = live.get("spec", {}), wanted["spec"]
    same = all(spec.get(key) == expected.get(key) for key in COMPARED)
    same &= spec.get("provider", GENERIC) == expected.get("provider", GENERIC)
    same &= "decryption" not in expected or bool(spec.get("decryption"))
    return same and not spec.get("suspend", False)


STEP = Step(name="sync", look=look, decide=decide, act=act)
