"""The staging Secret: made first, in the cluster, so that whoever continues after a kill knows
where the rotation stood."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provisioner.base import clock, keys
from provisioner.base.errors import Refused
from provisioner.base.events import Action
from provisioner.flux import secret
from provisioner.pairing.credentials import readers, staging_secret
from provisioner.pairing.credentials.readers import Reader
from provisioner.pairing.credentials.staging_secret import Rotation
from provisioner.pairing.run.desired_state import Desired
from provisioner.pairing.run.engine import Decision, Facts, Step
from provisioner.pairing.run.target import Target
from provisioner.pairing.steps.record import KEY_CREATED

CONTINUES = "continues a rotation that was begun"


@dataclass(frozen=True, kw_only=True)
class KeyInUse:
    """`public`: empty where the cluster holds no usable key. `age` of that key and `older_than` in
    seconds; no age: nobody knows."""

    paired: bool
    public: str
    known_hosts: tuple[str, ...] = ()
    rotation: Rotation | None = None
    readers: Sequence[Reader] = ()
    age: float | None = None
    older_than: float = 0.0


def look(target: Target, facts: Facts) -> KeyInUse:
    cluster, older_than = facts.cluster, target.run.options.older_than
    public = secret.public_key(cluster.source_secret)
    return KeyInUse(
        paired=cluster.record.get("fleet") == target.desired.fleet,
        public=public,
        known_hosts=secret.known_hosts(cluster.source_secret),
        rotation=staging_secret.of(cluster),
        readers=readers.look(target, public),
        age=_age(target, cluster.record, public) if older_than else None,
        older_than=older_than,
    )


def decide(desired: Desired, state: KeyInUse) -> Decision[tuple[str, ...]]:
    subject = f"Secret {desired.namespace}/{secret.STAGING}"
    if reason := _not_ours(desired):
        if not any(one.keys for one in desired.platform):
            raise Refused(f"cluster {desired.cluster}", *reason)
        return Decision(action=Action.SKIPPED, subject="its own key", detail=reason[0])
    _check_paired(desired, state)
    if state.rotation and state.rotation.swapped:
        return Decision(action=Action.UNCHANGED, subject=subject, detail=CONTINUES)
    if not state.rotation and state.age is not None and state.age < state.older_than:
        detail = f"only {clock.span(state.age)} old"
        subject = keys.fingerprint(state.public)
        return Decision(action=Action.SKIPPED, subject=subject, detail=detail)
    readers.check(desired, state.readers)
    if state.rotation:
        return Decision(action=Action.UNCHANGED, subject=subject, detail=CONTINUES)
    detail = desired.pairing.deploy_key.algorithm
    return Decision(action=Action.CREATED, subject=subject, detail=detail, work=state.known_hosts)


def _not_ours(desired: Desired) -> tuple[str, str] | None:
    """Why its own key is not one that we rotate, and what to do; pieces may have some that are."""
    if not desired.keyed:
        return (
            "reads with a credential that provisioner does not make",
            "Replace it where the repository's declaration finds it, and run `provisioner pair`.",
        )
    if desired.pairing.deploy_key.custody == "terraform":
        return (
            "Terraform keeps its deploy key",
            "Replace its tls_private_key there (`terraform apply -replace=ADDRESS`), then run "
            "`provisioner pair`.",
        )
    return None


def _check_paired(desired: Desired, state: KeyInUse) -> None:
    if not state.paired or not state.public:
        raise Refused(
            f"cluster {desired.cluster}",
            "is not paired by this fleet with a deploy key",
            "Run `provisioner pair` first.",
        )


def act(target: Target, facts: Facts, decision: Decision[tuple[str, ...]]) -> Facts:
    staging_secret.stage(target, decision.work or ())
    return facts


def under_way(target: Target, facts: Facts) -> bool:
    """Whether there is a rotation to carry on; in a plan, whether one would be begun."""
    return facts.changed or staging_secret.of(facts.cluster) is not None


def _age(target: Target, record: Mapping[str, str], public: str) -> float | None:
    """By the host's own clock and list; where it keeps none, by our record."""
    listed = target.host_keys.find(public)
    made = listed.created if listed else None
    in_use = keys.fingerprint(public) if public else None
    if made is None and record.get("fingerprint") == in_use:
        made = clock.seconds(record.get(KEY_CREATED, ""))
    return None if made is None else max(0.0, time.time() - made)


STEP = Step(name="staging", look=look, decide=decide, act=act)
